import re
from xml.etree import ElementTree

import pytest

from tepat.reports.forms.plain import readable
from tepat.reports.position_map.drawing import write_svg

from .charts import CHARTS, nine_levels

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def drawn(tmp_path, about):
    def draw(chart, **options):
        path = tmp_path / "peta.svg"
        write_svg(path, chart, about, **options)
        return path.read_text("utf-8")

    return draw


def squeezed(text):
    return re.sub(r"\s+", "", readable(text))


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS.keys())
def test_it_is_whole_and_names_everything(drawn, chart):
    made = chart()
    root = ElementTree.fromstring(drawn(made))  # noqa: S314, our own drawing
    told = squeezed("".join(text.text for text in root.iter(f"{SVG}text")))
    for node in made.units:
        assert squeezed(node.name) in told
        for each in node.posts:
            assert squeezed(each.name) in told
    high = float(root.get("viewBox").split()[3])
    assert root.get("height") == f"{root.get('viewBox').split()[3]}mm"
    lowest = max(float(each.get("y") or 0) for each in root.iter(f"{SVG}rect"))
    assert lowest < high


def test_it_tells_a_listener_what_it_is(drawn, about):
    root = ElementTree.fromstring(drawn(nine_levels()))  # noqa: S314
    assert root.get("role") == "group"
    title, said = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert root.get("aria-labelledby").split() == [title.get("id"), said.get("id")]
    assert title.text == "PETA JABATAN – Unit tingkat 0"
    assert about.agency in said.text
    assert "36 jabatan" in said.text


def test_every_link_leads_to_a_sheet(drawn):
    root = ElementTree.fromstring(drawn(nine_levels()))  # noqa: S314
    sheets = {f"#{each.get('id')}" for each in root.iter(f"{SVG}g")}
    links = {each.get("href") for each in root.iter(f"{SVG}a")}
    assert links
    assert links <= sheets


def test_names_cannot_become_markup(drawn, chart):
    text = drawn(chart)
    assert "<script" not in text
    assert "alert(1)" in text


def test_the_same_map_gives_the_same_bytes(drawn):
    assert drawn(nine_levels()) == drawn(nine_levels())
