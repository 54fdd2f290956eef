"""The columns of the audit workbook, and what each kind of finding is called."""

from __future__ import annotations

from collections.abc import Mapping

from tepat.reports.excel import Field, Form
from tepat.words import Sentence

CODE = Field("position", Sentence(id="Kode", en="Code"), Form.CODE, 15)
NAME = Field("name", Sentence(id="Jabatan", en="Position"), Form.TEXT, 36)
UNIT = Field("unit_name", Sentence(id="Unit", en="Unit"), Form.TEXT, 34)
TASK = Field("task", Sentence(id="Uraian tugas", en="Task"), Form.TEXT, 56)
SEVERITY = Field("severity", Sentence(id="Bobot", en="Severity"), Form.TEXT, 10)
LIKE = Field("like", Sentence(id="Jabatan dibanding", en="Compared"), Form.WHOLE, 12)
TIMES = Field("times", Sentence(id="Kali median", en="Times median"), Form.HOURS, 11)
NEED = (
    Field("need", Sentence(id="Kebutuhan", en="Need"), Form.WHOLE, 11),
    Field(
        "need_with",
        Sentence(id="Kebutuhan dengan itu", en="Need with it"),
        Form.WHOLE,
        12,
    ),
    Field("difference", Sentence(id="Selisih orang", en="Difference"), Form.CHANGE, 11),
)
NORM_UNIT = Field("kind", Sentence(id="Satuan", en="Unit"), Form.TEXT, 16)
HOURS_EACH = Field(
    "hours_each",
    Sentence(id="Jam setahun per orang", en="Hours a year each"),
    Form.HOURS,
    13,
)
PERSONS = Field("persons", Sentence(id="Orang", en="People"), Form.WHOLE, 9)

TITLES: Mapping[str, Sentence] = {
    "headings": Sentence(
        id="Judul kolom yang keliru satuannya", en="Headings with a wrong unit"
    ),
    "units": Sentence(id="Satuan waktu tugas tertukar", en="Unit of a task mixed up"),
    "norms": Sentence(id="Norma waktu jauh dari median", en="Time norms far off"),
    "volumes": Sentence(id="Volume jauh dari median", en="Volumes far off"),
    "too_long": Sentence(
        id="Satu hasil lebih dari setahun kerja", en="One result takes over a year"
    ),
    "too_much": Sentence(
        id="Jam per orang lebih dari setahun", en="More hours than a year has"
    ),
    "too_short": Sentence(id="Tanpa waktu atau volume", en="No time or no volume"),
    "copies": Sentence(id="Analisis yang disalin", en="Copied analyses"),
    "same_volumes": Sentence(
        id="Volume sama di semua unit", en="Volumes equal in all units"
    ),
    "same_times": Sentence(id="Semua tugas berwaktu sama", en="All times equal"),
    "scattered": Sentence(
        id="Norma terlalu beragam untuk dibandingkan", en="Norms too scattered"
    ),
}
# Names of sheets: Excel allows 31 letters.
SHEETS: Mapping[str, Sentence] = {
    "headings": Sentence(id="Judul kolom", en="Headings"),
    "units": Sentence(id="Satuan tugas", en="Units of tasks"),
    "norms": Sentence(id="Norma waktu", en="Time norms"),
    "volumes": Sentence(id="Volume", en="Volumes"),
    "too_long": Sentence(id="Hasil lebih setahun", en="Over a year"),
    "too_much": Sentence(id="Jam berlebih", en="Too many hours"),
    "too_short": Sentence(id="Tanpa waktu", en="No time"),
    "copies": Sentence(id="Salinan", en="Copies"),
    "same_volumes": Sentence(id="Volume seragam", en="Equal volumes"),
    "same_times": Sentence(id="Waktu seragam", en="Equal times"),
    "scattered": Sentence(id="Norma beragam", en="Scattered norms"),
}

FIELDS: Mapping[str, tuple[Field, ...]] = {
    "headings": (
        Field("scope", Sentence(id="Kode", en="Code"), Form.CODE, 15),
        Field("scope_name", Sentence(id="Berlaku untuk", en="Of"), Form.TEXT, 44),
        Field("written", Sentence(id="Tertulis", en="Written"), Form.TEXT, 10),
        Field("meant", Sentence(id="Seharusnya", en="Meant"), Form.TEXT, 12),
        SEVERITY,
        Field(
            "times", Sentence(id="Beban ÷ orang", en="Work ÷ people"), Form.HOURS, 12
        ),
        Field("positions", Sentence(id="Jabatan", en="Positions"), Form.WHOLE, 10),
        *NEED,
    ),
    "units": (
        *(CODE, NAME, UNIT, TASK, SEVERITY),
        Field("stated", Sentence(id="Waktu tertulis", en="As written"), Form.HOURS, 11),
        Field("time_unit", Sentence(id="Satuan", en="Unit"), Form.TEXT, 9),
        Field("meant", Sentence(id="Seharusnya", en="Meant"), Form.TEXT, 12),
        Field(
            "median", Sentence(id="Median (menit)", en="Median (min)"), Form.HOURS, 12
        ),
        *(TIMES, LIKE, *NEED),
    ),
    "norms": (
        *(CODE, NAME, UNIT, TASK, SEVERITY),
        Field("norm", Sentence(id="Norma", en="Norm"), Form.HOURS, 11),
        Field("median", Sentence(id="Median", en="Median"), Form.HOURS, 11),
        *(NORM_UNIT, TIMES, LIKE, *NEED),
    ),
    "volumes": (
        *(CODE, NAME, UNIT, TASK, SEVERITY),
        Field(
            "volume", Sentence(id="Volume setahun", en="Volume a year"), Form.HOURS, 12
        ),
        PERSONS,
        Field("each", Sentence(id="Per orang", en="Per person"), Form.HOURS, 11),
        Field(
            "median", Sentence(id="Median per orang", en="Median each"), Form.HOURS, 12
        ),
        *(TIMES, LIKE, *NEED),
    ),
    "too_long": (CODE, NAME, UNIT, TASK, SEVERITY, HOURS_EACH),
    "too_much": (CODE, NAME, UNIT, TASK, SEVERITY, PERSONS, HOURS_EACH),
    "too_short": (
        *(CODE, NAME, UNIT, TASK, SEVERITY),
        Field("norm", Sentence(id="Norma", en="Norm"), Form.HOURS, 11),
        NORM_UNIT,
    ),
    "copies": (
        *(CODE, NAME, UNIT),
        Field("of", Sentence(id="Sama dengan", en="Equals"), Form.CODE, 15),
        Field("of_name", Sentence(id="Jabatan itu", en="That position"), Form.TEXT, 34),
        Field("of_unit", Sentence(id="Unit itu", en="That unit"), Form.TEXT, 34),
        SEVERITY,
        Field("tasks", Sentence(id="Tugas", en="Tasks"), Form.WHOLE, 9),
        Field("equal", Sentence(id="Tugas sama", en="Equal tasks"), Form.WHOLE, 9),
        Field("share", Sentence(id="Persen", en="Percent"), Form.HOURS, 9),
        Field("owners", Sentence(id="Pemakai", en="Users"), Form.WHOLE, 9),
    ),
    "same_volumes": (
        TASK,
        Field(
            "name", Sentence(id="Jabatan (contoh)", en="Position (one)"), Form.TEXT, 40
        ),
        SEVERITY,
        Field(
            "volume", Sentence(id="Volume setahun", en="Volume a year"), Form.HOURS, 12
        ),
        LIKE,
        Field("units", Sentence(id="Unit", en="Units"), Form.WHOLE, 9),
    ),
    "same_times": (
        *(CODE, NAME, UNIT),
        SEVERITY,
        Field("tasks", Sentence(id="Tugas", en="Tasks"), Form.WHOLE, 9),
        Field(
            "norm", Sentence(id="Menit semuanya", en="Minutes of all"), Form.HOURS, 12
        ),
    ),
    "scattered": (
        TASK,
        SEVERITY,
        *(LIKE, NORM_UNIT),
        Field("low", Sentence(id="Terendah", en="Lowest"), Form.HOURS, 11),
        Field("median", Sentence(id="Median", en="Median"), Form.HOURS, 11),
        Field("high", Sentence(id="Tertinggi", en="Highest"), Form.HOURS, 11),
    ),
}
SUMMARY = (
    Field("code", Sentence(id="Pemeriksaan", en="Check"), Form.CODE, 14),
    Field("title", Sentence(id="Yang ditemukan", en="What is found"), Form.TEXT, 48),
    Field("found", Sentence(id="Baris", en="Rows"), Form.WHOLE, 9),
    Field("high", Sentence(id="Bobot tinggi", en="High"), Form.WHOLE, 10),
    Field("medium", Sentence(id="Bobot sedang", en="Medium"), Form.WHOLE, 10),
    Field("low", Sentence(id="Bobot rendah", en="Low"), Form.WHOLE, 10),
)
FINDINGS = (
    Field("position", Sentence(id="Kode", en="Code"), Form.CODE, 15),
    Field(
        "said", Sentence(id="Temuan dan tindak lanjut", en="Finding"), Form.TEXT, 120
    ),
    SEVERITY,
    Field("check", Sentence(id="Pemeriksaan", en="Check"), Form.CODE, 12),
)
# As wide as the first columns of the norms that stand below on the same sheet.
LIMITS = (
    Field("limit", Sentence(id="Batas", en="Limit"), Form.TEXT, 46),
    Field("name", Sentence(id="Nama di berkas", en="Name in the file"), Form.CODE, 40),
    Field("value", Sentence(id="Nilai", en="Value"), Form.HOURS, 13),
)
LIMIT_WORDS: Mapping[str, Sentence] = {
    "fewest_like": Sentence(
        id="Jabatan dengan tugas sama, sebelum median berbicara",
        en="Positions with the same task before a median speaks",
    ),
    "norm_ratio": Sentence(
        id="Norma waktu: paling sedikit sekian kali median",
        en="Time norm: at least so many times the median",
    ),
    "volume_ratio": Sentence(
        id="Volume per orang: paling sedikit sekian kali median",
        en="Volume per person: at least so many times the median",
    ),
    "deviation": Sentence(
        id="Dan sekian simpangan baku tahan (1,4826 × MAD logaritma)",
        en="And so many robust standard deviations (1.4826 × MAD of logarithms)",
    ),
    "scatter": Sentence(
        id="Faktor khas dalam kelompok, sejak kelompok terlalu beragam",
        en="Typical factor within a group, from which it is too scattered",
    ),
    "years_per_holder": Sentence(
        id="Tahun kerja per orang yang diminta satu tugas",
        en="Working years of each person that one task asks for",
    ),
    "shortest_minutes": Sentence(
        id="Menit terpendek yang wajar untuk satu hasil",
        en="Shortest plausible minutes for one result",
    ),
    "fewest_tasks": Sentence(
        id="Tugas paling sedikit dalam analisis yang dapat disebut salinan",
        en="Fewest tasks of an analysis that may be called a copy",
    ),
    "copy_percent": Sentence(
        id="Persen tugas sama, sejak analisis disebut salinan sebagian",
        en="Percent of equal tasks from which an analysis is a near copy",
    ),
    "same_volume_above": Sentence(
        id="Volume setahun sampai sekian dianggap laporan berkala",
        en="Yearly volumes up to this are those of periodic reports",
    ),
    "fewest_positions": Sentence(
        id="Jabatan yang berbicara, sebelum satuan sebuah kolom diragukan",
        en="Positions that speak before the unit of a column is doubted",
    ),
}
