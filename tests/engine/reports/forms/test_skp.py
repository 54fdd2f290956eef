"""The form of an agreement says everything once, in Word as in PDF."""

from datetime import date

import pytest

from tepat.reports.about import About
from tepat.reports.forms import Templates, docx, pdf, skp

from .reading import said_in_docx, said_in_pdf, squeezed

ABOUT = About("Kota Contoh", date(2026, 1, 10), "Tepat", is_example=True)
SRI = skp.Party("Sri", "199001012015032901", "III/a", "Analis", "Dinas")
BUDI = skp.Party("Budi", "198001012005031902", "IV/a", "Kepala Dinas", "Dinas")
ISSUED = skp.Outcome(
    text="Izin terbit dalam tiga hari",
    serves="Warga puas",
    measures=(
        skp.Measure("kuantitas", "izin", "1.200 dokumen"),
        skp.Measure("waktu", "waktu terbit", "3 hari"),
    ),
    plan=(("Triwulan I", "Meja dibuka"), ("Triwulan II", "Alur dipangkas")),
)
LOYAL = skp.Behaviour("Loyal", ("Menjaga rahasia jabatan",), "Jaga berkas warga")


def told(agreed_on="10 Januari 2026", main=(ISSUED,)):
    return skp.Agreement(
        period="1 Januari sampai 31 Desember 2026",
        employee=SRI,
        superior=BUDI,
        main=main,
        added=(),
        values=(LOYAL,),
        resources="Dua orang",
        agreed_on=agreed_on,
    )


def test_a_result_is_named_in_the_first_of_its_rows_only():
    first, second = skp.sheet(told()).main
    assert (first.number, first.text, first.span) == ("1", ISSUED.text, 2)
    assert (second.number, second.text, second.span) == ("", "", 0)
    assert skp.sheet(told()).added == (skp.NO_ROW,)


@pytest.fixture(scope="module")
def templates():
    return Templates()


@pytest.mark.parametrize("language", ["id", "en"])
def test_both_files_say_the_same_and_come_out_the_same_again(templates, language):
    paper = skp.paper(told(), ABOUT, language)
    made = docx(paper, templates)
    assert made == docx(paper, templates)
    assert pdf(paper, templates) == pdf(paper, templates)
    said, text = said_in_docx(made), said_in_pdf(pdf(paper, templates))
    for words in (SRI.name, BUDI.position, ISSUED.serves, "3 hari", LOYAL.expected):
        assert squeezed(words) in said
        assert squeezed(words) in text


def test_what_is_not_agreed_says_so(templates):
    draft = skp.paper(told(agreed_on="", main=()), ABOUT)
    text = said_in_pdf(pdf(draft, templates))
    assert squeezed("belum berlaku") in text
    assert squeezed("Disepakati pada") not in text
