"""What ``tepat needs --what-if`` shows: scenarios beside the present."""

from __future__ import annotations

from typing import Any

import polars as pl

from tepat.establishment import Comparison
from tepat.finding import Finding
from tepat.snapshot import Snapshot, resolve
from tepat.words import Language, Sentence

from .printer import Printer

COMPARED = Sentence(id="Pengandaian", en="What if")
SCENARIO = Sentence(id="Skenario", en="Scenario")
PRESENT = Sentence(id="Keadaan sekarang", en="The present")
NEED = Sentence(id="Kebutuhan", en="Need")
CHANGE = Sentence(id="Perubahan", en="Change")
COST = Sentence(id="Biaya setahun (Rp)", en="Cost a year (Rp)")
COST_CHANGE = Sentence(id="Perubahan biaya (Rp)", en="Change of cost (Rp)")
UNKNOWN = Sentence(id="Belum diketahui", en="Unknown")
AGENCY = Sentence(id="Perangkat daerah", en="Agency")
MOST_CHANGED = Sentence(id="Perubahan terbesar per unit", en="Largest changes by unit")
MOST_UNITS = 12


def show(printer: Printer, snapshot: Snapshot, compared: Comparison) -> None:
    """Show the totals of each scenario, the agencies it moves most, and what it
    could not change."""
    by_cost = compared.totals["cost"] is not None
    headings = [SCENARIO, NEED, CHANGE, UNKNOWN]
    rows: list[tuple[object, ...]] = [
        (PRESENT, compared.totals["need"], None, compared.totals["unknown"])
    ]
    rows += [
        (it.asked.name, it.totals["need"], it.totals["change"], it.totals["unknown"])
        for it in compared.answers
    ]
    if by_cost:
        headings += [COST, COST_CHANGE]
        costs = [(compared.totals["cost"], None)]
        costs += [
            (it.totals["cost"], it.totals["cost_change"]) for it in compared.answers
        ]
        rows = [(*row, *cost) for row, cost in zip(rows, costs, strict=True)]
    printer.table(headings, rows, title=COMPARED)
    _show_units(printer, snapshot, compared)
    for finding in compared.all_findings():
        printer.line(finding.say(printer.language))


def as_json(compared: Comparison, language: Language) -> dict[str, Any]:
    """Return the comparison for programs: lists are in the order of ``scenarios``."""
    count = len(compared.answers)
    return {
        "totals": dict(compared.totals),
        "scenarios": [
            {
                "name": it.asked.name,
                "totals": dict(it.totals),
                "findings": [finding_as_json(each, language) for each in it.findings],
            }
            for it in compared.answers
        ],
        "positions": [
            {"kode": row["position"], "unit": row["unit"]}
            | _side_by_side(row, ("need", "fte"), ("change",), count)
            for row in compared.positions.iter_rows(named=True)
        ],
        "units": [
            {"kode": row["unit"]}
            | _side_by_side(row, ("need", "cost"), ("change", "cost_change"), count)
            for row in compared.units.iter_rows(named=True)
        ],
        "findings": [finding_as_json(each, language) for each in compared.findings],
    }


def finding_as_json(finding: Finding, language: Language) -> dict[str, Any]:
    """Return a finding as a code, a verdict, whom it concerns, and its sentence."""
    return {
        "code": finding.code,
        "verdict": str(finding.verdict),
        "kode": finding.facts.get("position"),
        "message": finding.say(language),
    }


def _side_by_side(
    row: dict[str, Any], figures: tuple[str, ...], changes: tuple[str, ...], count: int
) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for name in figures:
        told[f"{name}_before"] = row[name]
        told[f"{name}_after"] = [row[f"{name}_{at}"] for at in range(1, count + 1)]
    for name in changes:
        told[name] = [row[f"{name}_{at}"] for at in range(1, count + 1)]
    return told


def _show_units(printer: Printer, snapshot: Snapshot, compared: Comparison) -> None:
    """The agencies (units below the root) whose need moves most in any scenario."""
    tree = resolve.units(snapshot).select("unit", "name", "depth")
    moves = [f"change_{at}" for at in range(1, len(compared.answers) + 1)]
    most = pl.max_horizontal(pl.col(moves).abs())
    shown = (
        compared.units.join(tree, on="unit", how="left", maintain_order="left")
        .filter((pl.col("depth") == 1) & (most > 0))
        .sort(most, descending=True, maintain_order=True)
        .head(MOST_UNITS)
    )
    columns = ["name", "need"]
    headings = [AGENCY, NEED]
    for at, answer in enumerate(compared.answers, start=1):
        columns += [f"need_{at}", f"change_{at}"]
        headings += [_named(answer.asked.name), CHANGE]
    printer.table(headings, shown.select(columns).rows(), title=MOST_CHANGED)


def _named(name: str) -> Sentence:
    """A scenario's own name, which is in no language but the planner's."""
    said = name.replace("{", "{{").replace("}", "}}")
    return Sentence(id=said, en=said)
