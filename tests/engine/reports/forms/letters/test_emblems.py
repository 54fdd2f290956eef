"""The arms at the head: pictures of a name, which a city replaces by its own."""

from io import BytesIO

import docx as word
import pytest
import typst
from pypdf import PdfReader

from tepat.reports.forms import BrokenTemplate, Templates, docx, pdf
from tepat.reports.forms.letters import paper_of
from tepat.reports.forms.templates import built_in

from . import samples


def picture(width=60, height=60):
    source = f"#set page(width: {width}pt, height: {height}pt, fill: red)\n"
    return typst.compile(source.encode(), format="png", ppi=72)


def shapes(made):
    return list(word.Document(BytesIO(made)).inline_shapes)


@pytest.mark.parametrize(
    ("letter", "name"),
    [(samples.NOTICE, "lambang-daerah.png"), (samples.DECREE, "lambang-negara.png")],
)
def test_a_city_puts_its_arms_in_place_of_the_empty_frame(tmp_path, letter, name):
    (tmp_path / name).write_bytes(picture())
    templates = Templates(tmp_path)
    paper = paper_of(letter, samples.REAL)
    made = docx(paper, templates)
    (shape,) = shapes(made)
    assert shape._inline.docPr.name == name
    assert shape.height == shape.width  # as its own picture is, not as our frame
    document = word.Document(BytesIO(made))
    blip = shape._inline.graphic.graphicData.pic.blipFill.blip.embed
    assert document.part.related_parts[blip].blob == picture()
    page = PdfReader(BytesIO(pdf(paper, templates))).pages[0]
    (image,) = (each.get_object() for each in page["/Resources"]["/XObject"].values())
    assert (image["/Width"], image["/Height"]) == (60, 60)


def test_arms_much_wider_than_high_stay_beside_the_names(tmp_path):
    (tmp_path / "lambang-daerah.png").write_bytes(picture(300, 100))
    (shape,) = shapes(docx(paper_of(samples.NOTICE, samples.REAL), Templates(tmp_path)))
    assert shape.width / shape.height == pytest.approx(3, abs=0.01)
    assert shape.width.mm < 36


def test_a_file_that_is_no_picture_is_told_by_its_name(tmp_path):
    (tmp_path / "lambang-daerah.png").write_bytes(b"not a picture")
    templates = Templates(tmp_path)
    for write in (docx, pdf):
        with pytest.raises(BrokenTemplate, match=r"lambang-daerah\.png|letter\.typ"):
            write(paper_of(samples.NOTICE, samples.REAL), templates)


def test_only_the_arms_that_the_letterhead_names_are_shown():
    templates = Templates()
    for letter in samples.LETTERS:
        name = f"{letter.frame.letterhead.emblem.value}.png"
        made = shapes(docx(paper_of(letter, samples.REAL), templates))
        assert [shape._inline.docPr.name for shape in made] == [name]
        assert (built_in() / name).is_file()
