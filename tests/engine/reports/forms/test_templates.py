"""A city's own templates win, and can reach nothing but themselves."""

import hashlib
import json
from base64 import b64encode

import pytest

from tepat.reports.forms import BrokenTemplate, NoTemplates, Templates, pdf
from tepat.reports.forms.templates import MOST_MEGABYTES, built_in, fonts

from .conftest import paper
from .reading import said_in_pdf, squeezed


def test_without_a_folder_the_built_in_templates_are_used():
    templates = Templates()
    there = {file.name for file in templates.root.iterdir()}
    assert there == {file.name for file in built_in().iterdir()}


def test_a_file_of_the_same_name_wins(tmp_path):
    own = (built_in() / "paper.typ").read_text("utf-8").replace("data.source", '"LOGO"')
    (tmp_path / "paper.typ").write_text(own, "utf-8")
    (tmp_path / "small.typ").write_text('#import "paper.typ": *\n#show: sheet\nx')
    said = said_in_pdf(pdf(paper(), Templates(tmp_path)))
    assert "LOGO" in said
    assert squeezed("kota.xlsx") not in said


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(NoTemplates, match="tidak ada"):
        Templates(tmp_path / "none")


def test_a_word_template_of_no_form_is_told_with_the_names_that_there_are(tmp_path):
    (tmp_path / "abc.docx").write_bytes(b"")
    with pytest.raises(NoTemplates, match=r"abc\.docx"):
        Templates(tmp_path)


def test_what_an_open_word_leaves_beside_a_template_is_passed_over(tmp_path):
    (tmp_path / "~$abk.docx").write_bytes(b"")
    (tmp_path / ".DS_Store").write_bytes(b"")
    (tmp_path / "notes.txt").write_text("x")
    templates = Templates(tmp_path)
    there = {file.name for file in templates.root.iterdir()}
    assert there == {file.name for file in built_in().iterdir()}


def test_a_link_to_elsewhere_is_not_followed(tmp_path):
    secret = tmp_path / "secret.svg"
    secret.write_text("<svg/>")
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "logo.svg").symlink_to(secret)
    templates = Templates(folder)
    assert not (templates.root / "logo.svg").exists()


def test_a_file_too_large_is_told(tmp_path):
    with (tmp_path / "logo.png").open("wb") as file:
        file.truncate(MOST_MEGABYTES * 2**20 + 1)
    with pytest.raises(NoTemplates, match=r"logo\.png"):
        Templates(tmp_path)


def test_a_package_of_the_network_is_told_before_anything_is_asked(tmp_path):
    (tmp_path / "abk.typ").write_text('= Judul\n#import "@preview/cetz:0.3.0"\n')
    with pytest.raises(BrokenTemplate, match=r"abk\.typ.*preview"):
        Templates(tmp_path)


def test_the_fonts_are_those_of_their_record():
    record = json.loads((fonts() / "vendor.json").read_text("utf-8"))
    assert (fonts() / record["licence_file"]).read_text("utf-8").count("OPEN FONT") > 0
    there = {file.name: file for file in fonts().iterdir() if ".ttf" in file.name}
    assert there.keys() == record["files"].keys()
    for name, told in record["files"].items():
        digest = hashlib.sha384(there[name].read_bytes()).digest()
        assert told == f"sha384-{b64encode(digest).decode()}"


def test_an_empty_template_is_told_and_makes_no_empty_page(tmp_path):
    (tmp_path / "form-c.typ").write_bytes(b"")
    with pytest.raises(NoTemplates, match=r"form-c\.typ kosong"):
        Templates(tmp_path)
