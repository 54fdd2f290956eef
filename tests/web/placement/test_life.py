"""The life of a plan: who goes which arrow from where, once, and with what."""

import json
from datetime import timedelta
from importlib import import_module
from itertools import product
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from tepat_web.accounts.access import MAY, Permission, Role
from tepat_web.ledger.actions import NotAllowed
from tepat_web.ledger.models import Entry, Job
from tepat_web.placement import actions, actions_life, scenarios, stages, waiting
from tepat_web.placement.life import ARROWS, State, Step
from tepat_web.placement.models import Move, Passage, Plan, Verification

pytestmark = pytest.mark.django_db
P = Permission
ASKED = {
    Step.CONSULT: "until",
    Step.REVISE: "until",
    Step.RETURN: "reason",
    Step.EVALUATE: "reason",
    Step.WITHDRAW: "reason",
}


@pytest.fixture
def people(user_with):
    return SimpleNamespace(
        planner=user_with(Role.PLANNER),
        authority=user_with(Role.AUTHORITY),
        officer=user_with(Role.OFFICER),
        employee=user_with(nip="199001012015031901"),
    )


@pytest.fixture
def bare(people, settings, tmp_path):
    """Make a plan without computing one: a row, and a file with its digest."""
    settings.FILES = tmp_path

    def plan(state=State.COMPUTED, *, moves=(), verified=True, **values):
        number = Plan.objects.count() + 1
        made = Plan.objects.create(
            name=f"Rencana {number}",
            state=state,
            day=timezone.localdate(),
            effective_on=timezone.localdate() + timedelta(days=60),
            scenario=scenarios.USUAL,
            made_from={"city": "Kota", "is_example": True},
            totals={},
            snapshot_digest="s" * 64,
            digest=f"{number:064d}",
            version=0,
            folder=f"rencana-{number}",
            made_at=timezone.now(),
            by=people.planner,
            **values,
        )
        for at, (nip, to) in enumerate(moves, start=1):
            Move.objects.create(
                plan=made,
                number=at,
                nip=nip,
                to=to,
                kind="rotasi",
                chain=1,
                fit_after=500,
            )
        if verified:
            Verification.objects.create(
                plan=made,
                valid=True,
                outcome={"violations": []},
                at=timezone.now(),
                by=people.planner,
            )
        made.path.mkdir(parents=True)
        content = json.dumps({"digest": made.digest})
        (made.path / "plan.json").write_text(content, "utf-8")
        return made

    return plan


def soon(days=14):
    return timezone.localdate() + timedelta(days=days)


def go(step, by, plan, **told):
    """Go a step with what it usually asks for."""
    usual = {"until": soon(), "reason": "Karena perlu."}
    if step is Step.DECIDE:
        given = {"digest": plan.digest, "decree": {"number": "800/1"}}
    else:
        given = {ASKED[step]: usual[ASKED[step]]} if step in ASKED else {}
    action = actions_life.GOING.get(step, actions_life.decide)
    return action(by=by, plan=plan, **(given | told))


def over(plan):
    """Let the last day of a consultation have passed."""
    Plan.objects.filter(pk=plan.pk).update(consult_until=soon(-1))
    plan.refresh_from_db()
    return plan


def address(plan, step):
    return reverse("placement:step", args=[plan.pk, stages.SLUGS[step]])


def test_a_plan_goes_its_way_and_every_step_is_kept(people, bare):
    plan = go(Step.CONSULT, people.planner, bare())
    assert (plan.state, plan.consult_until) == (State.CONSULTATION, soon())
    plan = go(Step.PROPOSE, people.planner, over(plan))
    plan = go(Step.RETURN, people.authority, plan, reason="Jarak terlalu jauh.")
    assert plan.state == State.CONSULTATION
    plan = go(Step.PROPOSE, people.planner, plan)
    plan = go(Step.DECIDE, people.authority, plan)
    plan = go(Step.CARRY_OUT, people.planner, plan)
    plan = go(Step.EVALUATE, people.planner, plan, reason="Kursi terisi.")
    assert plan.state == State.EVALUATED
    told = list(plan.passages.values_list("step", "begun", "by", "reason"))
    mine, theirs = people.planner.pk, people.authority.pk
    assert told == [
        ("consult", "computed", mine, ""),
        ("propose", "consultation", mine, ""),
        ("return", "proposed", theirs, "Jarak terlalu jauh."),
        ("propose", "consultation", mine, ""),
        ("decide", "proposed", theirs, ""),
        ("carry-out", "decided", mine, ""),
        ("evaluate", "carried-out", mine, "Kursi terisi."),
    ]
    acts = set(Entry.objects.values_list("act", flat=True))
    assert {f"plan.{verb}" for verb in actions_life.VERBS.values()} - acts == {
        *("plan.revised", "plan.withdrawn")
    }
    assert {it.digest for it in plan.passages.all()} == {plan.digest}
    assert stages.next_of(people.planner, plan) is None


@pytest.mark.parametrize(
    ("step", "state"),
    [
        (step, state)
        for step, state in product(Step, State)
        if state not in ARROWS[step].start
    ],
)
def test_no_arrow_begins_where_it_does_not(step, state, people, bare):
    by = people.planner
    if ARROWS[step].permission is P.PLAN_DECIDE:
        by = people.authority
    plan = bare(state)
    with pytest.raises(NotAllowed):
        go(step, by, plan)
    plan.refresh_from_db()
    assert (plan.state, Passage.objects.count()) == (state, 0)


@pytest.mark.parametrize("step", Step)
def test_only_who_may_goes_an_arrow(step, user_with, bare):
    arrow = ARROWS[step]
    plan = bare(min(arrow.start))
    for role in (Role.PLANNER, Role.AUTHORITY, Role.OFFICER, Role.BOARD, Role.AUDITOR):
        if arrow.permission not in MAY[role]:
            with pytest.raises(PermissionDenied):
                go(step, user_with(role), plan)
    with pytest.raises(PermissionDenied):
        go(step, user_with(nip="199001012015031902"), plan)
    assert not Passage.objects.exists()


@pytest.mark.parametrize("step", [Step.RETURN, Step.EVALUATE, Step.WITHDRAW])
def test_some_steps_are_not_gone_without_a_reason(step, people, bare):
    plan = bare(min(ARROWS[step].start))
    by = people.authority if step is Step.RETURN else people.planner
    with pytest.raises(NotAllowed, match="alasan"):
        go(step, by, plan, reason=" \n")


@pytest.mark.parametrize("days", [0, -3, 400])
def test_people_are_given_days_to_answer_and_no_mistyped_year(days, people, bare):
    with pytest.raises(NotAllowed):
        go(Step.CONSULT, people.planner, bare(), until=soon(days))


def test_what_is_missing_is_said_and_nothing_is_done(people, bare):
    plan = go(Step.CONSULT, people.planner, bare(verified=False))
    offer = stages.next_of(people.planner, plan)
    assert offer.step is Step.PROPOSE
    assert not offer.is_open
    said = " ".join(offer.missing)
    assert "Konsultasi masih dibuka sampai" in said
    assert "memeriksa" in said.lower() or "diperiksa" in said.lower()
    with pytest.raises(NotAllowed) as refusal:
        go(Step.PROPOSE, people.planner, plan)
    assert str(refusal.value) == said
    # Who cannot go it is told whose turn it is, and nothing else.
    theirs = stages.next_of(people.employee, plan)
    assert (theirs.may, theirs.missing) == (False, ())
    assert "BKPSDM" in theirs.roles


def test_a_plan_that_was_found_wrong_is_not_proposed(people, bare):
    plan = over(go(Step.CONSULT, people.planner, bare()))
    Verification.objects.create(
        plan=plan,
        valid=False,
        outcome={"violations": []},
        at=timezone.now(),
        by=people.planner,
    )
    with pytest.raises(NotAllowed):
        go(Step.PROPOSE, people.planner, plan)


def test_who_made_or_proposed_a_plan_does_not_decide_on_it(people, bare, user_with):
    both = user_with(Role.PLANNER)
    both.grants.create(role=Role.AUTHORITY, valid_from=timezone.localdate())
    plan = over(go(Step.CONSULT, people.planner, bare()))
    plan = go(Step.PROPOSE, both, plan)
    with pytest.raises(NotAllowed, match=r"empat mata|orang lain"):
        go(Step.DECIDE, both, plan)
    assert go(Step.DECIDE, people.authority, plan).state == State.DECIDED


def test_only_the_plan_that_was_seen_is_signed(people, bare):
    plan = over(go(Step.CONSULT, people.planner, bare()))
    plan = go(Step.PROPOSE, people.planner, plan)
    with pytest.raises(NotAllowed):
        go(Step.DECIDE, people.authority, plan, digest="0" * 64)
    (plan.path / "plan.json").write_text('{"digest": "lain"}', "utf-8")
    with pytest.raises(NotAllowed):
        go(Step.DECIDE, people.authority, plan)


def test_of_two_who_go_at_once_one_goes_and_the_other_is_told(people, bare, user_with):
    plan = bare()
    seen = Plan.objects.get(pk=plan.pk)  # as another page has it open
    go(Step.CONSULT, people.planner, plan)
    with pytest.raises(NotAllowed, match="dalam konsultasi"):
        go(Step.CONSULT, user_with(Role.PLANNER), seen, until=soon(30))
    with pytest.raises(NotAllowed):
        go(Step.REVISE, people.planner, seen)
    plan.refresh_from_db()
    assert (plan.consult_until, plan.passages.count()) == (soon(), 1)


def test_a_revised_plan_takes_the_place_of_the_one_it_revises(people, bare):
    old = go(Step.CONSULT, people.planner, bare())
    new = bare(replaces=old)
    with pytest.raises(NotAllowed, match="Gantikan"):
        go(Step.CONSULT, people.planner, new)
    assert stages.next_of(people.planner, new).step is Step.REVISE
    new = go(Step.REVISE, people.planner, new)
    old.refresh_from_db()
    assert (old.state, new.state) == (State.REPLACED, State.REVISED)
    assert Entry.objects.filter(act="plan.replaced").count() == 1
    # A second revision of the same plan came too late.
    late = bare(replaces=old)
    with pytest.raises(NotAllowed):
        go(Step.REVISE, people.planner, late)


def test_a_plan_that_was_proposed_meanwhile_is_not_replaced(people, bare, monkeypatch):
    old = go(Step.CONSULT, people.planner, bare())
    new = bare(replaces=old)
    arrow = ARROWS[Step.REVISE]

    def meanwhile(by, passage):
        Plan.objects.filter(pk=old.pk).update(state=State.PROPOSED)

    monkeypatch.setattr(type(arrow), "follow", lambda self, *told: meanwhile(*told))
    with pytest.raises(NotAllowed, match="tidak direvisi lagi"):
        go(Step.REVISE, people.planner, new)
    new.refresh_from_db()
    assert new.state == State.COMPUTED


def test_only_what_is_in_consultation_is_asked_to_be_revised(people, bare):
    plan = bare()
    told = {"name": "Revisi", "day": "", "scenario": scenarios.USUAL}
    with pytest.raises(NotAllowed, match="tidak lagi dalam konsultasi"):
        actions.ask_plan(by=people.planner, replaces=plan, **told)
    go(Step.CONSULT, people.planner, plan)
    job = actions.ask_plan(by=people.planner, replaces=plan, **told)
    assert job.question["replaces"] == plan.pk


def test_a_plan_that_was_shown_before_there_was_a_life_is_in_consultation(bare, people):
    plans = [bare() for _ in range(2)]
    Plan.objects.filter(pk=plans[0].pk).update(state="shown")
    migration = import_module("tepat_web.placement.migrations.0003_life")
    migration.shown_is_consultation(apps, None)
    for plan in plans:
        plan.refresh_from_db()
    assert [it.state for it in plans] == [State.CONSULTATION, State.COMPUTED]
    # Nobody noted when it was shown; it goes on from there nevertheless.
    (now,) = (it for it in stages.stages(plans[0], named=True) if it.is_current)
    assert now.at is None
    assert go(Step.PROPOSE, people.planner, plans[0]).state == State.PROPOSED


def way_of(plan, **told):
    found = stages.stages(plan, named=told.get("named", False))
    return "".join(
        "x" if it.is_current else "." if it.is_reached else "o" for it in found
    )


def test_the_way_tells_what_was_reached_and_what_is_ahead(people, bare):
    plan = bare()
    assert way_of(plan) == "xooooo"
    plan = over(go(Step.CONSULT, people.planner, plan))
    plan = go(Step.PROPOSE, people.planner, plan)
    assert way_of(plan) == "..xooo"
    plan = go(Step.RETURN, people.authority, plan)
    assert way_of(plan) == ".xoooo"
    told = stages.stages(plan, named=True)
    assert told[1].by == people.authority.get_username()
    assert {it.by for it in stages.stages(plan, named=False)} == {""}
    plan = go(Step.WITHDRAW, people.planner, plan)
    assert way_of(plan) == "...x"


def test_the_way_of_a_revision_and_of_what_it_replaced(people, bare):
    old = go(Step.CONSULT, people.planner, bare())
    new = go(Step.REVISE, people.planner, bare(replaces=old))
    titles = [it.title for it in stages.stages(new, named=False)]
    assert titles[1] == str(State.REVISED.label)
    new = go(Step.PROPOSE, people.planner, over(new))
    new = go(Step.RETURN, people.authority, new)  # and is heard as its own again
    assert way_of(new) == ".xoooo"
    old.refresh_from_db()
    last = stages.stages(old, named=True)[-1]
    assert (last.title, last.is_current) == (str(State.REPLACED.label), True)
    assert last.at is not None


def test_a_plan_that_can_go_on_waits_for_the_planner_alone(people, bare):
    today = timezone.localdate()
    open_, ended = (go(Step.CONSULT, people.planner, bare()) for _ in range(2))
    over(ended)
    done = bare(State.CARRIED_OUT)
    told = waiting.of(people.planner, today)
    assert [(it.url, it.is_urgent) for it in told] == [
        (reverse("placement:plan", args=[ended.pk]), True),
        (address(done, Step.EVALUATE), False),
    ]
    assert open_.name not in "".join(it.text for it in told)
    for by in (people.authority, people.officer, people.employee):
        assert waiting.of(by, today) == []


# ── Pages ──────────────────────────────────────────────────────────────────────


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


# ── With a plan of the small city ──────────────────────────────────────────────


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
