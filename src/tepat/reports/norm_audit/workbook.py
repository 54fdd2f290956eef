"""The audit as a workbook: what was found, each kind in its table, and how."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import polars as pl

from tepat.norm_audit import Audit
from tepat.norm_audit.policy import LIMITS as NAMES
from tepat.norm_audit.sentences import KINDS as NORM_UNITS
from tepat.norm_audit.sentences import TIME_UNITS, WHOLE_BOOK
from tepat.norm_audit.telling import CODES, HIGH, LOW, MEDIUM, SEVERITIES
from tepat.reports.about import About
from tepat.reports.excel import Book
from tepat.reports.norms import NORM_FIELDS, norm_rows
from tepat.words import Language, Sentence

from .fields import FIELDS, FINDINGS, LIMIT_WORDS, LIMITS, SHEETS, SUMMARY, TITLES

SUMMED = Sentence(id="Ringkasan", en="Summary")
SUMMED_TITLE = Sentence(
    id="Audit norma waktu dan volume kerja", en="Audit of time norms and volumes"
)
EVERY = Sentence(id="Semua temuan", en="All findings")
METHOD = Sentence(id="Cara memeriksa", en="How it is checked")
STATEMENT = Sentence(
    id="{tasks} tugas diperiksa; norma {compared} di antaranya dibandingkan dengan "
    "tugas yang sama di unit lain. {silent} tugas belum dapat dibandingkan karena "
    "terlalu sedikit yang sama.",
    en="{tasks} tasks were checked; the norms of {compared} were held against the "
    "same task in other units. {silent} tasks cannot be compared yet: too few are the "
    "same.",
)
ADVICE = Sentence(
    id="Temuan adalah pertanyaan, bukan kesalahan: tidak ada angka yang diubah. "
    "Mulailah dari bobot tinggi, karena mengubah kebutuhan paling sedikit satu orang "
    "atau satuan seluruh kolom.",
    en="A finding is a question, not a fault: no number was changed. Begin with high "
    "severity: it moves the need by a person at least, or the unit of a whole column.",
)
NONE = Sentence(id="Tidak ada temuan.", en="Nothing was found.")
METHOD_LINES = (
    Sentence(
        id="Tugas yang sama dicari dari kata-katanya: tanpa nama unit, kata sambung, "
        "awalan dan akhiran; paling banyak satu kata berbeda. Hasil kerjanya harus "
        "sama pula. Kata waktu seperti bulanan dan tahunan selalu membedakan.",
        en="The same task is found by its words: without unit names, empty words, "
        "prefixes and suffixes, one word different at most. The result must be the "
        "same too. Words of time such as bulanan and tahunan always tell tasks apart.",
    ),
    Sentence(
        id="Pembandingnya median jabatan yang sama; bila terlalu sedikit, median "
        "jabatan sejenis. Median dan simpangan mutlak median (MAD) dipakai karena "
        "satu angka yang keliru tidak menggesernya. Kelompok yang terlalu kecil tidak "
        "dinilai.",
        en="The measure is the median of equal jobs; where they are too few, of "
        "positions of the same family. Median and median absolute deviation (MAD) are "
        "used because one wrong number does not move them. Groups that are too small "
        "are not judged.",
    ),
    Sentence(
        id="Kebutuhan dengan median dihitung ulang dengan cara yang sama seperti "
        "«tepat needs», dengan semua temuan jabatan itu pada jenis yang sama diganti "
        "sekaligus.",
        en="The need with the median is worked out anew in the same way as “tepat "
        "needs”, with all findings of that kind at the position replaced at once.",
    ),
)


def write_audit(
    path: Path, found: Audit, about: About, language: Language = "id"
) -> None:
    """Write an audit as a workbook.

    Args:
        path: Where to; an older file is replaced only by a whole new one.
        found: See ``tepat.norm_audit.audit``.
        about: Whose audit, of which day, from what.
        language: Of headings and words; names stay as they are.

    Raises:
        tepat.reports.file.CannotWrite: if the file cannot be written.
    """
    book = Book(about, language)
    _summary(book, found)
    for kind, frame in found.frames.items():
        if frame.height:
            sheet = book.sheet(SHEETS[kind], FIELDS[kind], TITLES[kind])
            sheet.table(FIELDS[kind], map(_shown, frame.iter_rows(named=True)))
    _every(book, found)
    _method(book, found)
    book.save(path)


def _summary(book: Book, found: Audit) -> None:
    sheet = book.sheet(SUMMED, SUMMARY, SUMMED_TITLE)
    sheet.statement(book.say(STATEMENT, **found.totals), bold=True)
    sheet.statement(book.say(ADVICE))
    rows = (
        {
            "code": CODES[kind],
            "title": TITLES[kind],
            "found": frame.height,
            **{
                name: frame.filter(pl.col("severity") == severity).height
                for name, severity in (("high", HIGH), ("medium", MEDIUM), ("low", LOW))
            },
        }
        for kind, frame in found.frames.items()
    )
    sheet.table(SUMMARY, rows)


def _shown(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row with its codes in words."""
    said: dict[str, Any] = {**row, "severity": SEVERITIES[row["severity"]]}
    if row.get("kind") is not None:
        said["kind"] = NORM_UNITS[row["kind"]]
    for name in ("written", "meant", "time_unit"):
        if row.get(name) is not None:
            said[name] = TIME_UNITS[row[name]]
    if "scope" in row and row["scope_name"] is None:
        said["scope_name"] = WHOLE_BOOK
    return said


def _every(book: Book, found: Audit) -> None:
    sheet = book.sheet(EVERY, FINDINGS, EVERY)
    sheet.table(FINDINGS, _said(book, found), frozen=1, nothing=NONE)


def _said(book: Book, found: Audit) -> Iterator[dict[str, Any]]:
    for finding in found.findings:
        yield {
            "position": finding.facts.get("position"),
            "said": finding.say(book.language),
            "severity": SEVERITIES[str(finding.facts["severity"])],
            "check": finding.code,
        }


def _method(book: Book, found: Audit) -> None:
    sheet = book.sheet(METHOD, NORM_FIELDS, METHOD)
    for line in METHOD_LINES:
        sheet.statement(book.say(line))
    sheet.heading(Sentence(id="Batas", en="Limits"))
    sheet.statement(found.policy.decree)
    rows = (
        {"limit": LIMIT_WORDS[name], "value": getattr(found.policy, name), "name": name}
        for name in NAMES
    )
    sheet.table(LIMITS, rows, main=False)
    sheet.heading(Sentence(id="Ketentuan yang dipakai", en="Norms used"))
    norms = norm_rows(found.year.norms.values(), book.language)
    sheet.table(NORM_FIELDS, norms, main=False)
