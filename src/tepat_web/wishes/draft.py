"""A list in order as it is being written: read from a form, moved about, not saved.

Everything typed travels with the form, so that each button can bring the whole of it
back in another order, with JavaScript or without. There are always as many places as
may be filled; those left blank count for nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Self

from django.http import QueryDict

from tepat_web.workforce.models import Wish

from .actions import Said, Statement
from .models import MOST, Preference, UnitNeed

LONGEST = 2_000  # characters of a reason
LONGEST_CODE = 200
UP, DOWN, OUT, IN = "naik", "turun", "hapus", "tambah"
BUTTONS = (UP, DOWN, OUT, IN)
CODE, REASON, CONDITION = "kode", "alasan", "syarat"
CHOICE, STAY, RANK = "pilihan", "tetap", "urutan"


@dataclass(slots=True)
class Draft:
    """What stands in the form.

    Attributes:
        choice: ``tetap``, ``urutan``, or blank: nothing chosen yet.
        ranked: The positions in their order; some places may be blank.
        reason, constraints: About all of it.
        moved: The place that a button changed last, for the focus; -1: none.
    """

    choice: str = ""
    ranked: list[Said] = field(default_factory=list)
    reason: str = ""
    constraints: str = ""
    moved: int = -1

    @classmethod
    def of(cls, wishes: Sequence[Wish], said: Preference | None) -> Self:
        """Return what is kept, to be written on."""
        stays = bool(wishes) and bool(wishes[0].stay)
        conditions = said.conditions if said else {}
        return cls(
            choice=STAY if stays else RANK if wishes else "",
            ranked=[
                Said(wish.position.code, wish.reason, _of(conditions, wish))
                for wish in wishes
                if wish.position and not wish.stay
            ],
            reason=said.reason if said else wishes[0].reason if stays else "",
            constraints=said.constraints if said else "",
        )

    @classmethod
    def of_needs(cls, needs: Iterable[UnitNeed]) -> Self:
        """Return what a unit said, to be written on."""
        return cls(RANK, [Said(each.position.code, each.reason) for each in needs])

    @classmethod
    def read(cls, told: QueryDict) -> Self:
        """Return what somebody typed, as it was typed."""
        rows = zip_longest(
            told.getlist(CODE)[:MOST],
            told.getlist(REASON)[:MOST],
            told.getlist(CONDITION)[:MOST],
            fillvalue="",
        )
        return cls(
            choice=told.get(CHOICE, ""),
            ranked=[
                Said(_code(code), _text(reason), _text(condition))
                for code, reason, condition in rows
            ],
            reason=_text(told.get("alasan-semua", "")),
            constraints=_text(told.get("batasan", "")),
        )

    def press(self, button: str, value: str) -> None:
        """Do what a button of the form asks for; what makes no sense does nothing."""
        if button == IN:
            self._add(_code(value))
            return
        if value not in map(str, range(len(self.ranked))):
            return
        at = int(value)
        if button == OUT:
            del self.ranked[at]
            return
        to = at - 1 if button == UP else at + 1
        if 0 <= to < len(self.ranked):
            self.ranked[at], self.ranked[to] = self.ranked[to], self.ranked[at]
            self.moved = to

    def _add(self, code: str) -> None:
        codes = [each.code for each in self.ranked]
        if not code or code in codes or len(self.filled()) >= MOST:
            return
        blank = Said("")
        if blank not in self.ranked:
            self.ranked.append(blank)
        self.moved = self.ranked.index(blank)
        self.ranked[self.moved] = Said(code)
        self.choice = RANK

    def places(self, most: int) -> list[Said]:
        """Return as many places as may be filled, and more where more are filled."""
        blank = [Said("")] * (most - len(self.ranked))
        return [*self.ranked, *blank]

    def filled(self) -> list[Said]:
        """Return the rows in which something stands."""
        return [each for each in self.ranked if each != Said("")]

    def statement(self) -> Statement:
        """Return what is said: who likes to stay has no order."""
        stays = self.choice == STAY
        ranked = () if stays else tuple(self.filled())
        return Statement(stays, ranked, self.reason, self.constraints)


def _code(typed: str) -> str:
    return typed.strip()[:LONGEST_CODE]


def _text(typed: str) -> str:
    return typed.replace("\r\n", "\n").strip()[:LONGEST]


def _of(conditions: dict[str, str], wish: Wish) -> str:
    return conditions.get(wish.position.code, "") if wish.position else ""
