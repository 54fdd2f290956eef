from datetime import date

import pytest

from tepat.reports.forms import plain
from tepat.reports.forms.plain import readable
from tepat.words import Sentence

from .conftest import ABOUT, Content, Row, paper


def test_numbers_and_days_are_written_as_the_reader_writes_them():
    told = {"n": 1234.5, "day": date(2026, 11, 24), "yes": True, "none": None}
    assert plain(told, "id") == {
        "n": "1.234,5",
        "day": "24 November 2026",
        "yes": True,
        "none": None,
    }
    assert plain(told, "en")["n"] == "1,234.5"


def test_dataclasses_become_mappings_and_sentences_text():
    content = Content((Row("Ani", 2.0),))
    assert plain(content, "id") == {
        "rows": [{"name": "Ani", "hours": "2", "note": None}],
        "is_last": False,
    }
    assert plain(Sentence("Nama", "Name"), "en") == "Name"


def test_what_no_document_can_hold_is_left_out():
    assert readable("a\x00b\x1f\ud800c\ufffe\u202e") == "abc"
    assert readable("a\r\nb\rc\u2028d\te") == "a\nb\nc\nd\te"


def test_what_cannot_be_written_is_told():
    with pytest.raises(TypeError, match="object"):
        plain(object(), "id")


def test_a_paper_gives_its_head_beside_its_content():
    values = paper("Ani").values()
    assert values["title"] == "Formulir kecil"
    assert values["agency"] == ABOUT.agency
    assert values["as_of"] == "Keadaan per 24 November 2026"
    assert values["example"] == "CONTOH – data fiktif"
    assert values["words"] == {"name": "Nama"}
    assert [row["name"] for row in values["rows"]] == ["Ani"]


def test_content_cannot_take_a_name_of_the_head():
    with pytest.raises(TypeError, match="agency"):
        paper(content={"agency": "Kota lain"}).values()
    with pytest.raises(TypeError, match="named fields"):
        paper(content=("a",)).values()
