"""The columns of the workbook of a survey."""

from __future__ import annotations

from tepat.reports.excel import Field, Form
from tepat.words import Sentence

NOT_TOLD = Sentence(id="belum diketahui", en="unknown")
UNIT = Field("name", Sentence(id="Unit", en="Unit"), Form.TEXT, 40)
CODE = Field("unit", Sentence(id="Kode", en="Code"), Form.CODE, 14)
SERVICE = Field("service", Sentence(id="Layanan", en="Service"), Form.TEXT, 34)
INDEX = (
    Field("n", Sentence(id="Lembar", en="Sheets"), Form.WHOLE, 10),
    Field("ikm", Sentence(id="IKM", en="IKM"), Form.HOURS, 10),
    Field("quality", Sentence(id="Mutu", en="Quality"), Form.TEXT, 18),
    Field("low", Sentence(id="Paling rendah", en="At least"), Form.HOURS, 14, NOT_TOLD),
    Field("high", Sentence(id="Paling tinggi", en="At most"), Form.HOURS, 14, NOT_TOLD),
    Field("reached", Sentence(id="Rentang mutu", en="Range"), Form.TEXT, 12),
)
SAMPLE = (
    Field("answered", Sentence(id="Lembar setahun", en="In a year"), Form.WHOLE, 11),
    Field(
        "users", Sentence(id="Pengguna setahun", en="Users"), Form.WHOLE, 15, NOT_TOLD
    ),
    Field("needed", Sentence(id="Diperlukan", en="Needed"), Form.WHOLE, 15, NOT_TOLD),
    Field("enough", Sentence(id="Kecukupan", en="Enough?"), Form.TEXT, 26),
)
UNITS = (
    UNIT,
    CODE,
    *INDEX,
    *SAMPLE,
    Field(
        "weakest",
        Sentence(id="Diperbaiki lebih dulu", en="To improve first"),
        Form.TEXT,
        56,
    ),
    Field("change", Sentence(id="Perubahan terakhir", en="Last change"), Form.TEXT, 56),
    Field(
        "mean_of_services",
        Sentence(id="Rata-rata layanan", en="Mean of services"),
        Form.HOURS,
        12,
    ),
    Field("straight", Sentence(id="Jawaban sama", en="All equal"), Form.WHOLE, 10),
    Field("without", Sentence(id="IKM tanpanya", en="IKM without"), Form.HOURS, 11),
    Field("copies", Sentence(id="Lembar kembar", en="Alike"), Form.WHOLE, 10),
    Field("last", Sentence(id="Lembar terakhir", en="Last sheet"), Form.DAY, 18),
    Field("weight", Sentence(id="Bobot unsur", en="Weight"), Form.TEXT, 12),
)
SERVICES = (
    UNIT,
    SERVICE,
    *INDEX,
    *SAMPLE,
    Field(
        "weakest",
        Sentence(id="Diperbaiki lebih dulu", en="To improve first"),
        Form.TEXT,
        56,
    ),
)
ELEMENT = (
    Field("element", Sentence(id="Unsur", en="Element"), Form.TEXT, 38),
    Field("n", Sentence(id="Jawaban", en="Answers"), Form.WHOLE, 10),
    Field("nrr", Sentence(id="NRR", en="Mean (NRR)"), Form.EXACT, 10, NOT_TOLD),
    Field("low", Sentence(id="Paling rendah", en="At least"), Form.HOURS, 10),
    Field("high", Sentence(id="Paling tinggi", en="At most"), Form.HOURS, 10),
    Field("points", Sentence(id="NRR × 25", en="NRR × 25"), Form.HOURS, 10),
    Field("quality", Sentence(id="Mutu", en="Quality"), Form.TEXT, 18),
)
PERIOD = Field("period", Sentence(id="Masa", en="Period"), Form.TEXT, 20)
DIFFERENCE = (
    Field("difference", Sentence(id="Selisih", en="Difference"), Form.HOURS, 10),
    Field(
        "difference_low", Sentence(id="Paling rendah", en="At least"), Form.HOURS, 10
    ),
    Field(
        "difference_high", Sentence(id="Paling tinggi", en="At most"), Form.HOURS, 10
    ),
)
DIRECTION = Field("direction", Sentence(id="Artinya", en="Meaning"), Form.TEXT, 20)
ELEMENTS = (UNIT, *ELEMENT)
SERVICE_ELEMENTS = (UNIT, SERVICE, *ELEMENT)
PERIODS = (UNIT, PERIOD, *INDEX, *DIFFERENCE, DIRECTION)
SERVICE_PERIODS = (UNIT, SERVICE, PERIOD, *INDEX, *DIFFERENCE, DIRECTION)
ELEMENT_PERIODS = (UNIT, ELEMENT[0], PERIOD, *ELEMENT[1:], *DIFFERENCE, DIRECTION)
MAKEUP = (
    UNIT,
    Field(
        "trait", Sentence(id="Data responden", en="Of the respondent"), Form.TEXT, 20
    ),
    Field("kind", Sentence(id="Kelompok", en="Group"), Form.TEXT, 30),
    Field("n", Sentence(id="Lembar", en="Sheets"), Form.WHOLE, 10),
    Field("percent", Sentence(id="Persen", en="Per cent"), Form.HOURS, 10),
)
BESIDE = (
    UNIT,
    Field("what", Sentence(id="Yang dibandingkan", en="What"), Form.TEXT, 38),
    Field("own", Sentence(id="Unit ini", en="This unit"), Form.HOURS, 12),
    Field("mean", Sentence(id="Unit lain", en="Other units"), Form.HOURS, 12),
    Field("others", Sentence(id="Banyaknya unit lain", en="How many"), Form.WHOLE, 14),
    *DIFFERENCE,
    Field("beside", Sentence(id="Artinya", en="Meaning"), Form.TEXT, 24),
)
ODD = (
    UNIT,
    Field("sheet", Sentence(id="Lembar ke-", en="Sheet no."), Form.WHOLE, 11),
    Field("why", Sentence(id="Yang dilihat", en="What is seen"), Form.TEXT, 34),
)
FINDINGS = (
    Field("code", Sentence(id="Pemeriksaan", en="Check"), Form.CODE, 15),
    Field(
        "said", Sentence(id="Yang perlu diketahui", en="To be known"), Form.TEXT, 110
    ),
)
