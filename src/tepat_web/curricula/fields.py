"""Fields of forms in which jobs and a unit are named by code or by name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from tepat_web.organisation.models import Job
from tepat_web.snapshots.effects import units_named

BETWEEN = re.compile(r"[\n;]+")
MOST_TEXT = 20_000  # characters
EVERY = "*"  # after the beginning of a name: every job that begins so


class JobsField(forms.CharField):
    """Jobs by code or name, one on each line; ``Perawat*``: all that begin so."""

    def __init__(self, **rest: Any) -> None:
        widget = forms.Textarea(attrs={"rows": 4, "spellcheck": "false"})
        super().__init__(**{"max_length": MOST_TEXT, "widget": widget, **rest})

    def clean(self, value: Any) -> list[str]:
        """Return the codes of the jobs, each once, in the order of being named.

        Raises:
            ValidationError: naming the first line that names none.
        """
        lines = [
            line for it in BETWEEN.split(super().clean(value)) if (line := it.strip())
        ]
        rows = (
            Job.objects.standing().order_by("order", "pk").values_list("code", "name")
        )
        known = list(rows) if lines else []
        return list(
            dict.fromkeys(code for line in lines for code in _named(line, known))
        )


class UnitField(forms.CharField):
    """One unit by code or name; blank: the whole city."""

    def __init__(self, **rest: Any) -> None:
        super().__init__(**{"max_length": 300, "required": False, **rest})

    def clean(self, value: Any) -> str:
        """Return the code of the unit.

        Raises:
            ValidationError: if there is none of that code or name, or several.
        """
        found = units_named(super().clean(value))
        if len(found) > 1:
            raise forms.ValidationError(_("Name one unit; all below it belong to it."))
        return found[0] if found else ""


def _named(line: str, known: Iterable[tuple[str, str]]) -> list[str]:
    told = line.casefold()
    if told.endswith(EVERY):
        begin = told.removesuffix(EVERY).strip()
        found = [code for code, name in known if name.casefold().startswith(begin)]
    else:
        found = [
            code for code, name in known if told in (code.casefold(), name.casefold())
        ]
    if not found or told == EVERY:
        raise forms.ValidationError(
            _("No job is called “%(line)s”. Write a code or name of the register.")
            % {"line": line[:80]}
        )
    return found
