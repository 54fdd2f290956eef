"""The columns of the needs workbook."""

from __future__ import annotations

from collections.abc import Mapping

from tepat.reports.excel import Field, Form
from tepat.words import Sentence

CODE = Field("code", Sentence(id="Kode", en="Code"), Form.CODE, 15)
AGENCY = Field("name", Sentence(id="Perangkat daerah", en="Agency"), Form.TEXT, 52)
POSITIONS = Field("positions", Sentence(id="Jabatan", en="Positions"), Form.WHOLE, 9)
POSITIONS_UNKNOWN = Field(
    "unknown", Sentence(id="Belum diketahui", en="Unknown"), Form.WHOLE, 10
)
BALANCE = (
    Field(
        "workload_hours",
        Sentence(id="Beban kerja (jam/tahun)", en="Workload (hours a year)"),
        Form.HOURS,
        15,
    ),
    Field("fte", Sentence(id="FTE", en="FTE"), Form.EXACT, 12),
    Field(
        "need",
        Sentence(id="Kebutuhan (K)", en="Need (K)"),
        Form.WHOLE,
        11,
        Sentence(id="?", en="?"),
    ),
    Field("occupied", Sentence(id="Bezetting (B)", en="Holders (B)"), Form.WHOLE, 11),
    Field(
        "gap",
        Sentence(id="Selisih (B − K)", en="Gap (B − K)"),
        Form.GAP,
        16,
        Sentence(id="belum diketahui", en="unknown"),
    ),
)
PARTS = (
    Field("vacancies", Sentence(id="Kurang", en="Short"), Form.WHOLE, 9),
    Field("surplus", Sentence(id="Lebih", en="Over"), Form.WHOLE, 9),
    POSITIONS_UNKNOWN,
)
OF_UNIT = Field(
    "efficiency",
    Sentence(id="Efisiensi unit (EU)", en="Efficiency (EU)"),
    Form.HOURS,
    11,
)
LETTER_OF_UNIT = Field("letter", Sentence(id="PU", en="Letter (PU)"), Form.TEXT, 8)
SUMMARY_FIELDS = (
    *(CODE, AGENCY, POSITIONS, *BALANCE, *PARTS),
    *(OF_UNIT, LETTER_OF_UNIT),
)
UNIT_FIELDS = (
    CODE,
    Field("name", Sentence(id="Unit", en="Unit"), Form.TEXT, 56),
    POSITIONS,
    *BALANCE,
    *PARTS,
    OF_UNIT,
    LETTER_OF_UNIT,
    Field("own_need", Sentence(id="K sendiri", en="Own K"), Form.WHOLE, 9),
    Field("own_occupied", Sentence(id="B sendiri", en="Own B"), Form.WHOLE, 9),
    Field("own_gap", Sentence(id="± sendiri", en="Own ±"), Form.SIGNED, 9),
)
POSITION_FIELDS = (
    CODE,
    Field("name", Sentence(id="Jabatan", en="Position"), Form.TEXT, 46),
    Field("unit_name", Sentence(id="Unit", en="Unit"), Form.TEXT, 40),
    Field("family", Sentence(id="Jenis", en="Family"), Form.TEXT, 15),
    Field("level", Sentence(id="Jenjang", en="Level"), Form.TEXT, 15),
    Field("position_class", Sentence(id="Kelas", en="Class"), Form.WHOLE, 7),
    *BALANCE,
    Field(
        "efficiency",
        Sentence(id="Efisiensi jabatan (EJ)", en="Efficiency (EJ)"),
        Form.HOURS,
        11,
    ),
    Field("letter", Sentence(id="PJ", en="Letter (PJ)"), Form.TEXT, 8),
)
SOURCE = Field("source", Sentence(id="Dasar K", en="K comes from"), Form.TEXT, 18)
SOURCES: Mapping[str, Sentence] = {
    "tugas": Sentence(id="tugas (ABK)", en="tasks (ABK)"),
    "rombel": Sentence(id="rombel dan jam", en="classes and lessons"),
    "kebutuhan": Sentence(id="kolom kebutuhan", en="column kebutuhan"),
    "pimpinan": Sentence(id="jabatan pimpinan", en="leadership post"),
    "unknown": Sentence(id="belum diketahui", en="unknown"),
}
FINDING_FIELDS = (
    CODE,
    Field(
        "said", Sentence(id="Yang perlu diisi", en="What to fill in"), Form.TEXT, 110
    ),
    Field("check", Sentence(id="Pemeriksaan", en="Check"), Form.CODE, 14),
)


def year_end(year: int) -> Sentence:
    """Head the gap at the end of one year."""
    return Sentence(id=f"± akhir {year}", en=f"± end {year}")
