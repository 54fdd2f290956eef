"""A snapshot and a scenario, worked out: who could sit where, and how well.

Everything a plan rests on is here; the optimiser is not. ``verify`` builds the same
case again from the plan's own inputs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl
from numpy.typing import NDArray

from tepat import establishment, law
from tepat.errors import TepatError
from tepat.establishment import Balance
from tepat.finding import Finding, Verdict
from tepat.fit import Fit, measure
from tepat.law import Law
from tepat.policy import Policy
from tepat.rules import (
    APPOINTMENT_RULES,
    PLAN_RULES,
    Rule,
    check,
    explain_all,
    facts_of,
)
from tepat.rules.columns import BY_NAME
from tepat.rules.grid import Grid, distinct, judge
from tepat.rules.pairs import Experience, derive
from tepat.rules.people import experience_of, people
from tepat.rules.targets import TARGET, targets
from tepat.snapshot import Snapshot, resolve
from tepat.words import Sentence

from .frozen import forbidden_pairs, frozen_people, frozen_seats
from .kin import Kin
from .problem import Problem, flagged
from .scenario import Scenario, demand_known
from .split import Split, split
from .wishes import as_pairs, wish_lists

NOBODY_NAMED = Sentence(
    id="Lembar pegawai tidak berisi satu orang pun, jadi tidak ada yang dapat "
    "ditempatkan. Isi lembar pegawai; «tepat needs» dan «tepat map» dapat dipakai "
    "tanpa itu.",
    en="Sheet pegawai names nobody, so nobody can be placed. Fill in sheet pegawai; "
    "“tepat needs” and “tepat map” work without it.",
)


class NobodyNamed(TepatError):
    """A placement question about nobody."""

    exit_code = 29


STANDARD = ("standard", *TARGET)


@dataclass(frozen=True, slots=True)
class Case:
    """One placement question with everything that answers it.

    Attributes:
        snapshot: The city on the reference day.
        scenario: What the planner asked for.
        law: The law on the reference day.
        policy: The city's policy, with what the scenario changes about it.
        effective_on: Day the plan takes effect.
        balance: Need, holders and gap.
        leaving: ``nip``, ``position``, ``because`` ('pensiun', 'kontrak', 'tidak
            aktif'), ``leaves_on``: people who are not placed.
        people: The people who can be placed, by NIP; columns of
            ``tepat.rules.people``.
        positions: All positions by code, resolved, with ``need`` and ``occupied``.
        target: For each position, its row in ``grid.targets``.
        holds: For each person, the index of the position held, or -1.
        experience: Experience of the people per job group.
        kin: Relatives and where they would meet.
        grid: The verdicts of all rules.
        fit: The fit in parts.
        scores: int16 (people × targets): fit scores.
        barred: (person, position) pairs (indices) that are not to be, whatever the
            rules allow: what a question about a plan forbids.
    """

    snapshot: Snapshot
    scenario: Scenario
    law: Law
    policy: Policy
    effective_on: date
    balance: Balance
    leaving: pl.DataFrame
    people: pl.DataFrame
    positions: pl.DataFrame
    target: NDArray[np.int64]
    holds: NDArray[np.int64]
    experience: Experience
    kin: Kin
    grid: Grid
    fit: Fit
    scores: NDArray[np.int16]
    barred: tuple[tuple[int, int], ...] = ()

    def problem(self, without: Iterable[tuple[int, int]] = ()) -> Problem:
        """Put the case as a network problem, without some (person, position) pairs."""
        return _problem(self, without)

    def parts(self, without: Iterable[tuple[int, int]] = ()) -> Split:
        """Put the case as the problem that is solved: its positions are places.

        Where it does not matter who refills a seat, each position is one place.
        """
        problem, tolerance = self.problem(without), self.scenario.tolerance
        if tolerance is None:
            return Split(problem, np.arange(len(problem.positions)), problem)
        return split(problem, tolerance)

    def wishes(self) -> list[tuple[int, ...]]:
        """Return per person the positions (indices) that they like better than
        staying, the best first."""
        codes = self.positions["position"].to_list()
        told = self.snapshot.wishes
        return wish_lists(told, self.people["nip"].to_list(), codes, self.holds)

    def is_frozen_seat(self) -> NDArray[np.bool_]:
        """Flag the positions that nobody enters or leaves, by the scenario."""
        return frozen_seats(self.scenario, self.positions)

    def is_frozen_person(self) -> NDArray[np.bool_]:
        """Flag the people who stay, by the scenario: they, or where they sit."""
        seats = self.is_frozen_seat()
        return frozen_people(self.scenario, self.people, self.holds, seats)

    def pinned(self) -> dict[int, int]:
        """Return person → position (indices) of those whom the scenario pins.

        Who is pinned to the own position simply stays.
        """
        people = {nip: at for at, nip in enumerate(self.people["nip"])}
        places = {code: at for at, code in enumerate(self.positions["position"])}
        told = self.scenario.pins.items()
        placed = ((nip, code) for nip, code in told if nip in people)
        return dict(sorted((people[nip], places[code]) for nip, code in placed))

    def forbidden(self) -> list[tuple[int, int]]:
        """Return the (person, position) pairs (indices) that the scenario forbids."""
        return forbidden_pairs(self.scenario, self.people, self.positions)

    def pairs(
        self, persons: Sequence[int], positions: Sequence[int], names: Iterable[str]
    ) -> pl.DataFrame:
        """Return the columns ``names`` of some pairs: what rules and sentences read.

        Args:
            persons: Indices of people.
            positions: As many indices of positions, each paired with its person.
            names: Columns of ``tepat.rules.columns``.
        """
        beside = [
            self.kin.beside.get(pair) for pair in zip(persons, positions, strict=True)
        ]
        met = [None if it is None else self.people["name"][it] for it in beside]
        told = pl.concat(
            [
                self.people[list(persons)],
                self.grid.targets[self.target[list(positions)]].rename(
                    {"standard": "to_standard"}
                ),
                self.positions[list(positions)].select(
                    to_position="position", to_job="job"
                ),
            ],
            how="horizontal",
        ).with_columns(
            relative=pl.Series(met, dtype=pl.String),
            has_relative_beside=pl.Series([it is not None for it in beside]),
        )
        return derive(told, names, self.experience)

    def place(self, position: int) -> str:
        """Return where a position is, plain enough to find it: unit and agency."""
        unit = str(self.positions["unit_name"][position])
        agency = self.positions["agency_name"][position]
        return unit if agency in (None, unit) else f"{unit}, {agency}"

    def findings(self, person: int, position: int) -> list[Finding]:
        """Return what every rule of a plan finds about one pair, in reading order."""
        return self.findings_of([person], [position])[0]

    def findings_of(
        self, persons: Sequence[int], positions: Sequence[int]
    ) -> list[list[Finding]]:
        """Return what every rule of a plan finds about some pairs, in reading order."""
        return self._told(PLAN_RULES, persons, positions)

    def still_needed(
        self, persons: Sequence[int], positions: Sequence[int]
    ) -> list[list[Finding]]:
        """Return what the day of appointment still asks for, for some pairs.

        What holds already, or has no bearing, is left out.
        """
        told = self._told(APPOINTMENT_RULES, persons, positions)
        return [[it for it in of if it.verdict is not Verdict.HOLDS] for of in told]

    def needed_codes(
        self, persons: Sequence[int], positions: Sequence[int]
    ) -> list[list[str]]:
        """Return the codes of the rules of :meth:`still_needed`, for some pairs."""
        codes = [rule.code for rule in APPOINTMENT_RULES]
        pairs = self.pairs(persons, positions, BY_NAME)
        verdicts = check(pairs, APPOINTMENT_RULES, self.law, self.policy)
        return [
            [code for code, holds in zip(codes, row, strict=True) if holds is not True]
            for row in verdicts.select(codes).iter_rows()
        ]

    def _told(
        self, rules: Sequence[Rule], persons: Sequence[int], positions: Sequence[int]
    ) -> list[list[Finding]]:
        if not persons:
            return []
        pairs = self.pairs(persons, positions, BY_NAME)
        return explain_all(pairs, rules, self.law, self.policy)

    def facts(
        self, rule: Rule, persons: Sequence[int], positions: Sequence[int]
    ) -> list[dict[str, object]]:
        """Return what fills the blanks of one rule's sentences, for some pairs."""
        pairs = self.pairs(persons, positions, rule.needs)
        return facts_of(pairs, rule, self.law, self.policy)


def work_out(
    snapshot: Snapshot, scenario: Scenario | None = None, policy: Policy | None = None
) -> Case:
    """Work out who may sit where and how well, for every person and position.

    Raises:
        NobodyNamed: if there is nobody to place.
        tepat.placement.scenario.ScenarioError: if the scenario names what the data
            does not have.
    """
    scenario = scenario or Scenario()
    chosen = scenario.policy(policy or Policy())
    in_force = law.on(snapshot.day)
    effective_on = scenario.effective_on or snapshot.day
    if snapshot.employees.is_empty():
        raise NobodyNamed(NOBODY_NAMED)
    demand_known(scenario, snapshot)
    everyone = people(snapshot, in_force, effective_on)
    leaving = _leaving(snapshot, everyone, in_force, effective_on)
    placeable = everyone.join(leaving, on="nip", how="anti").sort("nip")
    balance = establishment.balance(snapshot, in_force)
    positions = _positions(snapshot, balance, scenario)
    asked = positions.select("position").join(
        targets(snapshot, in_force), on="position", how="left", maintain_order="left"
    )
    wanted, target = distinct(asked, list(STANDARD))
    experience = experience_of(snapshot, placeable, effective_on, in_force)
    grid = judge(placeable, wanted, PLAN_RULES, in_force, chosen, experience)
    fit = measure(snapshot, placeable, wanted, in_force, chosen, experience)
    place = {code: at for at, code in enumerate(positions["position"])}
    holds = np.array(
        [place.get(code, -1) for code in placeable["position"]], dtype=np.int64
    )
    return Case(
        snapshot=snapshot,
        scenario=scenario,
        law=in_force,
        policy=chosen,
        effective_on=effective_on,
        balance=balance,
        leaving=leaving,
        people=placeable,
        positions=positions,
        target=target,
        holds=holds,
        experience=experience,
        kin=Kin.of(snapshot, placeable, positions, holds),
        grid=grid,
        fit=fit,
        scores=fit.table(),
    )


def _leaving(
    snapshot: Snapshot, everyone: pl.DataFrame, in_force: Law, effective_on: date
) -> pl.DataFrame:
    """Who is not placed: retired, contract ended, or not active by the day."""
    placeable = list(in_force.legal_position.placeable.value)
    gone = establishment.exits(snapshot, in_force).filter(
        pl.col("leaves_on") <= effective_on
    )
    inactive = everyone.filter(~pl.col("legal_position").is_in(placeable)).select(
        "nip",
        because=pl.lit("tidak aktif"),
        leaves_on=pl.lit(effective_on),
    )
    return (
        pl.concat([gone.select("nip", "because", "leaves_on"), inactive])
        .unique("nip", keep="first", maintain_order=True)
        .join(
            everyone.select("nip", "position"),
            on="nip",
            how="left",
            maintain_order="left",
        )
        .select("nip", "position", "because", "leaves_on")
        .sort("nip")
    )


def _positions(
    snapshot: Snapshot, balance: Balance, scenario: Scenario
) -> pl.DataFrame:
    """All positions, with those that the scenario wants filled among the critical."""
    must_fill = pl.col("position").is_in(list(scenario.must_fill))
    need = balance.positions.select("position", "need", "occupied")
    return (
        resolve.positions(snapshot)
        .join(need, on="position", how="left", maintain_order="left")
        .with_columns(critical=pl.col("critical").fill_null(False) | must_fill)
        .sort("position")
    )


def _problem(case: Case, without: Iterable[tuple[int, int]]) -> Problem:
    positions, people = case.positions, case.people
    seats = positions["need"].fill_null(0).to_numpy().astype(np.int64)
    open_to = (seats > 0) & ~case.is_frozen_seat()
    may = case.grid.allowed & ~case.is_frozen_person()[:, None]
    may &= _kinds_asked_for(case)
    option = may[:, case.target]
    option[:, ~open_to] = False  # in place: a city of 100,000 fills gigabytes
    if case.scenario.mode == "exchange":
        for person, position in case.kin.ahead(option, case.policy):
            option[person, position] = False
    if case.scenario.by_wish:
        who, where, _ = as_pairs(case.wishes())
        wished = option[who, where]
        option[:] = False
        option[who, where] = wished
    pins = case.pinned()
    for person, position in pins.items():
        option[person] = np.arange(positions.height) == position
    rows = np.arange(people.height)
    sits = case.holds >= 0
    option[rows[sits], case.holds[sits]] = False
    barred = (*case.forbidden(), *case.barred)
    for person, position in (*case.kin.apart(case.policy), *barred, *without):
        option[person, position] = False
    who, where = flagged(option)
    del option
    own_fit = np.zeros(people.height, dtype=np.int64)
    own_fit[sits] = case.scores[rows[sits], case.target[case.holds[sits]]]
    return Problem(
        people=tuple(people["nip"]),
        positions=tuple(positions["position"]),
        seats=seats,
        critical=positions["critical"].to_numpy().astype(np.bool_),
        holds=case.holds,
        own_fit=own_fit,
        option_person=who,
        option_position=where,
        option_fit=case.scores[who, case.target[where]].astype(np.int64),
        must_go=np.isin(rows, [at for at, to in pins.items() if to != case.holds[at]]),
        goals=case.scenario.goals,
    )


def _kinds_asked_for(case: Case) -> NDArray[np.bool_]:
    """Flag the (person, target) pairs whose kind of move the scenario asks for."""
    kinds, people, targets = case.scenario.kinds, case.people, case.grid.targets
    wanted = np.ones((people.height, targets.height), dtype=np.bool_)
    if "penempatan" not in kinds:
        wanted[case.holds < 0] = False
    if "rotasi" not in kinds:
        # A promotion is asked of the same columns as ever, once per distinct pair.
        persons, row = distinct(people, ["family", "level", "level_rank"])
        seats, column = distinct(targets, ["to_family", "to_level", "to_level_rank"])
        pairs = persons.join(seats, how="cross", maintain_order="left_right")
        rises = derive(pairs, ["is_promotion"], case.experience)["is_promotion"]
        table = rises.fill_null(False).to_numpy().reshape(persons.height, seats.height)
        wanted &= table[:, column][row] | (case.holds < 0)[:, None]
    return wanted
