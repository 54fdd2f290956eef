"""Files of the law are read strictly."""

import pytest

from tepat.law import LawFileError
from tepat.law.yaml_file import content, entries, parsed


def test_a_mapping_is_read():
    assert parsed("a: 1\nb: {5: 235}", "here") == {"a": 1, "b": {5: 235}}


@pytest.mark.parametrize("text", ["a: 1\na: 2", "a: {b: 1, b: 2}", "a: [{b: 1, b: 1}]"])
def test_an_entry_written_twice_is_refused(text):
    with pytest.raises(LawFileError, match="tertulis dua kali"):
        parsed(text, "here")


@pytest.mark.parametrize("text", ["a: [", "a: !!python/object:os.system {}"])
def test_what_is_no_plain_yaml_is_refused(text):
    with pytest.raises(LawFileError, match=r"^here: berkas tidak terbaca"):
        parsed(text, "here")


@pytest.mark.parametrize("text", ["", "- a", "a"])
def test_what_is_no_mapping_is_refused(text):
    with pytest.raises(LawFileError, match="harus ada isian bernama"):
        parsed(text, "here")


def test_a_file_that_is_not_there_is_named():
    with pytest.raises(
        LawFileError, match=r"^law/norms/weather\.yaml: berkas tidak ada"
    ):
        content("norms/weather.yaml")


def test_every_missing_entry_is_named_at_once():
    with pytest.raises(LawFileError, match="isian at, cites belum ada"):
        entries({"from": 1}, ("from", "cites", "at"), "here")


def test_every_unknown_entry_is_named_at_once():
    with pytest.raises(LawFileError, match="isian since, valeu tidak dikenal"):
        entries({"from": 1, "valeu": 2, "since": 3}, ("from",), "here")


def test_an_optional_entry_may_be_there_or_not():
    assert entries({"a": 1}, ("a",), "here", ("note",)) == {"a": 1}
    assert entries({"a": 1, "note": 2}, ("a",), "here", ("note",)) == {
        "a": 1,
        "note": 2,
    }
