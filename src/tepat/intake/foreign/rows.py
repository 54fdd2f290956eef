"""The rows of one record, picked from its source, with what is worth telling."""

from __future__ import annotations

from dataclasses import dataclass, field

from tepat.intake.cells import Flaw, Parser, Value, reader
from tepat.intake.problem import Problems, Spot
from tepat.words import Sentence

from . import remarks
from .column_map import CODE, ColumnMap, Pick, Record
from .source import Row, Source, Sources
from .tree import Node
from .values import Picker

STRUCTURE = frozenset({CODE, "atasan", "induk", "unit"})  # settled by the tree
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Picked:
    """The rows of one record.

    Attributes:
        record: What the map says of it.
        source: The rows that are kept.
        skipped: How many rows the map leaves out.
        texts: Of each kept row, the text of each column of the workbook.
        heads: Of each kept row of posts, the name of the unit it would head.
    """

    record: Record
    source: Source
    skipped: int
    texts: list[dict[str, str]] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)

    def nodes(self) -> list[Node]:
        top = self.record.top
        return [
            Node(
                text.get(CODE) or None,
                text.get(self.record.parent) or None,
                top is not None and row.has(top),
            )
            for text, row in zip(self.texts, self.source.rows, strict=True)
        ]

    def spot(self, at: int, column: str | None = None) -> Spot:
        """Return where a kept row stands in its file."""
        pick = self.record.columns.get(column or "")
        heading = next(iter(pick.columns), column) if pick else column
        return Spot(self.source.file, self.source.rows[at].number, heading)


def picked(
    record: Record, told: ColumnMap, sources: Sources, problems: Problems
) -> Picked:
    """Read one record of the map and pick every column of the workbook from it."""
    whole = sources.record(record)
    kept = [row for row in whole.rows if _is_kept(row, record)]
    _tell_left_out(whole, kept, record, told, problems)
    source = Source(whole.file, whole.headings, tuple(kept))
    pickers = {
        name: _picker(pick, told, sources, f"{record.name}.columns.{name}")
        for name, pick in record.columns.items()
    }
    texts = [{name: it.value(row) for name, it in pickers.items()} for row in kept]
    found = Picked(record, source, len(whole.rows) - len(kept), texts)
    if record.name == "posts" and told.heads:
        head = _picker(told.heads.name, told, sources, "units.name")
        found.heads.extend(head.value(row) for row in kept)
    for name, picker in pickers.items():
        _tell_noted(found, name, picker, problems)
    return found


def typed(found: Picked, problems: Problems) -> list[dict[str, Value | None]]:
    """Return the values of each row by engine name; what does not fit is blank."""
    columns = {column.official: column for column in found.record.table.columns}
    readers: dict[str, Parser] = {
        name: reader(columns[name]) for name in found.record.columns
    }
    rows: list[dict[str, Value | None]] = []
    for at, text in enumerate(found.texts):
        row: dict[str, Value | None] = {}
        for name, parse in readers.items():
            if name in STRUCTURE:
                continue
            value = parse(text[name])
            if isinstance(value, Flaw):
                _tell_unfit(found, at, name, value, problems)
                value = value.value
            row[columns[name].name] = value
        rows.append(row)
    return rows


def _is_kept(row: Row, record: Record) -> bool:
    wanted = all(row.has(match) for match in record.keep)
    return wanted and not any(row.has(match) for match in record.skip)


def _picker(pick: Pick, told: ColumnMap, sources: Sources, key: str) -> Picker:
    known = sources.lookup(pick.lookup, key) if pick.lookup else None
    return Picker(pick, told.format, known)


def _tell_left_out(
    whole: Source,
    kept: list[Row],
    record: Record,
    told: ColumnMap,
    problems: Problems,
) -> None:
    spot = Spot(whole.file)
    if whole.is_absent:
        problems.add(remarks.ABSENT, spot, file=whole.file)
        return
    if whole.blank_rows:
        problems.add(remarks.BLANK_ROWS, spot, count=whole.blank_rows)
    if len(kept) < len(whole.rows):
        numbers = {row.number for row in kept}
        first = next(row.number for row in whole.rows if row.number not in numbers)
        count = len(whole.rows) - len(kept)
        problems.add(remarks.SKIPPED, spot, count=count, first=str(first))
    unused = [name for name in whole.headings if name not in _used(record, told)]
    if unused:
        problems.add(remarks.NOT_CARRIED, spot, columns=", ".join(unused))


def _used(record: Record, told: ColumnMap) -> set[str]:
    """Columns of the source that reach the workbook or the facts."""
    picks = [*record.columns.values()]
    if record.name == "posts" and told.heads:
        picks.append(told.heads.name)
    used = {fact.column for fact in told.facts.values() if fact.record == record.name}
    matches = [*record.keep, *record.skip, *([record.top] if record.top else [])]
    for pick in picks:
        used |= pick.named
        matches += [case.match for case in pick.cases]
    return {name for name in used if name} | {match.column for match in matches}


def _tell_noted(found: Picked, name: str, picker: Picker, problems: Problems) -> None:
    noted = picker.noted
    spot = Spot(found.source.file, None, name)
    for value, count in sorted(noted.defaulted.items()):
        facts = {"value": value, "count": count, "default": picker.pick.default}
        problems.add(remarks.DEFAULTED, spot, **facts)
    for number, value in noted.unreadable:
        where = Spot(found.source.file, number, name)
        problems.add(remarks.UNREADABLE, where, value=value, heading=name)
    if noted.fractions:
        whole = sum(int(text[name]) for text in found.texts if text[name])
        problems.add(
            remarks.ROUNDED,
            spot,
            count=len(noted.fractions),
            how=picker.pick.rounding,
            heading=name,
            exact=float(noted.exact),
            whole=whole,
        )


def _tell_unfit(
    found: Picked, at: int, name: str, flaw: Flaw, problems: Problems
) -> None:
    if flaw.value is not None:
        return  # read all the same
    facts = {
        key: fact if not isinstance(fact, Sentence) else fact.id
        for key, fact in flaw.facts.items()
    }
    told = flaw.defect.sentence
    reason = told.filled(facts)
    problems.add(
        remarks.UNFIT,
        found.spot(at, name),
        value=found.texts[at][name],
        heading=name,
        reason=reason,
    )
