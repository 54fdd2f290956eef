"""Why seats stay empty, whose data is missing, and who should be looked at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tepat.rules import ROLL
from tepat.rules.grid import FAILS, UNKNOWN, Grid
from tepat.snapshot.vocabulary import LEADERSHIP
from tepat.words import Months, Sentence

from .case import Case
from .problem import Problem
from .standing import QUALIFYING, unqualified

NEEDS_SELECTION = Sentence(
    id="Perlu seleksi terbuka atau manajemen talenta; tidak ada pejabat JPT yang dapat "
    "dirotasi ke sini tanpa mengosongkan jabatan lain.",
    en="Needs open selection or talent management; no holder of a high leadership post "
    "can be rotated here without leaving another seat empty.",
)
FROZEN = Sentence(
    id="Dibekukan oleh skenario: tidak ada yang masuk atau keluar.",
    en="Frozen by the scenario: nobody enters or leaves.",
)
MOVES_THE_VACANCY = Sentence(
    id="{able} pegawai memenuhi syarat, tetapi memindahkan mereka hanya memindahkan "
    "kekosongan ke jabatan lain. Usulkan formasi baru.",
    en="{able} people meet the requirements, but moving them would only move the "
    "vacancy elsewhere. Ask for a new recruit.",
)
WISHED_BUT_HELD = Sentence(
    id="{able} pegawai yang memenuhi syarat menginginkannya, tetapi memindahkan mereka "
    "hanya memindahkan kekosongan ke jabatan lain.",
    en="{able} people who meet the requirements wish for it, but moving them would "
    "only move the vacancy elsewhere.",
)
NOT_WISHED_FOR = Sentence(
    id="{able} pegawai memenuhi syarat, tetapi tidak seorang pun menginginkannya lebih "
    "daripada tetap. Tawarkan jabatan ini, atau susun rencana dengan cara optimum.",
    en="{able} people meet the requirements, but nobody likes it better than staying. "
    "Offer this position, or make a plan in mode optimum.",
)
NOBODY = Sentence(
    id="Tidak ada pegawai yang memenuhi semua syarat; {unknown} belum dapat dinilai "
    "karena datanya belum lengkap. Usulkan formasi baru atau lengkapi data.",
    en="Nobody meets every requirement; {unknown} cannot be judged because data is "
    "missing. Ask for a new recruit or complete the data.",
)
NEARLY = Sentence(
    id="Tidak ada pegawai yang memenuhi semua syarat. Paling dekat: {near} orang hanya "
    "terhalang «{rule}»; {unknown} belum dapat dinilai karena data belum lengkap.",
    en="Nobody meets every requirement. Nearest: {near} people miss only "
    "“{rule}”; {unknown} cannot be judged because data is missing.",
)
OVERDUE = Sentence(
    id="Sudah {months} dalam jabatan, lebih dari {longest}; rotasi patut "
    "dipertimbangkan.",
    en="{months} in the position, more than {longest}; a rotation is due.",
)


@dataclass(frozen=True, slots=True)
class Unfilled:
    """Seats of one position that stay empty, and why."""

    position: int
    seats: int
    code: str
    sentence: Sentence
    facts: dict[str, object]


@dataclass(frozen=True, slots=True)
class Missing:
    """Data that is missing about one person, and how many positions it would open.

    Attributes:
        person: Index of the person.
        rule: Code of the rule that cannot be judged.
        positions: Number of positions for which nothing else stands in the way.
        example: Index of one of them.
    """

    person: int
    rule: str
    positions: int
    example: int


@dataclass(frozen=True, slots=True)
class Look:
    """A person who stays and should be looked at."""

    person: int
    code: str
    sentence: Sentence
    facts: dict[str, object]


def unfilled(
    case: Case, problem: Problem, seat: NDArray[np.int64]
) -> Iterator[Unfilled]:
    """Yield each position with empty seats after the plan, with the main reason."""
    holders = np.bincount(seat[seat >= 0], minlength=len(problem.seats))
    empty = np.maximum(problem.seats - holders, 0)
    able = np.bincount(problem.option_position, minlength=len(problem.seats))
    tally = _Tally.of(case.grid)
    frozen = set(np.flatnonzero(case.is_frozen_seat()))
    families = case.positions["family"].to_list()
    for position in np.flatnonzero(empty).tolist():
        seats = int(empty[position])
        if position in frozen:
            yield Unfilled(position, seats, "FROZEN", FROZEN, {})
        elif families[position] == "JPT":
            yield Unfilled(position, seats, "SELECTION", NEEDS_SELECTION, {})
        elif able[position]:
            facts: dict[str, object] = {"able": int(able[position])}
            said = WISHED_BUT_HELD if case.scenario.by_wish else MOVES_THE_VACANCY
            yield Unfilled(position, seats, "LIMIT", said, facts)
        else:
            target = int(case.target[position])
            others = tally.allowed(target) & (case.holds != position)
            if case.scenario.by_wish and others.any():
                facts = {"able": int(others.sum())}
                yield Unfilled(position, seats, "WISH", NOT_WISHED_FOR, facts)
            else:
                yield _nobody(position, seats, tally, target)


def missing(case: Case) -> list[Missing]:
    """List what data is missing where nothing else stands in the way."""
    tally = _Tally.of(case.grid)
    weight = np.bincount(case.target, minlength=case.grid.targets.height)
    first = np.unique(case.target, return_index=True)[1]
    only_unknown = (tally.fails == 0) & (tally.unknowns > 0)
    found = []
    for answer in case.grid.answers:
        if not (answer.table == UNKNOWN).any():
            continue
        is_unknown = (answer.table == UNKNOWN)[:, answer.target_column]
        waits = is_unknown[answer.person_row] & only_unknown
        opened = waits @ weight
        found += [
            Missing(
                person,
                answer.rule.code,
                int(opened[person]),
                int(first[waits[person].argmax()]),
            )
            for person in np.flatnonzero(opened).tolist()
        ]
    return sorted(found, key=lambda entry: (entry.person, entry.rule))


def worth_a_look(case: Case, seat: NDArray[np.int64]) -> list[Look]:
    """List who stays although the seat asks for more, or longer than is usual."""
    stays = (seat >= 0) & (seat == case.holds)
    missed = unqualified(case, seat) & stays
    looks = []
    for row, code in enumerate(QUALIFYING):
        rule, persons = ROLL[code], np.flatnonzero(missed[row]).tolist()
        told = case.facts(rule, persons, seat[persons].tolist())
        looks += [
            Look(person, code, rule.fails, facts)
            for person, facts in zip(persons, told, strict=True)
        ]
    longest = case.law.tenure.longest_before_rotation.value
    months = case.people["months_in_position"].fill_null(0).to_numpy()
    leads = case.people["family"].is_in(list(LEADERSHIP)).to_numpy()
    for person in np.flatnonzero(stays & leads & (months > longest)).tolist():
        overdue: dict[str, object] = {
            "months": Months(int(months[person])),
            "longest": Months(longest),
        }
        looks.append(Look(person, "OVERDUE", OVERDUE, overdue))
    return sorted(looks, key=lambda look: (look.person, look.code))


@dataclass(frozen=True, slots=True)
class _Tally:
    """How many rules fail, or cannot be told, for every person and target."""

    grid: Grid
    fails: NDArray[np.uint8]
    unknowns: NDArray[np.uint8]

    @classmethod
    def of(cls, grid: Grid) -> _Tally:
        fails = np.zeros(grid.allowed.shape, dtype=np.uint8)
        unknowns = np.zeros(grid.allowed.shape, dtype=np.uint8)
        for answer in grid.answers:
            for verdict, count in ((FAILS, fails), (UNKNOWN, unknowns)):
                table = answer.table == verdict
                if table.any():
                    count += table[:, answer.target_column][answer.person_row]
        return cls(grid, fails, unknowns)

    def allowed(self, target: int) -> NDArray[np.bool_]:
        """Flag the people whom every rule allows at a target."""
        found: NDArray[np.bool_] = (self.fails[:, target] == 0) & (
            self.unknowns[:, target] == 0
        )
        return found


def _nobody(position: int, seats: int, tally: _Tally, target: int) -> Unfilled:
    """Say which single rule keeps out the most people who miss only that one."""
    fails, unknowns = tally.fails[:, target], tally.unknowns[:, target]
    unknown = int(((fails == 0) & (unknowns > 0)).sum())
    misses_one = (fails == 1) & (unknowns == 0)
    counts = [
        (int(((answer.for_target(target) == FAILS) & misses_one).sum()), answer.rule)
        for answer in tally.grid.answers
    ]
    near, rule = max(counts, key=lambda counted: counted[0])
    if near == 0:
        return Unfilled(position, seats, "NOBODY", NOBODY, {"unknown": unknown})
    facts: dict[str, object] = {
        "near": near,
        "unknown": unknown,
        "rule": rule.title,
    }
    return Unfilled(position, seats, rule.code, NEARLY, facts)
