"""Every change that the register knows of, and whether it can be measured now.

Three sorts: plans that were carried out here, days of change in the register's own
history, and trainings that people attended.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Exists, Max, Min, OuterRef
from django.utils.translation import gettext as _

from tepat.effects.days import DayOfChange, days_of_change
from tepat.effects.ready import Change as Span
from tepat.effects.ready import Readiness
from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User
from tepat_web.kit.writing import day as written_day
from tepat_web.kit.writing import number
from tepat_web.organisation.models import Unit
from tepat_web.organisation.paths import WIDTH
from tepat_web.publicservice.models import SurveyAnswer
from tepat_web.snapshots import take

from . import queries
from .queries import key_of

P = Permission
READ = ("units", "positions", "employees", "history")  # of these days are told
R = Readiness


@dataclass(frozen=True, slots=True)
class Answers:
    """The days of the first and of the latest answer of citizens; ``None``: none."""

    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Change:
    """One change whose effect may be asked for.

    Attributes:
        name: Of the plan, of the day or of the training, for a reader.
        ask: Query of the page that asks for its effect.
        parameters: What the computation is asked, where it is asked unasked.
        span: When it took place; ``None``: no day is told.
    """

    name: str
    ask: str
    parameters: Mapping[str, Any]
    span: Span | None

    @property
    def key(self) -> str:
        """What computations about it have in common: the training, or the day."""
        return key_of(self.parameters)

    @property
    def units(self) -> frozenset[str]:
        """Codes of the units with the change; none of a training."""
        return frozenset(self.parameters.get("changed", ()))

    def is_asked_by(self, parameters: Mapping[str, Any]) -> bool:
        """Tell whether a computation was about this change: all of it, or some of the
        units, and no other."""
        changed = frozenset(parameters.get("changed") or ())
        is_whole = bool(changed) or "training" in self.parameters
        return key_of(parameters) == self.key and is_whole and changed <= self.units

    def is_answered_by(self, parameters: Mapping[str, Any]) -> bool:
        """Tell whether a computation asked just what is asked unasked."""
        asked: dict[str, Any] = {"outcome": "survey", "compare": "auto"}
        asked |= {"day": "", "element": "", "excluded": []}
        return (
            self.is_asked_by(parameters)
            and frozenset(parameters.get("changed") or ()) == self.units
            and all((parameters.get(key) or it) == it for key, it in asked.items())
        )

    def readiness(self, answers: Answers, today: date) -> Readiness | None:
        """Tell whether it can be measured; ``None``: no day of it is told."""
        if self.span is None:
            return None
        return self.span.readiness(answers.first, answers.last, today)

    def is_older(self, made: date, answers: Answers, today: date) -> bool:
        """Tell whether another quarter of answers has passed since ``made``."""
        if self.span is None or answers.last is None:
            return False
        then = self.span.quarters(answers.last, made)
        return self.span.quarters(answers.last, today) > then


@dataclass(frozen=True, slots=True)
class Changes:
    """All changes that a reader may know of, latest first, and the answers there are.

    Attributes:
        plans: Carried out here.
        days: Of the register's history, without those of such a plan.
        trainings: Those that most people attended first.
    """

    plans: Sequence[Change]
    days: Sequence[Change]
    trainings: Sequence[Change]
    answers: Answers

    @property
    def all(self) -> list[Change]:
        return [*self.plans, *self.days, *self.trainings]


def changes(by: User) -> Changes:
    """Return every change that a reader may know of."""
    told = SurveyAnswer.objects.standing().aggregate(first=Min("day"), last=Max("day"))
    answers = Answers(**told)
    rotations = queries.rotations(by)
    plans = [
        Change(
            it.name,
            urlencode({"rencana": it.number}),
            _rotated(it.day, it.units),
            Span(it.day, it.day),
        )
        for it in rotations
    ]
    made_here = [(it.day, frozenset(it.units)) for it in rotations]
    days = [it for it in _days(by, answers) if not _is_one_of(it, made_here)]
    trainings = [
        Change(
            it.name,
            urlencode({"pelatihan": it.code}),
            {"day": "", "training": it.code, "outcome": "survey"},
            Span(it.first, it.last) if it.first and it.last else None,
        )
        for it in queries.trainings()
    ]
    return Changes(plans, days, trainings, answers)


def due(by: User, today: date, every: Changes | None = None) -> list[Change]:
    """Return the changes to be measured: those never measured first.

    What was asked otherwise, of other units say, does not count: each is measured as
    Tepat would ask.
    """
    told, found = every or changes(by), queries.made(by)
    new: list[Change] = []
    again: list[Change] = []
    for change in told.all:
        if change.readiness(told.answers, today) is not Readiness.READY:
            continue
        mine = (it for it in found.get(change.key, ()))
        last = next((it for it in mine if change.is_answered_by(it.parameters)), None)
        if last is None:
            new.append(change)
        elif change.is_older(last.on, told.answers, today):
            again.append(change)
    return [*new, *again]


def day_of_change(by: User, ask: Mapping[str, str]) -> Change | None:
    """Return the day that an address tells (``hari`` and ``jenis``), if it is one."""
    query = urlencode({key: ask.get(key, "") for key in ("hari", "jenis")})
    return next((it for it in changes(by).days if it.ask == query), None)


def _rotated(day: date, units: Sequence[str]) -> dict[str, Any]:
    return {
        "day": "",
        "event": day.isoformat(),
        "changed": list(units),
        "outcome": "survey",
    }


def _is_one_of(change: Change, made: Iterable[tuple[date, frozenset[str]]]) -> bool:
    """Tell whether a day of the history is that of a plan that was carried out here."""
    return any(
        change.parameters["event"] == day.isoformat() and change.units <= units
        for day, units in made
    )


def _days(by: User, answers: Answers) -> list[Change]:
    """Days of the history after answers began; none of them before is measurable."""
    structure = take.structure_on(None)
    if structure is None or answers.first is None:
        return []
    asked = SurveyAnswer.objects.standing().filter(unit=OuterRef("pk"))
    units = Unit.objects.standing().filter(Exists(asked), structure=structure)
    path = dict(units.values_list("code", "path"))
    sees = reach(by, P.RESULTS_READ)
    found = days_of_change(take.snapshot(only=READ), path)
    seen = [
        it
        for it in found
        if it.day > answers.first and all(sees.covers(path[unit]) for unit in it.units)
    ]
    paths = {_shared([path[unit] for unit in it.units]) for it in seen}
    above = Unit.objects.standing().filter(structure=structure, path__in=paths)
    names = dict(above.exclude(parent=None).values_list("path", "name"))
    return [_of_day(it, names, path) for it in seen]


def _of_day(
    one: DayOfChange, names: Mapping[str, str], path: Mapping[str, str]
) -> Change:
    where = names.get(_shared([path[unit] for unit in one.units]), "")
    told = {"count": number(len(one.units)), "kind": one.kind}
    what = (
        _("New leaders in %(count)s units of kind %(kind)s") % told
        if one.kind
        else _("New leaders in %(count)s units") % told
    )
    name = ", ".join(it for it in (what, where, written_day(one.day)) if it)
    ask = urlencode({"hari": one.day.isoformat(), "jenis": one.kind or ""})
    return Change(name, ask, _rotated(one.day, one.units), Span(one.day, one.day))


def _shared(paths: Sequence[str]) -> str:
    """The path of the unit that holds them all."""
    first, last = min(paths), max(paths)  # what these share, all between them share
    ends = range(0, min(len(first), len(last)) + 1, WIDTH)
    return first[: max(end for end in ends if first[:end] == last[:end])]
