"""The agreement of one employee for a year (SKP), as the annex of the norm lays it out.

PermenPANRB 6/2022, quantitative approach: who agrees with whom, results with their
indicators, the seven values of behaviour with special expectations, and annexes with
what is needed and what is done when. Retyped from memory; see the docs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tepat.reports.about import About
from tepat.words import Language, Sentence

from .paper import Paper

FORM = "skp"
BLANK = "–"
TITLE = Sentence(id="Sasaran Kinerja Pegawai", en="Performance agreement")
WORDS = {
    "form_title": Sentence(id="SASARAN KINERJA PEGAWAI", en="PERFORMANCE AGREEMENT"),
    "approach": Sentence(
        id="Pendekatan hasil kerja kuantitatif", en="Quantitative approach to results"
    ),
    "period_label": Sentence(id="Periode penilaian", en="Period"),
    "employee_title": Sentence(id="Pegawai yang dinilai", en="Employee"),
    "superior_title": Sentence(id="Pejabat penilai kinerja", en="Evaluating superior"),
    "name_label": Sentence(id="Nama", en="Name"),
    "nip_label": Sentence(id="NIP", en="NIP"),
    "grade_label": Sentence(id="Pangkat/gol. ruang", en="Grade"),
    "position_label": Sentence(id="Jabatan", en="Position"),
    "unit_label": Sentence(id="Unit kerja", en="Unit"),
    "results_title": Sentence(id="Hasil kerja", en="Results"),
    "main_title": Sentence(id="A. Utama", en="A. Main"),
    "added_title": Sentence(id="B. Tambahan", en="B. Additional"),
    "no": Sentence(id="No.", en="No."),
    "serves_column": Sentence(
        id="Rencana hasil kerja pimpinan yang diintervensi",
        en="Result of the superior that it serves",
    ),
    "text_column": Sentence(id="Rencana hasil kerja", en="Result"),
    "aspect_column": Sentence(id="Aspek", en="Aspect"),
    "indicator_column": Sentence(id="Indikator kinerja individu", en="Indicator"),
    "target_column": Sentence(id="Target", en="Target"),
    "values_title": Sentence(id="Perilaku kerja", en="Behaviour"),
    "value_column": Sentence(id="Nilai dan panduan perilaku", en="Value and guides"),
    "expected_column": Sentence(
        id="Ekspektasi khusus pimpinan", en="Special expectation of the superior"
    ),
    "resources_title": Sentence(
        id="Lampiran: dukungan sumber daya", en="Annex: resources needed"
    ),
    "plan_title": Sentence(id="Lampiran: rencana aksi", en="Annex: action plan"),
    "when_column": Sentence(id="Periode", en="Period"),
    "what_column": Sentence(id="Yang dikerjakan", en="What is done"),
    "draft": Sentence(
        id="Belum disepakati: naskah ini belum berlaku.",
        en="Not agreed yet: this draft is not in force.",
    ),
    "agreed_label": Sentence(id="Disepakati pada", en="Agreed on"),
    "page_label": Sentence(id="Halaman", en="Page"),
    "page_of_label": Sentence(id="dari", en="of"),
}


@dataclass(frozen=True, slots=True)
class Party:
    """Who agrees: the employee, or the superior; a blank is a dash."""

    name: str
    nip: str
    grade: str
    position: str
    unit: str


@dataclass(frozen=True, slots=True)
class Measure:
    """One indicator of a result: what it measures, and its target with the unit."""

    aspect: str
    text: str
    target: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """One result that is expected.

    Attributes:
        serves: The superior's result that it serves; blank: none.
        measures: At least one.
        plan: Period and what is done in it.
    """

    text: str
    serves: str
    measures: tuple[Measure, ...]
    plan: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Behaviour:
    """One value with its guides, and what the superior expects besides."""

    name: str
    guides: tuple[str, ...]
    expected: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """Everything that is agreed.

    Attributes:
        period: The days it is for, in words.
        agreed_on: The day in words; blank: it is not agreed yet, and marked so.
    """

    period: str
    employee: Party
    superior: Party
    main: tuple[Outcome, ...]
    added: tuple[Outcome, ...]
    values: tuple[Behaviour, ...]
    resources: str
    agreed_on: str


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A line of the head: a label, and what it says of both."""

    label: str
    employee: str
    superior: str


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """One indicator as a row; a result is named in the first of its rows only."""

    number: str
    serves: str
    text: str
    aspect: str
    measure: str
    target: str
    span: int


@dataclass(frozen=True, slots=True)
class ValueRow:
    """One value as a row, its guides as lines."""

    name: str
    guides: str
    expected: str


@dataclass(frozen=True, slots=True)
class PlanRow:
    """What is done for a result in a period."""

    text: str
    when: str
    what: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The form, row by row, for both templates."""

    period: str
    parties: tuple[PartyRow, ...]
    main: tuple[OutcomeRow, ...]
    added: tuple[OutcomeRow, ...]
    values: tuple[ValueRow, ...]
    resources: str
    plan: tuple[PlanRow, ...]
    agreed_on: str
    is_draft: bool
    employee_name: str
    employee_nip: str
    superior_name: str
    superior_nip: str


def paper(told: Agreement, about: About, language: Language = "id") -> Paper:
    """Return the form of one agreement, ready to be written as Word or PDF."""
    return Paper(FORM, TITLE, about, sheet(told, language), WORDS, language=language)


def sheet(told: Agreement, language: Language = "id") -> Sheet:
    """Return what the form says, row by row."""
    main, added = tuple(_rows(told.main)), tuple(_rows(told.added))
    return Sheet(
        period=told.period,
        parties=tuple(
            PartyRow(
                WORDS[f"{name}_label"].fill({}, language),
                getattr(told.employee, name) or BLANK,
                getattr(told.superior, name) or BLANK,
            )
            for name in ("name", "nip", "grade", "position", "unit")
        ),
        main=main or (NO_ROW,),
        added=added or (NO_ROW,),
        values=tuple(
            ValueRow(it.name, "\n".join(f"• {g}" for g in it.guides), it.expected)
            for it in told.values
        ),
        resources=told.resources or BLANK,
        plan=tuple(
            PlanRow(it.text if at == 0 else "", when, what)
            for it in (*told.main, *told.added)
            for at, (when, what) in enumerate(it.plan)
        ),
        agreed_on=told.agreed_on or BLANK,
        is_draft=not told.agreed_on,
        employee_name=told.employee.name or BLANK,
        employee_nip=told.employee.nip or BLANK,
        superior_name=told.superior.name or BLANK,
        superior_nip=told.superior.nip or BLANK,
    )


NO_ROW = OutcomeRow(BLANK, BLANK, BLANK, BLANK, BLANK, BLANK, 1)


def _rows(results: tuple[Outcome, ...]) -> Iterator[OutcomeRow]:
    for number, it in enumerate(results, start=1):
        for at, each in enumerate(it.measures):
            first = at == 0
            yield OutcomeRow(
                number=str(number) if first else "",
                serves=(it.serves or BLANK) if first else "",
                text=it.text if first else "",
                aspect=each.aspect,
                measure=each.text,
                target=each.target,
                span=len(it.measures) if first else 0,
            )
