"""The charts: they say the right figures, cut nothing and let no markup through."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from django.template import Context, Template
from django.utils.translation import override

from tepat_web.kit.charts import (
    AgeBand,
    Bar,
    Bars,
    BeforeAfter,
    Change,
    Columns,
    Figure,
    Line,
    Point,
    Pyramid,
    Range,
    Ranges,
    Series,
    Stack,
    Tallies,
    Tally,
)
from tepat_web.kit.drawing import FITS, lines_of, round_steps

LONG = (
    "Bidang Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk, "
    "Keluarga Berencana, dan Ketahanan Keluarga Kecamatan Karangpilang-Wonokromo"
)
HOSTILE = "<script>alert(1)</script> & 'x'"


def every(rows: int, value: int = 7, name: str = "Unit") -> list[Figure]:
    """One chart of each sort with so many rows."""
    names = [f"{name} {i}" for i in range(rows)]
    points = [Point(each, value + i, value, value + 9) for i, each in enumerate(names)]
    return [
        Bars(
            "Batang", [Bar(each, value, value + i % 3) for i, each in enumerate(names)]
        ),
        Pyramid("Piramida", [AgeBand(each, value, value + 1) for each in names]),
        Columns("Kolom", ["PNS", "PPPK"], [Stack(each, (value, 2)) for each in names]),
        Line("Garis", [Series(name, points)] * bool(rows)),
        BeforeAfter("Pasangan", [Change(each, value, value + 5) for each in names]),
        Tallies("Hitungan", ["a", "b"], [Tally(each, (value, 2)) for each in names]),
        Tallies(
            "Bagian",
            ["selesai"],
            [Tally(each, (value,)) for each in names],
            whole=100,
            sign=" %",
        ),
        Ranges(
            "Selang",
            [Range(each, value, value - 3, value + 4, note="B") for each in names],
            [(value + 1, "B")],
        ),
    ]


def words_of(svg: str) -> str:
    return " ".join(ElementTree.fromstring(svg).itertext())  # noqa: S314


@pytest.mark.parametrize("rows", [1, 2, 40])
def test_a_chart_is_well_formed_and_stays_inside_its_frame(rows: int) -> None:
    for figure in every(rows):
        root = ElementTree.fromstring(figure.svg)  # noqa: S314
        height = float(root.attrib["height"])
        for part in root.iter():
            for place in ("x", "x1", "x2", "cx", "width"):
                value = part.attrib.get(place, "0")
                if value.endswith("%"):
                    assert 0 <= float(value[:-1]) <= 100, (figure, part.attrib)
            if part.tag in ("rect", "text", "circle", "line"):
                for place in ("y", "y1", "y2", "cy"):
                    assert 0 <= float(part.attrib.get(place, 0)) <= height


def test_a_chart_says_what_it_shows_to_a_screen_reader() -> None:
    for figure in every(3):
        root = ElementTree.fromstring(figure.svg)  # noqa: S314
        assert root.attrib["role"] == "img"
        named = [
            root.find(f"*[@id='{i}']") for i in root.attrib["aria-labelledby"].split()
        ]
        assert [part is not None and bool(part.text) for part in named] == [True, True]
        assert named[0] is not None
        assert named[0].text == figure.statement


def test_no_name_becomes_markup_and_no_style_is_written() -> None:
    for figure in every(2, name=HOSTILE):
        page = Template("{% load tepat_kit %}{% chart figure %}").render(
            Context({"figure": figure})
        )
        assert "<script" not in page
        assert "style=" not in page
        assert "alert(1)" in page


def test_a_long_name_is_broken_never_cut() -> None:
    drawn = words_of(Bars("Batang", [Bar(LONG, 3, 2)]).svg)
    assert set(LONG.split()) <= set(re.split(r"\s+", drawn.replace("- ", "-")))
    assert all(len(line) <= FITS for line in lines_of(LONG))


def test_without_rows_nothing_is_drawn_and_the_page_says_so() -> None:
    for figure in every(0):
        with override("id"):
            page = Template("{% load tepat_kit %}{% chart figure %}").render(
                Context({"figure": figure})
            )
        assert "<svg" not in page
        assert "Belum ada data untuk digambar." in page


def test_figures_of_nothing_but_zero_are_drawn() -> None:
    for figure in every(2, value=0):
        assert "nan" not in figure.svg
    flat = Line("Datar", [Series("a", [Point("2026", 0), Point("2027", 0)])])
    assert "polyline" in flat.svg


def test_short_and_over_are_told_by_word_and_by_pattern() -> None:
    rows = [Bar("A", 40, 32), Bar("B", 10, 13), Bar("C", 5, 5)]
    with override("id"):
        bars = Bars("Kebutuhan", rows)
        drawn = words_of(bars.svg)
        assert bars.table.rows == [
            ["A", "40", "32", "−8"],
            ["B", "10", "13", "+3"],
            ["C", "5", "5", "0"],
        ]
    assert "kurang 8" in drawn
    assert "lebih 3" in drawn
    assert "pas" in drawn
    # Of A: 32 of 40 solid, 8 of 40 hatched, of 72 % of the width.
    assert 'width="57.6%" class="mark-solid"' in bars.svg
    assert re.search(r'x="57.6%" width="14.4%" fill="url\(#c\w+-short\)"', bars.svg)


def test_a_name_with_an_address_leads_there_from_the_table() -> None:
    table = Bars("Kebutuhan", [Bar("A & B", 1, 1, url="/unit/1?a=1&b=2")]).table
    assert table.rows[0][0] == '<a href="/unit/1?a=1&amp;b=2">A &amp; B</a>'


def test_missing_values_leave_a_gap_in_the_curve() -> None:
    points = [
        Point("1", 1),
        Point("2", 2),
        Point("3", None),
        Point("4", 4),
        Point("5", 5),
    ]
    with override("id"):
        line = Line("Garis", [Series("a", points)])
        assert line.svg.count("<polyline") == 2
        assert line.table.rows[2] == ["3", "–"]


def test_an_interval_is_a_band_and_stands_in_the_table() -> None:
    points = [Point("2025", 1.5, 1, 2), Point("2026", 2.5, 2, 3)]
    with override("id"):
        line = Line("Garis", [Series("a", points)], mark="2026")
        assert line.table.rows == [
            ["2025", "1,5 (1 sampai 2)"],
            ["2026", "2,5 (2 sampai 3)"],
        ]
    assert line.svg.count("<polygon") == 1
    assert line.svg.count('class="rule-mark"') == 1


def test_ids_of_two_charts_on_one_page_differ() -> None:
    first, second = every(2)[0], every(3)[0]
    ids = re.findall(r' id="([^"]+)"', first.svg + second.svg)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(("low", "high"), [(0, 1), (0, 9_999), (612, 701), (-3.1, 5)])
def test_a_scale_is_round_and_encloses_its_values(low: float, high: float) -> None:
    steps = round_steps(low, high)
    assert steps[0] <= low
    assert steps[-1] >= high
    assert 2 <= len(steps) <= 7
    assert all(step == int(step) for step in steps)
