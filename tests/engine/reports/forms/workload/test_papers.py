"""Word and PDF of the same form say the same, and all of it."""

import pytest

from tepat.reports.forms import docx, pdf
from tepat.reports.forms.workload import papers

from ..reading import missing, pages, said_in_docx, said_in_pdf
from .conftest import ABOUT, city, maker_of

BOTH = pytest.mark.parametrize(
    ("write", "said_in"),
    [(docx, said_in_docx), (pdf, said_in_pdf)],
    ids=["docx", "pdf"],
)
UNITS = pytest.mark.parametrize("unit", ["K", "D", "B", "S"])
UNPRINTED = {  # in both files; numbers behind what is printed, and the head
    *("words", "unit_name", "source", "language", "title", "day"),
    *("divisor", "fte", "year_hours"),
}


def shown(value):
    """The values that a reader must find in either file."""
    match value:
        case dict():
            kept = value.keys() - UNPRINTED
            return {name: shown(value[name]) for name in kept}
        case list():
            return [shown(each) for each in value]
        case _:
            return value


@BOTH
@UNITS
@pytest.mark.parametrize("language", ["id", "en"])
def test_everything_on_the_abk_stands_in_the_file(
    templates, write, said_in, unit, language
):
    made = papers.abk(maker_of(city(), language).abk(unit), ABOUT, language)
    assert missing(shown(made.values()), said_in(write(made, templates))) == []


@BOTH
def test_everything_on_form_c_stands_in_the_file(maker, templates, write, said_in):
    made = papers.form_c(maker.form_c("K", ["K", "D", "B", "S"]), ABOUT)
    assert missing(shown(made.values()), said_in(write(made, templates))) == []


@BOTH
def test_the_headings_are_those_of_the_form_in_use(maker, templates, write, said_in):
    said = said_in(write(papers.abk(maker.abk("D"), ABOUT), templates))
    for heading in (
        *("Uraiantugas", "Hasilkerja", "Jumlahhasil", "Waktupenyelesaian(jam)"),
        *("Waktuefektif", "Kebutuhanpegawai", "JUMLAH", "JUMLAHPEGAWAI"),
    ):
        assert heading in said
    said = said_in(write(papers.form_c(maker.form_c("D", ["D"]), ABOUT), templates))
    for heading in ("Namajabatan", "Jumlahbebankerjajabatan(jam)", "EJ", "PJ", "EU"):
        assert heading in said


@BOTH
def test_the_same_form_gives_the_same_bytes(maker, templates, write, said_in):
    made = papers.form_c(maker.form_c("D", ["D", "B"]), ABOUT)
    assert write(made, templates) == write(made, templates)


def test_each_position_with_tasks_begins_a_page(maker, templates):
    made = pages(pdf(papers.abk(maker.abk("B"), ABOUT), templates))
    starts = [page.extract_text() for page in made]
    assert len(made) == 2
    assert "Arsiparis" in starts[0]  # without tasks: below the one before
    assert "Pramu" in starts[1]


def test_a_form_of_one_position_is_named_after_it(maker):
    paper = papers.abk(maker.abk("B", "B2"), ABOUT)
    assert paper.title.fill({}, "id") == "Analisis beban kerja: Arsiparis"
