"""Columns of the fairness workbook that no other workbook has."""

from __future__ import annotations

from tepat.fairness.spread import MEASURES, SEEN
from tepat.reports.excel import Field, Form
from tepat.words import Sentence


def _titled(name: str) -> str:
    return name[:1].upper() + name[1:]


SPREAD = (
    Field("name", Sentence(id="Ukuran", en="Measure"), Form.TEXT, 44),
    *(
        Field(
            f"{part}_{when}",
            Sentence(id=f"{id}, {kapan}", en=f"{en}, {when}"),
            Form.HOURS,
            14,
        )
        for part, id, en in (
            ("mean", "Rata-rata", "Mean"),
            ("spread", "Simpangan antarinstansi", "Spread between agencies"),
            ("low", "Terendah", "Lowest"),
            ("high", "Tertinggi", "Highest"),
        )
        for when, kapan in (("before", "sebelum"), ("after", "sesudah"))
    ),
    Field(
        "unknown",
        Sentence(id="Orang tanpa data", en="People without data"),
        Form.WHOLE,
        12,
    ),
)
AGENCIES = (
    Field("name", Sentence(id="Perangkat daerah", en="Agency"), Form.TEXT, 44),
    Field("need", Sentence(id="Kebutuhan", en="Need"), Form.WHOLE, 11),
    Field(
        "people_before",
        Sentence(id="Orang, sebelum", en="People, before"),
        Form.WHOLE,
        12,
    ),
    Field(
        "people_after",
        Sentence(id="Orang, sesudah", en="People, after"),
        Form.WHOLE,
        12,
    ),
    *(
        Field(
            f"{name}_{when}",
            Sentence(
                id=f"{_titled(said.id)}, {kapan}",
                en=f"{_titled(said.en)}, {when}",
            ),
            Form.HOURS if SEEN[name] else Form.WHOLE,
            16,
        )
        for name, said in MEASURES.items()
        for when, kapan in (("before", "sebelum"), ("after", "sesudah"))
    ),
)
LOST = (
    Field("unit", Sentence(id="Kode unit", en="Unit code"), Form.CODE, 16),
    Field("name", Sentence(id="Unit", en="Unit"), Form.TEXT, 44),
    Field("competency", Sentence(id="Kompetensi", en="Competency"), Form.CODE, 14),
    Field(
        "before", Sentence(id="Pemilik sebelumnya", en="Had it before"), Form.WHOLE, 12
    ),
    Field(
        "asked",
        Sentence(id="Jabatan yang memintanya", en="Positions asking for it"),
        Form.WHOLE,
        14,
    ),
    Field("left", Sentence(id="Yang pindah", en="Who moves away"), Form.TEXT, 44),
)
METHOD = (
    Field("what", Sentence(id="Hal", en="Subject"), Form.TEXT, 26),
    Field("said", Sentence(id="Penjelasan", en="What it means"), Form.TEXT, 110),
)
