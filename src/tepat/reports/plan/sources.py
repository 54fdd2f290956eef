"""What the plan rests on, article by article, and how it is to be read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tepat.reports.excel import Book
from tepat.reports.norms import NORM_FIELDS, NOT_VERIFIED, VERIFIED, norm_rows
from tepat.rules import PLAN_RULES
from tepat.words import Sentence

from .fields import READINGS, RULES
from .teller import Teller

SOURCES = Sentence(id="Aturan dan sumber", en="Rules and sources")
FIGURES = Sentence(id="Angka peraturan", en="Figures of the law")
READING = Sentence(id="Cara membaca", en="How to read this")

LINES: tuple[tuple[Sentence, Sentence], ...] = (
    (
        Sentence(id="Kursi", en="Seats"),
        Sentence(
            id="Kursi sebuah jabatan = kebutuhannya. Pemangku di atas kebutuhan tetap "
            "di tempatnya tetapi tidak dihitung mengisi kursi; tidak ada yang pindah "
            "ke jabatan yang kebutuhannya sudah terpenuhi.",
            en="Seats of a position = its need. Holders beyond need keep their place "
            "but are not counted as filling a seat; nobody moves into a position "
            "whose need is met.",
        ),
    ),
    (
        Sentence(id="Tujuan", en="Goals"),
        Sentence(
            id="Berurutan: kursi kritis terisi, semua kursi terisi, kesesuaian, orang "
            "yang tetap. Tujuan yang belakangan tidak pernah dibayar dengan tujuan "
            "yang lebih dahulu.",
            en="In order: critical seats filled, all seats filled, fit, people who "
            "stay. A later goal is never paid for with an earlier one.",
        ),
    ),
    (
        Sentence(id="Kesesuaian", en="Fit"),
        Sentence(
            id="0 sampai 1.000 dari empat bagian menurut kebijakan kota. Bagian yang "
            "datanya tidak ada bernilai 0 dan disebut belum diketahui.",
            en="0 to 1,000 in four parts weighed by the city's policy. A part without "
            "data scores 0 and is called unknown.",
        ),
    ),
    (
        Sentence(id="Rantai", en="Chain"),
        Sentence(
            id="Yang pertama mengisi kursi kosong; setiap orang berikutnya mengisi "
            "kursi yang ditinggalkan orang sebelumnya. Pada pertukaran, yang pertama "
            "mengisi kursi yang terakhir.",
            en="The first fills a vacant seat; each next person fills the seat that "
            "the one before leaves. In a swap, the first fills the seat of the last.",
        ),
    ),
    (
        Sentence(id="Usulan promosi", en="Proposed promotion"),
        Sentence(
            id="Hanya usulan: kolom Masih perlu menyebut prosedur yang harus ditempuh "
            "sebelum dapat diputuskan.",
            en="A proposal only: column Still needed names the procedure to follow "
            "before it can be decided.",
        ),
    ),
    (
        Sentence(id="Terbukti optimal", en="Proven optimal"),
        Sentence(
            id="Batas atas dihitung dari harga setiap jabatan dan dapat diperiksa "
            "siapa pun dengan «tepat verify», tanpa program yang mencarinya.",
            en="The bound follows from the price of each position and anyone can "
            "check it with “tepat verify”, without the program that found the plan.",
        ),
    ),
    (
        Sentence(id="Mengapa saya?", en="Why me?"),
        Sentence(
            id="«tepat explain FOLDER NIP» menjelaskan keputusan bagi setiap orang: "
            "aturan, bagian kesesuaian, dan mengapa bukan jabatan lain.",
            en="“tepat explain FOLDER NIP” explains the decision for each person: "
            "rules, parts of the fit, and why not another position.",
        ),
    ),
    (
        Sentence(id="Data perorangan", en="Personal data"),
        Sentence(
            id="Berkas ini memuat nama dan NIP untuk keperluan kedinasan. Jangan "
            "disebarkan.",
            en="This file holds names and NIPs for official use. Do not pass it on.",
        ),
    ),
)


def list_sources(book: Book, teller: Teller) -> None:
    """Add the rules with their sources, and the figures of the law they use."""
    sheet = book.sheet(SOURCES, RULES, SOURCES)
    law, policy = teller.case.law, teller.case.policy
    conditions = {rule.code: rule.condition(law, policy) for rule in PLAN_RULES}

    def rules() -> Iterator[dict[str, Any]]:
        for rule in PLAN_RULES:
            condition = conditions[rule.code]
            yield {
                "code": rule.code,
                "title": rule.title,
                "source": "; ".join(str(cite) for cite in condition.cites),
                "verified": VERIFIED if condition.verified else NOT_VERIFIED,
            }

    sheet.table(RULES, rules())
    norms = [norm for it in conditions.values() for norm in it.norms.values()]
    figures = book.sheet(FIGURES, NORM_FIELDS, FIGURES)
    figures.table(NORM_FIELDS, norm_rows(norms, book.language), frozen=1)


def explain_reading(book: Book) -> None:
    """Add the sheet that says what the words of the others mean."""
    sheet = book.sheet(READING, READINGS, READING)
    rows = [{"what": what, "said": said} for what, said in LINES]
    sheet.table(READINGS, rows, main=False)
