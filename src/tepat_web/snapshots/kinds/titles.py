"""Titles as they are written against the nomenclature: known, doubtful, unknown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import polars as pl
from django.utils.translation import gettext_lazy as _

from tepat.nomenclature import Decision, Review, Reviewed, review
from tepat.reports.titles import lines, write_titles
from tepat.reports.titles.lines import DECISIONS
from tepat.words import Sentence
from tepat_web.accounts.access import Permission
from tepat_web.kit.words import Words

from ..computation import Computation, Question, Tell
from ..result import Figure, File, Form, Result, Table
from .needs import about
from .placing import at_positions
from .saying import text, whole, words

SAID = Sentence(
    id="Dari {positions} jabatan, {accepted} nama dikenal, {review} perlu diperiksa, "
    "dan {unknown} tidak dikenal nomenklatur.",
    en="Of {positions} positions, {accepted} titles are known, {review} need a look, "
    "and {unknown} are not in the nomenclature.",
)
NOTHING = Sentence(
    id="Belum ada jabatan yang dapat diperiksa. Isi atau impor lembar jabatan.",
    en="There are no positions to look at yet. Enter or import sheet jabatan.",
)
STATED = Sentence(
    id="{known} dari {all} nama dikenal; {n} jabatan menyebut sendiri nomenklaturnya.",
    en="{known} of {all} titles are known; {n} positions name their job themselves.",
)
ORDER = (Decision.REVIEW, Decision.UNKNOWN, Decision.ACCEPT)
FAMILIES = {
    "JPT": "JPT",
    "ADMINISTRATOR": "Administrator",
    "PENGAWAS": "Pengawas",
    "FUNGSIONAL": "Fungsional",
    "PELAKSANA": "Pelaksana",
}
COLUMNS = {
    "position": pl.String,
    "title": pl.String,
    "unit": pl.String,
    "family": pl.String,
    "count": pl.Int64,
    "decision": pl.String,
    "job": pl.String,
    "name": pl.String,
    "confidence": pl.Float64,
    "standing": pl.String,
    "why": pl.String,
    "second": pl.String,
    "third": pl.String,
}
IN_BOTH = ("decision", "standing", "why")


def run(question: Question, tell: Tell) -> Result:
    """Look up every title of a position, and every title held earlier."""
    city = question.snapshot
    if city.positions.is_empty():
        return Result(words(NOTHING))
    found = review(city)
    tell(60, "Menyusun tabel", "Arranging the tables")
    counts = {each: found.count(each) for each in Decision}
    said = words(
        SAID,
        positions=len(found.positions),
        accepted=counts[Decision.ACCEPT],
        review=counts[Decision.REVIEW],
        unknown=counts[Decision.UNKNOWN],
    )
    tables = (_positions(question, found), _history(found))
    return Result(said, tables, (_by_family(found),), _files(question, found))


def _rows(found: Review, titles: Sequence[Reviewed]) -> pl.DataFrame:
    """One row per title, with its words in both languages."""
    first, second = (
        pl.DataFrame(list(lines(found, titles, language)), schema=COLUMNS)
        for language in ("id", "en")
    )
    return first.rename({name: f"{name}_id" for name in IN_BOTH}).with_columns(
        second[name].alias(f"{name}_en") for name in IN_BOTH
    )


FOUND = (
    text("decision", "Keputusan", "Decision", in_both=True, is_filter=True),
    text("name", "Nama baku terdekat", "Nearest official title"),
    text("confidence", "Keyakinan", "Confidence", form=Form.DECIMAL),
    text("standing", "Status nama", "Standing", in_both=True),
    text("why", "Alasan", "Why", in_both=True, form=Form.LONG),
    text("second", "Pilihan kedua", "Second choice"),
    text("third", "Pilihan ketiga", "Third choice"),
    text("job", "Kode nomenklatur", "Code of the job"),
)


def _positions(question: Question, found: Review) -> Table:
    """The titles of positions, those to review first."""
    titles = sorted(found.positions, key=lambda it: ORDER.index(it.found.decision))
    rows = at_positions(question, _rows(found, titles), link="title")
    return Table(
        "jabatan",
        Words(id="Nama jabatan", en="Titles of positions"),
        (
            text("title", "Nama di data", "Title as written", sheet="positions"),
            text("unit", "Unit", "Unit"),
            text("family", "Jenis", "Family", is_filter=True),
            *FOUND,
        ),
        rows,
        Words(id="Tidak ada nama di sini.", en="No titles here."),
    )


def _history(found: Review) -> Table:
    return Table(
        "riwayat",
        Words(id="Nama di riwayat", en="Titles held earlier"),
        (
            text("title", "Nama di data", "Title as written"),
            whole("count", "Banyaknya", "How many"),
            text("family", "Jenis", "Family", is_filter=True),
            *FOUND,
        ),
        _rows(found, found.history),
        Words(id="Riwayat jabatan belum diisi.", en="No history of positions yet."),
    )


def _by_family(found: Review) -> Figure:
    rows = []
    for family, name in FAMILIES.items():
        told = [
            it.found.decision for it in found.positions if it.asked.family == family
        ]
        if told:
            query = f"tabel=jabatan&family={family}"
            counts = [told.count(each) for each in (Decision.ACCEPT, *ORDER[:2])]
            rows.append((name, name, query, *counts))
    names = ("label_id", "label_en", "query", "accepted", "review", "unknown")
    return Figure(
        "tallies",
        words(
            STATED,
            known=found.count(Decision.ACCEPT),
            all=len(found.positions),
            n=sum(it.is_stated for it in found.positions),
        ),
        pl.DataFrame(rows, schema=names, orient="row"),
        parts=tuple(words(DECISIONS[it]) for it in (Decision.ACCEPT, *ORDER[:2])),
        title=Words(id="Jenis jabatan", en="Family"),
    )


def _files(question: Question, found: Review) -> tuple[File, ...]:
    city, told = question.snapshot, about(question.snapshot)

    def write(path: Path) -> None:
        write_titles(path, city, found, told, "id")

    title = Words(
        id="Buku kerja nama jabatan, dengan lembar untuk disalin kembali",
        en="Workbook of titles, with sheets to paste back",
    )
    return (File("nama-jabatan.xlsx", title, write, read=Permission.STRUCTURE_READ),)


TITLES = Computation(
    "titles",
    _("Titles against the nomenclature"),
    _("Which titles of positions are official ones, which need a look, which are not."),
    run,
)
