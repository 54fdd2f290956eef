"""Tables of the calendar and of the settings."""

from __future__ import annotations

from tepat.words import Sentence

from .column import Column, Kind, Table

HOLIDAYS = Table(
    "holidays",
    "libur",
    Sentence(id="Satu hari libur.", en="A holiday."),
    (
        Column(
            "day",
            "tanggal",
            Kind.DAY,
            Sentence(id="Tanggal.", en="Day."),
            required=True,
        ),
        Column(
            "name",
            "nama",
            Kind.TEXT,
            Sentence(id="Nama hari libur.", en="Name."),
            expected=True,
            missed=True,
        ),
        Column(
            "kind",
            "jenis",
            Kind.TEXT,
            Sentence(id="Jenis.", en="Kind."),
        ),
    ),
    key=("day",),
)

SETTINGS = Table(
    "settings",
    "pengaturan",
    Sentence(id="Satu pengaturan.", en="A setting."),
    (
        Column(
            "key",
            "kunci",
            Kind.TEXT,
            Sentence(id="Nama pengaturan.", en="Name of the setting."),
            required=True,
        ),
        Column(
            "value",
            "nilai",
            Kind.TEXT,
            Sentence(id="Nilai pengaturan.", en="Its value."),
            expected=True,
        ),
    ),
    key=("key",),
)
