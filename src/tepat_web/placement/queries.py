"""Reading plans: which ones, which of their moves, and what they say to whom."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import polars as pl
from django.db.models import Q, QuerySet

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User
from tepat_web.kit.words import Words
from tepat_web.organisation.models import Position
from tepat_web.snapshots import store
from tepat_web.snapshots.queries import visible
from tepat_web.workforce.models import Employee, Wish
from tepat_web.workforce.queries import people_led_by

from .life import SEEN
from .models import Explanation, Frontier, Move, Plan, Verification

P = Permission
LATEST = 3  # plans of which a person is told without asking
EVERYONE = "setiap-orang"  # the table with one row for each person of a plan
FILES = ("plan.json", "plan.xlsx")


def plans(by: User) -> QuerySet[Plan]:
    """Return the plans that a person may open, latest first.

    Who reads the plans of the whole city, or computes them, sees them all; everybody
    else sees those that were shown to the people concerned.
    """
    standing = Plan.objects.standing().select_related("by").order_by("-pk")
    if reach(by, P.PLAN_READ).everywhere or reach(by, P.PLAN_COMPUTE):
        return standing
    if not reach(by, P.PLAN_READ):
        return standing.none()
    return standing.filter(state__in=SEEN)


def reads_all(by: User) -> bool:
    """Tell whether a person may read a plan as a whole, with every reason in it."""
    needed = (P.PLAN_READ, P.RESULTS_READ, P.PEOPLE_READ, P.SENSITIVE_READ)
    return all(reach(by, each).everywhere for each in needed)


def reads_question(by: User, plan: Plan) -> bool:
    """Tell whether a person may read all that was asked of a plan.

    What was laid down for one person may follow from what they objected to or said in
    a consultation: it is for who plans, and for who may read objections.
    """
    asked = plan.scenario
    frozen = asked.get("freeze", {}).get("people")
    if not (asked.get("pin") or asked.get("forbid") or frozen):
        return reads_all(by)
    enough = (P.PLAN_COMPUTE, P.OBJECTION_READ)
    return reads_all(by) and any(reach(by, each).everywhere for each in enough)


def file_of(by: User, plan: Plan, name: str) -> Path | None:
    """Return a file with the whole of a plan, for who may read all that is in it.

    Each holds the question. ``plan.json`` of a plan by wishes tells the wishes of those
    who move.
    """
    told = name != "plan.json" or reads_wishes(by, plan, "", "")
    is_open = name in FILES and told and reads_question(by, plan)
    return plan.path / name if is_open else None


def sees_totals(by: User) -> bool:
    """Tell whether a person may see more of a plan than what concerns people."""
    allowed = reach(by, P.PLAN_READ)
    return allowed.everywhere or bool(allowed.paths)


def moves(by: User, plan: Plan) -> QuerySet[Move]:
    """Return the moves of a plan that a person may see, in the plan's order."""
    found = Move.objects.filter(plan=plan)
    allowed = reach(by, P.PLAN_READ)
    if allowed.everywhere:
        return found
    seen = Q(pk__in=())
    for path in allowed.paths:
        seen |= Q(path__startswith=path)
    if allowed.people:
        seen |= Q(nip__in=people_led_by(by))
    if allowed.own and by.nip:
        seen |= Q(nip=by.nip)
    return found.filter(seen)


@dataclass(frozen=True, slots=True)
class Person:
    """A person in a plan, as somebody who may see them finds them.

    Attributes:
        nip, name: Who it is.
        path: Of the unit the person belonged to.
        decision: What the plan says, in one or two words.
        is_move: Whether it says that the person goes elsewhere.
        origin, to: Titles of the positions before and after; blank where none.
    """

    nip: str
    name: str
    path: str
    decision: Words
    is_move: bool
    origin: str
    to: str


def person_in(by: User, plan: Plan, nip: str) -> Person | None:
    """Return a person of a plan, if there is one whom the reader may see."""
    tables = {each.name: each for each in store.read(plan.folder).tables}
    rows = pl.scan_parquet(tables[EVERYONE].rows).filter(pl.col("nip") == nip)
    found = rows.filter(visible(by)).collect()
    if found.is_empty():
        return None
    row = found.row(0, named=True)
    return Person(
        nip=nip,
        name=row["name"] or nip,
        path=row["_path"],
        decision=Words(id=row["decision_id"], en=row["decision_en"]),
        is_move=Move.objects.filter(plan=plan, nip=nip).exists(),
        origin=row["from"] or "",
        to=row["to"] or "",
    )


def about(by: User) -> list[tuple[Plan, Person]]:
    """Return what the latest plans that are shown say about the person themself."""
    if not by.nip:
        return []
    shown = Plan.objects.standing().filter(state__in=SEEN).order_by("-pk")
    found = ((plan, person_in(by, plan, by.nip)) for plan in shown[:LATEST])
    return [(plan, person) for plan, person in found if person]


def may_ask(by: User, plan: Plan, nip: str, position: str) -> bool:
    """Tell whether a person may ask why, about somebody or (blank) about a position.

    About a position alone the answer names several people. Where wishes decide, why
    somebody does not get one position tells whether they wished for it.
    """
    if not plans(by).filter(pk=plan.pk).exists():
        return False
    if not nip:
        return reads_all(by) and reads_wishes(by, plan, "", "")
    found = person_in(by, plan, nip)
    if found is None or not position:
        return found is not None
    return reads_wishes(by, plan, nip, found.path)


def reads_wishes(by: User, plan: Plan, nip: str, path: str) -> bool:
    """Tell whether a person may read what a plan tells of the wishes of somebody there.

    Blank: of everybody. A plan in which wishes do not decide tells nothing of them.
    """
    return not plan.is_by_wish or sees_wishes(by, nip, path)


def explained(plan: Plan, nip: str, position: str) -> Explanation | None:
    """Return what was explained about a person, a position, or both."""
    return Explanation.objects.filter(plan=plan, nip=nip, position=position).first()


def pinned(plan: Plan) -> list[tuple[str, str, str]]:
    """Return NIP, name and position of everyone whom the planner put somewhere."""
    pins: dict[str, str] = plan.scenario.get("pin", {})
    people = Employee.objects.standing().filter(nip__in=pins)
    names = dict(people.values_list("nip", "name"))
    standing = Position.objects.standing().filter(code__in=pins.values())
    titles = dict(standing.values_list("code", "name"))
    return [
        (nip, names.get(nip, nip), titles.get(code, code)) for nip, code in pins.items()
    ]


def people_with_wishes() -> int:
    """Return how many have said that they wish for a position."""
    wishes = Wish.objects.standing().filter(position__isnull=False)
    return wishes.values("employee").distinct().count()


def verifications(plan: Plan) -> QuerySet[Verification]:
    """Return how a plan was checked, latest first."""
    return Verification.objects.standing().filter(plan=plan).select_related("by")


def sees_secrets(by: User, nip: str, path: str) -> bool:
    """Tell whether a reader may see penalties, legal position and relatives there."""
    allowed = reach(by, P.SENSITIVE_READ)
    return allowed.covers(path) or (allowed.own and by.nip == nip)


def sees_wishes(by: User, nip: str, path: str) -> bool:
    """Tell whether a reader may see what a person there wishes for.

    Blank: what everybody wishes for.
    """
    allowed = reach(by, P.WISHES_READ)
    if not nip:
        return allowed.everywhere
    return allowed.covers(path) or (allowed.own and by.nip == nip)


def sees_city(by: User) -> bool:
    """Tell whether a person may see what a plan means for the city as a whole."""
    needed = (P.PLAN_READ, P.RESULTS_READ)
    return all(reach(by, each).everywhere for each in needed)


def frontier_of(plan: Plan) -> Frontier | None:
    """Return what each further move of a plan brings, if it was worked out."""
    return Frontier.objects.standing().filter(plan=plan).first()
