"""What a city calls a period, and which months it means."""

import pytest

from tepat.performance.periods import WHOLE_YEAR, Period, Span, read, written

WHOLE = ("", " ", "Tahunan", "TAHUN", "2025", "Januari-Desember", "tahunan 2025")
NOT_PLAIN = ("1", "4", "0", "13", "TW5", "Semester III", "Maret-Januari", "entah", "Q")


@pytest.mark.parametrize("told", [None, *WHOLE])
def test_a_whole_year(told):
    assert read(told) == WHOLE_YEAR


@pytest.mark.parametrize(
    ("told", "months"),
    [
        ("Januari", (1, 1)),
        ("agustus 2025", (8, 8)),
        ("Agt", (8, 8)),
        ("NOPEMBER", (11, 11)),
        ("May", (5, 5)),
        ("2025-03", (3, 3)),
        ("03/2025", (3, 3)),
        ("Bulan 11", (11, 11)),
        ("7", (7, 7)),
        ("Triwulan I", (1, 3)),
        ("TRIWULAN KE-4", (10, 12)),
        ("tw 2", (4, 6)),
        ("TW.III", (7, 9)),
        ("Q4", (10, 12)),
        ("Semester II", (7, 12)),
        ("Jan–Feb", (1, 2)),
        ("Januari s.d. Maret 2025", (1, 3)),
        ("April sampai dengan Juni", (4, 6)),
        ("1-3", (1, 3)),
    ],
)
def test_a_part_of_a_year(told, months):
    assert read(told) == Period(*months)


@pytest.mark.parametrize("told", NOT_PLAIN)
def test_what_is_not_plain_is_not_guessed(told):
    assert read(told) is None


def test_spans_have_their_names():
    assert [Period(*it).span for it in [(3, 3), (4, 6), (1, 12), (2, 4), (1, 6)]] == [
        Span.MONTH, Span.QUARTER, Span.YEAR, Span.OTHER, Span.OTHER,
    ]  # fmt: skip


@pytest.mark.parametrize("months", [(1, 3), (10, 12), (7, 7), (1, 12), (2, 4), (1, 6)])
def test_what_is_written_is_read_again(months):
    assert read(written(Period(*months))) == Period(*months)


def test_periods_overlap_where_they_share_a_month():
    quarter = Period(1, 3)
    assert quarter.overlaps(Period(3, 3)) and not quarter.overlaps(Period(4, 6))
