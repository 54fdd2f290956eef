"""The integrity of a position map as a workbook: what is ready, and what is not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import floor
from pathlib import Path
from typing import Any

import polars as pl

from tepat.establishment.integrity import Integrity, Issue, Outcome, Part, Weight
from tepat.finding import UNVERIFIED
from tepat.reports.about import About
from tepat.reports.excel import Book, Look
from tepat.words import Language, Sentence, written

from .fields import (
    ISSUE_FIELDS,
    NOT_READY,
    READINESS_FIELDS,
    READY,
    RULE_FIELDS,
    SUBJECTS,
    WEIGHTS,
)

SUMMARY = Sentence(id="Ringkasan", en="Summary")
SUMMARY_TITLE = Sentence(
    id="Kesiapan usulan kebutuhan per perangkat daerah",
    en="Readiness of the proposal of needs by agency",
)
BY_UNIT = Sentence(id="Kesiapan per unit", en="Readiness by unit")
BY_UNIT_TITLE = Sentence(
    id="Kesiapan per unit, dengan semua unit di bawahnya",
    en="Readiness by unit, with all units below",
)
ISSUES = Sentence(id="Temuan", en="Findings")
ISSUES_TITLE = Sentence(
    id="Yang perlu dilihat pada peta jabatan", en="What needs a look on the map"
)
RULES = Sentence(id="Aturan", en="Rules")
RULES_TITLE = Sentence(
    id="Aturan keutuhan peta jabatan dan hasilnya",
    en="The integrity rules of a position map, and how they came out",
)
COUNTED = Sentence(
    id="{errors} kesalahan, {warnings} peringatan, {notes} catatan; {blocking} hal "
    "menahan usulan.",
    en="{errors} errors, {warnings} warnings, {notes} notes; {blocking} points hold up "
    "the proposal.",
)
READY_AGENCIES = Sentence(
    id="{ready} dari {all} perangkat daerah siap.",
    en="{ready} of {all} agencies ready.",
)
NONE = Sentence(id="Tidak ada temuan.", en="No findings.")
CITY = Sentence(id="Seluruh peta", en="The whole map")
SHARES = ("done", *(part.value for part in Part))


def write_integrity(
    path: Path,
    found: Integrity,
    names: Mapping[str, str],
    about: About,
    language: Language = "id",
) -> None:
    """Write what a position map lacks as a workbook.

    Args:
        path: Where to; an older file is replaced only by a whole new one.
        found: See ``tepat.establishment.integrity``.
        names: The name of each unit, by its code.
        about: Whose map, of which day, from what.
        language: Of headings and sentences; names stay as they are.

    Raises:
        tepat.reports.file.CannotWrite: if the file cannot be written.
    """
    book = Book(about, language)
    _summary(book, found)
    sheet = book.sheet(BY_UNIT, READINESS_FIELDS, BY_UNIT_TITLE)
    top = sheet.headings(READINESS_FIELDS, frozen=2)
    for row in _readiness(book, found.readiness):
        depth = row["depth"] or 0
        sheet.row(READINESS_FIELDS, row, Look(indent=depth, bold=depth < 2))
    sheet.outline(READINESS_FIELDS, top)
    sheet = book.sheet(ISSUES, ISSUE_FIELDS, ISSUES_TITLE)
    sheet.table(ISSUE_FIELDS, _issues(book, found.issues, names), nothing=NONE)
    sheet = book.sheet(RULES, RULE_FIELDS, RULES_TITLE)
    sheet.table(RULE_FIELDS, _rules(book, found.outcomes))
    book.save(path)


def _summary(book: Book, found: Integrity) -> None:
    sheet = book.sheet(SUMMARY, READINESS_FIELDS, SUMMARY_TITLE)
    counted = book.say(
        COUNTED,
        errors=found.count(Weight.ERROR),
        warnings=found.count(Weight.WARNING),
        notes=found.count(Weight.NOTE),
        blocking=found.readiness["blocking"][0],
    )
    # The first row is the whole, of the city or of a part; then come its agencies.
    top = min(found.readiness["depth"].drop_nulls().to_list(), default=0)
    below = found.readiness.filter(pl.col("depth") == top + 1)
    ready = int(below["is_ready"].sum())
    said = book.say(READY_AGENCIES, ready=ready, all=below.height)
    sheet.statement(f"{counted} {said}", bold=True)
    shown = pl.concat([found.readiness.head(1), below])
    sheet.table(READINESS_FIELDS, _readiness(book, shown))


def _readiness(book: Book, rows: pl.DataFrame) -> Iterator[dict[str, Any]]:
    for row in rows.iter_rows(named=True):
        is_city = row["unit"] is None
        # Rounded down: what is not quite done is not 100 percent.
        shares = {name: _floored(row[name]) for name in SHARES}
        yield {
            **row,
            **shares,
            "name": row["name"] or (book.say(CITY) if is_city else ""),
            "ready": READY if row["is_ready"] else NOT_READY,
        }


def _issues(
    book: Book, issues: Iterable[Issue], names: Mapping[str, str]
) -> Iterator[dict[str, Any]]:
    for issue in issues:
        finding = issue.finding
        source = "; ".join(str(cite) for cite in finding.cites)
        if not finding.verified:
            source += f" – {book.say(UNVERIFIED)}"
        yield {
            "unit": issue.unit,
            "unit_name": names.get(issue.unit or ""),
            "code": issue.code,
            "weight": WEIGHTS[issue.weight],
            "blocks": _yes(book, issue.rule.blocks),
            "position": issue.position,
            "said": finding.sentence.fill(finding.facts, book.language),
            "remedy": issue.rule.remedy,
            "source": source,
        }


def _rules(book: Book, outcomes: Iterable[Outcome]) -> Iterator[dict[str, Any]]:
    for outcome in outcomes:
        rule = outcome.rule
        yield {
            "code": rule.code,
            "title": rule.title,
            "asks": rule.asks,
            "subject": SUBJECTS[rule.subject],
            "weight": WEIGHTS[rule.weight],
            "blocks": _yes(book, rule.blocks),
            "examined": outcome.examined,
            "fails": outcome.fails,
            "unknown": outcome.unknown,
            "source": str(rule.basis),
        }


def _floored(share: float | None) -> float | None:
    return None if share is None else floor(100 * share + 1e-9) / 100


def _yes(book: Book, value: bool) -> str:
    return written(value, book.language)
