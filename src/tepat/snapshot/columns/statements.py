"""The table of statements: documents that the requirements of a post ask for."""

from __future__ import annotations

from tepat.snapshot.vocabulary import STATEMENTS as KINDS
from tepat.words import Sentence

from .column import Column, Kind, Privacy, Table
from .employees import EMPLOYEE

STATEMENTS = Table(
    "statements",
    "pernyataan",
    Sentence(
        id="Satu surat keterangan atau hasil uji yang diminta syarat jabatan.",
        en="A document or test result that the requirements of a post ask for.",
    ),
    (
        EMPLOYEE,
        Column(
            "kind",
            "jenis",
            Kind.CHOICE,
            Sentence(
                id="Apa yang dinyatakan, misalnya SEHAT atau UJI_KOMPETENSI.",
                en="What it states, for example SEHAT (healthy) or UJI_KOMPETENSI "
                "(competence test).",
            ),
            required=True,
            choices=KINDS,
            privacy=Privacy.SENSITIVE,
        ),
        Column(
            "holds",
            "hasil",
            Kind.TRUTH,
            Sentence(
                id="ya bila terpenuhi, tidak bila tidak.",
                en="ya where it is met, tidak where it is not.",
            ),
            required=True,
            privacy=Privacy.SENSITIVE,
        ),
        Column(
            "day",
            "tanggal",
            Kind.DAY,
            Sentence(id="Tanggal surat atau uji.", en="Day of the document or test."),
            required=True,
            privacy=Privacy.SENSITIVE,
        ),
        Column(
            "until",
            "berlaku_sampai",
            Kind.DAY,
            Sentence(
                id="Hari terakhir berlaku; kosong = tidak dibatasi.",
                en="Last day it counts; blank = no end.",
            ),
            privacy=Privacy.SENSITIVE,
        ),
        Column(
            "position",
            "jabatan",
            Kind.CODE,
            Sentence(
                id="Kode jabatan atau nomenklatur tujuannya; kosong = jabatan apa pun.",
                en="Code of the position or job it is for; blank = any.",
            ),
            refers=("positions.position", "jobs.job"),
            privacy=Privacy.SENSITIVE,
        ),
        Column(
            "number",
            "nomor",
            Kind.TEXT,
            Sentence(id="Nomor surat.", en="Number of the document."),
            privacy=Privacy.SENSITIVE,
        ),
    ),
)
