"""A survey as a workbook: the index of units, services, elements and periods."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from tepat.finding import Verdict
from tepat.law import Law, Norm, NormNotInForce
from tepat.reports.about import About
from tepat.reports.excel import Book
from tepat.reports.norms import NORM_FIELDS, norm_rows
from tepat.satisfaction import Survey
from tepat.words import Language, Sentence

from . import rows
from .fields import (
    BESIDE,
    ELEMENT_PERIODS,
    ELEMENTS,
    FINDINGS,
    MAKEUP,
    ODD,
    PERIODS,
    SERVICE_ELEMENTS,
    SERVICE_PERIODS,
    SERVICES,
    UNITS,
)

TITLE = Sentence(
    id="Indeks Kepuasan Masyarakat (IKM)", en="Index of public satisfaction (IKM)"
)
BY_UNIT = Sentence(id="Per unit", en="By unit")
BY_SERVICE = Sentence(id="Per layanan", en="By service")
BY_ELEMENT = Sentence(id="Per unsur", en="By element")
BY_PERIOD = Sentence(id="Per masa", en="By period")
BY_SERVICE_ELEMENT = Sentence(id="Unsur per layanan", en="Elements of each service")
BY_SERVICE_PERIOD = Sentence(id="Layanan per masa", en="Services by period")
BY_ELEMENT_PERIOD = Sentence(id="Unsur per masa", en="Elements by period")
BESIDE_OTHERS = Sentence(id="Dibanding unit lain", en="Beside other units")
WHO = Sentence(id="Responden", en="Who answered")
LOOK = Sentence(id="Lembar untuk dilihat", en="Sheets to look at")
KNOW = Sentence(id="Perlu diketahui", en="To be known")
METHOD = Sentence(id="Cara menghitung", en="How it is worked out")
STATEMENT = Sentence(
    id="{n} lembar jawaban dari {units} unit. Rata-rata IKM unit: {mean} "
    "({mean_mutu}); seluruh lembar digabung: {pooled} ({pooled_mutu}).",
    en="{n} answer sheets of {units} units. Mean IKM of the units: {mean} "
    "({mean_mutu}); all sheets pooled: {pooled} ({pooled_mutu}).",
)
TOO_FEW = Sentence(
    id=" Hasil {few} unit belum dapat dipegang karena respondennya belum cukup.",
    en=" The results of {few} units cannot be relied on yet: too few people answered.",
)
USERS_BLANK = Sentence(
    id=" Kecukupan responden {unknown} unit belum diketahui.",
    en=" Whether enough people answered is not known for {unknown} units.",
)
NOTHING = Sentence(
    id="Belum ada lembar jawaban yang dapat dihitung. Isi atau impor lembar survei.",
    en="There are no answer sheets to count yet. Enter or import sheet survei.",
)
NONE = Sentence(id="Tidak ada.", en="Nothing.")
METHOD_LINES = (
    Sentence(
        id="NRR unsur = jumlah jawaban ÷ banyaknya jawaban; unsur yang kosong tidak "
        "ikut dibagi. IKM = Σ (NRR × bobot) × 25; bobot di sini {weight}. Mutu "
        "ditentukan dari IKM yang dibulatkan dua desimal. Lembar tanpa satu jawaban "
        "pun tidak dihitung.",
        en="NRR of an element = sum of its answers ÷ number of its answers; blanks are "
        "not divided by. IKM = Σ (NRR × weight) × 25; the weight here is {weight}. "
        "Quality is told by the IKM rounded to two decimals. Sheets without any answer "
        "do not count.",
    ),
    Sentence(
        id="IKM unit adalah gabungan semua lembarnya. Rata-rata sederhana IKM "
        "layanannya ditunjukkan di sampingnya: keduanya berbeda bila jumlah lembarnya "
        "tidak sama.",
        en="The IKM of a unit pools all its sheets. The simple mean of its services "
        "stands beside it: the two differ where services have unequal numbers of "
        "sheets.",
    ),
    Sentence(
        id="Paling rendah dan paling tinggi adalah selang kepercayaan 95 persen "
        "(sebaran t) dari ragam antar-responden, dengan koreksi populasi terbatas bila "
        "jumlah pengguna setahun diketahui. Selang ini berlaku bila responden dipilih "
        "acak; pilihan yang condong tidak terlihat di dalamnya.",
        en="At least and at most are the 95 per cent confidence interval (Student's t) "
        "from the variance between respondents, corrected for a finite population "
        "where the users of a year are known. It holds where respondents are chosen at "
        "random; a biased choice does not show in it.",
    ),
    Sentence(
        id="Sebuah unit dibandingkan dengan rata-rata sederhana unit lain yang "
        "ragamnya diketahui. Selang 95 persen berlaku untuk satu selisih: di antara "
        "banyak selisih, satu dari dua puluh melewati nol karena kebetulan.",
        en="A unit stands beside the simple mean of the other units whose spread is "
        "known. The 95 per cent interval holds for one difference: among many, one in "
        "twenty leaves out zero by chance.",
    ),
    Sentence(
        id="Lembar yang semua jawabannya sama, dan lembar yang sama dalam segala hal, "
        "ditandai tetapi tetap dihitung.",
        en="Sheets with every answer the same, and sheets alike in everything, are "
        "marked and counted all the same.",
    ),
)


def write_survey(
    path: Path, found: Survey, law: Law, about: About, language: Language = "id"
) -> None:
    """Write a survey as a workbook.

    Args:
        path: Where to; an older file is replaced only by a whole new one.
        found: See ``tepat.satisfaction.survey``.
        law: The law on its day.
        about: Whose survey, of which day, from what.
        language: Of headings and words; names stay as they are.

    Raises:
        tepat.reports.file.CannotWrite: if the file cannot be written.
    """
    book = Book(about, language)
    sheet = book.sheet(BY_UNIT, UNITS, TITLE)
    sheet.statement(statement(found).fill({}, language), bold=True)
    sheet.table(UNITS, rows.units(found, law), frozen=1, nothing=NONE)
    tables = (
        (BY_SERVICE, SERVICES, rows.services(found, law)),
        (BY_ELEMENT, ELEMENTS, rows.elements(found, law)),
        (BY_PERIOD, PERIODS, rows.periods(found, law)),
        (BY_SERVICE_ELEMENT, SERVICE_ELEMENTS, rows.service_elements(found, law)),
        (BY_SERVICE_PERIOD, SERVICE_PERIODS, rows.service_periods(found, law)),
        (BY_ELEMENT_PERIOD, ELEMENT_PERIODS, rows.element_periods(found, law)),
        (BESIDE_OTHERS, BESIDE, rows.beside(found)),
        (WHO, MAKEUP, rows.makeup(found)),
        (LOOK, ODD, _numbered(found)),
        (KNOW, FINDINGS, _findings(found, language)),
    )
    for title, fields, told in tables:
        sheet = book.sheet(title, fields, title)
        sheet.table(fields, told, frozen=1, nothing=NONE)
    sheet = book.sheet(METHOD, NORM_FIELDS, METHOD)
    for line in METHOD_LINES:
        sheet.statement(book.say(line, weight=found.weight))
    sheet.table(NORM_FIELDS, norm_rows(_norms(law), language), frozen=1)
    book.save(path)


def statement(found: Survey) -> Sentence:
    """Say what the survey comes to for the whole city."""
    if not found.units or found.mean_of_units is None or found.pooled is None:
        return NOTHING
    facts: dict[str, object] = {
        "n": found.n,
        "units": len(found.units),
        "mean": float(found.mean_of_units),
        "mean_mutu": found.mean_quality or "–",
        "pooled": float(found.pooled),
        "pooled_mutu": found.pooled_quality or "–",
    }
    verdicts = [unit.sample.verdict for unit in found.units]
    facts["few"] = verdicts.count(Verdict.FAILS)
    facts["unknown"] = verdicts.count(Verdict.UNKNOWN)
    parts = [STATEMENT]
    parts += [TOO_FEW] if facts["few"] else []
    parts += [USERS_BLANK] if facts["unknown"] else []
    said: dict[Language, str] = {"id": "", "en": ""}
    for part in parts:
        said = {each: told + part.fill(facts, each) for each, told in said.items()}
    return Sentence(id=said["id"], en=said["en"])


def _numbered(found: Survey) -> Iterator[dict[str, Any]]:
    for row in rows.odd_sheets(found):
        yield {**row, "sheet": row["row"] + 1}


def _findings(found: Survey, language: Language) -> Iterator[dict[str, Any]]:
    for each in found.findings:
        yield {"code": each.code, "said": each.say(language)}


def _norms(law: Law) -> Iterator[Norm[Any]]:
    """What it rests on, as far as it was in force."""
    for name in ("bands", "quality_words", "sample", "months_between"):
        with suppress(NormNotInForce):
            yield getattr(law.satisfaction, name)
