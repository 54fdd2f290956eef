"""What planners say to one another about drafts and plans."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tepat_web.accounts.access import Permission, demand
from tepat_web.accounts.models import User
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.ledger.notices import said, tell
from tepat_web.placement.models import Plan

from . import addresses, queries
from .models import Draft, Remark

P = Permission
WROTE = gettext_lazy("A colleague wrote a remark in the workroom.")
INVITED = gettext_lazy("A colleague asks you to look at a plan in the workroom.")


@transaction.atomic
def remark(*, by: User, on: Draft | Plan, text: str) -> Remark:
    """Write a remark, and tell the others who work on it.

    Raises:
        NotAllowed: if it is out of reach, or there is nothing in it.
    """
    demand(by, P.PLAN_COMPUTE)
    _demand_reach(by, on)
    text = text.strip()
    if not text:
        raise NotAllowed(_("The remark is empty. Write what you want to say."))
    latest = queries.remarks(on).last()
    if latest is not None and (latest.by_id, latest.text) == (by.pk, text):
        return latest  # sent twice
    about = {"draft": on} if isinstance(on, Draft) else {"plan": on}
    made = Remark.objects.create(**about, by=by, text=text, at=timezone.now())
    others = queries.concerned(on) - {by.pk}
    tell(others, said(WROTE, {}), addresses.of(on) + addresses.REMARKS, once=True)
    record(by=by, act="remark.added", on=made)
    return made


@transaction.atomic
def withdraw(*, by: User, remark: Remark) -> None:
    """Take one's own remark back.

    Raises:
        NotAllowed: if it is another's.
    """
    demand(by, P.PLAN_COMPUTE)
    now = Remark.objects.select_for_update().get(pk=remark.pk)
    if now.by_id != by.pk:
        raise NotAllowed(_("Only who wrote a remark can take it back."))
    if not now.is_removed:
        now.is_removed = True
        now.save()
        record(by=by, act="remark.withdrawn", on=now)


@transaction.atomic
def invite(*, by: User, plan: Plan, to: User) -> None:
    """Ask a colleague by a notice to look at a plan.

    Raises:
        NotAllowed: if the plan is out of reach, or the colleague computes no plans.
    """
    demand(by, P.PLAN_COMPUTE)
    _demand_reach(by, plan)
    if not queries.colleagues(by).filter(pk=to.pk).exists():
        raise NotAllowed(
            _("This person does not compute plans. Choose a planner from the list.")
        )
    tell([to.pk], said(INVITED, {}), addresses.of(plan), once=True)
    record(by=by, act="plan.invited", on=plan, changed=())


def _demand_reach(by: User, on: Draft | Plan) -> None:
    found = queries.drafts(by) if isinstance(on, Draft) else queries.plans(by)
    if not found.filter(pk=on.pk).exists():
        raise NotAllowed(_("This is no longer open to you."))
