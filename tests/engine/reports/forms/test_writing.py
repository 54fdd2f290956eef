"""Word and PDF from one paper: the same content, the same bytes, nothing executed."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import docx as word
import pytest
from pypdf import PdfReader

from tepat.reports.forms import BrokenTemplate, Templates, docx, pdf
from tepat.words import Sentence

from .conftest import ABOUT, NASTY, SMALL_TYP, paper, small_docx
from .reading import missing, pages, said_in_docx, said_in_pdf, squeezed

WRITERS = pytest.mark.parametrize(
    ("write", "said_in"),
    [(docx, said_in_docx), (pdf, said_in_pdf)],
    ids=["docx", "pdf"],
)


@WRITERS
def test_every_value_stands_in_the_file(templates, write, said_in):
    said = said_in(write(paper("Ani", "Budi"), templates))
    for text in ("Formulir kecil", ABOUT.agency, "Nama", "Ani", "Budi", "1.250,5"):
        assert squeezed(text) in said


@WRITERS
def test_names_are_text_whatever_they_look_like(templates, write, said_in):
    made = paper(*NASTY)
    rows = made.values()["rows"]
    assert len(rows) == len(NASTY)
    right_to_left = 2  # a reader gets those letters in the order of sight
    plain_rows = [row for at, row in enumerate(rows) if at != right_to_left]
    assert missing(plain_rows, said_in(write(made, templates))) == []


@WRITERS
def test_the_same_paper_gives_the_same_bytes(templates, write, said_in):
    again = Templates()
    small_docx(again.root / "small.docx")
    (again.root / "small.typ").write_text(SMALL_TYP, "utf-8")
    assert write(paper("Ani"), templates) == write(paper("Ani"), again)


def test_no_clock_stands_in_a_file(templates):
    with ZipFile(BytesIO(docx(paper("Ani"), templates))) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
    properties = word.Document(BytesIO(docx(paper("Ani"), templates))).core_properties
    assert properties.created.date() == properties.modified.date() == ABOUT.day
    assert (properties.author, properties.title) == (ABOUT.agency, "Formulir kecil")
    other = replace(ABOUT, day=date(2027, 1, 31))
    read = PdfReader(BytesIO(pdf(paper("Ani", about=other), templates)))
    assert read.metadata.creation_date.date() == other.day


def test_a_title_longer_than_word_keeps_is_cut_in_the_properties_alone(templates):
    long = "Penata Layanan Operasional " * 12
    about = replace(ABOUT, agency=long)
    made = docx(paper("Ani", title=Sentence(long, long), about=about), templates)
    properties = word.Document(BytesIO(made)).core_properties
    assert properties.title == properties.author == long[:255]
    assert squeezed(long) in said_in_docx(made)


def test_a_missing_value_is_blank_not_a_word(templates):
    assert "None" not in said_in_docx(docx(paper("Ani"), templates))


@WRITERS
def test_a_thousand_rows_flow_over_pages(templates, write, said_in):
    names = [f"Jabatan ke-{number}." for number in range(1000)]
    said = said_in(write(paper(*names), templates))
    assert [name for name in names if squeezed(name) not in said] == []


def test_a_word_with_no_place_to_break_stays_on_the_paper_and_is_all_there(templates):
    long = "X" * 300
    lines = pages(pdf(paper(long), templates))[0].extract_text().splitlines()
    of_word = [line.strip() for line in lines if line.strip().startswith("XXX")]
    assert len(of_word) > 1
    assert long in "".join(of_word)


def test_a_letter_of_another_script_is_lent_by_another_font(templates):
    read = PdfReader(BytesIO(pdf(paper("عربى"), templates)))
    fonts = read.pages[0]["/Resources"]["/Font"].values()
    assert any("DejaVu" in font.get_object()["/BaseFont"] for font in fonts)


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("{{ row.nothing }}", "nothing"),
        ("{{ nobody }}", "nobody"),
        ("{{ row.name", "«{{ row.name»"),
        ("{% if %}", "small.docx"),
        ("{{ row.__class__.__mro__ }}", "__class__"),
        ("{% include '/etc/passwd' %}", "loader"),
    ],
)
def test_a_broken_word_template_is_named(templates, template, told):
    small_docx(templates.root / "small.docx", cell=template)
    with pytest.raises(BrokenTemplate) as error:
        docx(paper("Ani"), templates)
    assert "small.docx" in error.value.say("id")
    assert told in error.value.say("id")


def test_a_broken_head_of_a_word_template_is_named(templates):
    document = word.Document(BytesIO((templates.root / "small.docx").read_bytes()))
    document.sections[0].header.paragraphs[0].text = "Kota {{ agency"
    document.save(templates.root / "small.docx")
    with pytest.raises(BrokenTemplate, match=r"Kota \{\{ agency"):
        docx(paper("Ani"), templates)


@pytest.mark.parametrize("content", [b"", b"PK not a document", b"{\\rtf1}"])
def test_a_file_that_is_no_word_template_is_named(templates, content):
    (templates.root / "small.docx").write_bytes(content)
    with pytest.raises(BrokenTemplate, match=r"small\.docx"):
        docx(paper("Ani"), templates)


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("#data.nothing", ("nothing", "baris 3")),
        ("#let x = ", ("baris 3",)),
        ('#set text(font: "Bookman Nowhere")\nx', ("bookman nowhere", "baris 3")),
        ('#read("/etc/passwd")', ("not found", "baris 3")),
        ('#read("../../etc/passwd")', ("escape", "baris 3")),
        ("#while true {}", ("always true", "baris 3")),
    ],
)
def test_a_broken_typst_template_is_named_with_its_line(templates, template, told):
    path = templates.root / "small.typ"
    path.write_text('#import "paper.typ": *\n\n' + template, "utf-8")
    with pytest.raises(BrokenTemplate) as error:
        pdf(paper("Ani"), templates)
    for each in ("small.typ", *told):
        assert each in error.value.say("id")
    assert str(templates.root) not in error.value.say("id")
