"""The columns of the integrity workbook, and the names of what stands in them."""

from __future__ import annotations

from collections.abc import Mapping

from tepat.establishment.integrity import Part, Subject, Weight
from tepat.reports.excel import Field, Form
from tepat.words import Sentence

WEIGHTS: Mapping[Weight, Sentence] = {
    Weight.ERROR: Sentence(id="kesalahan", en="error"),
    Weight.WARNING: Sentence(id="peringatan", en="warning"),
    Weight.NOTE: Sentence(id="catatan", en="note"),
}
PARTS: Mapping[Part, Sentence] = {
    Part.STRUCTURE: Sentence(id="Susunan", en="Structure"),
    Part.ANALYSES: Sentence(id="Analisis jabatan", en="Job analyses"),
    Part.WORKLOAD: Sentence(id="Beban kerja", en="Workload"),
    Part.CLASSES: Sentence(id="Kelas", en="Classes"),
    Part.HOLDERS: Sentence(id="Bezetting", en="Holders"),
}
SUBJECTS: Mapping[Subject, Sentence] = {
    Subject.CITY: Sentence(id="seluruh peta", en="whole map"),
    Subject.UNIT: Sentence(id="unit", en="unit"),
    Subject.POSITION: Sentence(id="jabatan", en="position"),
    Subject.JOB: Sentence(id="nomenklatur", en="job"),
    Subject.PERSON: Sentence(id="pegawai", en="person"),
}

READY = Sentence(id="siap", en="ready")
NOT_READY = Sentence(id="belum siap", en="not ready")

_UNIT = Field("unit", Sentence(id="Unit", en="Unit"), Form.CODE, 15)
_UNIT_NAME = Field("unit_name", Sentence(id="Nama unit", en="Unit name"), Form.TEXT, 44)
_RULE = Field("code", Sentence(id="Aturan", en="Rule"), Form.CODE, 10)
_TITLE = Field("title", Sentence(id="Yang diminta", en="What is asked"), Form.TEXT, 34)
_WEIGHT = Field("weight", Sentence(id="Bobot", en="Weight"), Form.TEXT, 12)
_BLOCKS = Field(
    "blocks", Sentence(id="Menahan usulan", en="Holds up a proposal"), Form.TEXT, 12
)

READINESS_FIELDS = (
    _UNIT,
    Field("name", Sentence(id="Nama unit", en="Unit name"), Form.TEXT, 52),
    Field("ready", Sentence(id="Kesiapan", en="Readiness"), Form.TEXT, 13),
    Field("done", Sentence(id="Selesai", en="Done"), Form.SHARE, 10),
    *(Field(part.value, said, Form.SHARE, 11) for part, said in PARTS.items()),
    Field(
        "blocking",
        Sentence(id="Hal yang menahan", en="Points that hold up"),
        Form.WHOLE,
        11,
    ),
    Field("errors", Sentence(id="Kesalahan", en="Errors"), Form.WHOLE, 11),
    Field("positions", Sentence(id="Jabatan", en="Positions"), Form.WHOLE, 10),
)
ISSUE_FIELDS = (
    _UNIT,
    _UNIT_NAME,
    _RULE,
    _WEIGHT,
    _BLOCKS,
    Field("position", Sentence(id="Jabatan", en="Position"), Form.CODE, 18),
    Field("said", Sentence(id="Temuan", en="Finding"), Form.TEXT, 78),
    Field("remedy", Sentence(id="Langkah", en="Remedy"), Form.TEXT, 52),
    Field("source", Sentence(id="Dasar", en="Source"), Form.TEXT, 36),
)
RULE_FIELDS = (
    _RULE,
    _TITLE,
    Field("asks", Sentence(id="Bunyi aturan", en="The rule"), Form.TEXT, 70),
    Field("subject", Sentence(id="Dilihat pada", en="Looks at"), Form.TEXT, 14),
    _WEIGHT,
    _BLOCKS,
    Field(
        "examined",
        Sentence(id="Diperiksa", en="Examined"),
        Form.WHOLE,
        12,
        Sentence(id="–", en="–"),
    ),
    Field("fails", Sentence(id="Tidak sesuai", en="Fails"), Form.WHOLE, 10),
    Field("unknown", Sentence(id="Belum diketahui", en="Unknown"), Form.WHOLE, 12),
    Field("source", Sentence(id="Dasar", en="Source"), Form.TEXT, 36),
)
