"""The drawer of a workroom: a person or a seat, what is asked, what is collected."""

from __future__ import annotations

from typing import Any

import polars as pl

from tepat_web.accounts.models import User
from tepat_web.ledger.actions import saw
from tepat_web.placement import queries as plans_of
from tepat_web.placement import reading, reasons
from tepat_web.placement.models import Move, Plan
from tepat_web.snapshots import store
from tepat_web.snapshots.queries import visible
from tepat_web.workforce.models import Employee

from . import asking, changes, queries
from .asking import Question
from .models import Draft

SHOWN = 8  # people that a search offers


def context(
    by: User, plan: Plan, question: Question, draft: Draft | None
) -> dict[str, Any]:
    """Return what the drawer shows.

    Args:
        draft: The draft in which conditions are collected, if one is chosen.
    """
    told: dict[str, Any] = {"question": question, "kinds": asking.OF_PERSON.items()}
    if question.sought:
        told |= {
            "people": people(by, plan, question.sought),
            "places": queries.places(question.sought),
        }
    elif question.nip:
        told |= _person(by, plan, question)
    elif question.seat:
        told |= _seat(plan, question)
    told |= _collected(plan, draft)
    waits = (told.get(name) for name in ("reasons", "answer", "joint"))
    states = [it["state"] for it in waits if it] or [asking.opened(plan)["state"]]
    told["is_closed"] = "closed" in states
    told["opening"] = next((it for it in _all(told) if it["state"] == "opening"), None)
    return told


def people(by: User, plan: Plan, text: str) -> list[dict[str, Any]]:
    """Find people of a plan by their number or by words of their name."""
    tables = {each.name: each for each in store.read(plan.folder).tables}
    rows = pl.scan_parquet(tables[plans_of.EVERYONE].rows).filter(visible(by))
    digits = "".join(text.split())
    if digits.isdigit():
        rows = rows.filter(pl.col("nip").str.starts_with(digits))
    else:
        for word in text.lower().split()[:6]:
            name = pl.col("name").str.to_lowercase()
            rows = rows.filter(name.str.contains(word, literal=True))
    return rows.select("nip", "name", "from", "unit").head(SHOWN).collect().to_dicts()


def _person(by: User, plan: Plan, question: Question) -> dict[str, Any]:
    found = plans_of.person_in(by, plan, question.nip)
    if found is None:
        return {"is_unknown": True}
    told: dict[str, Any] = {
        "person": found,
        "move": Move.objects.filter(plan=plan, nip=question.nip).first(),
    }
    if question.kind:
        return told | _asked(plan, question)
    employee = Employee.objects.standing().filter(nip=question.nip).first()
    if employee is not None and question.nip != by.nip:
        saw(by=by, what=employee)
    kept = reasons.read(plan.path, question.nip)
    if kept is not None:
        read = reading.read(kept, secrets=True, wishes=True)
        return told | {"told": reading.in_parts(read)}
    answer = asking.why(plan, question.nip)
    if answer["state"] == "answered":
        told["told"] = reading.in_parts(answer["content"])
    return told | {"reasons": answer}


def _seat(plan: Plan, question: Question) -> dict[str, Any]:
    if question.kind:
        return _asked(plan, question)
    answer = asking.why(plan, code=question.seat)
    return {"reasons": answer, "told": answer.get("content")}


def _asked(plan: Plan, question: Question) -> dict[str, Any]:
    """Ask what is asked, or which position is meant by it."""
    code, choices = "", list[queries.Place]()
    if question.needs_place():
        code, choices = asking.place_of(plan, question)
        if not code:
            return {"choices": choices, "is_vague": True}
    change = question.change(code)
    return {
        "change": change,
        "can_be_kept": changes.can_be_kept(change),
        "answer": asking.ask(plan, [change]),
    }


def _collected(plan: Plan, draft: Draft | None) -> dict[str, Any]:
    """What a draft has beyond the plan's own scenario, and what that costs together."""
    if draft is None:
        return {}
    found = changes.collected(draft.scenario, plan.scenario)
    told: dict[str, Any] = {"collected": [_named(it) for it in found]}
    if found:
        told["joint"] = asking.ask(plan, found)
        for one, asked in zip(
            told["collected"], told["joint"].get("asked", ()), strict=False
        ):
            one["said"] = asked["said"]
    return told


def _named(change: dict[str, str]) -> dict[str, Any]:
    return {"change": change, "kind": asking.OF_PERSON[change["kind"]], "said": ""}


def _all(told: dict[str, Any]) -> list[dict[str, Any]]:
    return [told[name] for name in ("reasons", "answer", "joint") if told.get(name)]
