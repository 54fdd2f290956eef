"""Tables of competencies: what a position requires and what a person has."""

from __future__ import annotations

from tepat.snapshot.vocabulary import COMPETENCY_SYNONYMS
from tepat.words import Sentence

from .column import Column, Kind, Privacy, Table
from .employees import EMPLOYEE

STANDARDS = Table(
    "standards",
    "standar",
    Sentence(
        id="Satu kompetensi yang disyaratkan (standar kompetensi jabatan).",
        en="One competency required (competency standard).",
    ),
    (
        Column(
            "position",
            "jabatan",
            Kind.CODE,
            Sentence(id="Kode jabatan atau nomenklatur.", en="Position or job code."),
            required=True,
            refers=("positions.position", "jobs.job"),
            aliases=("kode_jabatan",),
        ),
        Column(
            "competency",
            "kompetensi",
            Kind.CODE,
            Sentence(id="Kode kompetensi.", en="Code of the competency."),
            required=True,
            aliases=("kode_kompetensi",),
            synonyms=COMPETENCY_SYNONYMS,
        ),
        Column(
            "kind",
            "jenis",
            Kind.CHOICE,
            Sentence(id="Jenis kompetensi.", en="Kind of competency."),
            expected=True,
            missed=True,
            choices=("MANAJERIAL", "SOSIAL_KULTURAL", "TEKNIS"),
            synonyms={"SOSIAL KULTURAL": "SOSIAL_KULTURAL"},
        ),
        Column(
            "level",
            "level",
            Kind.WHOLE,
            Sentence(id="Level yang disyaratkan.", en="Level required."),
            required=True,
            low=1,
            high=5,
        ),
        Column(
            "importance",
            "sifat",
            Kind.CHOICE,
            Sentence(id="Sifat syarat.", en="Importance."),
            choices=("mutlak", "penting", "perlu"),
        ),
    ),
    key=("position", "competency"),
)

ASSESSMENTS = Table(
    "assessments",
    "kompetensi",
    Sentence(
        id="Satu kompetensi pegawai yang sudah dinilai.",
        en="An assessed competency of an employee.",
    ),
    (
        EMPLOYEE,
        Column(
            "competency",
            "kompetensi",
            Kind.CODE,
            Sentence(id="Kode kompetensi.", en="Code of the competency."),
            required=True,
            aliases=("kode_kompetensi",),
            privacy=Privacy.PERSONAL,
            synonyms=COMPETENCY_SYNONYMS,
        ),
        Column(
            "level",
            "level",
            Kind.WHOLE,
            Sentence(id="Level terukur.", en="Level measured."),
            required=True,
            low=0,
            high=5,
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "day",
            "tanggal",
            Kind.DAY,
            Sentence(id="Tanggal penilaian.", en="Day of the assessment."),
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "source",
            "sumber",
            Kind.TEXT,
            Sentence(id="Sumber penilaian.", en="Source."),
            privacy=Privacy.PERSONAL,
        ),
    ),
)
