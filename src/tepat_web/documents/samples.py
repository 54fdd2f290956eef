"""Sample content for every form: what templates are tried out and shown with.

It is put together from what the content of a form is declared to hold, so that a new
field is tried out without a sample of its own. Nobody in it exists.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Union, get_args, get_origin, get_type_hints

from tepat.reports.about import About
from tepat.reports.forms import Paper
from tepat.reports.forms.letters import Frame, Letterhead, Signer, paper_of
from tepat.reports.forms.letters.paper import FORMS

from .models import Office, Signs

DAY = date(2026, 1, 5)
CONTENTS: Mapping[str, Any] = {form.name: kind for kind, form in FORMS.items()}
# What a reader expects in a field of this name; others say what they are called.
TEXTS: Mapping[str, str] = {
    "name": "Contoh Nama, S.Sos.",
    "nip": "199001012015031900",
    "rank": "Penata, III/c",
    "office": "Kepala Bagian Contoh",
    "position": "Analis Sumber Daya Manusia Aparatur Ahli Muda",
    "unit": "Bidang Contoh, Dinas Contoh",
    "number": "800.1.3.3/1/2026",
    "place": "Contoh",
    "authority": "Wali Kota Contoh",
    "addressee": "Wali Kota Contoh",
    "began": "09.00 WIB",
    "ended": "11.30 WIB",
    "venue": "Ruang Rapat Contoh",
    "data": "0" * 64,
    "plan": "1" * 64,
    "within": "14 (empat belas) hari kerja sejak keputusan diterima",
    "kind": "Rotasi",
}
SENTENCE = "Kalimat contoh untuk melihat tata letak templat."


def of(form: str, office: Office | None = None) -> list[Paper]:
    """Return samples of a form: one with everything, one with what must be there.

    Args:
        office: Who writes and signs; left out: invented.

    Raises:
        KeyError: if there is no letter of that form.
    """
    told = About("Pemerintah Kota Contoh", DAY, "Tepat", is_example=True)
    contents = (_Maker(full, office).made(CONTENTS[form]) for full in (True, False))
    return [paper_of(content, told) for content in contents]


class _Maker:
    """Makes a value of any type that the content of a letter can have."""

    def __init__(self, is_full: bool, office: Office | None) -> None:
        self.is_full = is_full
        self.office = office

    def made(self, kind: Any, name: str = "") -> Any:
        """Return a value of ``kind`` for a field called ``name``."""
        if self.office is not None:
            if kind is Letterhead:
                return self.office.letterhead()
            if kind is Signer:
                return self.office.signer(Signs.HEAD)
        if get_origin(kind) is tuple:
            inner = get_args(kind)[0]
            return tuple(self.made(inner, name) for _each in range(1 + self.is_full))
        if get_origin(kind) in (Union, types.UnionType):
            inner = next(each for each in get_args(kind) if each is not type(None))
            return self.made(inner, name) if self.is_full else None
        if is_dataclass(kind):
            return self._dataclass(kind)
        if issubclass(kind, StrEnum):
            return next(iter(kind))
        plain: Mapping[type, Any] = {
            bool: self.is_full,
            int: 1,
            float: 612.0,
            date: DAY,
            str: TEXTS.get(name, SENTENCE),
        }
        return plain[kind]

    def _dataclass(self, kind: Any) -> Any:
        hints = get_type_hints(kind)
        told = {
            each.name: self.made(hints[each.name], each.name) for each in fields(kind)
        }
        if kind is Frame:
            told["is_draft"] = False
            if self.office is not None:
                told["place"] = self.office.place
        return kind(**told)
