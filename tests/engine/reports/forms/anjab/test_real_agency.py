"""A real agency's job analyses, written, read and written again.

Nothing of it is kept here; where it is not beside the project these tests skip.
"""

import runpy
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from tepat import law
from tepat.intake import read
from tepat.intake.anjab.coded import Codes
from tepat.intake.anjab.folder import read_folder
from tepat.job_analysis import Analyses
from tepat.reports.about import About
from tepat.reports.forms import Templates
from tepat.reports.forms.anjab import write_forms

ROOT = Path(__file__).parents[5]
AGENCY = ROOT.parent / "shared" / "data" / "anjab_abk_dpd"
DAY = date(2026, 3, 16)
LAW = law.on(DAY)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not AGENCY.is_dir(), reason=f"the real agency is not at {AGENCY}"
    ),
]


def written(snapshot, folder):
    analyses = Analyses(snapshot, LAW)
    about = About("Instansi Contoh", DAY, "buku")
    forms = write_forms(folder, analyses, analyses.subjects, about, Templates())
    return {it.files[0].name: it.files[0].read_bytes() for it in forms}


@pytest.fixture(scope="module")
def agency(tmp_path_factory):
    adapter = runpy.run_path(str(ROOT / "script" / "adapt_dpd.py"))
    folder = tmp_path_factory.mktemp("dpd")
    sheets, _ = adapter["adapt"](AGENCY)
    adapter["write"](sheets, folder)
    return read(folder, day=DAY, today=DAY).snapshot


@pytest.fixture(scope="module")
def there_and_back(agency, tmp_path_factory):
    first, second = (tmp_path_factory.mktemp(name) for name in ("first", "second"))
    before = written(agency, first)
    reading = read_folder(first, Codes.of(LAW), DAY)
    return before, reading, written(reading.snapshot, second)


def test_every_analysis_is_written_the_same_again(there_and_back):
    before, reading, after = there_and_back
    assert len(before) == len(reading.positions) == 251
    assert after == before


def test_nothing_is_left_without_a_place(there_and_back):
    _, reading, _ = there_and_back
    assert reading.unplaced == []


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("jobs", 251),
        ("analyses", 251),
        ("tasks", 3974),
        ("steps", 7051),
        # 7,101 responsibilities and authorities, one of them blank; 2,226 relations.
        ("details", 7100 + 2226),
    ],
)
def test_every_row_comes_back_as_it_was(name, count, agency, there_and_back):
    _, reading, _ = there_and_back
    key = agency.jobs["job"].implode()
    told = getattr(agency, name)
    first = told.columns[0]
    told = told.filter(pl.col(first).is_in(key)).sort(first, maintain_order=True)
    found = getattr(reading.snapshot, name).sort(first, maintain_order=True)
    assert found.height == count
    assert found.equals(told)
