"""``tepat anjab``: from a workbook to Word and back, by command."""

import json
import re
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from tepat import intake
from tepat.intake.anjab.package import lines

from ..job_analysis.cities import ANALYSIS, city


@pytest.fixture
def analysed(tmp_path):
    folder = tmp_path / "buku"
    intake.write_csv(city(analyses=[{**ANALYSIS, "position": "P2"}, ANALYSIS]), folder)
    return folder


def test_write_read_and_write_again_gives_the_same_files(analysed, tmp_path, run):
    first, second, out = (tmp_path / name for name in ("a", "b", "baca.xlsx"))
    day = ("--day", "2026-11-26")
    code, told, _ = run("anjab", "write", analysed, "--out", first, "--json", *day)
    assert code == 0
    files = [file for it in json.loads(told)["positions"] for file in it["files"]]
    assert files == ["J1 Pengolah Data.docx", "P2 Kepala Bidang Data.docx"]
    code, told, _ = run("anjab", "read", first, "--out", out, "--json")
    reading = json.loads(told)
    assert (code, reading["files"], reading["unplaced"]) == (0, 2, [])
    assert [(it["kode"], it["jenis"], it["tugas"]) for it in reading["positions"]] == [
        ("J1", "nomenklatur", 2),
        ("P2", "jabatan", 0),
    ]
    assert (tmp_path / "baca-belum-ditempatkan.xlsx").is_file()
    assert run("anjab", "write", out, "--out", second)[0] == 0
    for file in files:
        assert (second / file).read_bytes() == (first / file).read_bytes()


def test_one_position_is_written_as_word_and_pdf_that_say_the_same(
    analysed, tmp_path, run
):
    out = tmp_path / "satu"
    words = ("--position", "P3", "--format", "both", "--day", "2026-11-26")
    assert run("anjab", "write", analysed, "--out", out, *words)[0] == 0
    names = sorted(path.name for path in out.iterdir())
    assert names == ["P3 Pengolah Data.docx", "P3 Pengolah Data.pdf"]
    reader = PdfReader(out / names[1])
    on_paper = squeezed(" ".join(page.extract_text() for page in reader.pages))
    for line in lines(out / names[0]):
        cells = getattr(line, "cells", None)
        for said in [it.text for it in cells] if cells else [line.paragraph.text]:
            for row in said.split("\n"):
                assert squeezed(row) in on_paper, row


def squeezed(text):
    return re.sub(r"[\s\u00ad]+", "", text).replace("‑", "-")


def test_one_form_for_each_position_and_in_english(analysed, tmp_path, run):
    out = tmp_path / "semua"
    words = ("--each", "jabatan", "--lang", "en")
    assert run("anjab", "write", analysed, "--out", out, *words)[0] == 0
    assert sorted(path.stem for path in out.iterdir()) == [
        "P2 Kepala Bidang Data",
        "P3 Pengolah Data",
    ]
    with ZipFile(out / "P3 Pengolah Data.docx") as archive:
        assert b"MAIN TASKS" in archive.read("word/document.xml")


def test_check_counts_what_is_to_complete(analysed, run):
    code, told, _ = run("anjab", "check", analysed, "--json")
    findings = json.loads(told)["findings"]
    assert code == 0
    assert {"kode", "butir", "code", "verdict", "message"} == set(findings[0])
    assert ("P2", "ANJAB-2") in {(it["kode"], it["code"]) for it in findings}
    assert "ANJAB-2" in run("anjab", "check", analysed, "--lang", "en")[1]


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("read", "{tmp}/tidak-ada", "--out", "{tmp}/x.xlsx"), 72, "Folder"),
        (("write", "{book}", "--out", "{file}"), 72, "berkas"),
        (("write", "{book}", "--out", "{tmp}/o", "--position", "Z"), 73, "Z"),
        (("write", "{empty}", "--out", "{tmp}/o"), 74, "belum memuat"),
    ],
)
def test_what_cannot_be_done_is_told_with_a_code_of_its_own(
    analysed, tmp_path, run, words, code, told
):
    empty, file = tmp_path / "kosong", tmp_path / "berkas.txt"
    intake.write_csv(city(analyses=(), tasks=(), steps=(), details=()), empty)
    file.write_text("x")
    blanks = {"tmp": tmp_path, "book": analysed, "empty": empty, "file": file}
    found, _, err = run("anjab", *(word.format(**blanks) for word in words))
    assert found == code
    assert told in err


def test_a_folder_without_analyses_is_read_and_told(tmp_path, run):
    folder = tmp_path / "word"
    folder.mkdir()
    (folder / "a.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    out = tmp_path / "buku"
    code, told, _ = run("anjab", "read", folder, "--out", out, "--json")
    assert code == 0
    assert [it["file"] for it in json.loads(told)["unplaced"]] == ["a.doc"]
    assert (out / "anjab.csv").exists() is False
