"""The effect page: asked from a training or a rotation, told with its interval."""

from datetime import date

import pytest
from django.urls import reverse
from tests.web.snapshots.test_effect import EVENT

from tepat_web.accounts.access import Role
from tepat_web.decisions.models import Planned, PlannedState
from tepat_web.impact import queries, telling
from tepat_web.ledger import jobs
from tepat_web.ledger.models import Job
from tepat_web.organisation.models import Position
from tepat_web.placement.models import Plan
from tepat_web.snapshots import store
from tepat_web.snapshots.models import Computed

pytestmark = pytest.mark.django_db


def text(answer, status=200):
    assert answer.status_code == status
    return answer.content.decode()


def at(name, *numbers, **asked):
    return reverse(f"impact:{name}", args=numbers, query=asked or None)


def test_the_page_shows_lines_the_interval_against_zero_and_the_sentence(
    city, found, browser
):
    page = text(browser.get(at("one", found.pk)))
    assert "Kepuasan naik 25,0 poin" in page
    assert page.count("<figure") == 2 and 'class="rule-mark"' in page
    told = telling.impact(city.planner, found)
    estimate = store.read(found.folder)
    assert estimate.statement == told.statement  # the engine's own words
    assert told.claim.value == 25 and told.claim.is_told
    assert told.claim.low <= 25 <= told.claim.high
    assert (len(told.treated), len(told.compared)) == (2, 8)
    assert told.periods == (4, 4)
    for name in (*told.treated, *told.compared):
        assert name in page
    assert "Uji tanggal" in page


def test_where_the_data_cannot_tell_no_number_is_claimed(city, asked, compute, browser):
    units, _ = asked
    found = compute("effect", event="2020-01-01", changed=[units[0].code])
    page = text(browser.get(at("one", found.pk)))
    assert "berasal dari sesudah 1 Januari 2020" in page
    assert telling.impact(city.planner, found).claim is None
    assert "<figure" not in page and 'class="stat"' not in page


def test_an_effect_that_may_be_nothing_says_so(city, asked, compute, browser):
    _, outside = asked  # units in which nothing changed
    found = compute("effect", event=EVENT.isoformat(), changed=[outside[0].code])
    told = telling.impact(city.planner, found)
    assert told.claim.low < 0 < told.claim.high and not told.claim.is_told
    page = text(browser.get(at("one", found.pk)))
    assert "Data belum cukup" in page
    assert "Selangnya memuat nol" in page


def test_a_job_leads_to_the_page(found):
    assert Job.objects.get(pk=found.job_id).answer["url"] == at("one", found.pk)


def test_asking_about_a_training_is_a_job_whose_answer_is_listed(city, asked, browser):
    first = queries.trainings()[0]
    page = text(browser.get(at("index")))
    assert first.name in page and f"pelatihan={first.code}" in page
    form = text(browser.get(at("ask", pelatihan=first.code)))
    assert f'value="{first.code}"' in form
    answer = browser.post(at("ask"), {"training": first.code, "outcome": "survey"})
    assert answer.status_code == 302
    jobs.do_now(Job.objects.latest("pk"))
    made = Computed.objects.get()
    page = text(browser.get(at("index")))
    assert at("one", made.pk) in page
    assert str(telling.statement(made).id)[:40] in page


def test_a_form_without_a_change_comes_back(browser, asked):
    page = text(browser.post(at("ask"), {"event": "2025-10-01"}), 422)
    assert 'value="2025-10-01"' in page and "Sebutkan hari perubahan" in page


def test_a_rotation_is_asked_about_by_the_day_on_which_most_moved(city, browser, found):
    plan = Plan.objects.create(
        name="Rotasi awal 2026",
        by=city.planner,
        day=EVENT,
        effective_on=EVENT,
        made_at=found.made_at,
    )
    seats = list(Position.objects.order_by("pk")[:3])
    days = (date(2026, 1, 5), date(2026, 1, 5), date(2026, 3, 2))
    for number, (seat, day) in enumerate(zip(seats, days, strict=True), start=1):
        Planned.objects.create(
            plan=plan,
            number=number,
            nip=f"19900101201503190{number}",
            to=seat.code,
            wave=1,
            day=day,
            state=PlannedState.DONE,
        )
    (told,) = queries.rotations(city.planner)
    assert told.day == days[0]
    assert set(told.units) == {seat.unit.code for seat in seats[:2]}
    form = text(browser.get(at("ask", rencana=plan.pk)))
    assert 'value="2026-01-05"' in form and told.units[0] in form
    assert "Rotasi awal 2026" in form
    assert queries.rotation(city.planner, "9" * 5_000) is None


def test_an_effect_is_read_where_its_units_lie(found, city, user_with, client_of):
    inside = client_of(user_with(Role.SERVICE, city.home))
    assert "Kepuasan naik" in text(inside.get(at("one", found.pk)))
    outside = client_of(user_with(Role.SERVICE, city.abroad))
    assert outside.get(at("one", found.pk)).status_code == 404
    assert at("one", found.pk) not in text(outside.get(at("index")))
    for role in (Role.AUDITOR, Role.AUTHORITY):
        reader = client_of(user_with(role))
        assert "Kepuasan naik" in text(reader.get(at("one", found.pk)))
        assert reader.get(at("ask")).status_code == 403
    assert client_of(user_with(nip=city.led.nip)).get(at("index")).status_code == 403


def test_what_rests_on_ratings_is_for_who_may_see_people(
    city, compute, user_with, client_of
):
    found = compute(
        "effect",
        event="2025-01-01",
        changed=[city.home.code],
        outcome="performance",
        compare="all",
    )
    service = client_of(user_with(Role.SERVICE, city.home))
    assert service.get(at("one", found.pk)).status_code == 404
    officer = client_of(user_with(Role.OFFICER, city.home))
    text(officer.get(at("one", found.pk)))


def test_the_page_speaks_english(found, browser):
    browser.cookies["tepat_language"] = "en"
    page = text(browser.get(at("one", found.pk)))
    assert "Satisfaction rose by 25.0 points" in page
    assert "What it rests on" in page


def test_the_list_costs_the_same_statements_for_more_answers(
    city, found, browser, django_assert_max_num_queries
):
    browser.get(at("index"))
    with django_assert_max_num_queries(40) as few:
        browser.get(at("index"))
    for _ in range(12):
        found.pk = None
        found.job = None
        found.save()
    with django_assert_max_num_queries(len(few)):
        text(browser.get(at("index")))


def test_what_could_not_be_measured_stands_folded_below_what_was(
    city, asked, compute, browser
):
    units, _ = asked
    compute("effect", event="2020-01-01", changed=[units[0].code])
    page = text(browser.get(at("index")))
    assert "1 yang tidak dapat diukur, dan sebabnya" in page
    found = compute("effect", event=EVENT.isoformat(), changed=[units[0].code])
    page = text(browser.get(at("index")))
    assert page.index(at("one", found.pk)) < page.index("tidak dapat diukur, dan")


def test_a_training_is_called_by_its_name(city, asked, compute, browser):
    first = queries.trainings()[0]
    found = compute("effect", training=first.code)
    called = telling.name(found, queries.names_of_trainings())
    assert first.name in called and first.code not in called
    page = text(browser.get(at("one", found.pk)))
    assert f"{called}</h1>" in page
    listed = text(browser.get(at("index"))).split(at("one", found.pk))[1]
    assert called in listed
