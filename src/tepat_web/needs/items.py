"""The fifteen items of the official form: which columns and lists each is made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from .contents import Contents

QUALIFICATION = (
    *("education", "leadership_training", "technical_training"),
    *("functional_training", "experience", "knowledge"),
)
ENVIRONMENT = (
    *("workplace", "temperature", "air", "room", "layout", "lighting", "noise"),
    *("surroundings", "vibration"),
)
CODED = ("aptitudes", "temperaments", "interests", "efforts", "functions")
CONDITIONS = ("sex", "age", "height", "weight", "posture", "appearance")
CLOSING = ("other", "analysed_on", "basis")
# Which columns of its lines each list shows.
LISTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "HASIL": ("description", "measure"),
        "BAHAN": ("description", "use"),
        "PERANGKAT": ("description", "use"),
        "TANGGUNG_JAWAB": ("description",),
        "WEWENANG": ("description",),
        "KORELASI": ("description", "other_unit", "matter"),
        "RISIKO": ("description", "cause"),
    }
)


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the form.

    Attributes:
        letter: a to o.
        columns: Single columns of sheet anjab.
        lines: The list of sheet butir_anjab; blank: none.
        needed: Of the columns, those without which the item is not whole.
    """

    letter: str
    columns: tuple[str, ...] = ()
    lines: str = ""
    needed: tuple[str, ...] = ()


ITEMS: Sequence[Item] = (
    Item("a"),
    Item("b", ("summary",), needed=("summary",)),
    Item("c", QUALIFICATION, needed=("education",)),
    Item("d"),
    Item("e", lines="HASIL"),
    Item("f", lines="BAHAN"),
    Item("g", lines="PERANGKAT"),
    Item("h", lines="TANGGUNG_JAWAB"),
    Item("i", lines="WEWENANG"),
    Item("j", lines="KORELASI"),
    Item("k", ENVIRONMENT, needed=ENVIRONMENT),
    Item("l", lines="RISIKO"),
    Item("m", ("skills", *CODED, *CONDITIONS), needed=("skills", *CODED)),
    Item("n", ("achievement",), needed=("achievement",)),
    Item("o", ("position_class", *CLOSING), needed=("position_class",)),
)
BY_LETTER: Mapping[str, Item] = MappingProxyType({each.letter: each for each in ITEMS})
OF_COLUMN: Mapping[str, str] = MappingProxyType(
    {name: item.letter for item in ITEMS for name in item.columns}
)
OF_LIST: Mapping[str, str] = MappingProxyType(
    {item.lines: item.letter for item in ITEMS if item.lines}
)
WHOLE, PART, NOTHING = "whole", "part", "nothing"
FIRST = ("b", "d")


def progress(contents: Contents) -> dict[str, str]:
    """Tell how much of each item is filled in: ``whole``, ``part`` or ``nothing``.

    What an item says well or badly is for the checks; this is what a writer has still
    to do. The identity comes from the register and is always there. Results may be
    told by the tasks alone.
    """
    return {item.letter: _of(item, contents) for item in ITEMS}


def _of(item: Item, contents: Contents) -> str:
    if item.letter == "a":
        return WHOLE
    if item.letter == "d":
        return _share([_is_measured(each.values) for each in contents.tasks])
    if item.lines:
        lines = contents.details.get(item.lines, ())
        told = [bool(each.values.get("description")) for each in lines]
        if item.letter == "e" and not told:
            told = [bool(each.values.get("result")) for each in contents.tasks]
        return _share(told)
    filled = [bool(contents.values.get(name)) for name in item.needed]
    if not any(filled) and any(contents.values.get(name) for name in item.columns):
        return PART
    return _share(filled)


def _share(told: Sequence[bool]) -> str:
    if not told:
        return NOTHING
    return WHOLE if all(told) else PART if any(told) else NOTHING


def _is_measured(values: Mapping[str, object]) -> bool:
    """Whether a task has all that its hours follow from."""
    approach = values.get("approach") or "tugas"
    volume = values.get("volume") is not None or values.get("per_driver") is not None
    if not values.get("description") or not volume:
        return False
    if approach in ("tugas", "kesehatan", "penunjang"):
        return values.get("time") is not None
    if approach == "peralatan":
        return any(values.get(name) is not None for name in ("ratio", "capacity"))
    return values.get("capacity") is not None


def lacking(contents: Contents, *, wholly: bool) -> list[str]:
    """Return the items that say nothing yet, by letter.

    Args:
        wholly: Whether all items count; else those without which there is nothing to
            verify: the summary and the tasks.
    """
    told = progress(contents)
    return [
        letter
        for letter, how in told.items()
        if how == NOTHING and (wholly or letter in FIRST)
    ]
