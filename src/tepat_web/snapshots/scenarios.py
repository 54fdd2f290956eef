"""Scenarios from a plain form: a few changes, written down as a what-if file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from tepat.workload import WhatIf, whatif_file
from tepat_web.analysis.models import Driver

ROWS = (1, 2, 3)
"""So many changes fit the form; more of them a pasted file can hold."""

LONGEST = 20_000  # characters of a pasted file
HOURS = ("effective_hours", "health_hours")
WHAT = (
    ("", gettext_lazy("nothing")),
    ("driver", gettext_lazy("a driver (pupils, patients, permits …)")),
    ("time", gettext_lazy("the time norm of tasks (minutes)")),
    ("volume", gettext_lazy("the volume of tasks")),
    ("pupils", gettext_lazy("the pupils of classes")),
    ("ratio", gettext_lazy("the pupils to a class")),
    ("effective_hours", gettext_lazy("the effective hours of a year")),
    ("health_hours", gettext_lazy("the hours of health workers")),
)
# Which fields of a row say what a change is about.
SELECTORS: Mapping[str, tuple[str, ...]] = {
    "driver": ("unit",),
    "time": ("driver", "text", "job", "position", "unit"),
    "volume": ("driver", "text", "job", "position", "unit"),
    "pupils": ("position", "unit"),
    "ratio": ("position", "unit"),
}


def pasted() -> forms.Field:
    """Return the field of a what-if file; it alone is the parameter that is kept."""
    return forms.CharField(
        label=gettext_lazy("Or scenarios as a what-if file (TOML)"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false"}),
        help_text=gettext_lazy(
            "As “tepat needs --what-if” reads it. Blank where the changes above say it."
        ),
    )


def drivers() -> dict[str, str]:
    """Return the names of all drivers of the register, by code."""
    told = Driver.objects.standing().values_list("code", "name").distinct()
    return dict(told.order_by("code"))


def fields(at: int, known: Mapping[str, str]) -> dict[str, forms.Field]:
    """Return the fields of one change, by name.

    Args:
        at: Which change, from 1.
        known: The drivers; see :func:`drivers`.
    """
    told: dict[str, forms.Field] = {
        "scenario": forms.ChoiceField(
            label=gettext_lazy("In which scenario"),
            choices=[(str(each), _("Scenario %(n)d") % {"n": each}) for each in ROWS],
            initial=str(at),
            required=False,
            help_text=gettext_lazy("Changes of one scenario hold at once."),
        ),
        "what": forms.ChoiceField(
            label=gettext_lazy("What changes"), choices=WHAT, required=False
        ),
        "percent": forms.FloatField(
            label=gettext_lazy("By how many per cent"),
            required=False,
            min_value=-100,
            max_value=100_000,
            help_text=gettext_lazy("−40 is forty per cent less, 20 a fifth more."),
        ),
        "value": forms.FloatField(
            label=gettext_lazy("Or to which new number"), required=False, min_value=0
        ),
        "driver": forms.ChoiceField(
            label=gettext_lazy("Driver"),
            choices=[("", "–"), *((it, f"{known[it]} ({it})") for it in known)],
            required=False,
        ),
        "text": _text(gettext_lazy("Tasks with these words")),
        "job": _text(gettext_lazy("Code of the job")),
        "position": _text(gettext_lazy("Code of the position")),
        "unit": _text(gettext_lazy("Code of the unit, with all below")),
    }
    return {f"change_{at}_{name}": field for name, field in told.items()}


def _text(label: Any) -> forms.Field:
    return forms.CharField(label=label, required=False, max_length=200)


def written(cleaned: Mapping[str, Any]) -> str:
    """Return the scenarios of a form as a what-if file.

    Args:
        cleaned: The cleaned fields of every change.
    """
    rows = [_row(cleaned, at) for at in ROWS]
    parts = []
    for number in map(str, ROWS):
        mine = [row for row in rows if row["what"] and row["scenario"] == number]
        if mine:
            said = "; ".join(_named(row) for row in mine)
            name = _("Scenario %(n)s: %(said)s") % {"n": number, "said": said}
            parts.append("\n".join(("[[scenario]]", f"name = {_quoted(name)}")))
            hours = (row for row in mine if row["what"] in HOURS)
            parts += [f"{row['what']} = {row['value'] or 0:g}" for row in hours]
            parts += [_table(row) for row in mine if row["what"] not in HOURS]
    return "\n".join(parts)


def read(text: str) -> tuple[WhatIf, ...]:
    """Read scenarios.

    Raises:
        WhatIfError: naming every fault at once.
    """
    return whatif_file.parse(text, "TOML")


def fault(text: str) -> str:
    """Say what is wrong with scenarios, in the reader's language; blank: nothing."""
    try:
        read(text)
    except whatif_file.WhatIfError as error:
        return error.say("en" if get_language() == "en" else "id")
    return ""


def _row(cleaned: Mapping[str, Any], at: int) -> dict[str, Any]:
    begin = f"change_{at}_"
    told = {
        name.removeprefix(begin): value
        for name, value in cleaned.items()
        if name.startswith(begin)
    }
    return {"what": "", "value": None, "percent": None} | told | {
        "scenario": told.get("scenario") or str(at)
    }  # fmt: skip


def _named(row: Mapping[str, Any]) -> str:
    """A change in a few words: what, by how much, of what."""
    what = str(dict(WHAT)[row["what"]]).split(" (")[0]
    how = "" if row["percent"] is None else f"{row['percent']:+g} %"
    if row["value"] is not None:
        how = f"= {row['value']:g}"
    about = [str(row[it]) for it in ("driver", *SELECTORS["time"][1:]) if row.get(it)]
    return " ".join(each for each in (what, how, *about) if each).replace("-", "−")


def _table(row: Mapping[str, Any]) -> str:
    return "\n".join((f"[[scenario.{row['what']}]]", *_lines(row)))


def _lines(row: Mapping[str, Any]) -> Iterator[str]:
    what = row["what"]
    if what == "driver":
        yield f"code = {_quoted(row['driver'])}"
    number = whatif_file.NUMBER[what]
    for name, value in ((number, row["value"]), ("percent", row["percent"])):
        if value is not None:
            yield f"{name} = {float(value)!r}"
    for name in SELECTORS[what]:
        if row.get(name):
            yield f"{name} = {_quoted(row[name])}"


def _quoted(text: str) -> str:
    """A text as TOML writes it, which is as JSON does."""
    return json.dumps(text.replace("\x7f", ""), ensure_ascii=False)
