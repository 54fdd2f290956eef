"""Education and positions: names to look at, and fields far from the post held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import polars as pl
from django.utils.translation import gettext_lazy as _

from tepat.programmes.catalogue import Decision
from tepat.programmes.review import Line, Review, notes_of, review
from tepat.words import Sentence
from tepat_web.accounts.access import Permission
from tepat_web.kit.words import Words

from ..computation import Computation, Question, Tell
from ..result import Form, Result, Table
from .placing import at_people
from .saying import both, long, text, whole, words

NOBODY = Sentence(
    id="Belum ada nama pendidikan yang dapat dibaca. Isi bidang pendidikan pada lembar "
    "pegawai atau jabatan, lalu hitung lagi.",
    en="There are no education names to read yet. Fill in the field of study on sheet "
    "pegawai or jabatan, then compute again.",
)
SAID = Sentence(
    id="Nama pendidikan {look} dari {people} pegawai perlu dilihat. Bidang {away} "
    "pegawai tidak ada dalam daftar jabatannya dan tidak dekat dengannya.",
    en="The education names of {look} of {people} employees need a look. The field of "
    "{away} employees is not on the list of their position, nor near it.",
)
NO_LIST = Sentence(
    id="Lembar program studi masih kosong, jadi nama dicocokkan tanpa kode BKN.",
    en="Sheet program_studi is empty, so names are compared without BKN's codes.",
)
DECISIONS = {
    Decision.UNKNOWN: Words(id="tidak dikenal", en="unknown"),
    Decision.REVIEW: Words(id="perlu dilihat", en="to look at"),
}
PEOPLE = Permission.PEOPLE_READ


def run(question: Question, tell: Tell) -> Result:
    """Read every education name, and set fields against the posts held."""
    found = review(question.snapshot)
    if not found.lines:
        return Result(words(NOBODY))
    tell(60, "Menyusun tabel", "Arranging the tables")
    doubted = [it for it in found.lines if it.decision is not Decision.SURE]
    said = words(
        SAID,
        people=question.snapshot.employees.height,
        look=sum(it.count for it in doubted if it.of == "people"),
        away=len(found.away),
    )
    if not found.has_list:
        note = words(NO_LIST)
        said = Words(id=f"{said.id} {note.id}", en=f"{said.en} {note.en}")
    return Result(
        said,
        (
            _away(question, found),
            _people(question, [it for it in doubted if it.of == "people"]),
            _lists([it for it in doubted if it.of == "positions"]),
        ),
    )


def _away(question: Question, found: Review) -> Table:
    rows = pl.DataFrame(
        {
            "nip": [it.nip for it in found.away],
            "name": [it.name for it in found.away],
            "field": [it.field for it in found.away],
            "position": [it.position for it in found.away],
            "title": [it.title for it in found.away],
            "required": [it.required for it in found.away],
            "points": [it.match.points for it in found.away],
            "nearer": ["; ".join(it.nearer) or None for it in found.away],
        },
        schema_overrides=dict.fromkeys(
            ("nip", "name", "field", "position", "title", "required", "nearer"),
            pl.String,
        ),
    ).with_columns(
        *both("why", (_both_of(it.match.say) for it in found.away)),
        points=pl.Series([it.match.points for it in found.away], dtype=pl.Int64),
    )
    return Table(
        "jauh",
        Words(
            id="Bidang pendidikan yang jauh dari jabatannya",
            en="Fields of study far from the position held",
        ),
        (
            text("name", "Nama", "Name", sheet="employees"),
            text("nip", "NIP", "NIP", form=Form.NIP),
            text("field", "Bidang pendidikan", "Field of study", is_filter=True),
            text("title", "Jabatan", "Position"),
            long("required", "Bidang yang diterima", "Fields accepted"),
            whole("points", "Kedekatan", "Nearness"),
            long("why", "Alasan", "Why", in_both=True),
            long("nearer", "Jabatan yang menerimanya", "Positions that accept it"),
        ),
        at_people(question, rows),
        Words(
            id="Tidak ada bidang yang jauh dari jabatannya.",
            en="No field is far from the position held.",
        ),
    )


def _people(question: Question, doubted: Sequence[Line]) -> Table:
    known = {(it.text, it.level, it.code): it for it in doubted}
    columns = ("nip", "name", "field", "education", "programme")
    told = question.snapshot.employees.select(columns)
    lines = [
        (nip, name, line)
        for nip, name, field, level, code in told.iter_rows()
        if (line := known.get((field or "", level, code))) is not None
    ]
    order = list(DECISIONS)
    lines.sort(key=lambda it: (order.index(it[2].decision), it[2].text, it[0]))
    rows = _lines([it for _, _, it in lines]).with_columns(
        pl.Series("nip", [nip for nip, _, _ in lines], dtype=pl.String),
        pl.Series("name", [name for _, name, _ in lines], dtype=pl.String),
    )
    return Table(
        "nama",
        Words(id="Nama pendidikan pegawai", en="Education names of employees"),
        (
            text("name", "Nama", "Name", sheet="employees"),
            text("nip", "NIP", "NIP", form=Form.NIP),
            *_fields(),
        ),
        at_people(question, rows),
        Words(
            id="Semua nama pendidikan pegawai jelas.",
            en="All education names of employees are clear.",
        ),
    )


def _lists(doubted: Sequence[Line]) -> Table:
    rows = _lines(doubted).with_columns(
        pl.Series("count", [it.count for it in doubted], dtype=pl.Int64)
    )
    return Table(
        "daftar",
        Words(id="Bidang pada daftar jabatan", en="Fields on lists of positions"),
        (*_fields(), whole("count", "Jabatan", "Positions")),
        rows,
        Words(
            id="Semua bidang pada daftar jabatan jelas.",
            en="All fields on lists of positions are clear.",
        ),
    )


def _fields() -> tuple[Any, ...]:
    return (
        text("text", "Tertulis", "As written"),
        text("decision", "Keputusan", "Decision", in_both=True, is_filter=True),
        text("level", "Jenjang", "Level", is_filter=True),
        text("programme", "Mungkin yang dimaksud", "May be meant"),
        text("family", "Rumpun", "Family", is_filter=True),
        text("confidence", "Keyakinan", "Confidence", form=Form.DECIMAL),
        long("why", "Alasan", "Why", in_both=True),
    )


def _lines(lines: Sequence[Line]) -> pl.DataFrame:
    names = [it.found.entry.name if it.found.entry else None for it in lines]
    return pl.DataFrame(
        {
            "text": pl.Series([it.text or None for it in lines], dtype=pl.String),
            "level": pl.Series([it.found.level for it in lines], dtype=pl.String),
            "programme": pl.Series(names, dtype=pl.String),
            "family": pl.Series([it.found.family for it in lines], dtype=pl.String),
            "confidence": pl.Series(
                [it.found.confidence for it in lines], dtype=pl.Float64
            ),
        }
    ).with_columns(
        *both("decision", (DECISIONS[it.decision] for it in lines)),
        *both("why", _reasons(lines)),
    )


def _reasons(lines: Iterable[Line]) -> Iterator[Words]:
    for line in lines:
        yield Words(id=notes_of(line, "id"), en=notes_of(line, "en"))


def _both_of(say: Any) -> Words:
    return Words(id=say("id"), en=say("en"))


EDUCATION = Computation(
    "education",
    _("Education and positions"),
    _("Which education names need a look, and whose field is far from the post held."),
    run,
    read=PEOPLE,
)
