"""What a person may choose above a list: filters and columns, as form controls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tepat.intake.guide import allowed_words
from tepat.snapshot.columns import Column

from . import filters
from .headings import label
from .listing import Listing

CHOSEN, ONE = "terpilih", "pilih"  # only chosen rows, and each of them
NOT_KEPT = frozenset({"page", "semua", CHOSEN, ONE})


@dataclass(frozen=True, slots=True)
class Option:
    """One word to choose."""

    value: str
    text: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Control:
    """A filter of one column.

    Attributes:
        kind: ``choice``, ``range`` or ``text``.
        key: Name of the parameter, without its ending.
        value, low, high: What stands there now.
        options: Words to choose; for ranges and texts, of the state (blank or not).
    """

    kind: str
    key: str
    label: str
    options: Sequence[Option]
    value: str = ""
    low: str = ""
    high: str = ""


def controls(listing: Listing) -> list[Control]:
    """Return a control for each column that the person may see."""
    told = [_control(listing, column) for column in listing.columns]
    if listing.sheet.path:
        value = listing.params.get("di", "")
        told.insert(0, Control("unit", "di", _("In unit and below"), (), value))
    value = listing.params.get("per", "")
    told.append(Control("day", "per", _("As of (day)"), (), value))
    return told


def column_choices(listing: Listing) -> list[Option]:
    """Return every column, marked where it is shown."""
    shown = {column.name for column in listing.shown}
    return [
        Option(column.name, label(column), column.name in shown)
        for column in listing.columns
    ]


def kept(listing: Listing) -> dict[str, list[tuple[str, str]]]:
    """Return, for each form above the list, the parameters that it does not set."""
    pairs = [
        (key, value)
        for key, values in listing.params.lists()
        for value in values
        if key not in NOT_KEPT and value
    ]
    narrowing = {"di", "per", "q"}
    return {
        "filters": [
            pair
            for pair in pairs
            if not pair[0].startswith(filters.PREFIX) and pair[0] not in narrowing
        ],
        "columns": [pair for pair in pairs if pair[0] != "kolom"],
        "all": pairs,
    }


def address(listing: Listing) -> str:
    """Return the list's address without its page, as a saved view keeps it."""
    params = listing.params.copy()
    for key in NOT_KEPT:
        params.pop(key, None)
    return params.urlencode()


def _control(listing: Listing, column: Column) -> Control:
    key = f"{filters.PREFIX}{column.name}"
    params = listing.params
    state = params.get(f"{key}.{filters.STATE}", "")
    may_be_blank = not column.required
    states = (
        Option(filters.FILLED, _("filled in"), state == filters.FILLED),
        Option(filters.BLANK, _("blank"), state == filters.BLANK),
    ) * may_be_blank
    if words := allowed_words(column):
        chosen = params.getlist(key)
        named = {"ya": _("yes"), "tidak": _("no")}
        options = [
            Option(word, named.get(word, word.replace("_", " ")), word in chosen)
            for word in words
        ]
        options += [
            Option(filters.BLANK, _("(blank)"), filters.BLANK in chosen),
            Option(filters.FILLED, _("(filled in)"), filters.FILLED in chosen),
        ] * may_be_blank
        return Control("choice", key, label(column), options)
    if column.kind in filters.RANGED:
        low, high = (
            params.get(f"{key}.{part}", "") for part in (filters.LOW, filters.HIGH)
        )
        return Control("range", key, label(column), states, low=low, high=high)
    return Control("text", key, label(column), states, params.get(key, ""))
