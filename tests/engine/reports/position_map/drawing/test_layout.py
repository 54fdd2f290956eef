"""Nothing is cut, nothing lies over another, and everybody is drawn."""

import re
from itertools import pairwise

import pytest

from tepat.reports.forms.plain import readable
from tepat.reports.forms.ruler import width
from tepat.reports.position_map.drawing.layout import HIGH, PAGE_OF, long_pages, pages
from tepat.reports.position_map.drawing.say import Speech
from tepat.reports.position_map.drawing.shapes import Box, Line, Text
from tepat.reports.position_map.drawing.sheet import WIDE

from .charts import CHARTS, LONG, alone, head, nine_levels, post, sixty_children

POINT = 25.4 / 72
EACH = pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS.keys())
WAYS = pytest.mark.parametrize("drawn_as", [pages, long_pages])


def texts(page):
    return [shape for shape in page.shapes if isinstance(shape, Text)]


def said(drawn):
    squeezed = "".join(text.said for page in drawn for text in texts(page))
    return re.sub(r"\s+", "", squeezed)


def right(text):
    return text.x + width(text.said, text.size, bold=text.bold)


@pytest.fixture
def speech(about):
    return Speech(about, "id")


@EACH
@WAYS
def test_everything_lies_on_the_page(chart, drawn_as, speech):
    for page in drawn_as(chart(), speech):
        for shape in page.shapes:
            match shape:
                case Text():
                    edges = (
                        shape.x,
                        right(shape),
                        shape.y - shape.size * POINT,
                        shape.y,
                    )
                case Box():
                    ends = (shape.x + shape.width, shape.y + shape.height)
                    edges = (shape.x, ends[0], shape.y, ends[1])
                case Line():
                    edges = (
                        *sorted((shape.x, shape.to_x)),
                        *sorted((shape.y, shape.to_y)),
                    )
            assert 5 <= edges[0] <= edges[1] <= WIDE - 5, shape
            assert 5 <= edges[2] <= edges[3] <= page.height - 3, shape


@EACH
@WAYS
def test_no_text_lies_over_another(chart, drawn_as, speech):
    for page in drawn_as(chart(), speech):
        lines = {}
        for text in texts(page):
            lines.setdefault(round(text.y, 1), []).append(text)
        for line in lines.values():
            in_order = sorted(line, key=lambda text: text.x)
            for one, other in pairwise(in_order):
                assert right(one) <= other.x + 0.05, (one, other)
        levels = sorted(texts(page), key=lambda text: text.y)
        for at, upper in enumerate(levels):
            for lower in levels[at + 1 : at + 60]:
                apart = lower.y - upper.y
                if 0.05 < apart < lower.size * POINT * 0.72:
                    clear = right(upper) <= lower.x + 0.05 or right(lower) <= upper.x
                    assert clear, (upper, lower)


@EACH
@WAYS
def test_every_unit_post_and_holder_is_drawn_in_full(chart, drawn_as, speech):
    made = chart()
    told = said(drawn_as(made, speech))
    for node in made.units:
        assert re.sub(r"\s+", "", node.name) in told
        for each in node.posts:
            assert re.sub(r"\s+", "", each.name) in told
            for holder in each.holders:
                assert re.sub(r"\s+", "", holder.name) in told


@EACH
def test_every_row_of_a_table_stands_once(chart, speech):
    made = chart()
    told = said(pages(made, speech))
    for node in made.units:
        for row in node.rows:
            if row.name.endswith("."):  # the names that are no part of another
                assert told.count(re.sub(r"\s+", "", row.name)) == 1


@EACH
def test_every_page_tells_its_number(chart, speech):
    drawn = pages(chart(), speech)
    for at, page in enumerate(drawn, 1):
        assert f"Halaman {at} dari {len(drawn)}" in {text.said for text in texts(page)}
        assert PAGE_OF not in {text.said for text in texts(page)}
        assert page.height == HIGH


def test_a_box_that_leads_to_a_sheet_names_its_page(speech):
    drawn = pages(nine_levels(), speech)
    first = {}
    for at, page in enumerate(drawn, 1):
        first.setdefault(page.unit, at)
    ways = [text for page in drawn for text in texts(page) if "lihat hal" in text.said]
    assert ways
    for text in ways:
        assert text.said == f"lihat halaman {first[text.to]}"


def test_a_map_of_several_sheets_begins_with_an_overview(speech):
    drawn = pages(nine_levels(), speech)
    assert [page.unit for page in drawn][:2] == ["", "u0"]
    listed = [text for text in texts(drawn[0]) if text.to]
    assert {text.to for text in listed} == {page.unit for page in drawn[1:]}


def test_a_map_of_one_sheet_has_no_overview(speech):
    drawn = pages(alone(leader=head(), rows=[post("a", "Arsiparis")]), speech)
    assert [page.unit for page in drawn] == ["U"]
    assert "Ikhtisar" not in said(drawn)


def test_a_sheet_goes_on_to_other_pages_under_its_name(speech):
    drawn = pages(sixty_children(), speech)
    assert len(drawn) > 3
    assert [page.is_first for page in drawn] == [True] + [False] * (len(drawn) - 1)
    for page in drawn[1:]:
        assert "Kecamatan (lanjutan)" in {text.said for text in texts(page)}


def test_a_small_unit_is_drawn_larger(speech):
    (page,) = pages(alone(leader=head(), rows=[post("a", "Arsiparis")]), speech)
    (many,) = pages(
        alone(leader=head(), rows=[post(f"{at}", LONG) for at in range(12)]), speech
    )
    assert max(text.size for text in texts(page) if text.said == "Kepala") > max(
        text.size for text in texts(many) if text.said == "Kepala"
    )


def test_a_shortage_and_a_surplus_have_signs_and_an_unknown_a_mark(speech):
    rows = [post("a", "Satu", b=1, k=3), post("b", "Dua", b=4, k=3)]
    rows.append(post("c", "Tiga", b=4, k=None, position_class=None))
    (page,) = pages(alone(rows=rows), speech)
    shown = [text.said for text in texts(page)]
    assert {"−2", "+1", "?"} <= set(shown)
    assert any("kebutuhan 1 jabatan belum diketahui" in each for each in shown)


def test_no_people_are_named_where_none_are_asked_for(nameless, speech):
    told = said(pages(nameless, speech))
    assert "Ani" not in told
    assert "NIPdisamarkan" not in told


def test_names_that_look_like_code_stay_text(chart, speech):
    told = said(pages(chart, speech))
    for node in chart.units:
        assert re.sub(r"\s+", "", readable(node.name)) in told
