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
    ),
    needed=True,
    may_be_empty=False,
    key=("unit",),
)
