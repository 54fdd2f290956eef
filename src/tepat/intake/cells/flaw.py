"""A cell that could not be read, or only with a doubt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from tepat.intake.grid import UNCOMPUTED, Broken, Cell, shown
from tepat.snapshot.checks import Defect
from tepat.snapshot.checks.defect import error

Value = str | int | float | bool | date | list[str]


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with a cell, and the value read all the same (for a warning)."""

    defect: Defect
    facts: Mapping[str, object] = field(default_factory=dict)
    value: Value | None = None


# Reads one cell: its value, ``None`` where it is blank, or what is wrong with it.
Parser = Callable[[Cell], Value | Flaw | None]

BROKEN = error(
    "CELL-FORMULA-ERROR",
    id="Sel berisi kesalahan rumus “{value}”; yang diterima hanya nilai. Perbaiki "
    "rumusnya di Excel atau ketik nilainya, lalu simpan.",
    en="The cell holds a formula error, “{value}”; only values are accepted. Correct "
    "the formula in Excel or type the value, then save.",
)
UNCOMPUTED_FORMULA = error(
    "CELL-FORMULA-UNCOMPUTED",
    id="Sel berisi rumus yang belum pernah dihitung, sehingga tidak ada nilainya; yang "
    "diterima hanya nilai. Buka buku kerja di Excel, simpan, lalu coba lagi.",
    en="The cell holds a formula that was never computed, so it has no value; only "
    "values are accepted. Open the workbook in Excel, save it, and try again.",
)


def broken(cell: Broken) -> Flaw:
    """Return the flaw of a formula without a usable result."""
    if cell == UNCOMPUTED:
        return Flaw(UNCOMPUTED_FORMULA)
    return Flaw(BROKEN, {"value": shown(cell)})
