"""Which files are agencies, and what they are called."""

import pickle

import pytest

from tepat.batch.agencies import NOT_THERE, NoAgencies, digest, find
from tepat.reports.file import CannotWrite


def named(paths, out):
    return [agency.name for agency in find(paths, out)]


def test_a_folder_of_books_is_all_its_books(books, tmp_path):
    assert named([books], tmp_path) == ["kota-a", "kota-b", "kota-d"]


def test_books_may_be_named_one_by_one_and_twice(books, tmp_path):
    told = [books / "kota-d", books / "kota-a.xlsx", books / "kota-a.xlsx"]
    assert named(told, tmp_path) == ["kota-a", "kota-d"]


def test_what_excel_leaves_beside_an_open_book_is_no_agency(tmp_path):
    for name in ("~$kota.xlsx", ".kota.xlsx", "catatan.txt", "kota.xlsx"):
        (tmp_path / name).write_bytes(b"")
    assert named([tmp_path], tmp_path / "out") == ["kota"]


def test_results_inside_the_folder_are_no_agency(books, tmp_path):
    (tmp_path / "kota.xlsx").write_bytes(b"")
    out = tmp_path / "hasil"
    out.mkdir()
    (out / "pegawai.csv").write_bytes(b"")
    assert named([tmp_path], out) == ["kota"]


def test_equal_names_are_told_apart_by_their_folders(tmp_path):
    for province in ("utara", "selatan"):
        (tmp_path / province).mkdir()
        (tmp_path / province / "dinas.xlsx").write_bytes(b"")
    told = [tmp_path / "utara", tmp_path / "selatan"]
    assert named(told, tmp_path) == ["selatan-dinas", "utara-dinas"]


@pytest.mark.parametrize("name", ["gabungan.json", "antar-instansi", "Gabungan.XLSX"])
def test_an_agency_is_not_called_like_a_result(tmp_path, name):
    (tmp_path / name).mkdir()
    (tmp_path / name / "pegawai.csv").write_bytes(b"")
    with pytest.raises(NoAgencies, match="(?i)" + name):
        find([tmp_path], tmp_path / "out")


def test_no_book_and_no_folder_are_told(tmp_path):
    with pytest.raises(NoAgencies, match="buku kerja"):
        find([tmp_path], tmp_path / "out")
    with pytest.raises(NoAgencies, match="tidak ada"):
        find([tmp_path / "lain"], tmp_path / "out")


def test_a_book_that_is_gone_has_a_digest_all_the_same(tmp_path):
    gone = tmp_path / "kota.xlsx"
    first = digest(gone)
    gone.write_bytes(b"")
    assert digest(gone) != first


def test_an_error_keeps_what_it_says_between_processes(tmp_path):
    for error in (NoAgencies(NOT_THERE, paths=("a",)), _cannot_write(tmp_path)):
        again = pickle.loads(pickle.dumps(error))  # noqa: S301
        assert type(again) is type(error) and again.exit_code == error.exit_code
        assert again.say("en") == error.say("en") and str(again) == str(error)


def _cannot_write(folder):
    return CannotWrite(folder, OSError(13, "Permission denied"))


def test_a_digest_tells_content_and_names_of_sheets(tmp_path):
    folder = tmp_path / "a"
    folder.mkdir()
    (folder / "unit.csv").write_bytes(b"x")
    first = digest(folder)
    (folder / "catatan.txt").write_bytes(b"y")
    assert digest(folder) == first
    (folder / "unit.csv").rename(folder / "jabatan.csv")
    assert digest(folder) != first
