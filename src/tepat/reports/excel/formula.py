"""A calculation that stays alive in the workbook, with the value it has now."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula of ours; nothing that anybody typed ever becomes part of one.

    Attributes:
        text: Without the equals sign; ``{row}`` is the number of its own row.
        value: What it gives, shown by programs that do not calculate.
    """

    text: str
    value: float

    def at(self, row: int) -> str:
        """Return the formula as it stands in one row.

        >>> Formula("ROUND(D{row}/1250,0)", 3).at(7)
        '=ROUND(D7/1250,0)'
        """
        return "=" + self.text.replace("{row}", str(row))
