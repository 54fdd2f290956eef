"""What the page of one objection shows, to the person and to those who handle it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User
from tepat_web.documents.queries import url_of
from tepat_web.kit import writing
from tepat_web.kit.tables import Cell, Column, Row
from tepat_web.organisation.models import Position
from tepat_web.placement.models import Move

from . import alike, changes, clocks, queries, steps, wording
from .alike import Like
from .clocks import Step
from .models import Objection, Outcome, Stage, Turn

P = Permission
FEW = 5
"""Fewer people than this are not counted to who may not see them."""
LETTER = "jawaban-keberatan"


@dataclass(frozen=True, slots=True)
class Told:
    """One step of the history.

    Attributes:
        turn: The step.
        title: What happened, in words.
        who: Who took it.
        text: What was said; that of filing stands elsewhere.
    """

    turn: Turn
    title: str
    who: str
    text: str


def shown(by: User, it: Objection, today: date) -> dict[str, Any]:
    """Return the context of the page of an objection, as far as both sides see it."""
    move = Move.objects.filter(plan=it.plan, nip=it.nip).first()
    titles = titles_of([move.origin, move.to, it.position] if move else [it.position])
    is_own = bool(by.nip) and by.nip == it.nip
    return {
        "it": it,
        "today": today,
        "is_own": is_own,
        "name": queries.names_of([it.nip]).get(it.nip, it.nip),
        "origin": titles.get(move.origin, "") if move else "",
        "to": titles.get(move.to, "") if move else "",
        "asked": titles.get(it.position, it.position),
        "facts": list(alike.in_words(it.plan, it.nip)),
        "clocks": clocks.shown(it, today),
        "history": history(it),
        "late": clocks.late_because(it),
        "next": wording.next_of(it.kind, it.stage) if it.is_open else "",
        "follows": follows(it),
        "may_withdraw": steps.may_withdraw(by, it),
        "may_escalate": not steps.refusal(by, it, Step.ESCALATE, today),
        "appeal": None if it.is_remark else clocks.appeal(today),
        "plan_url": reverse("placement:plan", args=[it.plan_id])
        if it.plan.is_shown or reach(by, P.PLAN_COMPUTE)
        else "",
    }


def handled(by: User, it: Objection, today: date) -> dict[str, Any]:
    """Return what those who handle objections, or audit them, see besides."""
    found = like_of(by, it)
    possible = {
        step: steps.refusal(by, it, step, today)
        for step in (Step.ACKNOWLEDGE, Step.ANSWER, Step.DECIDE)
    }
    next_one = steps.next_step(it)
    return {
        "like": like_table(found),
        "has_like": bool(found),
        "rule_of_likeness": alike.asks_the_same(it),
        "silent": silent_told(by, it),
        "acts_plan": bool(reach(by, P.PLAN_COMPUTE)),
        "may_acknowledge": not possible[Step.ACKNOWLEDGE],
        "may_answer": not possible[Step.ANSWER],
        "may_decide": not possible[Step.DECIDE],
        "why_not": possible.get(next_one, "") if next_one else "",
        "letters_url": url_of(it.plan, LETTER) if reach(by, P.DOCUMENTS_READ) else "",
    }


def history(it: Objection) -> list[Told]:
    """Return the steps that an objection has gone, in order."""
    return [
        Told(turn, _title(it, turn), _who(turn.by), turn.text)
        for turn in it.turns.filter(is_removed=False).select_related("by")
    ]


def follows(it: Objection) -> str:
    """Say what a new plan does for the person; blank where nothing follows."""
    if not it.is_upheld:
        return ""
    remedy = changes.remedy(it.change)
    said = str(wording.FOLLOWS[remedy])
    if code := it.change.get("pin", {}).get(it.nip):
        said += f" {titles_of([code]).get(code, code)}."
    return said


def like_of(by: User, it: Objection) -> list[Like]:
    """Return the like cases that a reader may see."""
    return alike.like(it, queries.comparable(by, it))


def like_table(found: Iterable[Like]) -> dict[str, Any]:
    """Return like cases side by side: what was asked, what differs, what was said."""
    cases = list(found)
    names = queries.names_of(each.objection.nip for each in cases)
    return {
        "columns": [
            Column(_("Case")),
            Column(_("Plan")),
            Column(_("What differs")),
            Column(_("Outcome")),
            Column(_("What was answered"), is_long=True),
        ],
        "rows": [
            Row(
                [
                    Cell(
                        names.get(each.objection.nip, each.objection.nip),
                        reverse("objections:one", args=[each.objection.pk]),
                    ),
                    _("%(plan)s (earlier plan)") % {"plan": each.objection.plan.name}
                    if each.is_earlier
                    else each.objection.plan.name,
                    ", ".join(map(str, each.differs)) or _("nothing"),
                    outcome_of(each.objection),
                    each.objection.reply,
                ]
            )
            for each in cases
        ],
    }


def outcome_of(it: Objection) -> str:
    """Say how an objection ended, or how far it is."""
    if it.is_open or it.stage == Stage.WITHDRAWN:
        return str(it.get_stage_display())
    return str(it.get_outcome_display())


@dataclass(frozen=True, slots=True)
class Silent:
    """Those in a like situation who did not object.

    Attributes:
        said: How many.
        people: Name and page of each, for who may see people there.
    """

    said: str
    people: list[tuple[str, str]]


def silent_told(by: User, it: Objection) -> Silent:
    """Return who is in a like situation and did not object: names, or their number."""
    moves = alike.silent(it)
    allowed = reach(by, P.PEOPLE_READ)
    seen = [move for move in moves if allowed.covers(move.path)]
    if not moves:
        return Silent(_("Nobody else is in a like situation in this plan."), [])
    if len(seen) < len(moves):
        count = (
            _("fewer than %(n)d") % {"n": FEW}
            if len(moves) < FEW
            else writing.number(len(moves))
        )
        return Silent(
            _("In a like situation, without an objection: %(count)s.")
            % {"count": count},
            [],
        )
    names = queries.names_of(move.nip for move in seen)
    people = [
        (
            names.get(move.nip, move.nip),
            reverse("placement:person", args=[it.plan_id, move.nip]),
        )
        for move in seen
    ]
    said = _("In a like situation, without an objection: %(count)s.") % {
        "count": writing.number(len(moves))
    }
    return Silent(said, people)


def titles_of(codes: Iterable[str]) -> dict[str, str]:
    """Return title and unit of positions, by code."""
    rows = Position.objects.filter(code__in=[code for code in codes if code])
    told = rows.order_by("pk").values_list("code", "name", "unit__name")
    return {code: f"{name}, {unit}" for code, name, unit in told}


def _title(it: Objection, turn: Turn) -> str:
    title: str | Promise = turn.get_stage_display()
    if turn.stage == Stage.FILED or not turn.outcome:
        return str(title)
    outcome = Outcome(turn.outcome).label
    if turn.stage == Stage.ANSWERED and not it.is_remark:
        return _("%(stage)s, advice: %(outcome)s") % {
            "stage": title,
            "outcome": outcome,
        }
    return f"{title}: {outcome}"


def _who(by: User) -> str:
    return by.get_full_name() or by.get_username()
