"""Pages of cycles: who may open them, what they do, and within how many statements."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from tests.web.cycles.conftest import YEAR

from tepat_web.accounts.access import Role
from tepat_web.agreements.models import Agreement, Cycle
from tepat_web.cycles import actions, queries
from tepat_web.ledger import jobs
from tepat_web.ledger.models import Entry, Job

pytestmark = pytest.mark.django_db
STATEMENTS = 40


@pytest.fixture
def browser(city, client_of):
    return client_of(city.planner)


def url(name, cycle, query=""):
    return reverse(f"cycles:{name}", args=[cycle.pk]) + query


def test_a_cycle_is_laid_down_opened_looked_at_and_closed(browser, city):
    form = {
        "year": YEAR,
        "every": "quarter",
        "agree_until": f"{YEAR}-01-31",
        "evaluate_days": 14,
    }
    answer = browser.post("/siklus/", form)
    cycle = Cycle.objects.get()
    assert answer.url == url("board", cycle)
    assert browser.get(answer.url).status_code == 200
    answer = browser.post(url("open", cycle))
    job = Job.objects.get(kind="cycle.open")
    assert answer.url == reverse("ledger:job", args=[job.pk])
    assert answer.url in browser.get(url("board", cycle)).content.decode()
    assert jobs.do_now(job).state == Job.State.DONE
    page = browser.get(url("board", cycle)).content.decode()
    assert city.home.name in page
    people = browser.get(url("people", cycle, "?q=a")).content.decode()
    assert "<tbody>" in people
    assert browser.get(url("close", cycle)).status_code == 200
    browser.post(url("close", cycle))
    assert jobs.do_now(Job.objects.get(kind="cycle.close")).state == Job.State.DONE
    browser.post(url("reopen", cycle))
    assert Cycle.objects.get().stage == Cycle.Stage.OPEN


@pytest.mark.parametrize(
    "wrong", [{"year": 1900}, {"agree_until": ""}, {"evaluate_days": 900}]
)
def test_a_form_that_is_refused_comes_back_as_it_was_typed(browser, wrong):
    form = {
        "year": YEAR,
        "every": "month",
        "agree_until": f"{YEAR}-02-09",
        "evaluate_days": 17,
    } | wrong
    answer = browser.post("/siklus/", form)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert all(f'value="{value}"' in page for value in form.values() if value)
    assert not Cycle.objects.exists()


def test_a_second_cycle_of_a_year_is_refused_with_what_to_do(browser, draft):
    form = {
        "year": YEAR,
        "every": "month",
        "agree_until": f"{YEAR}-02-09",
        "evaluate_days": 17,
    }
    assert browser.post("/siklus/", form).status_code == 422
    assert browser.post(url("change", draft), form | {"evaluate_days": 0}).status_code
    browser.post(url("change", draft), form)
    assert Cycle.objects.get().every == "month"


def test_only_the_planner_of_the_whole_city_sees_what_runs_a_cycle(
    cycle, city, client_of, user_with
):
    officer = client_of(user_with(Role.OFFICER, city.home))
    page = officer.get(url("board", cycle)).content.decode()
    assert city.home.name in page
    assert city.abroad.name not in page
    assert "/ingatkan/" not in page
    assert (
        officer.get(url("board", cycle, f"?unit={city.abroad.code}")).status_code == 404
    )
    people = url("people", cycle, f"?unit={city.abroad.code}")
    assert officer.get(people).status_code == 404
    part = client_of(user_with(Role.PLANNER, city.home))
    for name in ("change", "open", "close", "reopen", "remind", "superiors"):
        for one, status in ((officer, 403), (part, 404)):
            assert one.post(url(name, cycle)).status_code == status, name
    for address in ("/siklus/siasn/", "/siklus/siasn/skp22-save.csv"):
        assert officer.get(address).status_code == 403
        assert part.get(address).status_code == 404
    assert Client().get(url("board", cycle)).status_code == 302


def test_who_leads_people_only_does_not_see_the_board(
    cycle, city, client_of, user_with
):
    boss = client_of(user_with(nip=city.leader.nip))
    assert boss.get(url("board", cycle)).status_code == 403


def test_superiors_change_by_marking_and_by_name(browser, cycle, city):
    led = Agreement.objects.filter(superior=city.leader.nip)
    count = led.count()
    other = Agreement.objects.exclude(employee=city.leader).exclude(pk__in=led)[0]
    form = {"old": city.leader.nip, "new": "123"}
    refused = browser.post(url("superiors", cycle), form)
    assert refused.status_code == 422
    assert 'value="123"' in refused.content.decode()
    browser.post(url("superiors", cycle), form | {"new": other.employee.nip})
    assert led.count() < count
    page = browser.get(url("superiors", cycle)).content.decode()
    assert page.count('name="pilih"') == count - led.count()
    one = Agreement.objects.filter(superior=other.employee.nip)[0]
    browser.post(url("superiors", cycle), {"pilih": one.pk})
    browser.post(url("superiors", cycle), {"lingkup": "semua"})
    assert led.count() == count
    assert Entry.objects.filter(act="cycle.replaced").count() >= 2


def test_reminding_comes_back_to_the_board_that_was_looked_at(browser, cycle, city):
    form = {"periode": "3", "unit": city.home.code}
    answer = browser.post(url("remind", cycle), form)
    assert answer.url == url("board", cycle, f"?periode=3&unit={city.home.code}")


def measured(browser, cycle, counted):
    """How many statements each page takes."""
    found = {}
    for name, query in (
        ("board", ""),
        ("board", "?periode=tahun"),
        ("people", ""),
        ("people", "?tampil=terlambat&q=a"),
        ("close", ""),
        ("superiors", ""),
    ):
        with counted() as context:
            assert browser.get(url(name, cycle, query)).status_code == 200
        found[name + query] = len(context)
    return found


def test_pages_take_as_many_statements_for_many_people_as_for_few(
    browser, cycle, django_assert_max_num_queries
):
    def counted():
        return django_assert_max_num_queries(STATEMENTS)

    Agreement.objects.update(superior="")  # everybody differs from the map
    some = Agreement.objects.values_list("pk", flat=True)[:8]
    many = measured(browser, cycle, counted)
    Agreement.objects.exclude(pk__in=list(some)).update(is_removed=True)
    few = measured(browser, cycle, counted)
    assert many == few


def test_the_board_is_there_for_a_year_before_it_begins(browser, city, run):
    ahead = actions.lay_down(
        by=city.planner,
        year=YEAR + 2,
        every="month",
        agree_until=date(YEAR + 2, 1, 31),
        evaluate_days=10,
    )
    run(actions.ask_opening, ahead)
    assert browser.get(url("board", ahead)).status_code == 200
    whole = queries.cycles().get(pk=ahead.pk)
    assert whole.agreements.count() > 0
