"""What changed in an analysis from one version to another, item by item."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .contents import Contents
from .draft import TASKS_GROUP, Draft, TypedRow
from .items import OF_COLUMN, OF_LIST
from .naming import field_label, row_label


@dataclass(frozen=True, slots=True)
class Difference:
    """One field in two versions, as ``_components/diff.html`` shows it."""

    label: str
    left: str
    right: str
    is_changed: bool = True


@dataclass(frozen=True, slots=True)
class ItemChanges:
    """What changed in one item."""

    letter: str
    title: str
    changes: Sequence[Difference]


def between(
    left: Contents, right: Contents, titles: Mapping[str, str]
) -> list[ItemChanges]:
    """Compare two versions; return the items that differ, in their order.

    Args:
        titles: Of the items, by letter.
    """
    before, after = Draft.of(left), Draft.of(right)
    told: dict[str, list[Difference]] = {letter: [] for letter in titles}
    for name in after.singles:
        old, new = ("; ".join(each.singles.get(name, [])) for each in (before, after))
        if old != new:
            told[OF_COLUMN[name]].append(Difference(field_label(name), old, new))
    for group in after.rows:
        letter = "d" if group == TASKS_GROUP else OF_LIST[group.upper()]
        told[letter] += _rows(group, before.rows[group], after.rows[group])
    return [
        ItemChanges(letter, titles[letter], found)
        for letter, found in told.items()
        if found
    ]


def _rows(
    group: str, before: Sequence[TypedRow], after: Sequence[TypedRow]
) -> list[Difference]:
    was = {row.key: row for row in before}
    now = {row.key: row for row in after}
    found = []
    for row in after:
        if row.key not in was:
            found.append(Difference(row_label(group, row), "", _whole(row)))
            continue
        for name, text in row.texts.items():
            old = was[row.key].texts.get(name, "")
            if text != old:
                label = f"{row_label(group, row)} · {field_label(name, group)}"
                found.append(Difference(label, old, text))
    for row in before:
        if row.key not in now:
            found.append(Difference(row_label(group, row), _whole(row), ""))
    kept_before = [row.key for row in before if row.key in now]
    kept_after = [row.key for row in after if row.key in was]
    if kept_before != kept_after:
        found.append(_order(group, was, kept_before, kept_after))
    return found


def _order(
    group: str, rows: Mapping[str, TypedRow], before: list[str], after: list[str]
) -> Difference:
    from_, to = (
        "\n".join(f"{at}. {rows[key].texts['description']}" for at, key in told)
        for told in (list(enumerate(before, 1)), list(enumerate(after, 1)))
    )
    return Difference(field_label("number", group), from_, to)


def _whole(row: TypedRow) -> str:
    return " · ".join(text for text in row.texts.values() if text.strip())
