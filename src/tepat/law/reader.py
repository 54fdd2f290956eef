"""From a file of norms to every dated value in it, checked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from tepat.words import Sentence

from .citation import Citation
from .errors import LawFileError
from .instruments import instruments
from .norm import UNITS, Norm
from .values import frozen
from .yaml_file import entries

History = tuple[Norm[Any], ...]

VALUE_KEYS = ("from", "value", "cites", "verified")
OPTIONAL_KEYS = ("note", "checked_by")

NO_UNIT = Sentence(
    id="satuan {unit} tidak dikenal; yang ada: {units}.",
    en="the unit {unit} is not known; there are: {units}.",
)
NO_VALUES = Sentence(
    id="belum ada satu pun nilai. Tulis sedikitnya satu, lengkap dengan tanggalnya.",
    en="there is no value. Write at least one, with its day.",
)
UNSORTED = Sentence(
    id="nilai sejak {later} tertulis setelah nilai sejak {earlier}. Urutkan menurut "
    "tanggal, satu nilai untuk satu tanggal.",
    en="the value since {later} stands after the value since {earlier}. Sort them by "
    "day, one value for one day.",
)
NO_INSTRUMENT = Sentence(
    id="peraturan {instrument} tidak ada dalam law/instruments.yaml. Tambahkan, atau "
    "perbaiki nomornya.",
    en="the instrument {instrument} is not in law/instruments.yaml. Add it, or correct "
    "its number.",
)
NOT_IN_FORCE = Sentence(
    id="peraturan {instrument} tidak berlaku pada {since}, saat nilai ini mulai "
    "berlaku. Perbaiki tanggal atau dasar hukumnya.",
    en="the instrument {instrument} was not in force on {since}, when this value "
    "starts. Correct the day or the citation.",
)
UNCHECKED = Sentence(
    id="verified: true menuntut checked_by: siapa yang membaca naskah resminya.",
    en="verified: true needs checked_by: who has read the official text.",
)


def norms(
    file: str, told: Mapping[str, Any], kinds: Mapping[str, Any]
) -> Mapping[str, History]:
    """Return every value of every norm of one file, oldest first.

    Args:
        file: Name of the group, as in ``law/norms/<file>.yaml``.
        told: What the file says.
        kinds: The type of value that the group's class declares for each norm.

    Raises:
        LawFileError: if file and class differ, a value has no citation or one that
            did not apply yet, days are out of order, or a value is of another type.
    """
    where = f"law/norms/{file}.yaml"
    written = entries(told, kinds.keys(), where)
    return MappingProxyType(
        {
            name: _history(f"{file}.{name}", written[name], kind, f"{where}, {name}")
            for name, kind in kinds.items()
        }
    )


def _history(name: str, told: object, kind: Any, where: str) -> History:
    entry = entries(told, ("label", "unit", "values"), where)
    label, unit = frozen(entry["label"], Sentence, where), entry["unit"]
    if unit not in UNITS:
        raise LawFileError(where, NO_UNIT, unit=repr(unit), units=", ".join(UNITS))
    if not isinstance(entry["values"], list) or not entry["values"]:
        raise LawFileError(where, NO_VALUES)
    values = tuple(_norm(name, label, unit, v, kind, where) for v in entry["values"])
    for one, next_one in pairwise(values):
        if next_one.since <= one.since:
            raise LawFileError(where, UNSORTED, later=next_one.since, earlier=one.since)
    return values


def _norm(
    name: str, label: Sentence, unit: str, told: object, kind: Any, where: str
) -> Norm[Any]:
    value = entries(told, VALUE_KEYS, where, OPTIONAL_KEYS)
    since = frozen(value["from"], date, where)
    verified = frozen(value["verified"], bool, where)
    checked_by = frozen(value.get("checked_by", []), tuple[str, ...], where)
    if verified and not checked_by:
        raise LawFileError(where, UNCHECKED)
    return Norm(
        name=name,
        label=label,
        value=frozen(value["value"], kind, where),
        unit=unit,
        since=since,
        cites=_citation(value["cites"], since, where),
        verified=verified,
        checked_by=checked_by,
        note=frozen(value.get("note"), Sentence | None, where),
    )


def _citation(told: object, since: date, where: str) -> Citation:
    cites = Citation(**entries(told, ("instrument", "at"), where))
    instrument = instruments().get(cites.instrument)
    if instrument is None:
        raise LawFileError(where, NO_INSTRUMENT, instrument=cites.instrument)
    if not instrument.is_in_force(since):
        raise LawFileError(
            where, NOT_IN_FORCE, instrument=cites.instrument, since=since
        )
    return cites
