"""The way of a plan on its pages: what is offered, refused, and told to whom."""

import pytest
from django.urls import reverse

from tepat_web.accounts.access import Role
from tepat_web.ledger.models import Job
from tepat_web.placement.life import State, Step
from tepat_web.placement.models import Passage, Plan

from .walking import address, bare, go, people, soon

__all__ = ["bare", "people"]  # fixtures
pytestmark = pytest.mark.django_db


def test_the_page_of_a_step_offers_a_day_and_says_where_it_comes_from(
    people, bare, client_of
):
    plan, browser = bare(), client_of(people.planner)
    page = browser.get(address(plan, Step.CONSULT))
    text = page.content.decode()
    day = page.context["hearing"].until
    assert f'value="{day.isoformat()}"' in text
    assert "10 hari kerja dari hari ini" in text
    assert "UU 30/2014 Pasal 46–47" in text
    assert "belum dipastikan" in text
    answer = browser.post(address(plan, Step.CONSULT), {"until": soon().isoformat()})
    assert answer.url == reverse("placement:plan", args=[plan.pk])
    plan.refresh_from_db()
    assert (plan.state, plan.consult_until) == (State.CONSULTATION, soon())


@pytest.mark.parametrize(
    ("step", "told", "kept"),
    [
        (Step.CONSULT, {"until": "kapan-kapan"}, "kapan-kapan"),
        (Step.CONSULT, {"until": "2020-01-01"}, "2020-01-01"),
        (Step.WITHDRAW, {"reason": ""}, "Bidang ini"),
    ],
)
def test_what_cannot_be_comes_back_as_it_was_typed(
    step, told, kept, people, bare, client_of
):
    plan = bare()
    answer = client_of(people.planner).post(address(plan, step), told)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "data-refused" in text
    assert kept in text
    plan.refresh_from_db()
    assert plan.state == State.COMPUTED


def test_a_click_that_comes_twice_is_one_step_and_no_fault(people, bare, client_of):
    plan, browser = bare(), client_of(people.planner)
    told = {"until": soon().isoformat()}
    answers = [browser.post(address(plan, Step.CONSULT), told) for _ in "ab"]
    assert [it.status_code for it in answers] == [302, 302]
    assert plan.passages.count() == 1


def test_who_comes_second_is_told_what_happened(people, bare, client_of, user_with):
    plan = bare()
    told = {"until": soon().isoformat()}
    client_of(people.planner).post(address(plan, Step.CONSULT), told)
    answer = client_of(user_with(Role.PLANNER)).post(address(plan, Step.CONSULT), told)
    assert answer.status_code == 422
    assert "dalam konsultasi" in answer.content.decode()


def test_what_was_typed_is_not_lost_where_something_is_missing(people, bare, client_of):
    plan = go(Step.CONSULT, people.planner, bare())
    page = client_of(people.planner).post(address(plan, Step.PROPOSE))
    assert page.status_code == 422
    assert "Konsultasi masih dibuka sampai" in page.content.decode()
    withdrawn = bare(State.WITHDRAWN)
    answer = client_of(people.planner).post(
        address(withdrawn, Step.WITHDRAW), {"reason": "Sebuah alasan panjang"}
    )
    assert answer.status_code == 422


def test_the_page_of_the_signature_is_elsewhere(people, bare, client_of):
    plan = bare(State.PROPOSED)
    answer = client_of(people.authority).get(address(plan, Step.DECIDE))
    assert answer.url == reverse("decisions:sign", args=[plan.pk])


def test_nobody_gets_to_a_step_by_guessing(people, bare, client_of):
    plan = bare()
    for step in Step:
        for by in (people.employee, people.officer):
            browser = client_of(by)
            assert browser.get(address(plan, step)).status_code == 403
            assert browser.post(address(plan, step)).status_code == 403
    browser = client_of(people.authority)
    assert browser.get(address(plan, Step.CONSULT)).status_code == 403
    page = reverse("placement:step", args=[plan.pk, "langkah-lain"])
    assert client_of(people.planner).get(page).status_code == 404
    assert not Passage.objects.exists()


def test_the_page_of_a_plan_says_how_far_it_is_and_what_comes_next(
    plan, city, browser, user_with, client_of
):
    page = reverse("placement:plan", args=[plan.pk])
    text = browser.get(page).content.decode()
    assert text.count('class="button primary"') == 1
    assert address(plan, Step.CONSULT) in text
    assert address(plan, Step.WITHDRAW) in text
    assert 'aria-current="step"' in text
    opened = go(Step.CONSULT, city.planner, plan)
    text = browser.get(page).content.decode()
    assert "Konsultasi masih dibuka sampai" in text
    assert "Belum ada yang memeriksa" in text
    assert f"?seperti={opened.pk}&amp;revisi=1" in text
    assert city.planner.get_username() in text
    mover = opened.moves.first().nip
    seen = client_of(user_with(nip=mover)).get(page).content.decode()
    assert 'aria-current="step"' in seen
    assert "Langkah lain" not in seen
    assert "revisi=1" not in seen
    assert city.planner.get_username() not in seen
    index = browser.get(reverse("placement:index")).content.decode()
    assert "●●○○○○" in index


def test_a_revised_plan_shows_the_planner_what_it_changes_for_people(
    shown, city, browser, make, user_with, client_of
):
    ask = reverse("placement:ask", query={"seperti": shown.pk, "revisi": 1})
    form = browser.get(ask)
    assert "akan merevisi" in form.content.decode()
    told = {name: it or "" for name, it in form.context["form"].initial.items()}
    assert browser.post(ask, told).status_code == 302
    assert Job.objects.filter(kind="plan").first().question["replaces"] == shown.pk
    first, *_rest = shown.moves.order_by("number")
    new = make(freeze={"people": [first.nip], "positions": [], "units": []})
    Plan.objects.filter(pk=new.pk).update(replaces=shown)
    page = reverse("placement:plan", args=[new.pk])
    answer = browser.get(page)
    revision = answer.context["revision"]
    gone = {it.nip for it in revision.kinds[1].people}
    assert first.nip in gone
    before, after = (set(it.moves.values_list("nip", "to")) for it in (shown, new))
    assert revision.touched == len({nip for nip, _to in before ^ after})
    assert revision.same == len(before & after)
    text = answer.content.decode()
    assert reverse("placement:plan", args=[shown.pk]) in text
    assert address(new, Step.REVISE) in text
    # Who reads plans and makes none is not led through people.
    seen = client_of(user_with(Role.AUTHORITY)).get(page)
    assert seen.context["revision"] is None
    go(Step.REVISE, city.planner, new)
    employee = client_of(user_with(nip=first.nip))
    assert employee.get(page).status_code == 200
    old = reverse("placement:plan", args=[shown.pk])
    assert employee.get(old).status_code == 404
    assert "Tidak jadi pindah" not in employee.get(page).content.decode()


def test_of_a_revision_in_the_making_nobody_concerned_hears(shown, bare, employee):
    bare(replaces=shown)
    mover = employee(shown.moves.first().nip)
    text = mover.get(reverse("placement:plan", args=[shown.pk])).content.decode()
    assert "Direvisi oleh" not in text
