"""Participants as lists and tables show them: who has judged, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tepat import law
from tepat.competency import Bands, sets
from tepat.errors import TepatError
from tepat.law import Law
from tepat_web.accounts.models import User
from tepat_web.organisation.models import Unit
from tepat_web.snapshots import take

from . import comparing, queries
from .comparing import Line, Percent
from .models import Assessee, Judge, Judgement, Outcome
from .places import WORDS
from .queries import Said


@dataclass(frozen=True, slots=True)
class Judged:
    """One judge of a participant, as the page says how far it is.

    Attributes:
        label: Who judges.
        name: Of an assessor; blank elsewhere.
        given_on: When it was given; ``None``: not yet.
        part: How the address of the form calls it, where the reader may write.
    """

    label: str
    name: str
    given_on: date | None
    part: str


@dataclass(frozen=True, slots=True)
class Row:
    """One participant in a list.

    Attributes:
        it: The participant.
        unit: Name of the unit.
        judges: Everyone who is asked.
        part: How the address of the reader's own form calls it; blank: nothing waits.
        match: JPM by what was taken over, else by the rule; ``None``: not to be seen.
        short: Competencies below the level asked for, likewise.
    """

    it: Assessee
    unit: str
    judges: Sequence[Judged]
    part: str
    match: Percent | None
    short: int | None


@dataclass(frozen=True, slots=True)
class Matched:
    """The match by one judge, or by what counts."""

    label: str
    percent: Percent
    counts: bool


def rows(
    by: User, people: Sequence[Assessee], judge: Judge | None, today: date
) -> list[Row]:
    """Return participants with what a reader may see of them, in four statements.

    Args:
        judge: As whom the reader would write; ``None``: as nobody.
    """
    at = law.on(today)
    given = _by_assessee(people)
    outcomes = _outcomes(people)
    names = unit_names(each.path for each in people)
    told = []
    for it in people:
        said = queries.said_of(by, it, given.get(it.pk, ()))
        mine = judge in queries.parts(by, it) if judge else False
        writes = mine and it.round.is_open() and it.taken_at is None
        is_done = judge is not None and judge in said.given_on
        part = WORDS[judge] if judge and writes and not is_done else ""
        match, short = _found(it, said, outcomes.get(it.pk, {}), at)
        judged = judges(by, it, said)
        told.append(Row(it, names.get(it.path, ""), judged, part, match, short))
    return told


def judges(by: User, it: Assessee, said: Said) -> list[Judged]:
    """Return everyone who is asked about a participant, and how far they are."""
    mine = queries.parts(by, it)
    writable = it.round.is_open() and it.taken_at is None
    return [
        Judged(
            str(judge.label),
            str(it.assessor) if judge is Judge.ASSESSOR and it.assessor else "",
            said.given_on.get(judge),
            WORDS[judge]
            if judge in mine and writable and judge not in said.given_on
            else "",
        )
        for judge in it.round.asks
    ]


def matches(
    it: Assessee, lines: Sequence[Line], said: Said, at: Law, bands: Sequence[Bands]
) -> list[Matched]:
    """Return the engine's match by each judge who may be seen, and by what counts."""
    told = []
    for judge in Judge:
        if judge.value in said.given:
            levels = {line.competency.code: line.levels[judge] for line in lines}
            found = comparing.percent(comparing.match(it, levels, at), bands)
            told.append(Matched(str(judge.label), found, counts=False))
    counted = comparing.counted(lines)
    if any(level is not None for level in counted.values()) and not said.is_hidden:
        found = comparing.percent(comparing.match(it, counted, at), bands)
        is_taken = all(line.outcome for line in lines)
        label = _("Taken over") if is_taken else _("Taken over, else by the rule")
        told.append(Matched(label, found, counts=True))
    return told


def evidence(
    lines: Sequence[Line],
) -> list[tuple[str, list[tuple[str, int | None, str]]]]:
    """Return what was seen by competency: who says it, at which level, and the text."""
    return [
        (
            line.competency.name,
            [
                (str(judge.label), line.levels[judge], line.evidence[judge])
                for judge in Judge
                if judge in line.evidence
            ],
        )
        for line in lines
        if line.evidence
    ]


def deciding(
    lines: Sequence[Line], chosen: Mapping[str, tuple[str, str]]
) -> list[tuple[str, Line, str, str]]:
    """Return what a meeting may decide: number in the form, line, level, reason."""
    return [
        (str(at), line, *chosen.get(line.competency.code, ("", "")))
        for at, line in enumerate(lines, start=1)
        if line.outcome is None
    ]


def bands(at: Law) -> tuple[Bands, ...]:
    """Return the band sets of the law and, where it can be read, the city's own."""
    try:
        return sets(at, take.snapshot(only=()).settings)
    except TepatError:  # the city's own set cannot be read; data pages say so
        return (Bands.for_filling(at), Bands.for_mapping(at))


def set_name(found: Bands) -> str:
    """Return what a band set is for."""
    names = {
        "filling": pgettext("set of bands", "for filling positions"),
        "mapping": pgettext("set of bands", "for mapping"),
        "own": pgettext("set of bands", "the city's own"),
    }
    return names[found.name]


def unit_names(paths: Iterable[str]) -> dict[str, str]:
    """Return the names of units of the structure in force, by their paths."""
    wanted = set(paths)
    if not wanted:
        return {}
    units = Unit.objects.standing().filter(
        structure=take.structure_on(None), path__in=wanted
    )
    return dict(units.values_list("path", "name"))


def _found(
    it: Assessee, said: Said, outcomes: Mapping[str, Outcome], at: Law
) -> tuple[Percent | None, int | None]:
    if said.is_hidden or not (said.given or outcomes):
        return None, None
    lines = comparing.lines(it, at, said.given, outcomes)
    counted = comparing.counted(lines)
    if all(level is None for level in counted.values()):
        return None, None
    found = comparing.percent(comparing.match(it, counted, at), ())
    return found, sum(1 for line in lines if line.short)


def _by_assessee(people: Sequence[Assessee]) -> dict[int, list[Judgement]]:
    found: dict[int, list[Judgement]] = {}
    for each in Judgement.objects.standing().filter(assessee__in=people):
        found.setdefault(each.assessee_id, []).append(each)
    return found


def _outcomes(people: Sequence[Assessee]) -> dict[int, dict[str, Outcome]]:
    settled = [each for each in people if each.taken_at is not None]
    found: dict[int, dict[str, Outcome]] = {}
    for each in Outcome.objects.standing().filter(assessee__in=settled):
        found.setdefault(each.assessee_id, {})[each.competency] = each
    return found
