"""The integrity of a map as a workbook."""

from dataclasses import replace
from datetime import date

import openpyxl
import pytest

from tepat import law
from tepat.establishment.integrity import ROLL, integrity
from tepat.intake import town
from tepat.reports.about import About
from tepat.reports.integrity import write_integrity

DAY = date(2026, 11, 24)
ABOUT = About("Kota Contoh", DAY, "kota.xlsx", True)


@pytest.fixture(scope="module")
def found():
    return integrity(town.build(120, 7), law.on(DAY))


def written(found, path, language="id"):
    write_integrity(path, found, {}, ABOUT, language)
    return openpyxl.load_workbook(path)


def rows(sheet, heading):
    """The rows below the headings, as mappings."""
    told = list(sheet.iter_rows(values_only=True))
    top = next(at for at, row in enumerate(told) if heading in row)
    return [dict(zip(told[top], row, strict=True)) for row in told[top + 1 :]]


def test_it_has_readiness_findings_and_rules(found, tmp_path):
    book = written(found, tmp_path / "b.xlsx")
    assert book.sheetnames == ["Ringkasan", "Kesiapan per unit", "Temuan", "Aturan"]
    assert len(rows(book["Aturan"], "Bunyi aturan")) == len(ROLL)
    assert len(rows(book["Temuan"], "Langkah")) == len(found.issues)
    assert len(rows(book["Kesiapan per unit"], "Kesiapan")) == found.readiness.height


def test_the_summary_tells_what_holds_up_each_agency(found, tmp_path):
    told = rows(written(found, tmp_path / "b.xlsx")["Ringkasan"], "Kesiapan")
    agencies = {row["Unit"]: row for row in told}
    for row in found.readiness.filter(found.readiness["depth"] == 1).to_dicts():
        said = "siap" if row["is_ready"] else "belum siap"
        assert agencies[row["unit"]]["Kesiapan"] == said
        assert agencies[row["unit"]]["Hal yang menahan"] == row["blocking"]


def test_it_speaks_english(found, tmp_path):
    book = written(found, tmp_path / "b.xlsx", "en")
    assert book.sheetnames == ["Summary", "Readiness by unit", "Findings", "Rules"]


def test_the_same_map_gives_the_same_bytes(found, tmp_path):
    one, two = tmp_path / "1.xlsx", tmp_path / "2.xlsx"
    written(found, one)
    written(found, two)
    assert one.read_bytes() == two.read_bytes()


def test_no_issue_is_said_so(tmp_path, found):
    empty = replace(found, issues=())
    sheet = written(empty, tmp_path / "b.xlsx")["Temuan"]
    assert "Tidak ada temuan." in {cell for row in sheet.values for cell in row}
