from io import BytesIO

import pytest
from pypdf import PdfReader

from tepat.reports.file import CannotWrite
from tepat.reports.forms import BrokenTemplate, Templates
from tepat.reports.forms.templates import built_in
from tepat.reports.position_map.drawing import write_pdf
from tepat.reports.position_map.drawing.layout import pages
from tepat.reports.position_map.drawing.say import Speech

from .charts import CHARTS, nine_levels

A3_ACROSS = (420, 297)


@pytest.fixture
def written(tmp_path, about):
    def write(chart, **options):
        path = tmp_path / "peta.pdf"
        write_pdf(path, chart, about, **options)
        return path.read_bytes()

    return write


def squeezed(text):
    return "".join(text.split())


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS.keys())
def test_what_is_laid_out_stands_in_the_file(written, about, chart):
    made = chart()
    read = PdfReader(BytesIO(written(made)))
    assert len(read.pages) == len(pages(made, Speech(about, "id")))
    for page in read.pages:
        size = [round(float(each) / 72 * 25.4) for each in page.mediabox[2:]]
        assert tuple(size) == A3_ACROSS
    told = squeezed("".join(page.extract_text() for page in read.pages))
    for node in made.units:
        for each in node.posts:
            if each.name.isascii():
                assert squeezed(each.name) in told


def test_the_same_map_gives_the_same_bytes(written):
    assert written(nine_levels()) == written(nine_levels())


def test_links_and_bookmarks_lead_to_the_sheets(written):
    read = PdfReader(BytesIO(written(nine_levels())))
    at = {page.indirect_reference.idnum: at for at, page in enumerate(read.pages)}
    targets = {
        at[note.get_object()["/Dest"][0].idnum]
        for note in read.pages[0]["/Annots"]
        if "/Dest" in note.get_object()
    }
    assert targets == set(range(1, len(read.pages)))
    top = [each.title.strip() for each in read.outline if not isinstance(each, list)]
    assert top == ["Ikhtisar", "Unit tingkat 0"]


def test_the_file_is_tagged_and_names_its_language_and_title(written):
    read = PdfReader(BytesIO(written(nine_levels())))
    root = read.trailer["/Root"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == "id"
    assert read.metadata.title == "PETA JABATAN – Unit tingkat 0"


def test_words_are_english_where_that_is_asked(written):
    read = PdfReader(BytesIO(written(nine_levels(), language="en")))
    told = squeezed("".join(page.extract_text() for page in read.pages))
    assert "POSITIONMAP" in told
    assert "Halaman" not in told


def test_a_city_draws_with_its_own_template(written, tmp_path):
    own = (built_in() / "map.typ").read_text("utf-8")
    (tmp_path / "map.typ").write_text(f"{own}\n#pagebreak()\nLampiran", "utf-8")
    read = PdfReader(BytesIO(written(nine_levels(), templates=Templates(tmp_path))))
    assert "Lampiran" in read.pages[-1].extract_text()


def test_a_broken_template_of_a_city_is_told(written, tmp_path):
    (tmp_path / "map.typ").write_text("#nothing", "utf-8")
    with pytest.raises(BrokenTemplate, match=r"map\.typ"):
        written(nine_levels(), templates=Templates(tmp_path))


def test_an_older_file_stays_where_the_new_one_cannot_be_written(tmp_path, about):
    with pytest.raises(CannotWrite):
        write_pdf(tmp_path / "none" / "peta.pdf", nine_levels(), about)
