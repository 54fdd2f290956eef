"""Files that are no workbook, and workbooks that are a danger."""

from __future__ import annotations

import io
import random
import struct
import time
import zipfile
import zlib
from pathlib import Path

import pytest

from tepat.intake import container

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def only_problem(reading):
    assert reading.snapshot is None
    assert reading.counts == {}
    (problem,) = reading.problems
    assert problem.severity == "error"
    return problem


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<html><table><tr><td>nip</td></tr></table></html>", "HTML"),
        (b"\xef\xbb\xbf  <?xml version='1.0'?><Workbook/>", "XML"),
        (b"%PDF-1.7", "PDF"),
        (b"nip;nama\n190101011925011901;Budi\n", "CSV"),
        (b'{"nip": 1}', "JSON"),
        (bytes(range(256)), "dikenal"),
        (OLE + "Workbook".encode("utf-16-le"), ".xls"),
        (OLE + "WordDocument".encode("utf-16-le"), "Office"),
    ],
)
def test_what_is_no_workbook_is_named(content, said, tmp_path, read):
    path = tmp_path / "pegawai.xlsx"
    path.write_bytes(content)
    problem = only_problem(read(path))
    assert problem.code == "FILE-NOT-XLSX"
    assert problem.sheet == "pegawai.xlsx"
    assert said in problem.say()
    assert ".xlsx" in problem.say("en")


def test_an_encrypted_workbook_is_told_how_to_unlock(tmp_path, read):
    path = tmp_path / "rahasia.xlsx"
    # The directory of a large file lies at its end, far from the header.
    path.write_bytes(OLE + bytes(3_000_000) + "EncryptedPackage".encode("utf-16-le"))
    problem = only_problem(read(path))
    assert problem.code == "FILE-ENCRYPTED"
    assert "kata sandi" in problem.say()


def test_a_zip_with_a_password_is_encrypted_too(book, read):
    path = book.xlsx()
    data = bytearray(path.read_bytes())
    central = data.find(b"PK\x01\x02")
    data[central + 8] |= 1  # general purpose flag, bit 0
    path.write_bytes(data)
    assert only_problem(read(path)).code == "FILE-ENCRYPTED"


def test_an_empty_file(tmp_path, read):
    path = tmp_path / "kosong.xlsx"
    path.touch()
    assert only_problem(read(path)).code == "FILE-EMPTY"


def test_a_path_that_leads_nowhere(tmp_path, read):
    assert only_problem(read(tmp_path / "tidak-ada.xlsx")).code == "FILE-NOT-FOUND"


def test_a_folder_without_csv(tmp_path, read):
    (tmp_path / "catatan.txt").write_text("halo")
    assert only_problem(read(tmp_path)).code == "FOLDER-WITHOUT-CSV"


def test_what_is_no_file_at_all(read):
    assert only_problem(read(Path("/dev/null"))).code == "FILE-NOT-XLSX"


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("word/document.xml", "Word"),
        ("content.xml", "OpenDocument"),
        ("xl/workbook.bin", ".xlsb"),
        ("foto.jpg", "zip"),
    ],
)
def test_other_zip_files_are_named(part, said, tmp_path, read):
    path = tmp_path / "buku.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(part, "isi")
    problem = only_problem(read(path))
    assert problem.code == "FILE-NOT-XLSX"
    assert said in problem.say()


def test_an_empty_zip_file(tmp_path, read):
    path = tmp_path / "buku.xlsx"
    with zipfile.ZipFile(path, "w"):
        pass
    assert only_problem(read(path)).code == "FILE-NOT-XLSX"


def test_a_truncated_workbook_is_damaged(book, read):
    path = book.xlsx()
    path.write_bytes(path.read_bytes()[:-100])
    assert only_problem(read(path)).code == "FILE-DAMAGED"


@pytest.mark.parametrize("seed", range(40))
def test_bytes_changed_at_random_never_break_the_reader(seed, book, read):
    path = book.xlsx()
    data = bytearray(path.read_bytes())
    chance = random.Random(seed)
    for _ in range(chance.randint(1, 30)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    path.write_bytes(data)
    read(path)  # asserts that a snapshot and errors exclude each other


def test_a_part_named_twice_is_damaged(book, read):
    path = book.xlsx()
    with (
        zipfile.ZipFile(path, "a") as archive,
        pytest.warns(UserWarning, match="Duplicate"),
    ):
        archive.writestr("xl/worksheets/sheet1.xml", "<worksheet/>")
    assert only_problem(read(path)).code == "FILE-DAMAGED"


def bomb(path, size, declared=None):
    """A workbook whose first sheet unpacks to ``size`` blanks, stating ``declared``."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/worksheets/sheet1.xml"] = b" " * size
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    if declared is not None:
        data = path.read_bytes()
        true, false = struct.pack("<I", size), struct.pack("<I", declared)
        assert data.count(true) == 2  # local header and directory
        data = data.replace(true, false)
        # A liar would also mend the checksum to fit what it states.
        check = struct.pack("<I", zlib.crc32(b" " * size))
        path.write_bytes(
            data.replace(check, struct.pack("<I", zlib.crc32(b" " * declared)))
        )
    return path


def test_a_zip_bomb_is_refused_before_it_is_opened(book, read):
    path = bomb(book.xlsx(), 300 * 2**20)
    start = time.process_time()
    problem = only_problem(read(path))
    assert problem.code == "FILE-ZIP-BOMB"
    assert time.process_time() - start < 1
    assert "300 ×" in problem.say()  # what is allowed


def test_a_zip_bomb_that_lies_about_its_size_is_refused(book, read):
    path = bomb(book.xlsx(), 300 * 2**20, declared=1000)
    reading = read(path)
    assert [(p.code, p.sheet) for p in reading.errors if p.sheet == "unit"] == [
        ("FILE-ZIP-BOMB", "unit")
    ]


def test_more_parts_than_a_workbook_can_need(book, read):
    path = book.xlsx()
    with zipfile.ZipFile(path, "a") as archive:
        for i in range(container.MOST_PARTS):
            archive.writestr(f"xl/media/{i}.bin", b"")
    assert only_problem(read(path)).code == "FILE-ZIP-BOMB"


def test_inflated_yields_exactly_what_was_packed():
    data = random.Random(1).randbytes(3 * container.STEP + 17) + b"a" * 5_000_000
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a", data)
        archive.writestr("b", data, compress_type=zipfile.ZIP_STORED)
    with zipfile.ZipFile(file) as archive:
        for part in archive.infolist():
            assert b"".join(container.inflated(file, part)) == data
