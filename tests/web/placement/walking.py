"""Plans that go their way in tests: made without computing, and led step by step."""

import json
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.urls import reverse
from django.utils import timezone

from tepat.placement.plan import FORM, digest
from tepat_web.accounts.access import Role
from tepat_web.placement import actions_life, scenarios, stages
from tepat_web.placement.life import State, Step
from tepat_web.placement.models import Move, Plan, Verification

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
        content = {"form": FORM, "number": number}
        made = Plan.objects.create(
            name=f"Rencana {number}",
            state=state,
            day=timezone.localdate(),
            effective_on=timezone.localdate() + timedelta(days=60),
            scenario=scenarios.USUAL,
            made_from={"city": "Kota", "is_example": True},
            totals={},
            snapshot_digest="s" * 64,
            digest=digest(content),
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
        text = json.dumps(content | {"digest": made.digest})
        (made.path / "plan.json").write_text(text, "utf-8")
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
