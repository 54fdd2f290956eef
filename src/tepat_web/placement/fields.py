"""Fields of forms for codes of the register: typed one per line, read as a list."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tepat_web.kit.models import Kept

BETWEEN = re.compile(r"[\n;]+")
MOST_TEXT = 100_000  # characters
SHOWN = 5  # unknown codes that are named


class CodesField(forms.CharField):
    """Codes of one kind of record, which must all be in the register.

    Args:
        model: The kind of record.
        by: The field that holds the code. Blanks within a NIP do not matter.
    """

    def __init__(self, model: type[Kept], by: str = "code", **rest: Any) -> None:
        self._model, self._by = model, by
        super().__init__(**_box(rest))

    def clean(self, value: Any) -> list[str]:
        """Return the codes, each once.

        Raises:
            ValidationError: naming those that the register does not have.
        """
        codes = _lines(super().clean(value))
        if self._by == "nip":
            codes = [_joined(code) for code in codes]
        return known(list(dict.fromkeys(codes)), self._model, self._by)


class PairsField(forms.CharField):
    """People and positions: a NIP and the code of a position on each line.

    Args:
        people: The kind of record that has a NIP.
        positions: The kind of record that has the code.
    """

    def __init__(self, people: type[Kept], positions: type[Kept], **rest: Any) -> None:
        self._people, self._positions = people, positions
        super().__init__(**_box(rest))

    def pairs(self, value: Any) -> list[tuple[str, str]]:
        """Return the NIP and the code of each line; raises for a line that is none."""
        told = []
        for line in _lines(super().clean(value)):
            nip, is_pair, code = line.partition("=")
            nip, code = _joined(nip), code.strip()
            if not is_pair or not nip or not code:
                raise forms.ValidationError(
                    _(
                        "“%(line)s” does not name a person and a position. Write NIP "
                        "= code."
                    )
                    % {"line": line[:80]}
                )
            told.append((nip, code))
        return told

    def demand_known(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Raise, naming people or positions that the register does not have."""
        told = list(pairs)
        known(dict.fromkeys(nip for nip, _code in told), self._people, "nip")
        known(dict.fromkeys(code for _nip, code in told), self._positions, "code")


class PinsField(PairsField):
    """Who must sit where."""

    def clean(self, value: Any) -> dict[str, str]:
        """Return the code by NIP; raises where somebody is to sit in two positions."""
        told: dict[str, str] = {}
        for nip, code in self.pairs(value):
            if told.setdefault(nip, code) != code:
                raise forms.ValidationError(
                    _("%(nip)s is to sit in two positions. Keep one of the lines.")
                    % {"nip": nip}
                )
        self.demand_known(told.items())
        return told


class ForbiddenField(PairsField):
    """Who may not come where."""

    def clean(self, value: Any) -> dict[str, list[str]]:
        """Return the codes by NIP, each once."""
        told: dict[str, dict[str, None]] = {}
        pairs = self.pairs(value)
        self.demand_known(pairs)
        for nip, code in pairs:
            told.setdefault(nip, {})[code] = None
        return {nip: list(codes) for nip, codes in told.items()}


def known(codes: Iterable[str], model: type[Kept], by: str) -> list[str]:
    """Return codes that are all in the register.

    Raises:
        ValidationError: naming the first few that are not.
    """
    wanted = list(codes)
    standing = model._default_manager.filter(is_removed=False)
    found = set(standing.filter(**{f"{by}__in": wanted}).values_list(by, flat=True))
    if strangers := [code for code in wanted if code not in found]:
        shown, more = strangers[:SHOWN], len(strangers) - SHOWN
        said = _("Not in the register: %(codes)s. Check the spelling.") % {
            "codes": ", ".join(shown)
        }
        if more > 0:
            said += " " + ngettext("And %(n)d more.", "And %(n)d more.", more) % {
                "n": more
            }
        raise forms.ValidationError(said)
    return wanted


def _box(rest: dict[str, Any]) -> dict[str, Any]:
    """What a box for codes is made of: nothing in it is a mistake."""
    widget = forms.Textarea(attrs={"rows": 2, "spellcheck": "false"})
    return {"required": False, "max_length": MOST_TEXT, "widget": widget, **rest}


def _lines(text: str) -> list[str]:
    return [line for each in BETWEEN.split(text) if (line := each.strip())]


def _joined(nip: str) -> str:
    return "".join(nip.split()).strip("\"'")
