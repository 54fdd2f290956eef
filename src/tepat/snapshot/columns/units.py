"""The table of organisation units."""

from __future__ import annotations

from tepat.words import Sentence

from .column import Column, Kind, Table

UNITS = Table(
    "units",
    "unit",
    Sentence(id="Satu unit organisasi.", en="One organisation unit."),
    (
        Column(
            "unit",
            "kode",
            Kind.CODE,
            Sentence(id="Kode unit, unik.", en="Code of the unit, unique."),
            required=True,
            aliases=("kode_unit", "unor_id", "id_unor"),
        ),
        Column(
            "name",
            "nama",
            Kind.TEXT,
            Sentence(id="Nama unit.", en="Name of the unit."),
            required=True,
            aliases=("nama_unit", "unor_nama", "nama_unor"),
        ),
        Column(
            "parent",
            "induk",
            Kind.CODE,
            Sentence(
                id="Kode unit induk; kosong hanya untuk unit puncak.",
                en="Code of the parent unit; blank only for the root.",
            ),
            aliases=("kode_induk", "unor_induk", "diatasan_id"),
            refers=("units.unit",),
        ),
        Column(
            "kind",
            "jenis",
            Kind.TEXT,
            Sentence(
                id="Jenis unit: dinas, badan, kecamatan, sekolah, puskesmas …",
                en="Kind of unit: dinas, badan, kecamatan, school, puskesmas …",
            ),
        ),
        Column(
            "affair",
            "urusan",
            Kind.TEXT,
            Sentence(id="Urusan pemerintahan.", en="Government affair."),
        ),
        Column(
            "status",
            "status",
            Kind.TEXT,
            Sentence(id="Status unit.", en="Status of the unit."),
        ),
        Column(
            "latitude",
            "lintang",
            Kind.DECIMAL,
            Sentence(
                id="Garis lintang kantornya, derajat desimal; selatan negatif.",
                en="Latitude of its office, decimal degrees; south is negative.",
            ),
            aliases=("latitude", "lat"),
            low=-90,
            high=90,
            later=True,
        ),
        Column(
            "longitude",
            "bujur",
            Kind.DECIMAL,
            Sentence(
                id="Garis bujur kantornya, derajat desimal; timur positif.",
                en="Longitude of its office, decimal degrees; east is positive.",
            ),
            aliases=("longitude", "long", "lon"),
            low=-180,
            high=180,
            later=True,
        ),
        Column(
            "is_hardship",
            "berat",
            Kind.TRUTH,
            Sentence(
                id="Tempat tugas yang berat atau terpencil: ya atau tidak; kosong = "
                "belum diketahui.",
                en="A hard or remote place to work: ya (yes) or tidak (no); blank = "
                "not known.",
            ),
            later=True,
        ),
    ),
    needed=True,
    may_be_empty=False,
    key=("unit",),
)
