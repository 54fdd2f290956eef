"""Who and where, by name: what every row of a plan's workbook says of its codes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tepat.placement.case import Case
from tepat.words import Language, Sentence

NO_POSITION = Sentence(id="(tanpa jabatan)", en="(no position)")


class Teller:
    """Names the people and the positions of one plan.

    Attributes:
        case: The case the plan answers.
        content: The plan, as ``plan.json`` holds it.
        language: The reader's.
    """

    def __init__(
        self, case: Case, content: Mapping[str, Any], language: Language
    ) -> None:
        self.case, self.content, self.language = case, content, language
        self._names: dict[str, str] = dict(
            case.snapshot.employees.select("nip", "name").iter_rows()
        )
        self._at = {code: at for at, code in enumerate(case.positions["position"])}
        self._titles: list[str] = case.positions["name"].to_list()
        self._critical: list[bool] = (
            case.positions["critical"].fill_null(False).to_list()
        )

    def name(self, nip: str) -> str:
        return self._names[nip]

    def at(self, code: str) -> int:
        """Return the index of a position in the case."""
        return self._at[code]

    def is_critical(self, code: str) -> bool:
        return self._critical[self._at[code]]

    def title(self, code: str | None) -> str:
        if code is None:
            return NO_POSITION.fill({}, self.language)
        return self._titles[self._at[code]]

    def unit(self, code: str | None) -> str | None:
        return None if code is None else self.case.place(self._at[code])

    def place(self, code: str | None) -> str:
        """Return title and unit on one line."""
        unit = self.unit(code)
        return self.title(code) + (f", {unit}" if unit else "")

    def told(self, entry: Mapping[str, Any]) -> str:
        """Return the reason that an entry of the plan gives."""
        reason: str = entry["reason" if self.language == "id" else "reason_en"]
        return reason
