"""Public satisfaction as a page: the figures, and who sees them."""

import polars as pl
import pytest
from django.urls import reverse
from tests.web.snapshots.conftest import downloaded

from tepat_web.accounts.access import Role
from tepat_web.organisation.models import Unit
from tepat_web.publicservice.models import SurveyAnswer
from tepat_web.snapshots import queries, store
from tepat_web.snapshots.queries import Wanted

REMARK = "Antrean panjang sekali di loket 3"
ELEMENTS = (
    *("requirements", "procedure", "duration", "fee", "product"),
    *("staff_competence", "staff_behaviour", "complaint_handling", "facilities"),
)


@pytest.fixture
def found(compute):
    first = SurveyAnswer.objects.order_by("order", "pk").first()
    SurveyAnswer.objects.filter(pk=first.pk).update(remark=REMARK)
    return compute("survey")


def rows(by, found, name):
    table = next(it for it in store.read(found.folder).tables if it.name == name)
    return queries.rows(by, table, Wanted()).collect()


def page(client, found, **asked):
    answer = client.get(reverse("snapshots:result", args=[found.pk]), asked)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_index_of_a_unit_is_that_of_its_answers(found, city):
    told = rows(city.planner, found, "unit")
    assert told.height
    for row in told.iter_rows(named=True):
        answers = SurveyAnswer.objects.filter(unit=row["name_pk"], is_removed=False)
        given = pl.DataFrame(list(answers.values(*ELEMENTS)))
        assert row["n"] == given.height
        mean = sum(given[name].drop_nulls().mean() for name in ELEMENTS) / 9
        assert row["ikm"] == pytest.approx(mean * 25, abs=0.006)


def test_the_overview_draws_units_with_their_intervals(found, browser):
    said = page(browser, found)
    assert 'class="mark-range"' in said
    assert "yang terendah lebih dulu" in said


def test_what_people_wrote_is_nowhere(found, browser):
    for table in store.read(found.folder).tables:
        assert REMARK not in page(browser, found, tabel=table.name)
    (file,) = store.read(found.folder).files
    address = reverse("snapshots:file", args=[found.pk, file.name])
    assert REMARK.encode() not in downloaded(browser.get(address))
    folder = store.root() / found.folder
    assert not any(REMARK.encode() in each.read_bytes() for each in folder.iterdir())


def test_a_service_manager_sees_the_units_of_the_grant_only(
    found, user_with, client_of
):
    answered = SurveyAnswer.objects.order_by("unit__path").values_list(
        "unit", flat=True
    )
    units = Unit.objects.filter(pk__in=answered).order_by("path")
    here, away = units.first(), units.last()
    manager = user_with(Role.SERVICE, unit=here)
    names = rows(manager, found, "unit")["name"].to_list()
    assert names == [here.name]
    said = page(client_of(manager), found)
    assert here.name in said
    assert away.name not in said
    said = page(client_of(manager), found, unit=away.code)
    assert 'class="mark-range"' not in said


def test_who_may_not_read_surveys_sees_no_row_figure_or_file(
    found, user_with, client_of
):
    analyst = user_with(Role.ANALYST)
    client = client_of(analyst)
    for table in store.read(found.folder).tables:
        assert rows(analyst, found, table.name).is_empty()
    said = page(client, found)
    assert 'class="mark-range"' not in said
    (file,) = store.read(found.folder).files
    assert not queries.may_download(analyst, file)


def test_a_sheet_worth_a_look_leads_to_its_record(found, city, browser):
    told = rows(city.planner, found, "lembar")
    assert told.height
    number = told["sheet_pk"][0]
    answer = SurveyAnswer.objects.get(pk=number)
    assert len({getattr(answer, name) for name in ELEMENTS}) == 1
    assert f"/survei/{number}" in page(browser, found, tabel="lembar")


def test_a_weight_and_a_first_day_can_be_asked_for(compute, city):
    exact = rows(city.planner, compute("survey"), "unit")
    cut = compute("survey", weight="0.11", period="tahun", since="2026-01-01")
    less = rows(city.planner, cut, "unit")
    assert less["n"].sum() < exact["n"].sum()
    periods = rows(city.planner, cut, "masa")["period_id"].unique().to_list()
    assert periods == ["tahun 2026"]
    cut = compute("survey", weight="0.11")
    ratio = rows(city.planner, cut, "unit")["ikm"] / exact["ikm"]
    assert ratio.to_list() == pytest.approx([0.99] * exact.height, abs=1e-3)
