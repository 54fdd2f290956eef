"""What the form of an effect understands: units by code or by name, and one change."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django.forms import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tepat.satisfaction.elements import SCORED
from tepat_web.organisation.models import Unit

NAMES: Mapping[str, Any] = {
    "u1": gettext_lazy("U1 Requirements"),
    "u2": gettext_lazy("U2 System and procedure"),
    "u3": gettext_lazy("U3 Time taken"),
    "u4": gettext_lazy("U4 Fee"),
    "u5": gettext_lazy("U5 Product"),
    "u6": gettext_lazy("U6 Competence of staff"),
    "u7": gettext_lazy("U7 Behaviour of staff"),
    "u8": gettext_lazy("U8 Handling of complaints"),
    "u9": gettext_lazy("U9 Facilities"),
}
ELEMENTS = [(column.official, NAMES[column.official]) for column in SCORED]
PARTS = re.compile(r"[\n;]")


def units_named(told: str) -> list[str]:
    """Return the codes of units that are named by code or name, one on each line or
    with semicolons between; with commas, where a line is no name itself.

    Raises:
        ValidationError: if one is not there, or has the name of several.
    """
    standing = Unit.objects.standing().filter(
        structure__valid_to__isnull=True, structure__is_draft=False
    )
    by_code: dict[str, str] = {}
    by_name: dict[str, list[str]] = {}
    for code, name in standing.order_by("path").values_list("code", "name"):
        by_code.setdefault(code.casefold(), code)
        by_name.setdefault(name.casefold(), []).append(code)
    found: dict[str, None] = {}
    for part in PARTS.split(told):
        line = _plain(part)
        known = line in by_code or line in by_name
        for each in [line] if known else [_plain(it) for it in part.split(",")]:
            if not each:
                continue
            codes = [by_code[each]] if each in by_code else by_name.get(each, [])
            if not codes:
                raise ValidationError(
                    _("There is no unit “%(name)s”. Check it in the list of units.")
                    % {"name": each}
                )
            if len(codes) > 1:
                raise ValidationError(
                    _("Several units are called “%(name)s” (%(codes)s). Write a code.")
                    % {"name": each, "codes": ", ".join(codes[:5])}
                )
            found[codes[0]] = None
    return list(found)


def demand_one(told: Mapping[str, Any]) -> None:
    """See that a day with units is told, or a training, and not both.

    Raises:
        ValidationError: if not.
    """
    has_units = bool(told.get("changed")) and bool(told.get("event"))
    has_part = bool(told.get("changed")) or bool(told.get("event"))
    has_training = bool(told.get("training"))
    if has_training and has_part:
        raise ValidationError(
            _("Choose one: a day with its units, or a training. Clear the other.")
        )
    if not has_training and not has_units:
        raise ValidationError(
            _("Tell the day of the change and its units, or the code of a training.")
        )


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
