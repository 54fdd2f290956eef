"""Scenarios beside the present, as sheets of the needs workbook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import polars as pl

from tepat.establishment import Comparison
from tepat.reports.excel import Book, Field, Form, Look
from tepat.snapshot import Snapshot, resolve
from tepat.words import Language, Sentence, written

from .fields import CODE

BY_UNIT = Sentence(id="Pengandaian per unit", en="What if by unit")
BY_POSITION = Sentence(id="Pengandaian per jabatan", en="What if by position")
TITLE = Sentence(
    id="Kebutuhan sekarang dan dalam setiap pengandaian",
    en="Need now and in each scenario",
)
STATEMENT = Sentence(
    id="{name}: kebutuhan {now} menjadi {then} orang ({change}).",
    en="{name}: the need of {now} becomes {then} people ({change}).",
)
WITH_COST = Sentence(
    id="{name}: kebutuhan {now} menjadi {then} orang ({change}); biaya setahun berubah "
    "{cost}.",
    en="{name}: the need of {now} becomes {then} people ({change}); the cost a year "
    "changes by {cost}.",
)
UNIT = Field("name", Sentence(id="Unit", en="Unit"), Form.TEXT, 52)
POSITION = Field("name", Sentence(id="Jabatan", en="Position"), Form.TEXT, 46)
OF_UNIT = Field("unit_name", Sentence(id="Unit", en="Unit"), Form.TEXT, 40)
OCCUPIED = Field(
    "occupied", Sentence(id="Bezetting (B)", en="Holders (B)"), Form.WHOLE, 11
)
UNKNOWN = Sentence(id="?", en="?")
NEED = Field("need", Sentence(id="K sekarang", en="K now"), Form.WHOLE, 10, UNKNOWN)
FTE = Field("fte", Sentence(id="FTE sekarang", en="FTE now"), Form.EXACT, 12)
COST = Field(
    "cost", Sentence(id="Biaya sekarang (Rp)", en="Cost now (Rp)"), Form.WHOLE, 19
)


def compare_needs(book: Book, snapshot: Snapshot, compared: Comparison) -> None:
    """Add the sheets that set each scenario beside the present."""
    _units(book, snapshot, compared)
    _positions(book, snapshot, compared)


def _units(book: Book, snapshot: Snapshot, compared: Comparison) -> None:
    by_cost = compared.totals["cost"] is not None
    fields = [CODE, UNIT, OCCUPIED, NEED, *_needs(compared)]
    if by_cost:
        fields += [COST, *_costs(compared)]
    sheet = book.sheet(BY_UNIT, fields, TITLE)
    for line in _statements(book, compared):
        sheet.statement(line)
    tree = resolve.units(snapshot).select("unit", "name", "depth", "order")
    rows = (
        compared.units.join(tree, on="unit", how="left", maintain_order="left")
        .sort("order")
        .with_columns(code=pl.col("unit"))
    )
    top = sheet.headings(fields, frozen=2)
    for row in rows.iter_rows(named=True):
        sheet.row(fields, row, Look(indent=row["depth"], bold=row["depth"] < 2))
    sheet.outline(fields, top)


def _positions(book: Book, snapshot: Snapshot, compared: Comparison) -> None:
    fields = [CODE, POSITION, OF_UNIT, OCCUPIED, NEED, *_needs(compared), FTE]
    fields += [
        Field(f"fte_{at}", _of("FTE {name}", name), Form.EXACT, 14)
        for at, name in _names(compared)
    ]
    sheet = book.sheet(BY_POSITION, fields, TITLE)
    names = resolve.positions(snapshot).select("position", "name", "unit_name")
    rows = compared.positions.join(
        names, on="position", how="left", maintain_order="left"
    ).with_columns(code=pl.col("position"))
    sheet.table(fields, rows.iter_rows(named=True))


def _statements(book: Book, compared: Comparison) -> Iterator[str]:
    for answer in compared.answers:
        totals = answer.totals
        facts: dict[str, Any] = {
            "name": answer.asked.name,
            "now": compared.totals["need"],
            "then": totals["need"],
            "change": f"{totals['change']:+d}".replace("-", "−"),
            "cost": _rupiah(totals["cost_change"], book.language),
        }
        sentence = STATEMENT if totals["cost_change"] is None else WITH_COST
        yield book.say(sentence, **facts)


def _rupiah(amount: int | None, language: Language) -> str:
    if amount is None:
        return ""
    return ("−" if amount < 0 else "+") + "Rp " + written(abs(amount), language)


def _needs(compared: Comparison) -> Sequence[Field]:
    fields = []
    for at, name in _names(compared):
        fields.append(
            Field(f"need_{at}", _of("K {name}", name), Form.WHOLE, 16, UNKNOWN)
        )
        fields.append(
            Field(
                f"change_{at}",
                _of("± {name}", name),
                Form.CHANGE,
                16,
                UNKNOWN,
            )
        )
    return fields


def _costs(compared: Comparison) -> Sequence[Field]:
    return [
        Field(f"cost_change_{at}", _of("± Rp {name}", name), Form.CHANGE, 19)
        for at, name in _names(compared)
    ]


def _names(compared: Comparison) -> Iterator[tuple[int, str]]:
    for at, answer in enumerate(compared.answers, start=1):
        yield at, answer.asked.name


def _of(pattern: str, name: str) -> Sentence:
    """A heading with a scenario's own name, the same in both languages."""
    said = pattern.replace("{name}", name.replace("{", "{{").replace("}", "}}"))
    return Sentence(id=said, en=said)
