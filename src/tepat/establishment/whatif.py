"""Needs before and after a change of the work, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from tepat.finding import Finding, Verdict
from tepat.law import Law
from tepat.snapshot import Snapshot, resolve
from tepat.words import Sentence
from tepat.workload import WhatIf

from . import tree
from .balance import Balance, balance

NO_TASK = Sentence(
    id="Perubahan {change} ke-{at} pada pengandaian “{name}” tidak mengenai satu tugas "
    "atau rombel pun. Periksa jabatan, unit, penggerak, tingkat, atau kata yang "
    "disebutnya.",
    en="Change {at} of {change} in scenario “{name}” meets no task and no class. Check "
    "the position, unit, driver, grade or words it names.",
)
NO_COST = Sentence(
    id="Biaya {people} orang pada jabatan tanpa kelas, atau dengan kelas yang tidak "
    "ada pada lembar biaya_kelas, belum diketahui dan tidak ikut dijumlahkan.",
    en="The cost of {people} people in positions without a class, or of a class that "
    "is not on sheet biaya_kelas, is unknown and left out of the sums.",
)
CHANGED: Mapping[str, Sentence] = {
    "time": Sentence(id="waktu", en="time"),
    "volume": Sentence(id="volume", en="volume"),
    "driver": Sentence(id="penggerak", en="driver"),
    "pupils": Sentence(id="murid", en="pupils"),
    "ratio": Sentence(id="rasio", en="ratio"),
    "lessons": Sentence(id="jam pelajaran", en="lessons"),
}
FIGURES = ("need", "change", "cost", "cost_change", "cost_unknown", "unknown")


@dataclass(frozen=True, slots=True)
class Answer:
    """What one scenario does.

    Attributes:
        asked: The scenario.
        balance: Need against holders under it.
        totals: ``need`` and ``change`` (persons), ``unknown`` (positions whose need
            is unknown), ``cost`` and ``cost_change`` (rupiah a year; null without
            sheet ``biaya_kelas``), ``cost_unknown`` (persons without a known cost).
            A change is that of the positions whose need is known both now and then:
            what became unknown is no saving.
        findings: Changes that meet nothing, and what became unknown.
    """

    asked: WhatIf
    balance: Balance
    totals: Mapping[str, Any]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Several scenarios against the present, side by side.

    Attributes:
        base: Need against holders as things are.
        totals: Those of the present, as in an answer, without changes.
        answers: One per scenario, in their order.
        positions: One row per position, in the order of the snapshot: ``position``,
            ``unit``, ``occupied``, ``need``, ``fte``; and for each scenario, counted
            from 1, ``need_1``, ``fte_1`` and ``change_1`` (persons; null where either
            need is unknown).
        units: One row per unit, with all below it: ``unit``, ``occupied``, ``need``,
            ``cost``; and ``need_1``, ``change_1``, ``cost_1`` and ``cost_change_1``,
            changes as in the totals.
        findings: What of the present the comparison cannot tell.
    """

    base: Balance
    totals: Mapping[str, Any]
    answers: tuple[Answer, ...]
    positions: pl.DataFrame
    units: pl.DataFrame
    findings: tuple[Finding, ...]

    def all_findings(self) -> tuple[Finding, ...]:
        """Return everything the comparison cannot tell, scenario by scenario."""
        of_answers = (finding for it in self.answers for finding in it.findings)
        return (*self.findings, *of_answers)


def compare(snapshot: Snapshot, law: Law, questions: Sequence[WhatIf]) -> Comparison:
    """Work out what every position and unit needs in each scenario.

    Args:
        snapshot: The city.
        law: The law on its day.
        questions: The scenarios; each is put to the present, none to another.

    Raises:
        NormNotInForce: if a norm it rests on has no value on the day of ``law``.
        NoWorkingHours: if a year has no working hours.
    """
    base = balance(snapshot, law)
    balances = [balance(snapshot, law, asked) for asked in questions]
    costs = _costs(snapshot)
    sums = [_sums(snapshot, each, base, costs) for each in (base, *balances)]
    now, *then = [_totals(snapshot, each, costs) for each in sums]
    answers = tuple(
        Answer(
            asked,
            found,
            totals,
            (*_unmet(asked, base, snapshot), *_news(base, found)),
        )
        for asked, found, totals in zip(questions, balances, then, strict=True)
    )
    return Comparison(
        base=base,
        totals={name: now[name] for name in FIGURES if "change" not in name},
        answers=answers,
        positions=_positions(base, balances),
        units=_units(base, sums, costs),
        findings=tuple(_of_costs(now, costs)),
    )


def _costs(snapshot: Snapshot) -> pl.DataFrame | None:
    """Rupiah a year of one person in each position; null without any costs."""
    if snapshot.class_costs.is_empty():
        return None
    by_class = snapshot.class_costs.select("position_class", "cost").unique(
        "position_class", keep="first", maintain_order=True
    )
    return (
        resolve.positions(snapshot)
        .select("position", "position_class")
        .join(by_class, on="position_class", how="left", maintain_order="left")
        .select("position", each=pl.col("cost").round().cast(pl.Int64))
    )


def _sums(
    snapshot: Snapshot, found: Balance, base: Balance, costs: pl.DataFrame | None
) -> pl.DataFrame:
    """The figures of every unit with all below it, in the order of the units."""
    need, each = pl.col("need").fill_null(0), pl.col("each")
    change = (pl.col("need") - base.positions["need"]).fill_null(0)
    nothing = pl.select(
        position=pl.lit(None, pl.String), each=pl.lit(None, pl.Int64)
    ).clear()
    rows = (
        found.positions.select("position", "unit", "need")
        .join(
            nothing if costs is None else costs,
            on="position",
            how="left",
            maintain_order="left",
        )
        .select(
            "unit",
            need=need,
            change=change,
            cost=need * each.fill_null(0),
            cost_change=change * each.fill_null(0),
            cost_unknown=pl.when(each.is_null()).then(need).otherwise(0),
            unknown=pl.col("need").is_null().cast(pl.Int64),
        )
    )
    return tree.with_below(resolve.units(snapshot), tree.own(snapshot.units, rows))


def _totals(
    snapshot: Snapshot, sums: pl.DataFrame, costs: pl.DataFrame | None
) -> dict[str, Any]:
    roots = snapshot.units.filter(pl.col("parent").is_null())["unit"]
    told: dict[str, Any] = (
        sums.filter(pl.col("unit").is_in(roots.implode()))
        .select(pl.col(FIGURES).sum())
        .row(0, named=True)
    )
    if costs is None:
        told |= dict.fromkeys(("cost", "cost_change", "cost_unknown"))
    return told


def _positions(base: Balance, balances: Sequence[Balance]) -> pl.DataFrame:
    told = base.positions.select("position", "unit", "occupied", "need", "fte")
    for at, found in enumerate(balances, start=1):
        told = told.with_columns(
            found.positions["need"].alias(f"need_{at}"),
            found.positions["fte"].alias(f"fte_{at}"),
        ).with_columns(
            (pl.col(f"need_{at}") - pl.col("need")).alias(f"change_{at}"),
        )
    return told


def _units(
    base: Balance, sums: Sequence[pl.DataFrame], costs: pl.DataFrame | None
) -> pl.DataFrame:
    now, *then = sums
    occupied = base.units.select("unit", "occupied")
    told = now.select("unit", "need", "cost").join(
        occupied, on="unit", how="left", maintain_order="left"
    )
    told = told.select("unit", "occupied", "need", "cost")
    for at, each in enumerate(then, start=1):
        told = told.with_columns(
            each["need"].alias(f"need_{at}"),
            each["change"].alias(f"change_{at}"),
            each["cost"].alias(f"cost_{at}"),
            each["cost_change"].alias(f"cost_change_{at}"),
        )
    if costs is None:
        in_rupiah = pl.selectors.starts_with("cost")
        told = told.with_columns(pl.when(False).then(in_rupiah))
    return told


def _unmet(asked: WhatIf, base: Balance, snapshot: Snapshot) -> Iterator[Finding]:
    """Changes that meet no task and no class of the present."""
    work = base.analysis.work
    ordinal = dict.fromkeys(CHANGED, 0)
    followed = set(work["driver"].drop_nulls())
    meets: list[tuple[str, int]] = [
        (it.number, work.filter(it.fits(snapshot.units)).height) for it in asked.tasks
    ]
    meets += [("driver", int(it.driver in followed)) for it in asked.drivers]
    at = snapshot.positions.select("position", "unit")
    classes = snapshot.teaching.join(at, on="position", how="left")
    meets += [
        (it.number, classes.filter(it.fits(snapshot.units)).height)
        for it in asked.classes
    ]
    for kind, count in meets:
        ordinal[kind] += 1
        if not count:
            facts = {"change": CHANGED[kind], "at": ordinal[kind], "name": asked.name}
            yield Finding("WHATIF-1", Verdict.UNKNOWN, NO_TASK, facts)


def _news(base: Balance, found: Balance) -> Iterator[Finding]:
    """What the scenario makes unknown."""
    known = {(it.code, it.facts.get("position")) for it in base.analysis.findings}
    for each in found.analysis.findings:
        if (each.code, each.facts.get("position")) not in known:
            yield each


def _of_costs(now: Mapping[str, Any], costs: pl.DataFrame | None) -> Iterator[Finding]:
    if costs is not None and now["cost_unknown"]:
        facts = {"people": now["cost_unknown"]}
        yield Finding("WHATIF-2", Verdict.UNKNOWN, NO_COST, facts)
