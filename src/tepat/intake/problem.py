"""What is wrong in a workbook, said where a clerk can find it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from tepat.snapshot.checks import Defect, Severity
from tepat.words import Language, Sentence

KEPT_OF_A_KIND = 1_000  # per kind and sheet; the rest is counted
AND_MORE = Sentence(
    id="Masih ada {more} masalah lain yang sejenis di lembar ini, misalnya: ",
    en="There are {more} more problems of this kind in this sheet, for example: ",
)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in one place.

    Attributes:
        code: Fixed name of the kind.
        severity: ``error`` or ``warning``.
        sheet: Name of the sheet or CSV file; of the workbook where it is about that.
        row: Row number as Excel shows it.
        column: Heading as it stands in the sheet.
        cell: Such as ``C12``.
        value: What was found in the cell, shortened.
        sentence: What is wrong, what was found, what is allowed, what to do.
        facts: What fills the blanks of the sentence.
    """

    code: str
    severity: Severity
    sheet: str
    row: int | None
    column: str | None
    cell: str | None
    value: str | None
    sentence: Sentence
    facts: Mapping[str, object] = field(default_factory=dict)

    def say(self, language: Language = "id") -> str:
        """Return ``sheet!cell: what is wrong …`` in the reader's language."""
        return f"{self.where(language)}: {self.message(language)}"

    def message(self, language: Language = "id") -> str:
        """Return the sentence alone."""
        facts = {
            name: fact.fill({}, language) if isinstance(fact, Sentence) else fact
            for name, fact in self.facts.items()
        }
        return self.sentence.fill(facts, language)

    def where(self, language: Language = "id") -> str:
        """Return the place: ``pegawai!C12``, or less where it is not one cell."""
        if self.cell:
            return f"{self.sheet}!{self.cell}"
        if self.row is not None:
            word = "baris" if language == "id" else "row"
            return f"{self.sheet} {word} {self.row}"
        return self.sheet


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a problem is, as the reader of the sheet knows it."""

    sheet: str
    row: int | None = None
    column: str | None = None
    cell: str | None = None

    def __str__(self) -> str:
        return f"{self.sheet}!{self.cell or self.row}"


class Problems:
    """A growing list of problems that stays small however bad the book is.

    The first :data:`KEPT_OF_A_KIND` of a kind in a sheet are kept in full; what
    follows is counted and told by one summarising problem.
    """

    def __init__(self) -> None:
        self._kept: list[Problem] = []
        self._seen: Counter[tuple[str, str]] = Counter()
        self._last: dict[tuple[str, str], Problem] = {}

    def add(self, defect: Defect, spot: Spot, **facts: object) -> None:
        """Note one problem; ``facts`` may hold ``value``, what was found there."""
        kind = (defect.code, spot.sheet)
        self._seen[kind] += 1
        if self._seen[kind] > KEPT_OF_A_KIND and kind in self._last:
            return
        found = facts.get("value")
        problem = Problem(
            defect.code,
            defect.severity,
            spot.sheet,
            spot.row,
            spot.column,
            spot.cell,
            None if found is None else str(found),
            defect.sentence,
            facts,
        )
        if self._seen[kind] > KEPT_OF_A_KIND:
            self._last[kind] = problem
        else:
            self._kept.append(problem)

    def has_errors(self) -> bool:
        """Whether anything noted stops the run."""
        return any(problem.severity is Severity.ERROR for problem in self._kept)

    def listed(self) -> list[Problem]:
        """Return what was noted, in the order of noting, then the counted rest."""
        return [*self._kept, *(self._summary(kind) for kind in self._last)]

    def _summary(self, kind: tuple[str, str]) -> Problem:
        example = self._last[kind]
        count = self._seen[kind] - KEPT_OF_A_KIND
        said = Sentence(
            id=AND_MORE.id + example.sentence.id, en=AND_MORE.en + example.sentence.en
        )
        return replace(example, sentence=said, facts={**example.facts, "more": count})
