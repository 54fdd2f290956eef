"""What the page of one case shows, and to whom."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import F

from tepat.remarks import sorted_out
from tepat_web.accounts.models import User
from tepat_web.accounts.queries import operator
from tepat_web.snapshots.showing import language

from . import clocks, queries, replies, suggest
from .forms import (
    AnswerForm,
    AskForm,
    JoinForm,
    NoteForm,
    ReactForm,
    ResumeForm,
    RouteForm,
)
from .models import TOLD_TO_ALL, WITH_UNIT, Case, Kind, Reporter, Stage, Turn, Veil
from .secret import grouped

UNIT, BEGUN = "unit", "contoh"
ALIKE = 3  # others that may be about the same, as the page names them
ALIKE_OF = 200  # of the unit, latest first, that are looked through for them
SHARED = 3  # topics and words that two have in common at least, to be named


def shown(by: User, it: Case, today: date, asked: Mapping[str, str]) -> dict[str, Any]:
    """Return the context of a case: the sender and the forms for who handles it.

    Args:
        asked: Parameters of the address: a unit to begin with, an answer to begin with.
    """
    reporter = queries.reporter(by, it)
    turns = Turn.objects.standing().filter(case=it).select_related("unit", "by")
    context: dict[str, Any] = {
        "it": it,
        "number": grouped(it.number),
        "is_praise": it.kind == Kind.PRAISE,
        "clocks": clocks.shown(it, today),
        "turns": list(turns),
        "told_to_all": TOLD_TO_ALL,
        "reporter": reporter,
        "topics": _topics(it.text or (reporter.text if reporter else "")),
    }
    if reporter is None:
        return context
    return context | _handled(by, it, reporter, asked)


def _handled(
    by: User, it: Case, reporter: Reporter, asked: Mapping[str, str]
) -> dict[str, Any]:
    """What only those see who handle the case."""
    context: dict[str, Any] = {
        "extra": json.loads(reporter.extra) if reporter.extra else {},
        "additions": list(it.additions.all()),
        "is_veiled": it.veil == Veil.ANONYMOUS and not queries.is_coordinator(by),
        "machine": operator().pk,
        "kept": settings.COMPLAINT_MONTHS,
        "note": NoteForm(),
        "next": following(by, it),
    }
    if it.stage in WITH_UNIT:
        unit = asked.get(UNIT, "")
        chosen = int(unit) if unit.isascii() and unit.isdigit() else None
        context["route"] = RouteForm(it, reporter.text, unit=chosen)
        context["suggested"] = suggest.suggested(reporter.text or it.text)
    if it.stage == Stage.ROUTED:
        begun = replies.begun(it, asked.get(BEGUN, ""))
        context["answer"] = AnswerForm(initial={"text": begun})
        context["beginnings"] = replies.choices()
        context["followers"] = list(it.followers.all())
        if it.asked_on:
            context["resume"] = ResumeForm()
        else:
            context["ask"] = AskForm()
        if not it.main_id:
            context["join"] = JoinForm()
            context["alike"] = alike(by, it)
    if it.stage == Stage.ANSWERED:
        context["react"] = ReactForm()
    return context


def following(by: User, it: Case) -> Case | None:
    """Return what to do next after a case: of the same stage, the most urgent one."""
    waits = queries.handled(by).filter(queries.WAITING).exclude(pk=it.pk)
    stage = Stage.RECEIVED if it.stage == Stage.RECEIVED else Stage.ROUTED
    waits = waits.annotate(due_on=queries.DUE).filter(stage=stage, main__isnull=True)
    return waits.order_by(F("due_on").asc(nulls_last=True), "pk").first()


def alike(by: User, it: Case) -> list[Case]:
    """Return open cases of the same unit that may be about the same problem."""
    mine = suggest.words(it.text)
    others = queries.handled(by).filter(stage=Stage.ROUTED, unit=it.unit)
    others = others.filter(grade=it.grade, main__isnull=True).exclude(pk=it.pk)
    found = []
    for other in others.order_by("-pk")[:ALIKE_OF]:
        shared = mine & suggest.words(other.text)
        if len(shared) >= SHARED:
            found.append((len(shared) / len(mine | suggest.words(other.text)), other))
    found.sort(key=lambda each: (-each[0], each[1].pk))
    return [other for _share, other in found[:ALIKE]]


def _topics(text: str) -> list[str]:
    return [each.topic.name.fill({}, language()) for each in sorted_out(text)]
