"""Every letter, in Word and PDF: all of it, nothing executed, the same bytes again."""

from dataclasses import fields, is_dataclass, replace
from enum import Enum
from io import BytesIO

import docx as word
import pytest
from pypdf import PdfReader

from tepat.reports.forms import Templates, docx, pdf
from tepat.reports.forms.letters import (
    FORMS,
    Frame,
    ObjectionAnswer,
    ProposalNotice,
    paper_of,
)
from tepat.reports.forms.letters.sentences import DRAFT, IN_FORCE, UNREAD

from ..reading import missing, pages, said_in_docx, said_in_pdf, squeezed
from . import samples
from .people import ORIGIN

WRITERS = pytest.mark.parametrize(
    ("write", "said_in"),
    [(docx, said_in_docx), (pdf, said_in_pdf)],
    ids=["docx", "pdf"],
)
LETTERS = pytest.mark.parametrize(
    "letter", samples.LETTERS, ids=[FORMS[type(it)].name for it in samples.LETTERS]
)
AROUND = {"words", "language", "title", "day", "as_of", "source", "agency", "example"}
UNPRINTED = AROUND | {"emblem", "letters", "origin", "held_on"}
ONLY_SOMEWHERE = {"nature", "enclosed", "dated"}  # where the form has them
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CODE = ' {{ 7 * 7 }} {% for %} <b>&amp; #panic("x") $y$ *z* @w \\ // =1+1'
LONG = "Pemeliharaan" * 9


@pytest.fixture(scope="module")
def templates():
    return Templates()


def said(letter, about, language="id"):
    """The values a reader must find, without what only some forms print."""
    values = paper_of(letter, about, language).values()
    if isinstance(letter, ProposalNotice | ObjectionAnswer):
        del values["person"]["rank"]  # of no interest to who has it
    if isinstance(letter, ObjectionAnswer):
        del values["outcome"]  # said in words
    return list(printed(values))


def printed(value):
    match value:
        case dict():
            for name in value.keys() - UNPRINTED - ONLY_SOMEWHERE:
                yield from printed(value[name])
        case list():
            for each in value:
                yield from printed(each)
        case str():
            yield value


def absent(values, text):
    """Which values are not there, whether or not a form writes them in capitals."""
    return missing([each.casefold() for each in values], text.casefold())


def changed(value, change):
    """The same content with every text changed; names of forms stay what they are."""
    match value:
        case Enum() | bool():
            return value
        case str():
            return change(value)
        case tuple():
            return tuple(changed(each, change) for each in value)
        case _ if is_dataclass(value):
            told = {it.name: getattr(value, it.name) for it in fields(value)}
            return type(value)(
                **{name: changed(each, change) for name, each in told.items()}
            )
        case _:
            return value


@WRITERS
@LETTERS
@pytest.mark.parametrize("language", ["id", "en"])
def test_everything_a_letter_says_stands_in_the_file(
    templates, write, said_in, letter, language
):
    made = said_in(write(paper_of(letter, samples.REAL, language), templates))
    assert absent(said(letter, samples.REAL, language), made) == []
    for digest in (ORIGIN.data, ORIGIN.plan):
        assert digest[:16] in made


@WRITERS
@LETTERS
def test_a_draft_says_on_every_page_that_it_is_not_signed(
    templates, write, said_in, letter
):
    one = samples.draft(letter)
    made = said_in(write(paper_of(one, samples.ABOUT), templates))
    assert absent(said(one, samples.ABOUT), made) == []
    mark = squeezed(f"CONTOH – data fiktif · {DRAFT.id}")
    assert mark in made
    if write is pdf:
        for page in pages(write(paper_of(one, samples.ABOUT), templates)):
            assert mark in squeezed(page.extract_text())


@WRITERS
@LETTERS
def test_a_final_letter_of_real_data_has_no_mark_and_no_doubts(
    templates, write, said_in, letter
):
    made = said_in(write(paper_of(letter, samples.REAL), templates))
    for unwanted in ("CONTOH–", "KONSEP", squeezed(UNREAD.id), "None"):
        assert unwanted not in made


@pytest.mark.parametrize("letter", [samples.DECREE, samples.ANSWER])
def test_a_draft_marks_law_that_nobody_has_read_and_only_that(templates, letter):
    one = samples.draft(letter)
    made = said_in_pdf(pdf(paper_of(one, samples.REAL), templates))
    assert squeezed(UNREAD.id) in made
    sure = replace(one, remedy=replace(one.remedy, is_verified=True))
    if hasattr(sure, "recalling"):
        read = tuple(replace(it, is_verified=True) for it in sure.recalling)
        sure = replace(sure, recalling=read)
    made = said_in_pdf(pdf(paper_of(sure, samples.REAL), templates))
    assert squeezed(UNREAD.id) not in made
    assert "*" not in made


@WRITERS
def test_an_extract_says_that_a_decree_is_signed_only_once_it_is(
    templates, write, said_in
):
    for one, is_said in (
        (samples.EXTRACT, True),
        (samples.draft(samples.EXTRACT), False),
    ):
        made = said_in(write(paper_of(one, samples.REAL), templates))
        assert ("ttd." in made) is is_said


@WRITERS
def test_an_extract_has_only_the_recitals_of_its_decree(templates, write, said_in):
    bare = replace(samples.EXTRACT, has_noting=False)
    for one, count in ((samples.EXTRACT, 3), (bare, 2)):
        made = said_in(write(paper_of(one, samples.REAL), templates))
        assert made.count("danseterusnya;") == count
        assert ("Memperhatikan" in made) is one.has_noting


def without_letterhead(letter):
    head = replace(letter.frame.letterhead, lines=(), address=())
    return replace(letter, frame=replace(letter.frame, letterhead=head, place=""))


ONE_WITNESS = replace(
    samples.INAUGURATION, witnesses=samples.INAUGURATION.witnesses[:1]
)
BARE = replace(samples.MINUTES, notes=(), seats=samples.MINUTES.seats[1:])


@pytest.mark.parametrize(
    "letter",
    [
        *samples.LETTERS,
        *map(without_letterhead, samples.LETTERS),
        *(ONE_WITNESS, BARE, replace(samples.DECREE, noting=(), considering=("x",))),
    ],
    ids=lambda it: FORMS[type(it)].name,
)
def test_every_cell_of_a_word_letter_ends_with_a_paragraph(templates, letter):
    """Else Word calls the file damaged, where other programs open it."""
    document = word.Document(BytesIO(docx(paper_of(letter, samples.REAL), templates)))
    cells = list(document.element.body.iter(f"{W}tc"))
    assert cells
    assert {list(cell)[-1].tag for cell in cells} == {f"{W}p"}
    assert all(row.findall(f"{W}tc") for row in document.element.body.iter(f"{W}tr"))


@WRITERS
@LETTERS
def test_a_letterhead_that_nobody_has_filled_in_is_empty_and_no_error(
    templates, write, said_in, letter
):
    blank = without_letterhead(letter)
    made = said_in(write(paper_of(blank, samples.REAL), templates))
    assert squeezed(letter.frame.number).casefold() in made.casefold()


@WRITERS
@LETTERS
def test_texts_are_text_whatever_they_look_like(templates, write, said_in, letter):
    hostile = changed(letter, lambda text: text + CODE)
    made = said_in(write(paper_of(hostile, samples.REAL), templates))
    assert absent(said(hostile, samples.REAL), made) == []


@WRITERS
@pytest.mark.parametrize(
    "letter", [samples.NOTICE, samples.COLLECTIVE], ids=["notice", "decree"]
)
def test_long_names_and_other_scripts_break_nothing(templates, write, said_in, letter):
    strange = changed(letter, lambda text: f"{text} {LONG} عربى 中文\u202e\x07")
    made = said_in(write(paper_of(strange, samples.REAL), templates))
    assert made.count(LONG) > 10
    for name in ("AniLestari,S.Pd.", "DinasPendidikan"):
        assert name in made


@WRITERS
@LETTERS
def test_the_same_letter_gives_the_same_bytes(templates, write, said_in, letter):
    paper = paper_of(letter, samples.REAL)
    assert write(paper, templates) == write(paper, Templates())


@LETTERS
def test_only_our_fonts_are_in_a_pdf(templates, letter):
    for made in (letter, samples.draft(letter)):
        for page in pages(pdf(paper_of(made, samples.ABOUT), templates)):
            fonts = page["/Resources"]["/Font"].values()
            names = {font.get_object()["/BaseFont"].partition("+")[2] for font in fonts}
            assert {name for name in names if "LiberationSans" not in name} == set()


@pytest.mark.parametrize(
    ("letter", "most"),
    [
        (samples.NOTICE, 1),
        (samples.ANNOUNCEMENT, 1),
        (samples.PROPOSALS, 1),
        (samples.ANSWER, 1),
        (samples.DECREE, 2),
        (samples.EXTRACT, 2),
        (samples.COLLECTIVE, 3),
    ],
    ids=lambda it: str(it)[:12],
)
def test_a_letter_of_usual_length_has_as_many_pages_as_an_office_expects(
    templates, letter, most
):
    assert len(pages(pdf(paper_of(letter, samples.REAL), templates))) == most


def test_a_letter_is_on_a4(templates):
    for letter in samples.LETTERS:
        made = pages(pdf(paper_of(letter, samples.REAL), templates))
        for page in made:
            sides = sorted((float(page.mediabox.width), float(page.mediabox.height)))
            assert sides == pytest.approx([595.28, 841.89], abs=0.1)
        document = word.Document(
            BytesIO(docx(paper_of(letter, samples.REAL), templates))
        )
        for section in document.sections:
            sides = sorted((section.page_width.mm, section.page_height.mm))
            assert sides == pytest.approx([210, 297], abs=0.1)


def test_an_annex_of_three_hundred_goes_over_pages_with_its_head_and_one_signature(
    templates,
):
    many = replace(samples.COLLECTIVE, appointees=samples.appointees(300))
    made = pages(pdf(paper_of(many, samples.REAL), templates))
    texts = [squeezed(page.extract_text()) for page in made]
    annex = texts[2:]
    assert len(annex) > 10
    for number, text in enumerate(annex[:-1], 3):
        assert "(1)(2)(3)(4)(5)(6)(7)" in text
        assert f"–{number}–" in text
    signer = squeezed(many.signer.name)
    assert [signer in text for text in annex] == [False] * (len(annex) - 1) + [True]
    assert all(f"PegawaiContohKe-{n}" in "".join(annex) for n in range(4, 301))
    document = word.Document(BytesIO(docx(paper_of(many, samples.REAL), templates)))
    table = document.tables[-2]
    assert len(table.rows) == 302
    repeated = [bool(row._tr.xpath("w:trPr/w:tblHeader")) for row in table.rows]
    assert repeated == [True, True] + [False] * 300


@pytest.mark.parametrize("count", range(13))
def test_the_last_clause_stays_on_the_page_of_the_signature(templates, count):
    decree = replace(samples.DECREE, further=("Ketentuan tambahan. " * 9,) * count)
    made = pages(pdf(paper_of(decree, samples.REAL), templates))
    texts = [squeezed(page.extract_text()) for page in made]
    (signed,) = [text for text in texts if squeezed(decree.signer.name) in text]
    assert squeezed(IN_FORCE.id) in signed


def test_every_class_of_letter_has_a_form_and_a_frame():
    assert {type(it) for it in samples.LETTERS} == set(FORMS)
    assert all(isinstance(it.frame, Frame) for it in samples.LETTERS)


def test_a_pdf_can_be_searched_and_names_its_language(templates):
    read = PdfReader(BytesIO(pdf(paper_of(samples.NOTICE, samples.REAL), templates)))
    assert read.trailer["/Root"]["/Lang"] == "id"
    assert read.metadata.title == "Pemberitahuan usulan penempatan"
    assert samples.ANI.name not in str(read.metadata)  # names stay inside the letter
