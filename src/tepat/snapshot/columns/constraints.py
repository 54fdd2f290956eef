"""Tables of what stands in the way: penalties and family relations."""

from __future__ import annotations

from tepat.words import Sentence

from .column import Column, Kind, Privacy, Table
from .employees import EMPLOYEE

DISCIPLINES = Table(
    "disciplines",
    "disiplin",
    Sentence(id="Satu hukuman disiplin.", en="A disciplinary penalty."),
    (
        EMPLOYEE,
        Column(
            "severity",
            "tingkat",
            Kind.CHOICE,
            Sentence(id="RINGAN, SEDANG atau BERAT.", en="Light, medium or heavy."),
            required=True,
            choices=("RINGAN", "SEDANG", "BERAT"),
            synonyms={"R": "RINGAN", "S": "SEDANG", "B": "BERAT"},
            privacy=Privacy.SENSITIVE,
        ),
        Column(
            "kind",
            "jenis",
            Kind.TEXT,
            Sentence(id="Jenis hukuman.", en="Kind of penalty."),
            privacy=Privacy.SENSITIVE,
        ),
        Column(
            "since",
            "mulai",
            Kind.DAY,
            Sentence(id="Hari pertama berlaku.", en="First day in force."),
            required=True,
            privacy=Privacy.SENSITIVE,
        ),
        Column(
            "until",
            "selesai",
            Kind.DAY,
            Sentence(
                id="Hari terakhir berlaku; kosong = belum diketahui.",
                en="Last day in force; blank = not known.",
            ),
            privacy=Privacy.SENSITIVE,
        ),
    ),
)

RELATIONS = Table(
    "relations",
    "hubungan",
    Sentence(
        id="Dua pegawai yang tidak boleh menjadi atasan dan bawahan.",
        en="Two employees who may not stand one under the other.",
    ),
    (
        Column(
            "nip_a",
            "nip_a",
            Kind.NIP,
            Sentence(id="NIP yang satu.", en="NIP of the one."),
            required=True,
            refers=("employees.nip",),
            privacy=Privacy.SENSITIVE,
        ),
        Column(
            "nip_b",
            "nip_b",
            Kind.NIP,
            Sentence(id="NIP yang lain.", en="NIP of the other."),
            required=True,
            refers=("employees.nip",),
            privacy=Privacy.SENSITIVE,
        ),
        Column(
            "kind",
            "hubungan",
            Kind.CHOICE,
            Sentence(id="Hubungan keluarga.", en="Family relation."),
            choices=("suami_istri", "orang_tua_anak", "saudara"),
            synonyms={
                "SUAMI ISTRI": "suami_istri",
                "SUAMI/ISTRI": "suami_istri",
                "ORANG TUA ANAK": "orang_tua_anak",
            },
            privacy=Privacy.SENSITIVE,
        ),
    ),
    key=("nip_a", "nip_b"),
)
