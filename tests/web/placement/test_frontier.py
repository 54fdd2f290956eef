"""What each further move of a plan brings: asked for once, shown with its table."""

import pytest
from django.urls import reverse
from tests.web.placement.conftest import done

from tepat.frontier import frontier
from tepat.placement import store as folders
from tepat_web.accounts.access import Role
from tepat_web.ledger.actions import NotAllowed
from tepat_web.ledger.models import Entry, Job
from tepat_web.placement import actions
from tepat_web.placement.models import Frontier


def address(name, plan):
    return reverse(f"placement:{name}", args=[plan.pk])


@pytest.fixture
def traced(plan, city):
    done(actions.ask_frontier(by=city.planner, plan=plan))
    return plan


def test_from_the_plan_to_the_curve(plan, browser):
    text = browser.get(address("plan", plan)).content.decode()
    assert "Hitung kurvanya" in text
    assert browser.get(address("frontier", plan)).status_code == 404
    answer = browser.post(address("trace", plan))
    job = Job.objects.get(kind="frontier")
    assert answer.url == reverse("ledger:job", args=[job.pk])
    assert done(job).answer["url"] == address("frontier", plan)
    text = browser.get(address("plan", plan)).content.decode()
    assert "Hitung kurvanya" not in text and address("frontier", plan) in text
    acts = Entry.objects.filter(act__startswith="frontier.").order_by("number")
    assert [each.act for each in acts] == ["frontier.asked", "frontier.stored"]


def test_the_curve_is_the_engines_own(traced, browser):
    content = folders.read(traced.path)
    found = frontier(folders.case_of(traced.path, content), content)
    kept = Frontier.objects.get(plan=traced).told
    assert [it["moves"] for it in kept["points"]] == [it.moves for it in found.points]
    assert kept["points"][-1]["moves"] == traced.totals["moves"]
    for step in kept["steps"]:
        point = found.within(step["moves"])
        goals = [found.goals.index(goal) for goal in kept["goals"]]
        assert step["share"] == [found.share(point)[at] for at in goals]
    answer = browser.get(address("frontier", traced))
    text = answer.content.decode()
    assert text.count("<figure") == 1
    assert len(answer.context["rows"]) == len(found.points)
    assert str(answer.context["headline"]) in text


def test_it_is_worked_out_once_and_never_of_an_exchange(traced, make, city, browser):
    with pytest.raises(NotAllowed):
        actions.ask_frontier(by=city.planner, plan=traced)
    exchanged = make(mode="exchange")
    page = browser.get(address("plan", exchanged)).content.decode()
    assert "Hitung kurvanya" not in page
    answer = browser.post(address("trace", exchanged), follow=True)
    assert "tidak mempunyai kurva" in answer.content.decode()
    assert Job.objects.filter(kind="frontier").count() == 1


def test_only_who_sees_the_whole_city_sees_it(
    traced, city, cast, user_with, client_of, open_to_all
):
    open_to_all(traced)
    for role, unit, status in (
        (Role.AUDITOR, None, 200),
        (Role.AUTHORITY, None, 200),
        (Role.BOARD, cast.home, 404),
        (Role.OFFICER, cast.home, 404),
    ):
        client = client_of(user_with(role, unit) if unit else user_with(role))
        assert client.get(address("frontier", traced)).status_code == status, role
        assert client.post(address("trace", traced)).status_code == 403
        page = client.get(address("plan", traced))
        assert bool(page.context.get("fairness")) == (status == 200), role
    client = client_of(user_with(nip=cast.move.nip))
    assert client.get(address("frontier", traced)).status_code == 404
