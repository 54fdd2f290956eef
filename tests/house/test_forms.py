"""Every form has both templates, and the Word ones are those that the scripts make."""

import re
import runpy
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from lxml import etree

from tepat.reports.forms import letters

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "src/tepat/reports/forms/templates"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LETTERS = tuple(form.name for form in letters.FORMS.values())
FORMS = (
    *("abk", "anjab", "form-c", "jawaban-aduan", "laporan-skm", "skp"),
    "standar-pelayanan",
    *LETTERS,
)
# What forms share; and what nobody is to write in Word: a certificate, and the way to
# the survey, whose code leads only where it was made for.
SHARED = (
    *("map.typ", "paper.typ", "letter.typ", "decree.typ", "sertifikat.typ"),
    *("poster-survei.typ", "tautan-survei.typ"),
)
SCRIPTS = {
    "abk_templates.py": lambda folder: str(folder),
    "anjab_template.py": lambda folder: str(folder / "anjab.docx"),
    "complaint_template.py": lambda folder: str(folder / "jawaban-aduan.docx"),
    "letter_templates.py": lambda folder: str(folder),
    "survey_template.py": lambda folder: str(folder / "laporan-skm.docx"),
    "standard_template.py": lambda folder: str(folder / "standar-pelayanan.docx"),
    "skp_template.py": lambda folder: str(folder / "skp.docx"),
}


def test_every_form_has_a_template_for_word_and_one_for_pdf():
    there = {file.name for file in TEMPLATES.iterdir()}
    assert there >= {f"{form}{kind}" for form in FORMS for kind in (".docx", ".typ")}
    alone = {name for name in there if name not in SHARED}
    assert {Path(name).stem for name in alone if name.endswith(".typ")} == {
        Path(name).stem for name in alone if name.endswith(".docx")
    }


@pytest.mark.parametrize(
    "file", sorted(TEMPLATES.glob("*.docx")), ids=lambda it: it.name
)
def test_a_word_template_opens_and_names_nobody(file):
    document = docx.Document(file)
    assert document.core_properties.author == "Tepat"
    assert document.core_properties.last_modified_by == "Tepat"
    with ZipFile(file) as archive:
        text = b"".join(archive.read(name) for name in archive.namelist())
    assert b"TargetMode" not in text  # nothing is fetched when it is opened
    assert b"vbaProject" not in text


# As the schema of WordprocessingML wants them: Word refuses a file that has them
# otherwise, where other programs only look away.
ORDER = {
    "tblPr": (
        *("tblStyle", "tblpPr", "tblOverlap", "bidiVisual", "tblStyleRowBandSize"),
        *("tblStyleColBandSize", "tblW", "jc", "tblCellSpacing", "tblInd"),
        *("tblBorders", "shd", "tblLayout", "tblCellMar", "tblLook"),
    ),
    "tcPr": (
        *("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd"),
        *("noWrap", "tcMar", "textDirection", "tcFitText", "vAlign", "hideMark"),
    ),
    "pPr": (
        *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl"),
        *("numPr", "pBdr", "shd", "tabs", "spacing", "ind", "jc", "rPr", "sectPr"),
    ),
    "rPr": (
        *("rStyle", "rFonts", "b", "i", "caps", "color", "spacing", "sz", "szCs"),
        *("u", "bdr", "shd", "vertAlign", "lang"),
    ),
}


@pytest.mark.parametrize(
    "file", sorted(TEMPLATES.glob("*.docx")), ids=lambda it: it.name
)
def test_what_a_word_template_says_of_looks_is_in_the_order_of_the_schema(file):
    for name, content in parts(file).items():
        if not re.fullmatch(r"word/(document|header\d+|footer\d+)\.xml", name):
            continue
        root = etree.fromstring(content)
        for kind, order in ORDER.items():
            for look in root.iter(f"{W}{kind}"):
                told = [etree.QName(each).localname for each in look]
                assert told == sorted(told, key=order.index), f"{name}: {told}"


@pytest.mark.parametrize("script", SCRIPTS)
def test_the_word_templates_are_those_that_the_script_makes(
    script, tmp_path, monkeypatch
):
    monkeypatch.setattr(sys, "argv", [script, SCRIPTS[script](tmp_path)])
    monkeypatch.syspath_prepend(str(ROOT / "script"))
    runpy.run_path(str(ROOT / "script" / script), run_name="__main__")
    made = sorted(tmp_path.glob("*.docx"))
    assert made
    for file in made:
        assert parts(file) == parts(TEMPLATES / file.name), f"Run script/{script}."


def parts(file):
    with ZipFile(BytesIO(file.read_bytes())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
