"""What time, data or effort would open for people of a case.

The room of careers works out the days; here they are put to the positions of a plan.
A day is promised only where the rules, judged again on that day, let the person in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

import numpy as np
import polars as pl
from numpy.typing import NDArray

from tepat import establishment
from tepat.career.cure import GIVEN_GRADE, GIVEN_RATING, Cure, Missing
from tepat.career.expected import LATER
from tepat.career.ground import EPOCH, Ground, only
from tepat.career.lasting import is_calendar
from tepat.career.missing import missed
from tepat.career.opening import Hurdle, Openings, openings
from tepat.career.station import first
from tepat.finding import Finding
from tepat.rules import PLAN_RULES, ROLL, check
from tepat.rules.grid import HOLDS, UNKNOWN
from tepat.rules.people import people
from tepat.words import Language, Months, Sentence

from ..case import Case
from ..problem import Pair
from .steps import NextStep, as_fact, in_order, of_missing

MOST = 5
"""Rules told of at most that alone stand in the way of positions."""

NEARNESS: Mapping[int, int] = {
    Hurdle.NONE: 0,
    Hurdle.DATA: 1,
    Hurdle.TIME: 2,
    Hurdle.EFFORT: 3,
    Hurdle.CLOSED: 4,
}
"""How near a position is, by what stands in the way: unknown first, then time."""

OPENS_ON = Sentence(
    id="Mulai {day} aturan memperbolehkannya tanpa Anda berbuat apa pun{given}.",
    en="From {day} on the rules allow it without your doing anything{given}.",
)
OPENS_LATER = Sentence(
    id="Menunggu saja: mulai {day} aturan memperbolehkan {count} jabatan lagi, yang "
    "pertama {place}{given}.",
    en="Just wait: from {day} on the rules allow {count} more positions, the first of "
    "them {place}{given}.",
)
OPENS_FILLED = Sentence(
    id="Terbuka begitu data berikut dilengkapi dan isinya memenuhi syarat.",
    en="It opens once the data below is filled in and meets what is asked for.",
)
OPENS_DONE = Sentence(
    id="Terbuka begitu semua langkah berikut selesai.",
    en="It opens once all of the steps below are done.",
)
STAYS_SHUT = Sentence(
    id="Tidak terbuka selama aturan ini berlaku: {rules}.",
    en="It does not open as long as these rules stand: {rules}.",
)
TOO_LATE = Sentence(
    id="Waktu saja tidak membukanya: sebelum semua syaratnya terpenuhi, batas usia, "
    "pensiun atau akhir kontrak mendahuluinya.",
    en="Time alone does not open it: an age limit, retirement or the end of the "
    "contract comes before all requirements are met.",
)
ALONE = Sentence(
    id="{deed} Hanya itu yang menghalangi {count} jabatan, antara lain {place}.",
    en="{deed} Nothing else keeps {count} positions closed, among them {place}.",
)
FIRM = Sentence(
    id="«{rule}» menutup {count} jabatan, antara lain {place}; itu tidak dapat diubah "
    "siapa pun.",
    en="“{rule}” keeps {count} positions closed, among them {place}; nobody can change "
    "that.",
)
NO_FREEZE = Sentence(
    id="bila hari itu di luar masa larangan pemilihan kepala daerah, yang jadwalnya "
    "belum ditetapkan",
    en="if that day lies outside the freeze around an election that is not dated yet",
)
GIVEN = Sentence(id=" ({given})", en=" ({given})")


@dataclass(frozen=True, slots=True)
class Outlook:
    """What would make one position possible for one person.

    Attributes:
        hurdle: ``none``, ``time``, ``data``, ``effort`` or ``closed``: the highest.
        day: From which day on the rules allow it by time alone; else ``None``.
        said: What would make it possible, in one sentence.
        facts: What fills its blanks.
        steps: What to do, in reading order.
    """

    hurdle: str
    day: date | None
    said: Sentence
    facts: Mapping[str, object]
    steps: tuple[NextStep, ...]

    def say(self, language: Language) -> str:
        """Return what would make it possible."""
        return self.said.fill(self.facts, language)


@dataclass(frozen=True, slots=True)
class Hint:
    """Positions that one thing would open to a person.

    Attributes:
        pair: The person and the best of these positions.
        code: Of the rule that alone stands in the way; blank: time alone opens them.
        positions: How many there are.
    """

    pair: Pair
    code: str
    positions: int


class Ahead:
    """What some people of a case could reach later, by rules alone.

    Attributes:
        ground: The case as the room of careers sees it.
        opened: What the rules say of these people about every target.
    """

    def __init__(self, case: Case, persons: Sequence[int]) -> None:
        self._case = case
        self._row = {person: row for row, person in enumerate(persons)}
        self._free: dict[date, bool] = {}
        self.ground = _ground(case)
        rows = list(persons)
        self.opened: Openings = openings(
            first(self.ground)[rows],
            case.grid.targets,
            PLAN_RULES,
            case.law,
            case.policy,
            case.experience,
            leaves_on=self.ground.leaves_on[rows],
        )

    def nearest(self, person: int) -> list[int]:
        """Return the positions that rules keep from a person, the nearest first."""
        case, row = self._case, self._row[person]
        target = case.target
        hurdle = self.opened.hurdle[row][target]
        near = np.array([NEARNESS[at] for at in range(len(NEARNESS))])[hurdle]
        misses = self._misses[row][target]
        fit = case.scores[person, target].astype(np.int64)
        is_shut = near == NEARNESS[Hurdle.CLOSED]
        order = np.lexsort((-fit, near, misses, is_shut))
        barred = ~case.grid.allowed[person, target]
        return [int(at) for at in order[barred[order]]]

    def outlook(
        self, pair: Pair, findings: Sequence[Finding], columns: pl.DataFrame
    ) -> Outlook:
        """Return what would make a position possible that rules keep from a person.

        Args:
            pair: The person and the position.
            findings: What does not hold about them.
            columns: Every column of the pair, in one row.
        """
        person, place = pair
        row, target = self._row[person], int(self._case.target[place])
        told = [self._missing(row, target, it, columns) for it in findings]
        # What nobody can change is no step: the outlook names it.
        steps = in_order(
            [step for it in told if (step := of_missing(it)).cure is not Cure.NOBODY]
        )
        hurdle = Hurdle(int(self.opened.hurdle[row, target]))
        name = hurdle.name.lower()
        if hurdle is Hurdle.TIME:
            day = _day(self.opened.day[row, target])
            given = self._given(day, told)
            return Outlook(name, day, OPENS_ON, {"day": day, "given": given}, steps)
        if hurdle is Hurdle.DATA:
            return Outlook(name, None, OPENS_FILLED, {}, steps)
        curable = {step.code for step in steps}
        shut = [it for it in told if it.finding.code not in curable]
        if shut:
            titles = tuple(it.title for it in shut)
            return Outlook(name, None, STAYS_SHUT, {"rules": titles}, steps)
        if hurdle is Hurdle.CLOSED and all(it.cure is Cure.TIME for it in told):
            return Outlook(name, None, TOO_LATE, {}, steps)
        return Outlook(name, None, OPENS_DONE, {}, steps)

    def hints(self, person: int) -> Iterator[Hint]:
        """Yield what would open positions to a person, over all of the plan.

        What waiting opens is told once, whichever rules it waits for; otherwise one
        rule at a time, where nothing else stands in the way.
        """
        case, row = self._case, self._row[person]
        weight = self._seats(person)
        fit = case.scores[person].astype(np.int64)
        hurdle, days = self.opened.hurdle[row], self.opened.day[row]
        waits = (hurdle == Hurdle.TIME) & (weight > 0)
        if waits.any():
            soonest = waits & (days == days[waits].min())
            yield self._hint(person, soonest, fit, weight, "")
        alone = (self._misses[row] == 1) & (weight > 0) & ~waits
        found = []
        for code, answer in self.opened.answers.items():
            verdicts = answer.for_people(slice(row, row + 1))[0]
            opens = alone & (verdicts != HOLDS)
            for is_unknown in (True, False):
                here = opens & ((verdicts == UNKNOWN) == is_unknown)
                if here.any():
                    hint = self._hint(person, here, fit, weight, code)
                    found.append((not is_unknown, -hint.positions, code, hint))
        yield from (hint for *_, hint in sorted(found, key=lambda it: it[:3])[:MOST])

    def step(
        self, hint: Hint, findings: Sequence[Finding], columns: pl.DataFrame
    ) -> NextStep:
        """Return what to do about a hint.

        Args:
            hint: One of :meth:`hints`.
            findings: What does not hold about its pair.
            columns: Every column of the pair, in one row.
        """
        person, place = hint.pair
        row, target = self._row[person], int(self._case.target[place])
        told = [self._missing(row, target, it, columns) for it in findings]
        facts: dict[str, object] = {
            "count": hint.positions,
            "place": self._named(place),
        }
        if not hint.code:
            day = _day(self.opened.day[row, target])
            facts |= {"day": day, "given": self._given(day, told)}
            rules = tuple(it.code for it in findings)
            return NextStep(
                *("TIME", Cure.TIME, OPENS_LATER, facts, None),
                day=day,
                positions=hint.positions,
                rules=rules,
            )
        step = of_missing(next(it for it in told if it.finding.code == hint.code))
        if step.cure is Cure.NOBODY:
            facts["rule"] = ROLL[hint.code].title
            return replace(step, sentence=FIRM, facts=facts, positions=hint.positions)
        facts["deed"] = as_fact(step.sentence, step.facts)
        return replace(step, sentence=ALONE, facts=facts, positions=hint.positions)

    def _hint(
        self,
        person: int,
        here: NDArray[np.bool_],
        fit: NDArray[np.int64],
        weight: NDArray[np.int64],
        code: str,
    ) -> Hint:
        targets = np.flatnonzero(here)
        best = int(targets[np.lexsort((targets, -fit[targets]))[0]])
        count = int(weight[targets].sum())
        return Hint((person, self._place_of(best, person)), code, count)

    @cached_property
    def _misses(self) -> NDArray[np.int64]:
        misses = np.zeros(self.opened.now.shape, dtype=np.int64)
        for answer in self.opened.answers.values():
            misses += (answer.table != HOLDS)[:, answer.target_column][
                answer.person_row
            ]
        return misses

    def _seats(self, person: int) -> NDArray[np.int64]:
        """Count, per target, the positions with a need, but the person's own."""
        case = self._case
        counts = case.positions["need"].fill_null(0).to_numpy() > 0
        own = int(case.holds[person])
        if own >= 0:
            counts[own] = False
        seats: NDArray[np.int64] = np.bincount(
            case.target[counts], minlength=case.grid.targets.height
        )
        return seats

    def _missing(
        self, row: int, target: int, finding: Finding, columns: pl.DataFrame
    ) -> Missing:
        rule = ROLL[finding.code]
        return missed(self.ground, rule, finding, columns, self.opened, row, target)

    def _place_of(self, target: int, person: int) -> int:
        """Return a position of a kind, not the person's own, with a need if any has."""
        case = self._case
        places = np.flatnonzero(case.target == target)
        need = case.positions["need"].fill_null(0).to_numpy()[places] > 0
        order = np.lexsort((places, ~need, places == case.holds[person]))
        return int(places[order[0]])

    def _named(self, place: int) -> str:
        code = self._case.positions["position"][place]
        name = self._case.positions["name"][place]
        return f"{name}, {self._case.place(place)} [{code}]"

    def _given(self, day: date | None, told: Sequence[Missing]) -> object:
        """Return what a day rests on, in brackets; nothing where it is certain."""
        law, given = self._case.law, []
        codes = {it.finding.code for it in told if it.cure is Cure.TIME}
        # From the next year on a rating is asked for that is not given yet.
        later = day is not None and day.year > self._case.effective_on.year
        if later or "PERFORMANCE-1" in codes:
            rating = law.performance.ratings_good_enough.value[-1].capitalize()
            given.append(GIVEN_RATING.filled({"rating": rating}))
        if day is not None and not self._is_free(day):
            given.append(NO_FREEZE)
        if "GRADE-1" in codes:
            interval = Months(12 * law.grade.regular_years.value)
            given.append(GIVEN_GRADE.filled({"interval": interval}))
        return GIVEN.filled({"given": tuple(given)}) if given else ""

    def _is_free(self, day: date) -> bool:
        """Tell whether a day is known to lie outside of all election freezes."""
        if day not in self._free:
            case = self._case
            nip = case.people["nip"][0]
            row = people(only(case.snapshot, nip), case.law, day).head(1)
            rules = [rule for rule in PLAN_RULES if is_calendar(rule)]
            told = check(row, rules, case.law, case.policy)
            holds = told.select(pl.all_horizontal(rule.code for rule in rules))
            self._free[day] = holds.item() is True
        return self._free[day]


def _day(told: np.int32) -> date | None:
    return None if told == LATER else EPOCH + timedelta(days=int(told))


def _ground(case: Case) -> Ground:
    leaving = establishment.exits(case.snapshot, case.law).select("nip", "leaves_on")
    leaves_on = case.people.select("nip").join(
        leaving.unique("nip", keep="first", maintain_order=True),
        on="nip",
        how="left",
        maintain_order="left",
    )["leaves_on"]
    return Ground(
        snapshot=case.snapshot,
        law=case.law,
        policy=case.policy,
        day=case.effective_on,
        people=case.people,
        positions=case.positions,
        targets=case.grid.targets,
        target=case.target,
        holds=case.holds,
        experience=case.experience,
        leaves_on=leaves_on,
    )
