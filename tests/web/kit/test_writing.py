"""Numbers, days and words are written as the reader's language writes them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils.translation import override

from tepat_web.kit.writing import moment, number, verdict_word, written


@pytest.mark.parametrize(
    ("value", "indonesian", "english"),
    [
        (1234.5, "1.234,5", "1,234.5"),
        (10234, "10.234", "10,234"),
        (Decimal("2.5600"), "2,56", "2.56"),
        (100, "100", "100"),
        (0, "0", "0"),
        (-3.1, "-3,1", "-3.1"),
        (1 / 3, "0,3333", "0.3333"),
        (None, "–", "–"),
    ],
)
def test_a_number_follows_the_language(value, indonesian, english):
    with override("id"):
        assert number(value) == indonesian
    with override("en"):
        assert number(value) == english


def test_a_moment_is_told_in_local_time():
    late = datetime(2026, 11, 24, 18, 5, tzinfo=UTC)
    with override("id"):
        assert moment(late) == "25 November 2026 01.05"


@pytest.mark.parametrize(
    ("filters", "value", "told"),
    [
        ("duration", 27, "2 tahun 3 bulan"),
        ("duration", 0, "0 bulan"),
        ("day", date(2026, 8, 17), "17 Agustus 2026"),
        ("nip", "199001012015031002", "19900101 201503 1 002"),
        ("number:2", 0.5, "0,50"),
        ("sign", "fails", "✕"),
        ("signed", -1234, "−1.234"),
    ],
)
def test_templates_write_the_same(filters, value, told):
    template = Template("{% load tepat_kit %}{{ value|" + filters + " }}")
    with override("id"):
        assert template.render(Context({"value": value})) == told


def test_the_words_of_the_verdicts_are_those_of_the_engine():
    with override("id"):
        words = [verdict_word(each) for each in ("holds", "fails", "unknown")]
    assert words == ["sesuai", "tidak sesuai", "belum diketahui"]


def test_a_blank_is_never_taken_for_a_zero():
    assert written(None) == written("") == "–"
    assert written(0) == "0"
