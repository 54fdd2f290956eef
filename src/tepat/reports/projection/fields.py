"""The columns of the projection workbook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tepat.reports.excel import Field, Form
from tepat.words import Sentence

UNLIMITED = Sentence(id="tidak dibatasi", en="not limited")
UNKNOWN = Sentence(id="belum diketahui", en="unknown")

YEARLY = (
    Field("year", Sentence(id="Tahun", en="Year"), Form.CODE, 9),
    Field("retirements", Sentence(id="Pensiun", en="Retire"), Form.WHOLE, 10),
    Field(
        "contract_ends",
        Sentence(id="Akhir kontrak", en="Contracts end"),
        Form.WHOLE,
        11,
    ),
    Field("fills", Sentence(id="Rencana isi", en="Planned"), Form.WHOLE, 10),
    Field(
        "short_before", Sentence(id="Kursi kosong", en="Seats short"), Form.WHOLE, 11
    ),
    Field("proposed", Sentence(id="Usulan", en="Proposed"), Form.WHOLE, 10),
    Field("unmet", Sentence(id="Belum terisi", en="Left empty"), Form.WHOLE, 11),
    Field("surplus", Sentence(id="Kelebihan", en="Over"), Form.WHOLE, 10),
    Field(
        "cost",
        Sentence(id="Biaya usulan (Rp)", en="Cost (Rp)"),
        Form.WHOLE,
        18,
        UNKNOWN,
    ),
    Field(
        "capacity", Sentence(id="Kapasitas", en="Capacity"), Form.WHOLE, 13, UNLIMITED
    ),
    Field(
        "budget",
        Sentence(id="Anggaran (Rp)", en="Budget (Rp)"),
        Form.WHOLE,
        18,
        UNLIMITED,
    ),
)
PROPOSALS = (
    Field("year", Sentence(id="Tahun", en="Year"), Form.CODE, 8),
    Field("name", Sentence(id="Jabatan", en="Position"), Form.TEXT, 38),
    Field("position", Sentence(id="Kode", en="Code"), Form.CODE, 15),
    Field("unit_name", Sentence(id="Unit", en="Unit"), Form.TEXT, 34),
    Field("agency_name", Sentence(id="Perangkat daerah", en="Agency"), Form.TEXT, 34),
    Field("rank", Sentence(id="Urutan", en="Order"), Form.WHOLE, 9),
    Field("people", Sentence(id="Orang", en="People"), Form.WHOLE, 8),
    Field("position_class", Sentence(id="Kelas", en="Class"), Form.WHOLE, 8),
    Field("cost", Sentence(id="Biaya (Rp)", en="Cost (Rp)"), Form.WHOLE, 16),
    Field("grounds", Sentence(id="Alasan", en="Because"), Form.TEXT, 60),
)
AGENCIES = (
    Field("agency_name", Sentence(id="Perangkat daerah", en="Agency"), Form.TEXT, 52),
    Field("need", Sentence(id="Kebutuhan (K)", en="Need (K)"), Form.WHOLE, 11),
    Field("occupied", Sentence(id="Bezetting (B)", en="Holders (B)"), Form.WHOLE, 11),
    Field("gap", Sentence(id="± kini", en="± now"), Form.SIGNED, 10),
    Field("exits", Sentence(id="Keluar", en="Leave"), Form.WHOLE, 10),
    Field("fills", Sentence(id="Rencana isi", en="Planned"), Form.WHOLE, 10),
    Field("proposed", Sentence(id="Usulan", en="Proposed"), Form.WHOLE, 10),
    Field("unmet", Sentence(id="Belum terisi", en="Left empty"), Form.WHOLE, 10),
)
EMPTY = (
    Field("year", Sentence(id="Tahun", en="Year"), Form.CODE, 8),
    Field("name", Sentence(id="Jabatan", en="Position"), Form.TEXT, 42),
    Field("position", Sentence(id="Kode", en="Code"), Form.CODE, 15),
    Field("unit_name", Sentence(id="Unit", en="Unit"), Form.TEXT, 40),
    Field("people", Sentence(id="Kursi", en="Seats"), Form.WHOLE, 8),
    Field("why", Sentence(id="Karena", en="Because"), Form.TEXT, 40),
)
WHY: Mapping[str, Sentence] = {
    "kapasitas": Sentence(
        id="kapasitas tahun itu habis", en="no capacity left that year"
    ),
    "anggaran": Sentence(
        id="sisa anggaran tahun itu tidak cukup", en="too little of the budget left"
    ),
    "biaya": Sentence(
        id="biaya kelasnya belum diisi", en="the cost of its class is blank"
    ),
}
FINDINGS = (
    Field("position", Sentence(id="Kode", en="Code"), Form.CODE, 15),
    Field(
        "said", Sentence(id="Yang perlu dilihat", en="What to look at"), Form.TEXT, 110
    ),
    Field("check", Sentence(id="Pemeriksaan", en="Check"), Form.CODE, 14),
)


def of_positions(years: Sequence[int]) -> tuple[Field, ...]:
    """Return the columns of one row per position, four for each year."""
    before = Sentence(
        id=f"Keluar s.d. akhir {years[0] - 1}", en=f"Leave by the end of {years[0] - 1}"
    )
    fields = [
        Field("code", Sentence(id="Kode", en="Code"), Form.CODE, 15),
        Field("name", Sentence(id="Jabatan", en="Position"), Form.TEXT, 38),
        Field("unit_name", Sentence(id="Unit", en="Unit"), Form.TEXT, 34),
        Field(
            "need", Sentence(id="Kebutuhan (K)", en="Need (K)"), Form.WHOLE, 11, UNKNOWN
        ),
        Field(
            "occupied", Sentence(id="Bezetting (B)", en="Holders (B)"), Form.WHOLE, 11
        ),
        Field("gap", Sentence(id="± kini", en="± now"), Form.SIGNED, 9),
        Field("exits_before", before, Form.WHOLE, 12),
    ]
    for year in years:
        heads = (
            ("exits", Sentence(id=f"Keluar {year}", en=f"Leave {year}"), Form.WHOLE),
            ("fills", Sentence(id=f"Rencana {year}", en=f"Planned {year}"), Form.WHOLE),
            (
                "proposals",
                Sentence(id=f"Usulan {year}", en=f"Proposed {year}"),
                Form.WHOLE,
            ),
            (
                "gaps_after",
                Sentence(id=f"± akhir {year}", en=f"± end {year}"),
                Form.SIGNED,
            ),
        )
        fields += [
            Field(f"{name}_{year}", head, form, 10) for name, head, form in heads
        ]
    last = Sentence(id="Belum terisi", en="Left empty")
    return (*fields, Field("unmet", last, Form.WHOLE, 10))
