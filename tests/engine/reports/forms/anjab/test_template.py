"""The Word template is what its script makes, and hides nothing."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

ROOT = Path(__file__).parents[5]
TEMPLATE = ROOT / "src/tepat/reports/forms/templates/anjab.docx"


def parts(path):
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_template_is_what_its_script_makes(tmp_path):
    made = tmp_path / "anjab.docx"
    script = ROOT / "script" / "anjab_template.py"
    subprocess.run([sys.executable, script, made], check=True)
    assert parts(made) == parts(TEMPLATE)


def test_the_template_keeps_nothing_out_of_sight():
    body = parts(TEMPLATE)["word/document.xml"]
    assert b"w:vanish" not in body
    assert b"w:comment" not in body
    assert b"w:bookmarkStart" not in body
