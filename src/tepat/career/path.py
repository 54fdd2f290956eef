"""The way to a target, told step by step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from tepat.rules import APPOINTMENT_RULES, PLAN_RULES, Rule
from tepat.rules.grid import HOLDS, UNKNOWN
from tepat.words import Sentence

from .cure import PROCEDURES, ROUTES, Missing, is_paper
from .directions import Direction, direction
from .expected import LATER
from .ground import EPOCH, Ground
from .label import Label
from .lasting import is_calendar
from .learning import Gap, gaps_for
from .missing import free_on, missing
from .opening import Openings
from .person import Person
from .rungs import Rungs
from .search import Found, Search

CREDIT, FREEZE = "CREDIT", "FREEZE"
CREDIT_TITLE = Sentence(id="Angka kredit", en="Credit points")
FREEZE_TITLE = Sentence(id="Masa larangan mutasi", en="Freeze around an election")


class Mode(StrEnum):
    """What a path rests on."""

    AS_IS = "as_is"
    """Time, good work and the procedures that everybody goes through."""

    WITH_EFFORT = "with_effort"
    """Also what one would have to work on or complete first, which has no date."""


@dataclass(frozen=True, slots=True)
class Wait:
    """A rule that held a step up, and until when."""

    code: str
    title: Sentence
    until: date


@dataclass(frozen=True, slots=True)
class Step:
    """One move of a path.

    Attributes:
        day: The earliest day of the move.
        since: The day of the arrival before; the reference date for the first move.
        direction: Which way it goes; ``None`` where that cannot be told.
        family, level, group: Of where it goes.
        target: Row of ``Ground.targets`` by which it goes.
        positions: How many positions that is.
        vacant: Seats short among them, as far as it is known.
        example: Code of one of them: with a vacancy, in the own agency if there is one.
        waits: What it waited for, the last first.
        before: What must be done or complete before.
        gaps: Competencies that the example asks for and that are missing today.
    """

    day: date
    since: date
    direction: Direction | None
    family: str | None
    level: str | None
    group: str | None
    target: int
    positions: int
    vacant: int
    example: str
    waits: tuple[Wait, ...]
    before: tuple[Missing, ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Path:
    """The earliest way to a position, as far as it can be told.

    Attributes:
        mode: What it rests on.
        position: Code of the position aimed at.
        steps: At least one.
    """

    mode: Mode
    position: str
    steps: tuple[Step, ...]

    @property
    def arrives_on(self) -> date:
        return self.steps[-1].day


@dataclass(frozen=True, slots=True)
class Routes:
    """The searches for one person, in both modes.

    Attributes:
        ground, rungs, person: The city, its graph and who.
        searches, found: By mode.
    """

    ground: Ground
    rungs: Rungs
    person: Person
    searches: dict[Mode, Search]
    found: dict[Mode, Found]

    def to(self, position: int) -> tuple[Path, ...]:
        """Return the earliest way to a position, and an earlier one that takes effort.

        Args:
            position: Index in ``Ground.positions``.

        Returns:
            None where there is no way; one path; or two where effort brings one there
            sooner.
        """
        target = int(self.ground.target[position])
        day = {mode: int(found.day[target]) for mode, found in self.found.items()}
        modes = [Mode.AS_IS] if day[Mode.AS_IS] < LATER else []
        if day[Mode.WITH_EFFORT] < day[Mode.AS_IS]:
            modes.append(Mode.WITH_EFFORT)
        return tuple(self._path(mode, position, target) for mode in modes)

    def _path(self, mode: Mode, position: int, target: int) -> Path:
        search, found = self.searches[mode], self.found[mode]
        last = found.last[target]
        labels = last.path() if last is not None else []
        stops = [(label.target, label.day) for label in labels[1:]]
        stops.append((target, int(found.day[target])))
        ends = {len(labels) - 1: position}
        steps = tuple(
            _step(search, label, stop, day, ends.get(at))
            for at, (label, (stop, day)) in enumerate(zip(labels, stops, strict=True))
        )
        return Path(mode, self.ground.positions["position"][position], steps)


def routes(ground: Ground, rungs: Rungs, person: Person) -> Routes:
    """Search the earliest way of one person to everywhere, in both modes."""
    by_mode = {
        Mode.AS_IS: Search(ground, rungs, person, _asked(effort=False)),
        Mode.WITH_EFFORT: Search(
            ground, rungs, person, _asked(effort=True), passes_unknown=True
        ),
    }
    found = {mode: search.run() for mode, search in by_mode.items()}
    return Routes(ground, rungs, person, by_mode, found)


def _asked(*, effort: bool) -> tuple[Rule, ...]:
    """The rules that every move must meet by itself; the others are told beside it."""
    return tuple(
        rule
        for rule in (*PLAN_RULES, *APPOINTMENT_RULES)
        if rule.code not in PROCEDURES
        and not (effort and is_effort(rule))
        and not is_paper(rule)
    )


def is_effort(rule: Rule) -> bool:
    """Tell whether a rule asks for what effort gives and no date can be put to."""
    dated = "rating_newer" in rule.needs
    return rule.order == 2 and rule.code not in ROUTES | PROCEDURES and not dated


def _step(
    search: Search, label: Label, target: int, day: int, position: int | None
) -> Step:
    """Tell one move: from where a label stands to a target, on a day."""
    start, opened = search.opened([label])
    _, experience = search.stations([label])
    ground, person = search.ground, search.person
    wanted = ground.targets.row(target, named=True)
    places = [at for at in range(len(ground.target)) if ground.target[at] == target]
    example = position if position is not None else _example(ground, person, places)
    here = start.row(0, named=True)
    code = ground.positions["position"][example]
    vacant = ground.positions["vacant"][places].fill_null(0).sum()
    return Step(
        day=EPOCH + timedelta(days=day),
        since=EPOCH + timedelta(days=label.day),
        direction=direction(
            ground.law,
            here["family"],
            here["level"],
            wanted["to_family"],
            wanted["to_level"],
        ),
        family=wanted["to_family"],
        level=wanted["to_level"],
        group=wanted["to_group"],
        target=target,
        positions=len(places),
        vacant=int(vacant),
        example=code,
        waits=tuple(_waits(opened, target, day, label.day)),
        before=tuple(
            missing(
                ground,
                start,
                experience,
                opened,
                0,
                target,
                _aside(search, opened, target),
            )
        ),
        gaps=gaps_for(ground, ground.people["nip"][person.at], code),
    )


def _aside(search: Search, opened: Openings, target: int) -> list[Rule]:
    """The rules that a step does not meet by itself and that are told beside it."""
    every = (*PLAN_RULES, *APPOINTMENT_RULES)
    told = [rule for rule in every if rule not in search.rules]
    if search.passes_unknown:
        told += [
            answer.rule
            for answer in opened.answers.values()
            if answer.of(0, target) == UNKNOWN and not is_calendar(answer.rule)
        ]
    return told


def _waits(opened: Openings, target: int, day: int, since: int) -> list[Wait]:
    """What a step waited for, the last first."""
    found = []
    for code, answer in opened.answers.items():
        if answer.of(0, target) == HOLDS:
            continue
        until = free_on(opened, code, 0, target)
        if until is not None:
            found.append(Wait(code, answer.rule.title, until))
    if opened.at_least is not None and opened.at_least[0, target] > since:
        until = EPOCH + timedelta(days=int(opened.at_least[0, target]))
        found.append(Wait(CREDIT, CREDIT_TITLE, until))
    last = max((wait.until for wait in found), default=EPOCH + timedelta(days=since))
    if last < EPOCH + timedelta(days=day):
        found.append(Wait(FREEZE, FREEZE_TITLE, EPOCH + timedelta(days=day)))
    return sorted(found, key=lambda wait: (-wait.until.toordinal(), wait.code))


def _example(ground: Ground, person: Person, places: Sequence[int]) -> int:
    """The position to show for a target: vacant and near rather than not."""
    own = int(ground.holds[person.at])
    agencies = ground.positions["agency_name"]
    vacant = ground.positions["vacant"]
    here = agencies[own] if own >= 0 else None

    def order(place: int) -> tuple[bool, bool, int]:
        is_near = here is not None and agencies[place] == here
        return not (vacant[place] or 0) > 0, not is_near, place

    return min(places, key=order)
