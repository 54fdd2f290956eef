"""The review of titles as a workbook: what to look at, and what to paste back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import polars as pl

from tepat.nomenclature import (
    ACCEPT,
    REVIEW,
    Decision,
    Review,
    Reviewed,
    Standing,
)
from tepat.reports.about import About
from tepat.reports.excel import Book, Field, Form
from tepat.snapshot import Snapshot, canonical
from tepat.snapshot.columns import JOBS, POSITIONS, Kind, Table
from tepat.words import Language, Sentence

from .lines import DECISIONS, lines

CODE = Field("position", Sentence(id="Kode", en="Code"), Form.CODE, 14)
TITLE = Field(
    "title", Sentence(id="Nama di data", en="Title as written"), Form.TEXT, 34
)
UNIT = Field("unit", Sentence(id="Unit", en="Unit"), Form.TEXT, 22)
COUNT = Field("count", Sentence(id="Banyaknya", en="How many"), Form.WHOLE, 11)
DECISION = Field("decision", Sentence(id="Keputusan", en="Decision"), Form.TEXT, 14)
FOUND = (
    Field("name", Sentence(id="Nama baku", en="Name"), Form.TEXT, 32),
    Field("job", Sentence(id="Nomenklatur", en="Job"), Form.CODE, 22),
    Field("confidence", Sentence(id="Keyakinan", en="Confidence"), Form.HOURS, 11),
    Field("standing", Sentence(id="Status nama", en="Standing"), Form.TEXT, 20),
    Field("why", Sentence(id="Alasan", en="Why"), Form.TEXT, 40),
    Field("others", Sentence(id="Pilihan lain", en="Other choices"), Form.TEXT, 36),
)
OF_POSITION = (CODE, TITLE, UNIT, *FOUND)
OF_HISTORY = (
    Field("family", Sentence(id="Jenis", en="Family"), Form.TEXT, 16),
    TITLE,
    COUNT,
    DECISION,
    *FOUND,
)
OF_SUMMARY = (
    Field("decision", Sentence(id="Keputusan", en="Decision"), Form.TEXT, 26),
    Field("positions", Sentence(id="Jabatan", en="Positions"), Form.WHOLE, 14),
    Field("ended", Sentence(id="Namanya berakhir", en="Title ended"), Form.WHOLE, 16),
    Field(
        "history",
        Sentence(id="Nama di riwayat", en="Titles in history"),
        Form.WHOLE,
        16,
    ),
)

SUMMARY = Sentence(id="Ringkasan", en="Summary")
SUMMARY_TITLE = Sentence(
    id="Nama jabatan terhadap nomenklatur", en="Titles against the nomenclature"
)
TO_REVIEW = Sentence(id="Periksa", en="To review")
TO_REVIEW_TITLE = Sentence(
    id="Nama yang perlu diperiksa: paling banyak tiga pilihan",
    en="Titles to review: three choices at most",
)
UNKNOWN = Sentence(id="Tidak dikenal", en="Unknown")
UNKNOWN_TITLE = Sentence(
    id="Nama yang tidak dikenal nomenklatur", en="Titles that the nomenclature lacks"
)
ACCEPTED = Sentence(id="Diterima", en="Accepted")
ACCEPTED_TITLE = Sentence(id="Nama yang diterima", en="Titles accepted")
HISTORY = Sentence(id="Riwayat", en="History")
HISTORY_TITLE = Sentence(
    id="Nama jabatan di lembar riwayat, yang paling sering lebih dahulu",
    en="Titles of sheet riwayat, the most frequent first",
)
PASTE = Sentence(
    id="Untuk disalin ke buku kerja: lembar {sheet}",
    en="To be pasted into the workbook: sheet {sheet}",
)
STATEMENT = Sentence(
    id="Dari {positions} jabatan, {accepted} diterima, {review} perlu diperiksa dan "
    "{unknown} tidak dikenal. {ended} memakai nama yang sudah berakhir.",
    en="Of {positions} positions, {accepted} are accepted, {review} need a look and "
    "{unknown} are unknown. {ended} have a title that has ended.",
)
MEANING = Sentence(
    id="Keyakinan {accept} ke atas diterima; {review} ke atas diperiksa; di bawahnya "
    "tidak dikenal. Nama yang kelebihan atau kekurangan satu kata tidak pernah "
    "diterima dengan sendirinya.",
    en="A confidence of {accept} and more is accepted; of {review} and more, reviewed; "
    "below, unknown. A title with a word too many or too few is never accepted by "
    "itself.",
)
SOURCE = Sentence(
    id="Nama bawaan Tepat belum dipastikan dengan naskah resmi; baris kota di lembar "
    "nomenklatur selalu didahulukan.",
    en="The titles that come with Tepat are not verified in the official text; the "
    "city's own rows in sheet nomenklatur always come first.",
)
HOW = Sentence(
    id="Lembar jabatan di buku ini memuat kolom nomenklatur yang sudah terisi untuk "
    "nama yang diterima, dan lembar nomenklatur memuat baris yang diperlukannya. Salin "
    "keduanya ke buku kerja setelah lembar Periksa selesai dilihat.",
    en="Sheet jabatan of this book has column nomenklatur filled in for accepted "
    "titles, and sheet nomenklatur the rows that it needs. Copy both into the workbook "
    "after looking through sheet To review.",
)
WIDTHS = {Kind.CODE: 18, Kind.TEXT: 32, Kind.LIST: 30}


def write_titles(
    path: Path,
    snapshot: Snapshot,
    review: Review,
    about: About,
    language: Language = "id",
) -> None:
    """Write the review of titles as a workbook.

    Args:
        path: Where to; an older file is replaced only by a whole new one.
        snapshot: The city that ``review`` is of.
        review: See ``tepat.nomenclature.review``.
        about: Whose titles, of which day, from what.
        language: Of headings and words; titles stay as they are.

    Raises:
        tepat.reports.file.CannotWrite: if the file cannot be written.
    """
    book = Book(about, language)
    _summary(book, review)
    for name, title, decision in (
        (TO_REVIEW, TO_REVIEW_TITLE, Decision.REVIEW),
        (UNKNOWN, UNKNOWN_TITLE, Decision.UNKNOWN),
        (ACCEPTED, ACCEPTED_TITLE, Decision.ACCEPT),
    ):
        chosen = [it for it in review.positions if it.found.decision is decision]
        _titles(book, name, title, OF_POSITION, review, chosen)
    _titles(book, HISTORY, HISTORY_TITLE, OF_HISTORY, review, review.history)
    positions = _filled(snapshot.positions, review)
    _to_paste(book, POSITIONS, positions)
    _to_paste(book, JOBS, _needed(snapshot.jobs, positions, review))
    book.save(path)


def _summary(book: Book, review: Review) -> None:
    fields = OF_SUMMARY
    sheet = book.sheet(SUMMARY, [*fields, UNIT], SUMMARY_TITLE)
    rows = [_counted(book, review, decision) for decision in Decision]
    facts = {
        "positions": len(review.positions),
        "accepted": review.count(Decision.ACCEPT),
        "review": review.count(Decision.REVIEW),
        "unknown": review.count(Decision.UNKNOWN),
        "ended": rows[0]["ended"],
    }
    sheet.statement(book.say(STATEMENT, **facts), bold=True)
    sheet.statement(book.say(MEANING, accept=ACCEPT, review=REVIEW))
    sheet.statement(book.say(HOW))
    sheet.statement(book.say(SOURCE))
    sheet.table(fields, rows, main=False)


def _counted(book: Book, review: Review, decision: Decision) -> dict[str, object]:
    rows = review.frame().filter(pl.col("decision") == decision.value)
    return {
        "decision": book.say(DECISIONS[decision]),
        "positions": rows.height,
        "ended": rows.filter(pl.col("standing") == Standing.ENDED.value).height,
        "history": sum(it.found.decision is decision for it in review.history),
    }


def _titles(
    book: Book,
    name: Sentence,
    title: Sentence,
    fields: Sequence[Field],
    review: Review,
    titles: Iterable[Reviewed],
) -> None:
    sheet = book.sheet(name, fields, title)
    sheet.table(fields, lines(review, titles, book.language))


def _to_paste(book: Book, table: Table, frame: pl.DataFrame) -> None:
    """Write a sheet of the workbook under its own name and headings."""
    fields = [
        Field(
            column.official,
            Sentence(id=column.official, en=column.official),
            Form.CODE,
            WIDTHS.get(column.kind, 14),
        )
        for column in table.columns
    ]
    name = Sentence(id=table.sheet, en=table.sheet)
    title = Sentence(
        id=PASTE.id.format(sheet=table.sheet), en=PASTE.en.format(sheet=table.sheet)
    )
    sheet = book.sheet(name, fields, title)
    sheet.table(fields, canonical.as_text(table, frame).iter_rows(named=True))


def _filled(positions: pl.DataFrame, review: Review) -> pl.DataFrame:
    """The positions with the job of each accepted title."""
    accepted = review.frame().filter(pl.col("decision") == Decision.ACCEPT.value)
    found = accepted.select("position", found="job")
    return (
        positions.join(found, on="position", how="left", maintain_order="left")
        .with_columns(job=pl.coalesce("job", "found"))
        .select(positions.columns)
    )


def _needed(
    jobs: pl.DataFrame, positions: pl.DataFrame, review: Review
) -> pl.DataFrame:
    """The city's own rows, then the shipped ones in use and what succeeds them."""
    successors = review.frame()["successor_in_force"]
    used = pl.concat([positions["job"], successors]).drop_nulls().unique()
    shipped = review.catalogue.filter(
        ~pl.col("is_own") & pl.col("job").is_in(used.implode())
    )
    return pl.concat([jobs, shipped.select(jobs.columns)])
