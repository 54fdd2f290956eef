"""Norms of the law as rows of a sheet: value, article, and whether anyone has read it.

Every workbook that rests on the law shows what it took from it in the same columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from tepat.law import UNITS, Norm
from tepat.words import Language, Sentence, written

from .excel import Field, Form

VERIFIED = Sentence(id="sudah dipastikan", en="verified")
NOT_VERIFIED = Sentence(id="belum dipastikan", en="not yet verified")
OPEN = Sentence(id="tidak diatur", en="left open")

NORM_FIELDS = (
    Field("label", Sentence(id="Angka atau ketentuan", en="Figure"), Form.TEXT, 46),
    Field("value", Sentence(id="Nilai", en="Value"), Form.TEXT, 40),
    Field("unit", Sentence(id="Satuan", en="Unit"), Form.TEXT, 13),
    Field("since", Sentence(id="Berlaku sejak", en="Since"), Form.DAY, 18),
    Field("cites", Sentence(id="Sumber", en="Source"), Form.TEXT, 40),
    Field("verified", Sentence(id="Verifikasi", en="Verified"), Form.TEXT, 19),
    Field("note", Sentence(id="Catatan", en="Note"), Form.TEXT, 60),
)


def norm_rows(norms: Iterable[Norm[Any]], language: Language) -> list[dict[str, Any]]:
    """Return the norms as rows of ``NORM_FIELDS``, each once, in the order given."""
    return [norm_row(norm, language) for norm in {it.name: it for it in norms}.values()]


def norm_row(norm: Norm[Any], language: Language) -> dict[str, Any]:
    """Return one norm as a row of ``NORM_FIELDS``."""
    return {
        "label": norm.label,
        "value": value_text(norm.value, language),
        "unit": UNITS[norm.unit],
        "since": norm.since,
        "cites": str(norm.cites),
        "verified": VERIFIED if norm.verified else NOT_VERIFIED,
        "note": norm.note,
    }


def value_text(value: object, language: Language) -> str:
    """Write the value of a norm, a table of values included, on one line.

    >>> value_text({5: 235, 6: 287}, "id"), value_text(("BAIK", "SANGAT BAIK"), "id")
    ('5: 235; 6: 287', 'BAIK, SANGAT BAIK')
    """
    match value:
        case None:
            return OPEN.fill({}, language)
        case Sentence():
            return value.fill({}, language)
        case Mapping():
            pairs = ((key, value_text(each, language)) for key, each in value.items())
            return "; ".join(f"{key}: {each}" for key, each in pairs)
        case tuple():
            return ", ".join(value_text(each, language) for each in value)
        case _:
            return written(value, language)
