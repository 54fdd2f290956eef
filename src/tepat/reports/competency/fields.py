"""The columns of the workbook of competency gaps."""

from __future__ import annotations

from collections.abc import Sequence

from tepat.competency import Bands
from tepat.reports.excel import Field, Form
from tepat.words import Sentence

UNKNOWN = Sentence(id="belum diketahui", en="not known")
NOT_ASSESSED = Sentence(id="belum dinilai", en="not assessed")
COMPETENCY = Field(
    "competency_name", Sentence(id="Kompetensi", en="Competency"), Form.TEXT, 40
)
POSITION = Field("position_name", Sentence(id="Jabatan", en="Position"), Form.TEXT, 36)
UNIT = Field("unit_name", Sentence(id="Unit", en="Unit"), Form.TEXT, 36)
BANDS = {
    "filling": Sentence(id="Kategori pengisian jabatan", en="For filling positions"),
    "mapping": Sentence(id="Kategori pemetaan", en="For mapping"),
    "own": Sentence(id="Pita instansi", en="The agency's own band"),
}

TOTALS = (
    Field("what", Sentence(id="Pegawai", en="Employees"), Form.TEXT, 66),
    Field("count", Sentence(id="Jumlah", en="Number"), Form.WHOLE, 12),
)
UNITS = (
    UNIT,
    COMPETENCY,
    Field("people", Sentence(id="Diminta dari", en="Asked of"), Form.WHOLE, 10),
    Field("assessed", Sentence(id="Dinilai", en="Assessed"), Form.WHOLE, 10),
    Field(
        "not_assessed", Sentence(id="Belum dinilai", en="Not assessed"), Form.WHOLE, 10
    ),
    Field("below", Sentence(id="Di bawah", en="Below"), Form.WHOLE, 10),
    Field(
        "mandatory_below",
        Sentence(id="Di bawah yang mutlak", en="Below a mandatory one"),
        Form.WHOLE,
        12,
    ),
    Field(
        "levels_short",
        Sentence(id="Jumlah tingkat kurang", en="Levels missing"),
        Form.WHOLE,
        12,
    ),
    Field(
        "mean_short",
        Sentence(id="Rata-rata kurang", en="Mean missing"),
        Form.HOURS,
        11,
        UNKNOWN,
    ),
)
ROWS = (
    Field("nip", Sentence(id="NIP", en="NIP"), Form.CODE, 21),
    Field("name", Sentence(id="Nama", en="Name"), Form.TEXT, 28),
    UNIT,
    COMPETENCY,
    Field("importance", Sentence(id="Sifat", en="Importance"), Form.TEXT, 11),
    Field("asked", Sentence(id="Diminta", en="Asked"), Form.WHOLE, 10),
    Field(
        "reached", Sentence(id="Dicapai", en="Reached"), Form.WHOLE, 10, NOT_ASSESSED
    ),
    Field("short", Sentence(id="Kurang", en="Missing"), Form.WHOLE, 10, NOT_ASSESSED),
    Field("assessed_on", Sentence(id="Dinilai pada", en="Assessed on"), Form.DAY, 18),
    Field("default", Sentence(id="Standar", en="Standard"), Form.TEXT, 12),
)


def of_people(bands: Sequence[Bands]) -> tuple[Field, ...]:
    """Return the columns of one row per employee, with a band of each set."""
    return (
        Field("nip", Sentence(id="NIP", en="NIP"), Form.CODE, 21),
        Field("name", Sentence(id="Nama", en="Name"), Form.TEXT, 28),
        POSITION,
        UNIT,
        Field("jpm", Sentence(id="JPM (%)", en="Match (%)"), Form.HOURS, 10, UNKNOWN),
        Field("jpm_low", Sentence(id="Paling rendah", en="At least"), Form.HOURS, 10),
        Field("jpm_high", Sentence(id="Paling tinggi", en="At most"), Form.HOURS, 10),
        Field(
            "jpm_raw",
            Sentence(id="JPM tanpa batas 100", en="Match, not capped"),
            Form.HOURS,
            11,
            UNKNOWN,
        ),
        Field("ikk", Sentence(id="IKK", en="Gap index"), Form.HOURS, 9, UNKNOWN),
        *(
            Field(f"band_{it.name}", BANDS[it.name], Form.TEXT, 24, UNKNOWN)
            for it in bands
        ),
        Field("below", Sentence(id="Di bawah", en="Below"), Form.WHOLE, 9),
        Field(
            "mandatory",
            Sentence(id="Mutlak yang belum dicapai", en="Mandatory, not reached"),
            Form.TEXT,
            30,
        ),
        Field(
            "unknown", Sentence(id="Belum dinilai", en="Not assessed"), Form.TEXT, 30
        ),
        Field(
            "oldest_months",
            Sentence(id="Penilaian tertua (bulan)", en="Oldest assessment (months)"),
            Form.WHOLE,
            12,
        ),
    )
