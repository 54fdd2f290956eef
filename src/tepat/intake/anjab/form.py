"""What was found in one Word file: analyses as told, and what had no place."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from tepat.words import Language, Sentence

PARAGRAPH = Sentence(id="paragraf {number}", en="paragraph {number}")
ROW = Sentence(id="tabel {table} baris {number}", en="table {table} row {number}")
WHOLE = Sentence(id="seluruh berkas", en="the whole file")
LONGEST_SHOWN = 2_000


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a Word file; a row where ``table`` is told."""

    number: int = 0
    table: int = 0

    def say(self, language: Language) -> str:
        if self.table:
            facts = {"table": str(self.table), "number": str(self.number)}
            return ROW.fill(facts, language)
        if self.number:
            return PARAGRAPH.fill({"number": str(self.number)}, language)
        return WHOLE.fill({}, language)


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A text that went nowhere, so that somebody can put it where it belongs.

    Attributes:
        file: Path of the file below the folder that was read.
        spot: Where in it.
        text: What stands there.
        reason: Why it has no place, and what to do.
        facts: What fills the blanks of the reason.
    """

    file: str
    spot: Spot
    text: str
    reason: Sentence
    facts: dict[str, object] = field(default_factory=dict)


@dataclass(slots=True)
class FoundTask:
    """A task as the form tells it; the number may be blank."""

    number: int | None = None
    description: str | None = None
    result: str | None = None
    measure: str | None = None
    volume: float | None = None
    period: str | None = None
    time: float | None = None
    time_unit: str | None = None
    steps: list[tuple[int | None, str]] = field(default_factory=list)


@dataclass(slots=True)
class FoundLine:
    """A line of a list: ``texts`` by columns of sheet ``butir_anjab``."""

    number: int | None = None
    texts: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class FoundForm:
    """One analysis, as far as the file tells it.

    Attributes:
        file: Path of its file below the folder.
        identity: ``agency``, ``name``, ``code``, ``kind`` and ``unit``, as written.
        slots: Units by the level of who leads them, top down.
        texts: Texts of sheet ``anjab`` by column; several lines are joined.
        listed: Entries of its lists by column, as written.
        tasks: Item d.
        lines: Lists by the name of their item.
        results_from_tasks: Whether the form says that its results are the tasks'.
        as_of: The day that the form speaks of.
        is_example: Whether it says that its data are made up.
    """

    file: str
    identity: dict[str, str] = field(default_factory=dict)
    slots: dict[str, list[str]] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    listed: dict[str, list[str]] = field(default_factory=dict)
    tasks: list[FoundTask] = field(default_factory=list)
    lines: dict[str, list[FoundLine]] = field(default_factory=dict)
    results_from_tasks: bool = False
    as_of: date | None = None
    is_example: bool = False

    @property
    def has_body(self) -> bool:
        """Whether anything beyond its identity was found."""
        return bool(self.texts or self.listed or self.tasks or self.lines)

    def add_text(self, name: str, text: str) -> None:
        """Add a text, below what is there already."""
        before = self.texts.get(name)
        self.texts[name] = text if before is None else f"{before}\n{text}"
