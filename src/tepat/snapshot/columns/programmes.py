"""The table of programmes of study: the city's copy of the national code list."""

from __future__ import annotations

from tepat.words import Sentence

from .column import Column, Kind, Table

PROGRAMMES = Table(
    "programmes",
    "program_studi",
    Sentence(
        id="Satu program studi dalam daftar kode pendidikan BKN.",
        en="A programme of study on BKN's list of education codes.",
    ),
    (
        Column(
            "programme",
            "kode",
            Kind.CODE,
            Sentence(id="Kode pendidikan BKN.", en="BKN's code of the programme."),
            required=True,
            aliases=("id", "kode_pendidikan"),
        ),
        Column(
            "name",
            "nama",
            Kind.TEXT,
            Sentence(id="Nama program studi.", en="Name of the programme."),
            required=True,
        ),
        Column(
            "education_label",
            "jenjang",
            Kind.TEXT,
            Sentence(
                id="Jenjang sebagaimana ditulis BKN.",
                en="Level of education as BKN writes it.",
            ),
        ),
        Column(
            "level_code",
            "tingkat_id",
            Kind.CODE,
            Sentence(id="Kode tingkat pendidikan BKN.", en="BKN's code of the level."),
        ),
        Column(
            "family",
            "rumpun",
            Kind.TEXT,
            Sentence(
                id="Rumpun bidang menurut kota; kosong = menurut Tepat.",
                en="The city's own family of fields; blank = Tepat's.",
            ),
        ),
    ),
    key=("programme",),
)
