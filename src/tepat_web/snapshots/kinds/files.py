"""What everybody's file says: what is coming, what is not met, and what cures it."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl
from django.utils.translation import gettext_lazy as _

from tepat.dossier import Note, Urgency, notes
from tepat.words import Language, Sentence
from tepat_web.accounts.access import Permission
from tepat_web.kit.words import Words

from ..computation import Computation, Question, Tell
from ..result import Form, Result, Table
from .saying import both, finding, long, text, words

SAID = Sentence(
    id="{people} pegawai diperiksa. {now} hal mendesak, {soon} perlu perhatian dalam "
    "setahun, {calm} sekadar untuk diketahui.",
    en="{people} employees were looked at. {now} things are pressing, {soon} need "
    "attention within a year, {calm} are for information.",
)
NOBODY = Sentence(
    id="Belum ada pegawai dalam register.", en="There are no employees in the register."
)
NONE = Words(
    id="Tidak ada catatan di sini.",
    en="There are no notes here.",
)
FOR_INFORMATION = Words(id="untuk diketahui", en="for information")
URGENCIES = {
    Urgency.NOW: Words(id="mendesak", en="pressing"),
    Urgency.SOON: Words(id="perlu perhatian", en="needs attention"),
    Urgency.CALM: FOR_INFORMATION,
}
TABLE = "catatan"
KIND = "files"


def run(question: Question, tell: Tell) -> Result:
    """Work out the notes of everybody's file."""
    city = question.snapshot
    if city.employees.is_empty():
        return Result(words(NOBODY))
    found = notes(city, question.law, question.policy)
    tell(70, "Menyusun tabel", "Arranging the table")
    count = {
        each.value: sum(note.urgency is each for note in found) for each in Urgency
    }
    said = words(SAID, people=city.employees.height, **count)
    return Result(said, (_table(question, found),))


def _table(question: Question, found: list[Note]) -> Table:
    rows = pl.DataFrame(
        {
            "nip": [each.nip for each in found],
            "urgency": [each.urgency.value for each in found],
            "verdict": [each.finding.verdict.value for each in found],
            "code": [each.finding.code for each in found],
            "day": [each.day for each in found],
            "_read": [_reading(each) for each in found],
        },
        schema={
            **dict.fromkeys(("nip", "urgency", "verdict", "code"), pl.String),
            "day": pl.Date,
            "_read": pl.String,
        },
    ).with_columns(
        *both("urgency", (URGENCIES[each.urgency] for each in found)),
        *both("said", (finding(each.finding) for each in found)),
        *both("cure", (_in_both(each.remedy) for each in found)),
        *both("by", (_in_both(each.actor) for each in found)),
    )
    people = question.snapshot.employees.select("nip", "name")
    rows = (
        rows.join(people, on="nip", how="left", maintain_order="left")
        .join(question.places.people, on="nip", how="left", maintain_order="left")
        .with_columns(name_pk="nip_pk", _nip="nip", _path="person_path")
    )
    return Table(
        TABLE,
        Words(id="Catatan per pegawai", en="Notes, person by person"),
        (
            text("name", "Nama", "Name", sheet="employees"),
            text("nip", "NIP", "NIP", form=Form.NIP),
            text("urgency", "Kapan", "When", in_both=True, is_filter=True),
            long("said", "Catatan", "Note", in_both=True),
            long("cure", "Apa yang dapat dilakukan", "What can be done", in_both=True),
            text("by", "Oleh", "By", in_both=True, is_filter=True),
            text("day", "Tanggal", "Day", form=Form.DAY),
            text("verdict", "Keadaan", "State", form=Form.VERDICT, is_filter=True),
            text("code", "Kode", "Code", is_filter=True),
        ),
        rows,
        NONE,
    )


def _in_both(say: Callable[[Language], str]) -> Words:
    return Words(id=say("id"), en=say("en"))


def _reading(note: Note) -> str:
    is_sensitive = note.is_sensitive
    needed = Permission.SENSITIVE_READ if is_sensitive else Permission.PEOPLE_READ
    return needed.value


FILES = Computation(
    KIND,
    _("Personal files"),
    _(
        "What everybody's file says: retirement, contract, tenure, requirements, "
        "competencies, credit points and documents, each with what can be done."
    ),
    run,
)
