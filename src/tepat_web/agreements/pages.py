"""What the pages of an agreement show: to the person, the superior, and who reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from tepat_web.accounts.models import User
from tepat_web.kit.writing import day

from . import behaviour, queries, wording
from .models import (
    WRITABLE,
    Agreement,
    Aspect,
    CheckIn,
    Cycle,
    Evidence,
    Result,
    Round,
    Span,
    State,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One result as it is shown.

    Attributes:
        at: Its place in the list, from 1.
        indicators: Aspect in words, what is measured, target with unit.
        plan: Period in words, what is done.
        serves: What it serves: the superior's result; blank: nothing.
        is_lost: Whether the superior has taken that result out since.
    """

    at: int
    result: Result
    indicators: Sequence[Mapping[str, str]]
    plan: Sequence[tuple[str, str]]
    serves: str
    is_lost: bool


@dataclass(frozen=True, slots=True)
class Period:
    """One period of the year, with its check-in.

    Attributes:
        said: The period in words.
        ends: Its last day.
        has_begun: By today.
        step: How far the check-in is, in words.
        is_late: Whether it is over and nothing was handed in.
    """

    span: Span
    said: str
    ends: date
    has_begun: bool
    checkin: CheckIn | None
    step: str
    is_late: bool
    url: str


def shown(by: User, it: Agreement, today: date) -> dict[str, Any]:
    """Return the context of the page of one agreement."""
    is_own = bool(by.nip) and by.nip == it.employee.nip
    is_led = bool(by.nip) and by.nip == it.superior
    is_open = it.cycle.stage == Cycle.Stage.OPEN and it.until is None
    writes = is_own and is_open
    rounds = list(queries.rounds(it).select_related("agreed_by"))
    is_changing = bool(rounds) and it.state != State.AGREED
    return {
        "it": it,
        "cycle": it.cycle,
        "step": wording.step(it),
        "is_own": is_own,
        "is_led": is_led,
        "superior": queries.superior_of(it),
        "lines": lines(it, queries.results(it)),
        "values": values(it.expectations),
        "has_expected": bool(it.expectations),
        "source": behaviour.SOURCE,
        "is_verified": behaviour.IS_VERIFIED,
        "periods": periods(it, today) if it.agreed_at else [],
        "may_write": writes and it.state in WRITABLE,
        "may_take_back": writes and it.state == State.PROPOSED,
        "may_review": is_led and is_open and it.state == State.PROPOSED,
        "may_expect": is_led and is_open and it.state in WRITABLE,
        "may_change": (is_own or is_led) and is_open and it.state == State.AGREED,
        "may_give_up": (is_own or is_led) and is_open and is_changing,
        "is_late": is_open and it.agreed_at is None and today > it.cycle.agree_until,
        "rounds": rounds,
        "holds": held(it, rounds[-1]) if is_changing else None,
    }


def lines(it: Agreement, results: Iterable[Result]) -> list[Line]:
    """Return results as they are shown, with what each serves."""
    told = list(results)
    served = Result.objects.in_bulk([r.supports_id for r in told if r.supports_id])
    return [
        Line(
            at=at,
            result=each,
            indicators=[_indicator(one) for one in each.indicators],
            plan=_plan(it, each.plan),
            serves=served[each.supports_id].text if each.supports_id else "",
            is_lost=bool(each.supports_id) and served[each.supports_id].is_removed,
        )
        for at, each in enumerate(told, start=1)
    ]


def held(it: Agreement, last: Round) -> list[Line]:
    """Return what was agreed last, which holds while it is being changed."""
    return lines(
        it,
        [
            Result(
                agreement=it,
                number=each["number"],
                kind=each["kind"],
                text=each["text"],
                supports_id=each["supports"],
                indicators=each["indicators"],
                plan=each["plan"],
            )
            for each in last.terms["results"]
        ],
    )


def values(expectations: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the seven values, each with what the superior expects besides."""
    return [
        {"value": value, "expected": expectations.get(value.code, "")}
        for value in behaviour.VALUES
    ]


def periods(it: Agreement, today: date) -> list[Period]:
    """Return the periods of an agreement in order, each with its check-in."""
    known = queries.checkins(it)
    return [_period(it, span, known.get(span), today) for span in queries.spans(it)]


def of_period(it: Agreement, span: Span, evidence: Iterable[Evidence]) -> list[Any]:
    """Return the evidence of one period with what each piece shows."""
    return [
        {"it": each, "about": each.result.text if each.result else ""}
        for each in evidence
        if (each.first, each.last) == (span.first, span.last)
    ]


def next_step(it: Agreement, today: date) -> dict[str, str]:
    """Say what the person does next: a sentence, and where it is done."""
    page = reverse("agreements:one", args=[it.pk])
    if it.cycle.stage == Cycle.Stage.CLOSED:
        return {"text": _("This year is closed. Nothing waits for you."), "url": ""}
    if it.state == State.RETURNED:
        text = _("Your superior has returned your expectations with notes.")
        return {"text": text, "url": page, "link": _("Read the notes")}
    if it.state == State.DRAFT:
        text = _("Write your expectations and hand them in until %(day)s.")
        told = text % {"day": day(it.cycle.agree_until)}
        return {"text": told, "url": page, "link": _("Write on")}
    if it.state == State.PROPOSED:
        return {"text": _("Your expectations are with your superior."), "url": ""}
    waiting = [each for each in periods(it, today) if each.is_late]
    if waiting:
        text = _("Say what was reached in %(period)s.")
        told = text % {"period": waiting[0].said}
        return {"text": told, "url": waiting[0].url, "link": _("Write the check-in")}
    return {"text": _("Agreed. Nothing waits for you now."), "url": ""}


def suggestion(it: Any) -> dict[str, str]:
    """Return what a form for a result begins with, from a task of the position."""
    amount = it.volume
    told = {"text": it.description, "quantity_text": it.result or it.description}
    if amount:
        told["quantity_target"] = f"{amount:.15g}".replace(".", ",")
        told["quantity_unit"] = it.result_unit
    return told


def _period(it: Agreement, span: Span, checkin: CheckIn | None, today: date) -> Period:
    ends = span.ends(it.cycle.year)
    if it.until is not None:
        ends = min(ends, it.until)
    is_open = it.cycle.stage == Cycle.Stage.OPEN
    handed_in = checkin is not None and checkin.handed_in_at is not None
    return Period(
        span=span,
        said=wording.period(span, it.cycle.year),
        ends=ends,
        has_begun=span.has_begun(it.cycle.year, today),
        checkin=checkin,
        step=wording.checkin_step(checkin),
        is_late=is_open and ends < today and not handed_in,
        url=reverse("agreements:checkin", args=[it.pk, span.first, span.last]),
    )


def _indicator(told: Mapping[str, str]) -> dict[str, str]:
    target = " ".join(part for part in (told["target"], told.get("unit", "")) if part)
    aspect = str(Aspect(told["aspect"]).label) if told["aspect"] in Aspect else ""
    return {"aspect": aspect, "text": told["text"], "target": target}


def _plan(it: Agreement, plan: Mapping[str, str]) -> list[tuple[str, str]]:
    return [
        (wording.period(span, it.cycle.year), plan[str(span.last)])
        for span in it.cycle.spans()
        if plan.get(str(span.last))
    ]
