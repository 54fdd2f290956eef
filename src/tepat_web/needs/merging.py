"""Two people wrote one analysis at once: both together, and what either changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from .draft import Draft, TypedRow
from .naming import field_label, row_label


@dataclass(frozen=True, slots=True)
class Clash:
    """One field, or one row, that either of two people changed.

    Attributes:
        name: Of the field in the form; blank for a whole row.
        label: What it is called.
        before: What stood there when the reader opened the form.
        theirs: What somebody else saved meanwhile.
        mine: What the reader typed.
        is_both: Whether both changed it, and not to the same.
    """

    name: str
    label: str
    before: str
    theirs: str
    mine: str
    is_both: bool


def together(base: Draft, theirs: Draft, mine: Draft) -> tuple[Draft, list[Clash]]:
    """Return the reader's form on what others saved, and what differs.

    Nothing of either is lost: where both changed the same field, the reader's stands in
    the form and the other's is told beside it. A row that one removed and the other
    changed stays.

    Args:
        base: The analysis as it was when the reader began.
        theirs: As it is now.
        mine: As the reader sent it.
    """
    clashes: list[Clash] = []
    merged = Draft()
    for name, texts in mine.singles.items():
        before, now = base.singles.get(name, []), theirs.singles.get(name, [])
        told = ["; ".join(each) for each in (before, now, texts)]
        merged.singles[name] = texts if _same(texts) != _same(before) else now
        clashes += _clash(name, field_label(name), *told)
    for group in mine.rows:
        sides = base.rows[group], theirs.rows[group], mine.rows[group]
        merged.rows[group] = list(_rows(group, *sides, clashes))
    return merged, clashes


def is_done_already(theirs: Draft, mine: Draft) -> bool:
    """Tell whether all that the reader wants is there: a form sent twice."""
    return _whole(theirs) == _whole(mine)


def _whole(draft: Draft) -> object:
    singles = {name: _same(texts) for name, texts in draft.singles.items()}
    rows = {
        group: [_filled(row) for row in draft.filled(group)] for group in draft.rows
    }
    return {name: each for name, each in singles.items() if each}, rows


def _filled(row: TypedRow) -> dict[str, str]:
    return {name: _line(text) for name, text in row.texts.items() if text.strip()}


def _rows(
    group: str,
    base: list[TypedRow],
    theirs: list[TypedRow],
    mine: list[TypedRow],
    clashes: list[Clash],
) -> Iterator[TypedRow]:
    was, now = ({row.key: row for row in rows} for rows in (base, theirs))
    kept = {row.key for row in mine}
    for at, row in enumerate(mine, 1):
        if row.key not in was:
            yield row
        elif row.key in now:
            yield _merged(group, was[row.key], now[row.key], row, clashes)
        elif _filled(row) != _filled(was[row.key]):
            clashes.append(_of_row(group, was[row.key], None, row, is_both=True))
            yield TypedRow(f"n{9_000 + at}", row.texts)
        else:
            clashes.append(_of_row(group, row, None, row, is_both=False))
    for row in theirs:
        if row.key not in was:
            clashes.append(_of_row(group, None, row, None, is_both=False))
            yield row
        elif row.key not in kept and _filled(row) != _filled(was[row.key]):
            clashes.append(_of_row(group, was[row.key], row, None, is_both=True))
            yield row


def _merged(
    group: str, was: TypedRow, now: TypedRow, mine: TypedRow, clashes: list[Clash]
) -> TypedRow:
    texts = {}
    for name in now.texts:
        before, theirs = was.texts.get(name, ""), now.texts[name]
        typed = mine.texts.get(name, before)
        texts[name] = typed if _line(typed) != _line(before) else theirs
        label = f"{row_label(group, was)} · {field_label(name, group)}"
        clashes += _clash(f"{group}-{mine.key}-{name}", label, before, theirs, typed)
    return TypedRow(mine.key, texts)


def _clash(
    name: str, label: str, before: str, theirs: str, mine: str
) -> Iterator[Clash]:
    by_me, by_them = _line(mine) != _line(before), _line(theirs) != _line(before)
    if by_me or by_them:
        is_both = by_me and by_them and _line(mine) != _line(theirs)
        shown = mine if by_me else theirs
        yield Clash(name, label, before, theirs, shown, is_both)


def _of_row(
    group: str,
    before: TypedRow | None,
    theirs: TypedRow | None,
    mine: TypedRow | None,
    *,
    is_both: bool,
) -> Clash:
    def said(row: TypedRow | None) -> str:
        if row is None:
            return _("(no such row)")
        return " · ".join(text for text in _filled(row).values())

    known = before or theirs or mine or TypedRow("n0")
    label = row_label(group, known)
    return Clash("", label, said(before), said(theirs), said(mine), is_both)


def _same(texts: list[str]) -> list[str]:
    return [line for text in texts for line in _line(text).split("\n") if line]


def _line(text: str) -> str:
    return "\n".join(part.strip() for part in text.strip().splitlines() if part.strip())
