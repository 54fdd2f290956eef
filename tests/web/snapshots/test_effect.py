"""The effect of a change as a page: asked for, told, and seen by whom it concerns."""

from datetime import date, timedelta

import polars as pl
import pytest
from django.urls import reverse
from tests.web.snapshots.conftest import downloaded

from tepat_web.accounts.access import Role
from tepat_web.organisation.models import Unit
from tepat_web.publicservice.models import SurveyAnswer
from tepat_web.snapshots import queries, store
from tepat_web.snapshots.models import Computed
from tepat_web.snapshots.queries import Wanted

EVENT = date(2025, 10, 1)
ELEMENTS = (
    *("requirements", "procedure", "duration", "fee", "product"),
    *("staff_competence", "staff_behaviour", "complaint_handling", "facilities"),
)


@pytest.fixture
def asked(city):
    """Answers of ten units on both sides of a day; two of them rise by a point."""
    units = list(
        Unit.objects.filter(path__startswith=city.home.path).order_by("path")[:2]
    )
    others = Unit.objects.exclude(path__startswith=city.home.path).order_by("path")
    outside = [it for it in others if len(it.path) > len(city.home.path)][:8]
    SurveyAnswer.objects.all().delete()
    rows = []
    for at, unit in enumerate([*units, *outside]):
        for quarter in range(8):
            for sheet in range(6):
                day = date(2024, 10, 1) + timedelta(days=91 * quarter + 5 * sheet)
                score = 2 + (at + sheet + quarter) % 2
                if at < 2 and day >= EVENT:
                    score += 1
                rows.append(
                    SurveyAnswer(unit=unit, day=day, **dict.fromkeys(ELEMENTS, score))
                )
    SurveyAnswer.objects.bulk_create(rows)
    return units, outside


@pytest.fixture
def found(asked, compute):
    units, _ = asked
    return compute("effect", event=EVENT.isoformat(), changed=[it.code for it in units])


def page(client, found, **wanted):
    answer = client.get(reverse("snapshots:result", args=[found.pk]), wanted)
    assert answer.status_code == 200
    return answer.content.decode()


def rows(by, found, name):
    table = next(it for it in store.read(found.folder).tables if it.name == name)
    return queries.rows(by, table, Wanted()).collect()


def test_the_page_tells_and_draws_the_effect(found, browser, city):
    said = page(browser, found)
    assert "Kepuasan naik 25,0 poin" in said
    assert said.count("<figure") == 2
    assert said.count("<summary>Tampilkan tabel</summary>") == 2
    assert "unit yang berubah" in said
    assert "01-10-2025" in said
    assert 'class="rule-mark"' in said
    told = rows(city.planner, found, "periode")
    assert told.height == 8
    before = pl.col("order").cast(pl.Int64) < 0
    assert told.filter(before)["treated"].mean() == pytest.approx(62.5)
    assert told.filter(~before)["treated"].mean() == pytest.approx(87.5)
    assert told["compared"].mean() == pytest.approx(62.5)
    notes = rows(city.planner, found, "penjelasan")["note_id"].to_list()
    assert any("Uji tanggal" in each for each in notes)
    roles = rows(city.planner, found, "unit")["side_id"].value_counts()
    assert dict(roles.iter_rows()) == {"berubah": 2, "pembanding": 8}
    for file in store.read(found.folder).files:
        address = reverse("snapshots:file", args=[found.pk, file.name])
        assert downloaded(browser.get(address))


def test_the_same_page_speaks_english(found, browser):
    browser.cookies["tepat_language"] = "en"
    assert "Satisfaction rose by 25.0 points" in page(browser, found)


def test_the_form_takes_codes_and_names_and_keeps_codes(asked, city, browser):
    first, second = asked[0]
    address = reverse("snapshots:ask", args=["effect"])
    form = browser.get(address).content.decode()
    for name in ("event", "changed", "training", "outcome", "element", "compare"):
        assert f'name="{name}"' in form
    told = {"event": "2025-10-01", "changed": f"{first.name}\n {second.code.lower()} "}
    answer = browser.post(address, told)
    assert answer.status_code == 302
    job = browser.get(answer.url)
    assert job.status_code == 200


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({}, "Sebutkan hari perubahan dan unitnya"),
        ({"event": "2025-10-01"}, "Sebutkan hari perubahan dan unitnya"),
        ({"event": "2025-10-01", "changed": "TIDAK-ADA"}, "Tidak ada unit"),
        ({"event": "2025-10-01", "changed": "{code}", "training": "X"}, "Pilih salah"),
        ({"event": "besok", "changed": "{code}"}, "tanggal"),
    ],
)
def test_the_form_says_what_is_missing(asked, browser, told, words):
    told = {name: value.format(code=asked[0][0].code) for name, value in told.items()}
    answer = browser.post(reverse("snapshots:ask", args=["effect"]), told)
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_what_the_data_cannot_answer_is_said_as_the_answer(asked, compute, browser):
    units, _ = asked
    found = compute("effect", event="2020-01-01", changed=[units[0].code])
    assert "berasal dari sesudah 1 Januari 2020" in page(browser, found)
    found = compute("effect", training="LAT-TIDAK-ADA")
    assert "LAT-TIDAK-ADA" in page(browser, found)
    found = compute("effect", event="2025-10-01", changed=["SUDAH-DIHAPUS"])
    assert "SUDAH-DIHAPUS" in page(browser, found)


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.AUTHORITY, Role.BOARD])
def test_those_who_read_results_of_the_city_see_it(found, user_with, client_of, role):
    said = page(client_of(user_with(role)), found)
    assert said.count("<figure") == 2
    assert "Hitung lagi" not in said


def test_a_service_manager_sees_the_effect_in_the_own_agency_only(
    found, asked, user_with, client_of, city
):
    inside = user_with(Role.SERVICE, unit=city.home)
    assert page(client_of(inside), found).count("<figure") == 2
    assert rows(inside, found, "periode").height == 8
    names = set(rows(inside, found, "unit")["name"])
    assert names == {it.name for it in asked[0]}
    outside = user_with(Role.SERVICE, unit=city.abroad)
    assert page(client_of(outside), found).count("<figure") == 0
    assert rows(outside, found, "periode").is_empty()
    assert rows(outside, found, "penjelasan").is_empty()


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.AUTHORITY, Role.SERVICE])
def test_those_who_only_read_do_not_compute(user_with, client_of, role):
    answer = client_of(user_with(role)).get(reverse("snapshots:ask", args=["effect"]))
    assert answer.status_code == 403
    assert not Computed.objects.exists()


def test_what_rests_on_ratings_is_for_who_may_see_people(city, compute, user_with):
    found = compute(
        "effect",
        event="2025-01-01",
        changed=[city.home.code],
        outcome="performance",
        compare="all",
    )
    stored = store.read(found.folder)
    assert stored.tables and stored.figures  # it could be measured
    service = user_with(Role.SERVICE, unit=city.home)
    for table in stored.tables:
        assert queries.rows(service, table, Wanted()).collect().is_empty()
        assert not queries.rows(city.planner, table, Wanted()).collect().is_empty()
    assert {each.read for each in stored.figures} == {"people_read"}
    assert not [it for it in stored.files if queries.may_download(service, it)]
