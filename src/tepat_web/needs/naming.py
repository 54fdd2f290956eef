"""What items, lists, rows and fields of a job analysis are called."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from tepat import law
from tepat.words import Sentence
from tepat_web.register.headings import label, meaning

from .draft import OF_LISTS, OF_TASKS, SINGLES, TASKS_GROUP, TypedRow

LONGEST = 60  # characters of a row's name
# What the first column of each list is called; others have one name in all lists.
FIRST: Mapping[str, Promise] = {
    "hasil": gettext_lazy("Result of work"),
    "bahan": gettext_lazy("Material"),
    "perangkat": gettext_lazy("Tool or guideline"),
    "tanggung_jawab": gettext_lazy("Responsibility"),
    "wewenang": gettext_lazy("Authority to act"),
    "korelasi": gettext_lazy("Position met"),
    "risiko": gettext_lazy("Hazard"),
    TASKS_GROUP: gettext_lazy("What is done"),
}
OTHERS: Mapping[str, Promise] = {
    "measure": gettext_lazy("Unit of count"),
    "use": gettext_lazy("Used for"),
    "other_unit": gettext_lazy("Unit or institution"),
    "matter": gettext_lazy("In which matter"),
    "cause": gettext_lazy("Cause"),
    "steps": gettext_lazy("Steps"),
    "result": gettext_lazy("Result"),
    "result_unit": gettext_lazy("Unit of count"),
    "volume": gettext_lazy("Volume"),
    "period": pgettext_lazy("of a volume", "per"),
    "time": gettext_lazy("Time for one"),
    "time_unit": gettext_lazy("Unit of time"),
    "approach": gettext_lazy("Approach"),
    "capacity": gettext_lazy("One person manages"),
    "ratio": gettext_lazy("Persons per piece"),
    "shift": gettext_lazy("Shifts"),
    "driver": gettext_lazy("Driver"),
    "per_driver": gettext_lazy("Volume per unit of the driver"),
    "summary": gettext_lazy("Summary"),
    "position_class": gettext_lazy("Class of the position"),
    "achievement": gettext_lazy("Achievement expected"),
    "analysed_on": gettext_lazy("Day of the analysis"),
    "basis": gettext_lazy("Decree"),
    "other": gettext_lazy("Other information"),
    "number": gettext_lazy("Order of the rows"),
}


def item_names(of: law.Law) -> Mapping[str, str]:
    """Return what the fifteen items are called, by letter."""
    return {
        letter: meaning(name) for letter, name in of.job_analysis.items.value.items()
    }


def field_label(name: str, group: str = "") -> str:
    """Return what a field of the form is called."""
    if group and name == "description":
        return str(FIRST[group])
    if name in OTHERS:
        return str(OTHERS[name])
    columns = SINGLES if not group else OF_TASKS if group == TASKS_GROUP else OF_LISTS
    return label(columns[name])


def field_help(name: str, group: str = "") -> str:
    """Return what a field of the form means."""
    columns = SINGLES if not group else OF_TASKS if group == TASKS_GROUP else OF_LISTS
    return meaning(columns[name].meaning) if name in columns else ""


def row_label(group: str, row: TypedRow) -> str:
    """Name one row, by how it begins."""
    text = " ".join(row.texts.get("description", "").split())
    short = text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()}…"
    return f"{FIRST[group]}: {short or _('(blank)')}"


def said(sentence: Sentence) -> str:
    """Return a sentence of the engine in the reader's language."""
    return meaning(sentence)
