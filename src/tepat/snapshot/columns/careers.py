"""Tables of careers: posts held beside or before the present one, and wishes."""

from __future__ import annotations

from tepat.snapshot.vocabulary import FAMILIES, FAMILY_SYNONYMS, LEVEL_SYNONYMS, LEVELS
from tepat.words import Sentence

from .column import Column, Kind, Privacy, Table
from .employees import EMPLOYEE

ASSIGNMENTS = Table(
    "assignments",
    "penugasan",
    Sentence(id="Satu penugasan tambahan.", en="One extra assignment."),
    (
        EMPLOYEE,
        Column(
            "position",
            "jabatan",
            Kind.CODE,
            Sentence(id="Kode jabatan.", en="Code of the position."),
            required=True,
            refers=("positions.position",),
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "kind",
            "jenis",
            Kind.CHOICE,
            Sentence(id="DEFINITIF, PLT atau PLH.", en="Definitive or acting."),
            required=True,
            choices=("DEFINITIF", "PLT", "PLH"),
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "since",
            "mulai",
            Kind.DAY,
            Sentence(id="Hari pertama.", en="First day."),
            required=True,
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "until",
            "selesai",
            Kind.DAY,
            Sentence(
                id="Hari terakhir; kosong = masih berjalan.",
                en="Last day; blank = still running.",
            ),
            privacy=Privacy.PERSONAL,
        ),
    ),
    key=("nip", "position", "since"),
)

HISTORY = Table(
    "history",
    "riwayat",
    Sentence(id="Satu jabatan yang pernah diduduki.", en="A position held earlier."),
    (
        EMPLOYEE,
        Column(
            "name",
            "nama_jabatan",
            Kind.TEXT,
            Sentence(id="Nama jabatan.", en="Title."),
            expected=True,
            missed=True,
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "family",
            "jenis",
            Kind.CHOICE,
            Sentence(id="Jenis jabatan.", en="Job family."),
            expected=True,
            missed=True,
            choices=FAMILIES,
            synonyms=FAMILY_SYNONYMS,
            aliases=("jenis_jabatan",),
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "level",
            "jenjang",
            Kind.CHOICE,
            Sentence(id="Jenjang.", en="Level."),
            choices=LEVELS,
            synonyms=LEVEL_SYNONYMS,
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "group",
            "rumpun",
            Kind.TEXT,
            Sentence(id="Rumpun jabatan.", en="Job group."),
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "unit",
            "unit",
            Kind.TEXT,
            Sentence(id="Unit kerja, kode atau nama.", en="Unit, code or name."),
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "since",
            "mulai",
            Kind.DAY,
            Sentence(id="Hari pertama.", en="First day."),
            expected=True,
            missed=True,
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "until",
            "selesai",
            Kind.DAY,
            Sentence(
                id="Hari terakhir; kosong = masih berjalan.",
                en="Last day; blank = still running.",
            ),
            privacy=Privacy.PERSONAL,
        ),
    ),
)

WISHES = Table(
    "wishes",
    "minat",
    Sentence(id="Satu keinginan pegawai sendiri.", en="An employee's own wish."),
    (
        EMPLOYEE,
        Column(
            "position",
            "jabatan",
            Kind.CODE,
            Sentence(
                id="Kode jabatan yang diinginkan.",
                en="Code of the position wished for.",
            ),
            refers=("positions.position",),
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "rank",
            "urutan",
            Kind.WHOLE,
            Sentence(id="Urutan; 1 = pertama.", en="Rank; 1 = first."),
            low=1,
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "stay",
            "tetap",
            Kind.TRUTH,
            Sentence(id="ya = lebih suka tetap.", en="ya = prefers to stay."),
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "reason",
            "alasan",
            Kind.TEXT,
            Sentence(id="Alasan.", en="Reason."),
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "day",
            "tanggal",
            Kind.DAY,
            Sentence(id="Tanggal dinyatakan.", en="Day on which it was said."),
            privacy=Privacy.PERSONAL,
        ),
    ),
)
