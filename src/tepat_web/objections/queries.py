"""Reading objections, limited to what the reader may see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import Case, DateField, F, Q, QuerySet, When
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User
from tepat_web.consultation.models import Concern
from tepat_web.kit.writing import day
from tepat_web.placement import queries as plans
from tepat_web.placement.life import HEARD, SEEN, SIGNED, Step
from tepat_web.placement.models import Move, Passage, Plan
from tepat_web.workforce.models import Employee

from .models import UNANSWERED, WON, Kind, Objection, Outcome, Stage

P = Permission
LATEST = 3  # plans that a person is offered to object to
LONG = ("text", "reply", "distinction", "change")
"""Fields that no list needs."""
OPEN = Q(stage__in=UNANSWERED) | Q(stage=Stage.ANSWERED, kind=Kind.KEBERATAN)
DUE = Case(
    When(stage=Stage.FILED, then=Coalesce("acknowledge_by", "answer_by")),
    When(stage=Stage.ACKNOWLEDGED, then=F("answer_by")),
    When(Q(stage=Stage.ESCALATED), then=F("decide_by")),
    When(Q(stage=Stage.ANSWERED, kind=Kind.KEBERATAN), then=F("decide_by")),
    default=None,
    output_field=DateField(),
)
"""The day of :attr:`Objection.due`, for lists."""


def objections(by: User, plan: Plan | None = None) -> QuerySet[Objection]:
    """Return the objections that a person may read because of a role, latest first.

    Args:
        plan: Only those on this plan.
    """
    standing: QuerySet[Objection] = Objection.objects.standing()
    standing = standing.select_related("plan", "made_into")
    if plan is not None:
        standing = standing.filter(plan=plan)
    allowed = reach(by, P.OBJECTION_READ)
    if allowed.everywhere:
        return standing
    within = Q(pk__in=())
    for path in allowed.paths:
        within |= Q(path__startswith=path)
    return standing.filter(within)


def own(by: User) -> QuerySet[Objection]:
    """Return the objections of the person themself, latest first."""
    standing: QuerySet[Objection] = Objection.objects.standing()
    mine = standing.select_related("plan", "made_into")
    if not by.nip or not reach(by, P.OBJECTION_FILE).own:
        return mine.none()
    return mine.filter(nip=by.nip)


def visible(by: User) -> QuerySet[Objection]:
    """Return the objections that a person may open, for whatever reason."""
    return objections(by) | own(by)


def kind_on(plan: Plan) -> Kind | None:
    """Return what may be filed on a plan in its present state; none: nothing."""
    if plan.state in HEARD:
        return Kind.REMARK
    return Kind.KEBERATAN if plan.state in SIGNED else None


def concerns(by: User, plan: Plan) -> bool:
    """Tell whether a plan proposes or decides something about the person themself."""
    if not by.nip:
        return False
    about = Move.objects.filter(plan=plan, nip=by.nip)
    told = Concern.objects.standing().filter(plan=plan, nip=by.nip)
    return about.exists() or told.exists()


def concern_of(by: User, plan: Plan) -> Concern | None:
    """Return the person's own row in the consultation of a plan, if there is one."""
    rows = Concern.objects.standing().filter(plan=plan, nip=by.nip)
    found: Concern | None = rows.first()
    return found


def standing_on(by: User, plan: Plan) -> Objection | None:
    """Return what the person has filed on a plan in its present state, if anything."""
    rows = own(by).filter(plan=plan, kind=kind_on(plan))
    return rows.exclude(stage=Stage.WITHDRAWN).first()


def not_filed(by: User, plan: Plan, today: date) -> str:
    """Say why a person cannot file on a plan now; blank if they can."""
    kind = kind_on(plan)
    if kind is None:
        return _(
            "Nothing can be filed on this plan while it is %(state)s. A remark is "
            "filed during the consultation, an objection after the decision."
        ) % {"state": plan.get_state_display()}
    until = plan.consult_until
    if kind == Kind.REMARK and until is not None and today > until:
        return _("The consultation was open until %(until)s.") % {"until": day(until)}
    if standing_on(by, plan):
        return _("You have filed on this plan already. Your page shows how far it is.")
    return ""


def open_to(by: User, today: date) -> list[tuple[Plan, Kind]]:
    """Return the plans on which the person may file something now, latest first."""
    if not by.nip or not reach(by, P.OBJECTION_FILE).own:
        return []
    named = Q(moves__nip=by.nip) | Q(concerns__nip=by.nip)
    shown = plans.plans(by).filter(named, state__in=SEEN).distinct()[:LATEST]
    return [
        (plan, kind)
        for plan in shown
        if (kind := kind_on(plan)) and not not_filed(by, plan, today)
    ]


def decided_on(plan: Plan) -> Passage | None:
    """Return the passage by which a plan was decided, if it was."""
    found: Passage | None = plan.passages.filter(step=Step.DECIDE).first()
    return found


def decided_since(plan: Plan) -> date | None:
    """Return the day of the decision: of the decree, where it bears one."""
    signed = decided_on(plan)
    if signed is None:
        return None
    told = signed.facts.get("day")
    return date.fromisoformat(told) if told else timezone.localdate(signed.at)


def line(plan: Plan) -> list[int]:
    """Return the numbers of a plan and of those that it revises, one after another."""
    found, at = [plan.pk], plan
    while at.replaces is not None:
        at = at.replaces
        found.append(at.pk)
    return found


def unanswered(plan: Plan) -> QuerySet[Objection]:
    """Return the remarks on a plan, and on those it revises, that nobody answered."""
    rows: QuerySet[Objection] = Objection.objects.standing()
    return rows.filter(plan__in=line(plan), kind=Kind.REMARK, stage__in=UNANSWERED)


def may_be_passed_on(plan: Plan, today: date) -> QuerySet[Objection]:
    """Return the remarks on a plan that the person may still pass on."""
    rows: QuerySet[Objection] = Objection.objects.standing()
    rows = rows.filter(plan__in=line(plan), kind=Kind.REMARK, stage=Stage.ANSWERED)
    return rows.exclude(outcome=Outcome.UPHELD).filter(escalate_by__gte=today)


def to_take_in(plan: Plan) -> QuerySet[Objection]:
    """Return what was upheld on a plan and is in no new plan yet, in order of deciding.

    On a plan that is heard: remarks on it and on those it revises. On a decided one:
    objections to the decision.
    """
    if plan.state in SIGNED:
        return upheld_against([plan])
    rows = _upheld().filter(plan__in=line(plan), kind=Kind.REMARK)
    return rows.order_by(Coalesce("decided_at", "answered_at"), "pk")


def upheld_against(decided: Iterable[Plan]) -> QuerySet[Objection]:
    """Return the upheld objections to decided plans that are in no new plan yet."""
    rows = _upheld().filter(plan__in=decided, kind=Kind.KEBERATAN)
    return rows.order_by("decided_at", "pk")


def _upheld() -> QuerySet[Objection]:
    rows: QuerySet[Objection] = Objection.objects.standing()
    return rows.filter(outcome__in=WON, made_into__isnull=True).exclude(OPEN)


def to_look_through(rows: QuerySet[Objection]) -> QuerySet[Objection]:
    """Return the open ones of many with what says whose turn it is, and no plan.

    A plan is large, and there may be thousands of objections to it.
    """
    return rows.filter(OPEN).select_related(None).defer(*LONG)


def comparable(by: User, it: Objection) -> QuerySet[Objection]:
    """Return what may be a like case, as far as a person sees: same ground and wish.

    Remarks and objections to decisions are compared with each other, too.
    """
    rows = objections(by).filter(ground=it.ground, wanted=it.wanted)
    return rows.exclude(nip=it.nip).exclude(stage=Stage.WITHDRAWN)


def names_of(nips: Iterable[str]) -> dict[str, str]:
    """Return the names in the register, by employee number."""
    rows = Employee.objects.standing().filter(nip__in=set(nips))
    return dict(rows.values_list("nip", "name"))


def near(rows: Iterable[Objection], until: date) -> Iterator[Objection]:
    """Yield those whose deadline comes until a day, or has passed."""
    return (each for each in rows if each.due is not None and each.due <= until)
