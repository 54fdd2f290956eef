"""A file is written whole, or not at all."""

import pytest

from tepat.reports.file import CannotWrite, write_whole


def test_an_older_file_is_replaced(tmp_path):
    path = tmp_path / "peta.html"
    write_whole(path, b"lama")
    write_whole(path, b"baru")
    assert path.read_bytes() == b"baru"
    assert [it.name for it in tmp_path.iterdir()] == ["peta.html"]


def test_a_folder_that_is_not_there_is_told_without_a_traceback(tmp_path):
    with pytest.raises(CannotWrite) as refused:
        write_whole(tmp_path / "tiada" / "peta.html", b"")
    assert "tidak dapat ditulis" in refused.value.say("id")
    assert refused.value.exit_code == 20


def test_nothing_is_left_behind_when_the_place_is_taken_by_a_folder(tmp_path):
    (tmp_path / "peta.html").mkdir()
    with pytest.raises(CannotWrite):
        write_whole(tmp_path / "peta.html", b"")
    assert [it.name for it in tmp_path.iterdir()] == ["peta.html"]
