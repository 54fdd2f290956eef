"""Which units a question names, and which others may be compared with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from tepat.snapshot import Snapshot, resolve
from tepat.words import Sentence

from .errors import AMBIGUOUS, NEAR, UNKNOWN, UnknownUnit


class Places:
    """The units of a city by code, with the way down to each of them."""

    def __init__(self, snapshot: Snapshot) -> None:
        units = resolve.units(snapshot)
        self.name: Mapping[str, str] = dict(units.select("unit", "name").iter_rows())
        self.kind: Mapping[str, str | None] = dict(
            units.select("unit", "kind").iter_rows()
        )
        self.way: Mapping[str, tuple[str, ...]] = {
            unit: tuple((path or unit).split("/"))
            for unit, path in units.select("unit", "path").iter_rows()
        }

    def named(self, told: Iterable[str]) -> tuple[str, ...]:
        """Return the codes of units that are named by code or by name, each once.

        Raises:
            UnknownUnit: if one is not there, or a name is that of several.
        """
        codes: dict[str, str] = {}
        by_name: dict[str, list[str]] = {}
        for code, name in self.name.items():
            codes.setdefault(code.casefold(), code)
            by_name.setdefault(name.casefold(), []).append(code)
        found: dict[str, None] = {}
        for each in told:
            asked = " ".join(each.split())
            if not asked:
                continue
            if asked.casefold() in codes:
                found[codes[asked.casefold()]] = None
                continue
            several = by_name.get(asked.casefold(), [])
            if len(several) > 1:
                raise UnknownUnit(AMBIGUOUS, unit=asked, codes=tuple(several))
            if not several:
                raise UnknownUnit(UNKNOWN, unit=asked, near=self._near(asked))
            found[several[0]] = None
        return tuple(sorted(found))

    def answering(self, unit: str, those: frozenset[str]) -> tuple[str, ...]:
        """Return the unit itself where it answers, else those below it that do."""
        if unit in those:
            return (unit,)
        return tuple(sorted(it for it in those if unit in self.way.get(it, ())))

    def related(self, one: str, others: frozenset[str]) -> bool:
        """Whether a unit lies above or below one of the others."""
        way = self.way.get(one, (one,))
        return any(it in others for it in way[:-1]) or any(
            one in self.way.get(it, ())[:-1] for it in others
        )

    def _near(self, asked: str) -> Sentence | str:
        known = {it.casefold(): it for it in (*self.name, *self.name.values())}
        found = get_close_matches(asked.casefold(), known, n=1)
        if not found:
            return ""
        close = known[found[0]]
        return NEAR.filled({"near": close})
