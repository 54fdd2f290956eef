"""Records of SIASN from moves, and what still has to be looked up for each."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import StringIO
from types import MappingProxyType
from typing import Any

from tepat.snapshot.vocabulary import LEADERSHIP
from tepat.words import Sentence

from .move import SiasnMove
from .tables import TABLES, BodyTable

STRUCTURAL, FUNCTIONAL, GENERAL = "1", "2", "4"
"""Numbers of ``jenisJabatan``: structural, functional, pelaksana."""

OF_JOB, OF_UNIT = "MJ", "MU"
"""Numbers of ``jenisMutasiId``: of the position, or of the unit alone."""

APOSTROPHE = "'"  # makes a text of what a sheet would take for something else
LONG_NUMBERS = ("nipBaru", "penilaiNipNrp")  # a sheet would round them
FORMULAS = ("=", "+", "-", "@")

FROM_SIASN = Sentence(
    id="Cari di SIASN: {endpoint}", en="Look it up in SIASN: {endpoint}"
)
FROM_DECREE = Sentence(
    id="Tetapkan surat keputusan, lalu unduh lagi berkas ini",
    en="Issue the decree, then download this file again",
)
FROM_OATH = Sentence(
    id="Isi setelah pelantikan; kosong bila jabatan tidak dilantik",
    en="Fill it in after the inauguration; blank where there is none",
)
FROM_DAY = Sentence(
    id="Tetapkan tanggal mulai berlakunya", en="Settle from which day it holds"
)


def _siasn(endpoint: str) -> Sentence:
    return FROM_SIASN.filled({"endpoint": endpoint})


SOUGHT: Mapping[str, Sentence] = MappingProxyType(
    {
        "pnsId": _siasn("pns/data-utama/NIP → id"),
        "idPns": _siasn("pns/data-utama/NIP → id"),
        "instansiId": _siasn("pns/data-utama/NIP → instansiIndukId"),
        "instansiKerjaId": _siasn("pns/data-utama/NIP → instansiKerjaId"),
        "satuanKerjaId": _siasn("pns/data-utama/NIP → satuanKerjaIndukId"),
        "unorId": _siasn("referensi/ref-unor → Id"),
        "unorIndukId": _siasn("referensi/ref-unor → IndukUnorId"),
        "eselonId": _siasn("referensi_siasn/1/eselon"),
        "jabatanFungsionalId": _siasn("referensi_siasn/1/jabatan-fungsional"),
        "jabatanFungsionalUmumId": _siasn("referensi_siasn/1/jabatan-fungsional-umum"),
        "nomorSk": FROM_DECREE,
        "tanggalSk": FROM_DECREE,
        "tmtJabatan": FROM_DAY,
        "tmtMutasi": FROM_DAY,
        "tmtPelantikan": FROM_OATH,
    }
)
"""Where each field that a city cannot fill in by itself is found."""


@dataclass(frozen=True, slots=True)
class Lookup:
    """A field that is blank for some people, and where what belongs there is found."""

    field: str
    people: int
    where: Sentence


ListRow = Mapping[str, object]
LIST_FIELDS: tuple[tuple[str, Sentence], ...] = (
    ("number", Sentence(id="No.", en="No.")),
    ("nip", Sentence(id="NIP", en="NIP")),
    ("name", Sentence(id="Nama", en="Name")),
    ("grade", Sentence(id="Golongan", en="Grade")),
    ("position_before", Sentence(id="Jabatan lama", en="Position before")),
    ("unit_before", Sentence(id="Unit lama", en="Unit before")),
    ("position", Sentence(id="Jabatan baru", en="New position")),
    ("unit", Sentence(id="Unit baru", en="New unit")),
    ("echelon", Sentence(id="Eselon", en="Echelon")),
    ("starts_on", Sentence(id="TMT", en="Starts on")),
    ("decree", Sentence(id="Nomor SK", en="Decree")),
    ("decreed_on", Sentence(id="Tanggal SK", en="Decreed on")),
)
"""Fields of the list for I-MUT, with their headings. BKN has published no such file."""


def bodies(moves: Iterable[SiasnMove], table: BodyTable) -> Iterator[dict[str, Any]]:
    """Yield one record for each move, with the fields of ``table`` in their order.

    Days are ``dd-mm-yyyy``; what the city does not know is blank, never made up.
    """
    for move in moves:
        facts = _facts(move)
        yield {name: facts[name] for name in table.fields}


def json_lines(rows: Iterable[Mapping[str, Any]]) -> str:
    """Write records as JSON, one a line."""
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)


def csv_text(rows: Iterable[Mapping[str, Any]], table: BodyTable) -> str:
    """Write records as CSV with a heading; lists are left out."""
    names = [name for name in table.fields if name not in table.lists]
    out = StringIO()
    writer = csv.DictWriter(out, names, extrasaction="ignore", lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _kept_text(name, row[name]) for name in names})
    return out.getvalue()


def lookups(moves: Sequence[SiasnMove]) -> list[Lookup]:
    """Return what still has to be looked up, over all tables, in SIASN's order."""
    names = dict.fromkeys(name for table in TABLES.values() for name in table.fields)
    told = [_facts(move) | {"_kind": _kind(move)} for move in moves]
    found = []
    for name in names:
        if name not in SOUGHT:
            continue
        people = sum(not facts[name] and _is_asked(name, facts) for facts in told)
        if people:
            found.append(Lookup(name, people, SOUGHT[name]))
    return found


def list_rows(moves: Iterable[SiasnMove]) -> Iterator[ListRow]:
    """Yield the rows of the list for I-MUT: fields of :data:`LIST_FIELDS`."""
    for number, move in enumerate(moves, start=1):
        told: dict[str, object] = {
            name: getattr(move, name) for name, _title in LIST_FIELDS[1:]
        }
        yield {"number": number, **told}


def _facts(move: SiasnMove) -> dict[str, Any]:
    """Every field of every table; blank where it is not known or not asked for."""
    kind, ids = _kind(move), move.ids
    starts, decreed = _day(move.starts_on), _day(move.decreed_on)
    return {
        "id": "",  # given by SIASN to what is new
        "idPns": ids.person,
        "pnsId": ids.person,
        "nipBaru": move.nip,
        "jenisJabatan": kind,
        "instansiId": ids.agency,
        "instansiKerjaId": ids.agency,
        "instansiKerjaNama": "",
        "satuanKerjaId": ids.office,
        "satuanKerjaNama": "",
        "unorId": ids.unit,
        "unorNama": move.unit,
        "namaUnor": move.unit,
        "unorIndukId": "",
        "unorIndukNama": move.above,
        "eselon": move.echelon,
        "eselonId": ids.echelon if kind == STRUCTURAL else "",
        "jabatanFungsionalId": ids.job if kind == FUNCTIONAL else "",
        "jabatanFungsionalNama": move.position if kind == FUNCTIONAL else "",
        "jabatanFungsionalUmumId": ids.job if kind == GENERAL else "",
        "jabatanFungsionalUmumNama": move.position if kind == GENERAL else "",
        "namaJabatan": move.position,
        "tmtJabatan": starts,
        "tmtMutasi": starts,
        "tmtPelantikan": _day(move.sworn_on),
        "nomorSk": move.decree,
        "tanggalSk": decreed,
        "path": [],  # documents are added when they have been uploaded
        "jenisPenugasanId": move.assignment.value,
        "jenisMutasiId": OF_UNIT if move.stays_in_job else OF_JOB,
        "subJabatanId": "",
    }


def _kind(move: SiasnMove) -> str:
    if move.family in LEADERSHIP:
        return STRUCTURAL
    return FUNCTIONAL if move.family == "FUNGSIONAL" else GENERAL


ASKED: Mapping[str, Callable[[str], bool]] = MappingProxyType(
    {
        "eselonId": lambda kind: kind == STRUCTURAL,
        "jabatanFungsionalId": lambda kind: kind == FUNCTIONAL,
        "jabatanFungsionalUmumId": lambda kind: kind == GENERAL,
    }
)
"""Fields that are only asked for positions of one kind."""


def _is_asked(name: str, facts: Mapping[str, Any]) -> bool:
    return name not in ASKED or ASKED[name](facts["_kind"])


def _day(day: date | None) -> str:
    """Write a day as the service does.

    >>> _day(date(2026, 12, 1)), _day(None)
    ('01-12-2026', '')
    """
    return f"{day:%d-%m-%Y}" if day else ""


def _kept_text(name: str, value: object) -> str:
    """The value as a sheet leaves it: a NIP stays a text, and nothing is a formula.

    >>> _kept_text("nipBaru", "199001012015031901"), _kept_text("namaUnor", "=1+1")
    ("'199001012015031901", "'=1+1")
    """
    text = str(value)
    is_kept = name in LONG_NUMBERS or text.startswith(FORMULAS)
    return f"{APOSTROPHE}{text}" if text and is_kept else text
