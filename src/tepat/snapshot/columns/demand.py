"""Tables of what makes work: drivers, classes to teach, and working time."""

from __future__ import annotations

from tepat.words import Sentence

from .column import Column, Kind, Table

TEACHING_KINDS = ("KELAS", "MAPEL", "BK")
SCOPES = ("KESEHATAN", "SEMUA")
MOST_DAYS = 366
MOST_HOURS = 8_784  # of a leap year


def _days(name: str, official: str, id: str, en: str, *aliases: str) -> Column:
    return Column(
        name,
        official,
        Kind.DECIMAL,
        Sentence(id=id, en=en),
        low=0,
        high=MOST_DAYS,
        aliases=tuple(aliases),
    )


DRIVERS = Table(
    "drivers",
    "penggerak",
    Sentence(
        id="Satu besaran penggerak beban kerja, misalnya murid atau permohonan izin.",
        en="A quantity that makes work, for example pupils or applications.",
    ),
    (
        Column(
            "driver",
            "kode",
            Kind.CODE,
            Sentence(id="Kode penggerak.", en="Code of the driver."),
            required=True,
            aliases=("kode_penggerak",),
        ),
        Column(
            "name",
            "nama",
            Kind.TEXT,
            Sentence(id="Nama penggerak.", en="Name of the driver."),
            required=True,
        ),
        Column(
            "unit",
            "unit",
            Kind.CODE,
            Sentence(
                id="Kode unit yang angkanya ini, beserta unit di bawahnya; kosong: "
                "seluruh kota.",
                en="Code of the unit whose figure this is, and of those below it; "
                "blank: the whole city.",
            ),
            refers=("units.unit",),
            aliases=("kode_unit",),
        ),
        Column(
            "value",
            "nilai",
            Kind.DECIMAL,
            Sentence(id="Besarnya dalam setahun.", en="Its size in a year."),
            required=True,
            low=0,
        ),
        Column(
            "measure",
            "satuan",
            Kind.TEXT,
            Sentence(id="Satuannya.", en="What it is counted in."),
        ),
        Column(
            "day",
            "tanggal",
            Kind.DAY,
            Sentence(id="Keadaan per hari ini.", en="Day as of which it is told."),
        ),
        Column(
            "source",
            "sumber",
            Kind.TEXT,
            Sentence(id="Sumber angkanya.", en="Where the figure comes from."),
        ),
    ),
    key=("driver", "unit"),
)

TEACHING = Table(
    "teaching",
    "rombel",
    Sentence(
        id="Rombongan belajar yang diajar sebuah jabatan guru, per tingkat.",
        en="The classes that a teaching position teaches, by grade.",
    ),
    (
        Column(
            "position",
            "jabatan",
            Kind.CODE,
            Sentence(id="Kode jabatan guru.", en="Code of the teaching position."),
            required=True,
            refers=("positions.position",),
            aliases=("kode_jabatan",),
        ),
        Column(
            "kind",
            "jenis",
            Kind.CHOICE,
            Sentence(
                id="KELAS guru kelas, MAPEL guru mata pelajaran, BK bimbingan "
                "konseling; kosong: MAPEL bila jam diisi, selain itu KELAS.",
                en="Class teacher, subject teacher or counsellor; blank: MAPEL where "
                "hours are given, else KELAS.",
            ),
            choices=TEACHING_KINDS,
        ),
        Column(
            "grade",
            "tingkat",
            Kind.WHOLE,
            Sentence(id="Tingkat kelas.", en="Grade of the school."),
            low=0,
            high=13,
        ),
        Column(
            "pupils",
            "murid",
            Kind.WHOLE,
            Sentence(id="Jumlah murid.", en="Number of pupils."),
            low=0,
            high=1_000_000,
            aliases=("jumlah_murid", "siswa", "peserta_didik"),
        ),
        Column(
            "ratio",
            "rasio",
            Kind.DECIMAL,
            Sentence(
                id="Murid per rombongan belajar.",
                en="Pupils to a class.",
            ),
            low=1,
            high=1_000,
        ),
        Column(
            "groups",
            "rombel",
            Kind.WHOLE,
            Sentence(
                id="Jumlah rombongan belajar; kosong: murid dibagi rasio, dibulatkan "
                "ke atas.",
                en="Number of classes; blank: pupils divided by the ratio, rounded up.",
            ),
            low=0,
            high=100_000,
            aliases=("jumlah_rombel",),
        ),
        Column(
            "hours",
            "jam",
            Kind.DECIMAL,
            Sentence(
                id="Jam pelajaran per minggu untuk satu rombongan belajar.",
                en="Lessons a week for one class.",
            ),
            low=0,
            high=168,
            aliases=("jam_pelajaran", "jp"),
        ),
        Column(
            "extra_hours",
            "jam_tambahan",
            Kind.DECIMAL,
            Sentence(
                id="Ekuivalen jam per minggu dari tugas tambahan.",
                en="Lessons a week that extra duties count for.",
            ),
            low=0,
            high=10_000,
        ),
    ),
)

WORKING_YEARS = Table(
    "working_years",
    "waktu_kerja",
    Sentence(
        id="Perhitungan waktu kerja setahun sebuah unit dan unit di bawahnya.",
        en="The account of a year's working time, of a unit and those below it.",
    ),
    (
        Column(
            "unit",
            "unit",
            Kind.CODE,
            Sentence(id="Kode unit.", en="Code of the unit."),
            required=True,
            refers=("units.unit",),
            aliases=("kode_unit",),
        ),
        Column(
            "scope",
            "untuk",
            Kind.CHOICE,
            Sentence(
                id="KESEHATAN: hanya tugas tenaga kesehatan; SEMUA: semua tugas.",
                en="KESEHATAN: tasks of health workers only; SEMUA: all tasks.",
            ),
            default="KESEHATAN",
            choices=SCOPES,
        ),
        _days(
            "days",
            "hari",
            "Hari dalam setahun, atau hari kerja bila hari_minggu kosong.",
            "Days of the year, or working days where hari_minggu is blank.",
            "hari_setahun",
        ),
        _days(
            "rest_days",
            "hari_minggu",
            "Hari istirahat mingguan.",
            "Weekly days of rest.",
        ),
        _days("leave", "cuti", "Hari cuti.", "Days of leave.", "cuti_tahunan"),
        _days(
            "holidays",
            "libur",
            "Hari libur dan cuti bersama.",
            "Public holidays and joint leave.",
            "libur_resmi",
        ),
        _days("training", "diklat", "Hari pelatihan.", "Days of training."),
        _days("absence", "absen", "Hari tidak hadir.", "Days of absence."),
        Column(
            "hours_per_day",
            "jam_sehari",
            Kind.DECIMAL,
            Sentence(id="Jam kerja efektif sehari.", en="Effective hours of a day."),
            low=0,
            high=24,
            aliases=("jam_efektif_hari",),
        ),
        Column(
            "hours",
            "jam",
            Kind.DECIMAL,
            Sentence(
                id="Jam kerja setahun yang ditetapkan; mengalahkan perhitungan.",
                en="Hours of a year as laid down; they win over the account.",
            ),
            low=1,
            high=MOST_HOURS,
            aliases=("wkt_jam",),
        ),
    ),
    key=("unit", "scope"),
)
