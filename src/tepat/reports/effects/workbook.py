"""The effect of a change as a workbook: answer, periods, tests and units."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tepat.effects import Effect
from tepat.effects.interval import Estimate
from tepat.effects.telling import explained, headline, text
from tepat.reports.about import About
from tepat.reports.excel import Book, Field, Form
from tepat.words import Language, Sentence

SUMMARY = Sentence(id="Ringkasan", en="Summary")
TITLE = Sentence(id="Dampak perubahan", en="Effect of a change")
PERIODS = Sentence(id="Periode", en="Periods")
PERIODS_TITLE = Sentence(
    id="Unit yang berubah dan pembandingnya, periode demi periode",
    en="Units with the change and their comparison, period by period",
)
TESTS = Sentence(id="Uji", en="Tests")
TESTS_TITLE = Sentence(
    id="Apa yang mendukung dan apa yang meragukan", en="What supports it, what does not"
)
UNITS = Sentence(id="Unit", en="Units")
UNITS_TITLE = Sentence(
    id="Unit yang berubah dan unit pembanding", en="Units with the change, and others"
)
RESULT = Sentence(id="Selisih", en="The effect")
NO_FAKE = Sentence(id="Tidak ada uji.", en="No tests.")
ESTIMATE = (
    Field("effect", Sentence(id="Selisih", en="Effect"), Form.EXACT, 12),
    Field("low", Sentence(id="Paling rendah", en="Lowest"), Form.EXACT, 13),
    Field("high", Sentence(id="Paling tinggi", en="Highest"), Form.EXACT, 13),
)
SUMMARY_FIELDS = (
    Field("what", Sentence(id="Angka", en="Figure"), Form.TEXT, 46),
    Field("value", Sentence(id="Nilai", en="Value"), Form.EXACT, 14),
)
PERIOD_FIELDS = (
    Field("order", Sentence(id="Periode", en="Period"), Form.CODE, 9),
    Field("first", Sentence(id="Mulai", en="From"), Form.DAY, 18),
    Field("last", Sentence(id="Sampai", en="Until"), Form.DAY, 18),
    Field("treated", Sentence(id="Unit berubah", en="With change"), Form.EXACT, 13),
    Field("compared", Sentence(id="Pembanding", en="Compared"), Form.EXACT, 13),
    *ESTIMATE,
    Field("answers", Sentence(id="Jawaban", en="Answers"), Form.WHOLE, 10),
    Field(
        "other_answers",
        Sentence(id="Jawaban pembanding", en="Their answers"),
        Form.WHOLE,
        12,
    ),
)
TEST_FIELDS = (
    Field("test", Sentence(id="Uji", en="Test"), Form.TEXT, 58),
    Field("day", Sentence(id="Tanggal", en="Day"), Form.DAY, 18),
    *ESTIMATE,
)
UNIT_FIELDS = (
    Field("unit", Sentence(id="Kode", en="Code"), Form.CODE, 15),
    Field("name", Sentence(id="Unit", en="Unit"), Form.TEXT, 52),
    Field("side", Sentence(id="Peran", en="Role"), Form.TEXT, 16),
    Field("event", Sentence(id="Hari perubahan", en="Day of change"), Form.DAY, 18),
)
FIGURES = (
    ("effect", Sentence(id="Selisih (dampak)", en="Effect")),
    ("low", Sentence(id="Batas bawah selang 95 persen", en="Lower end, 95 per cent")),
    ("high", Sentence(id="Batas atas selang 95 persen", en="Upper end, 95 per cent")),
    ("error", Sentence(id="Galat baku", en="Standard error")),
    ("freedom", Sentence(id="Derajat bebas", en="Degrees of freedom")),
    ("raw", Sentence(id="Pergeseran unit yang berubah", en="Change of those units")),
    ("expected", Sentence(id="Perkiraan tanpa perubahan", en="Expected without it")),
    (
        "least_visible",
        Sentence(
            id="Dampak terkecil yang terlihat 4 dari 5 kali",
            en="Smallest effect that shows 4 times of 5",
        ),
    ),
)
FAKE = Sentence(id="Tanggal lain sebelum perubahan", en="Another date before it")
RISE = Sentence(
    id="Beda arah setiap periode sebelum perubahan",
    en="Difference in direction each period before it",
)
LATE = Sentence(
    id="Tanpa periode terakhir sebelum perubahan",
    en="Without the last period before it",
)
CHANGED = Sentence(id="berubah", en="with the change")
OTHER = Sentence(id="pembanding", en="compared")


def write_effect(
    path: Path, found: Effect, about: About, language: Language = "id"
) -> None:
    """Write an effect as a workbook.

    Args:
        path: Where to; an older file is replaced only by a whole new one.
        found: See ``tepat.effects.effect``.
        about: Whose data, of which day, from what.
        language: Of headings and words; names stay as they are.

    Raises:
        tepat.reports.file.CannotWrite: if the file cannot be written.
    """
    book = Book(about, language)
    sheet = book.sheet(SUMMARY, SUMMARY_FIELDS, TITLE)
    sheet.statement(text(headline(found), language), bold=True)
    for note in explained(found):
        sheet.statement(text(note, language))
    sheet.heading(RESULT)
    sheet.table(SUMMARY_FIELDS, _figures(book, found), main=False)
    sheet = book.sheet(PERIODS, PERIOD_FIELDS, PERIODS_TITLE)
    sheet.table(PERIOD_FIELDS, _periods(found), frozen=1)
    sheet = book.sheet(TESTS, TEST_FIELDS, TESTS_TITLE)
    sheet.table(TEST_FIELDS, _tests(book, found), frozen=1, nothing=NO_FAKE)
    sheet = book.sheet(UNITS, UNIT_FIELDS, UNITS_TITLE)
    sheet.table(UNIT_FIELDS, _units(book, found), frozen=1)
    book.save(path)


def _figures(book: Book, found: Effect) -> Iterator[dict[str, Any]]:
    for name, sentence in FIGURES:
        yield {"what": book.say(sentence), "value": getattr(found.estimate, name)}


def _interval(found: Estimate | None) -> dict[str, Any]:
    if found is None:
        return {}
    return {"effect": found.effect, "low": found.low, "high": found.high}


def _periods(found: Effect) -> Iterator[dict[str, Any]]:
    for step in found.course:
        yield {
            "order": str(step.order),
            "first": step.first,
            "last": step.last,
            "treated": step.treated,
            "compared": step.compared,
            "answers": step.answers_treated,
            "other_answers": step.answers_compared,
            **_interval(step.difference),
        }


def _tests(book: Book, found: Effect) -> Iterator[dict[str, Any]]:
    if found.pre_trend.rise is not None:
        yield {"test": book.say(RISE), **_interval(found.pre_trend.rise)}
    if found.without_last is not None:
        yield {"test": book.say(LATE), **_interval(found.without_last)}
    for fake in found.fake_dates:
        yield {"test": book.say(FAKE), "day": fake.day, **_interval(fake.estimate)}


def _units(book: Book, found: Effect) -> Iterator[dict[str, Any]]:
    for unit, day in sorted(found.study.treated.items()):
        name = found.names.get(unit)
        yield {"unit": unit, "name": name, "side": book.say(CHANGED), "event": day}
    for unit in found.study.compared:
        yield {"unit": unit, "name": found.names.get(unit), "side": book.say(OTHER)}
