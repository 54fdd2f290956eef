"""Published surveys, typed in or imported, computed by a job, read where people read.

Figures of `people.md` 9.3 are retyped: Sekadau (sekadaukab.go.id, artikel 923, semester
I 2019, 49 respondents) and the nine-element column of DPMPTSP Kabupaten Bogor, whose
means are those of 150 respondents. Its fourteen elements of 2004 have no column in the
register and so no way in: see docs/survey.md; the engine has them in
tests/engine/satisfaction/test_published.py.
"""

import csv
import re
from datetime import date, timedelta
from fractions import Fraction
from io import BytesIO
from pathlib import Path

import docx
import polars as pl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader
from tests.web.snapshots.conftest import files

from tepat import intake
from tepat.satisfaction.sheets import KEYS
from tepat.snapshot import TABLES, Settings, Snapshot
from tepat_web.accounts.access import Role
from tepat_web.imports.models import Upload
from tepat_web.ledger import jobs
from tepat_web.ledger.models import Job
from tepat_web.organisation.models import Structure, Unit
from tepat_web.publicservice.models import SurveyAnswer
from tepat_web.satisfaction import open_data
from tepat_web.snapshots.actions import ask_computation
from tepat_web.snapshots.models import Computed
from tepat_web.survey import actions
from tepat_web.survey.chores import take_in

__all__ = ["files"]  # fixture
pytestmark = pytest.mark.django_db
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DATA = Path(__file__).parents[4] / "shared" / "data" / "skm"
THEN = date(2025, 3, 3)
SEKADAU = re.findall(r"\d+", """
223434443 332333323 333443334 224444343 332333323 333433334 333333324 343334434
333333333 323444443 234444443 333333323 343433324 344433444 323333323 333333323
333333432 224444444 333433334 113433332 333233323 334434443 333333323 233444342
312233333 333433334 444434344 333433334 332332222 224444433 333433333 333434443
333433334 223443332 333433334 333434334 333333334 332322323 333444323 333433333
223444433 332434323 344433434 333433334 334343434 334444443 321323312 334444443
333444323
""")  # fmt: skip
BOGOR = (
    *("3.100", "3.080", "2.933", "3.060", "3.087", "3.140", "3.200", "2.947"),
    "2.940",
)


def spread(total, sheets):
    """Sheets whose answers, all nine given, sum up to ``total``."""
    least, more = divmod(total, 9 * sheets)
    flat = [least + (at < more) for at in range(9 * sheets)]
    return ["".join(map(str, flat[at::sheets])) for at in range(sheets)]


def of_means(means, sheets):
    """Sheets with these means, each element for itself."""
    columns = []
    for mean in means:
        total = round(Fraction(mean) * sheets)
        assert f"{total / sheets:.3f}" == mean
        least, more = divmod(total, sheets)
        columns.append([least + (at < more) for at in range(sheets)])
    return ["".join(map(str, row)) for row in zip(*columns, strict=True)]


def gaspul():
    """An office's 29 sheets: it printed how often each score was given."""
    with (DATA / "skm29_frekuensi.csv").open(encoding="utf-8", newline="") as file:
        counts = [[int(row[f"n{score}"]) for score in (1, 2, 3, 4)] for row in
                  csv.DictReader(file)]  # fmt: skip
    columns = ["".join(str(at) * n for at, n in enumerate(row, 1)) for row in counts]
    return ["".join(row) for row in zip(*columns, strict=True)]


def two():
    with (DATA / "skm2_responden.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return ["".join(row[f"u{at}"] for at in range(1, 10)) for row in rows]


# Sheets, then what each weight gives: published where a survey was; else reckoned by
# hand, 25 × sum ÷ (9 × sheets) on both sides of a bound.
CASES = {
    "Sekadau": (SEKADAU, {"1/9": "78,74 B", "0.111": "78,66 B", "0.11": "77,95 B"}),
    "Bogor": (of_means(BOGOR, 150), {"1/9": "76,35 C", "0.111": "76,28 C"}),
    "Semua empat": (["4" * 9] * 3, {"1/9": "100,00 A", "0.111": "99,90 A",
                                    "0.11": "99,00 A"}),
    "Semua satu": (["1" * 9] * 3, {"1/9": "25,00 D", "0.11": "24,75 D"}),
    "Di bawah 65": (spread(1357, 58), {"1/9": "64,99 D"}),
    "Dari 64,995": (spread(2644, 113), {"1/9": "65,00 C"}),
    "Di bawah 76,605": (spread(717, 26), {"1/9": "76,60 C"}),
    "Dari 76,605": (spread(524, 19), {"1/9": "76,61 B"}),
    "Di bawah 88,305": (spread(604, 19), {"1/9": "88,30 B"}),
    "Dari 88,305": (spread(1367, 43), {"1/9": "88,31 A"}),
    # U1: (4 + 2) ÷ 2, U2: 3 ÷ 1, the others 3.
    "Tidak terjawab": (["433333333", "203333333"], {"1/9": "75,00 C"}),
    # Nobody answered U4: eight elements, of one eighth or 0.125 each.
    "Delapan unsur": (["444044444"] * 2, {"1/9": "100,00 A", "0.111": "100,00 A"}),
}  # fmt: skip
PUBLISHED = ("Sekadau", "Bogor")
# Read from the report, too; it is written from what the page shows, so that the bounds
# need no paper of their own.
PRINTED = (*PUBLISHED, "Tidak terjawab", "Delapan unsur")


@pytest.fixture
def reader(user_with):
    return user_with(Role.PLANNER)


@pytest.fixture
def keeper(user_with):
    return user_with(Role.SERVICE)


def work():
    for job in Job.objects.filter(state=Job.State.WAITING):
        assert jobs.do_now(job).state == Job.State.DONE, job.message_id


def bring(client, cases, tmp_path):
    """Hand in a workbook with one unit for each case, look at it, and agree."""
    schemas = {table.name: table.schema for table in TABLES}
    units = [{"unit": "KOTA", "name": "Kota contoh"}]
    units += [
        {"unit": f"U{at}", "name": name, "parent": "KOTA"}
        for at, name in enumerate(cases, 1)
    ]
    rows = [
        {"unit": f"U{at}", "day": THEN}
        | {key: int(digit) or None for key, digit in zip(KEYS, each, strict=True)}
        for at, sheets in enumerate(cases.values(), 1)
        for each in sheets
    ]
    path = tmp_path / "survei.xlsx"
    head = {"position": "J1", "unit": "KOTA", "name": "Kepala", "family": "JPT"}
    tables = {"units": units, "positions": [head], "surveys": rows}
    frames = {
        name: pl.DataFrame(told, schema=schemas[name]) for name, told in tables.items()
    }
    intake.write_xlsx(Snapshot(timezone.localdate(), Settings(), **frames), path)
    file = SimpleUploadedFile("survei.xlsx", path.read_bytes())
    client.post("/impor/", {"file": file})
    work()
    upload = Upload.objects.get()
    assert upload.state == Upload.State.READY
    client.post(f"/impor/{upload.pk}/terapkan/")
    work()


def computed(by, weight=""):
    asked = {"day": "", "weight": weight}
    job = jobs.do_now(ask_computation(by=by, kind="survey", parameters=asked))
    assert job.state == Job.State.DONE, job.message_id
    return Computed.objects.get(job=job)


def read(client, name, *endings):
    """IKM and quality of a unit: on its page, and in the report with these endings."""
    number = Unit.objects.get(name=name).pk
    page = client.get(reverse("satisfaction:unit", args=[number])).content.decode()
    [(ikm, letter)] = re.findall(r"<dd><strong>([\d,]+)</strong> · ([A-D]) \(", page)
    for ending in endings:
        address = reverse("satisfaction:report", args=[number, ending])
        content = BytesIO(client.get(address).content)
        if ending == "pdf":
            said = " ".join(each.extract_text() for each in PdfReader(content).pages)
        else:
            words = docx.Document(content).element.iter(f"{W}t")
            said = " ".join(each.text or "" for each in words)
        assert f"{ikm} · {letter} (" in said, ending
    return f"{ikm} {letter}", page


def test_each_survey_comes_to_what_was_published_with_the_weight_that_was_used(
    reader, client_of, files, tmp_path
):
    client = client_of(reader)
    bring(client, {name: sheets for name, (sheets, _) in CASES.items()}, tmp_path)
    for weight in ("1/9", "0.111", "0.11"):
        found = computed(reader, weight)
        for name, (_sheets, wanted) in CASES.items():
            if weight in wanted:
                endings = ("docx",) if weight == "1/9" and name in PRINTED else ()
                endings += ("pdf",) if name in PUBLISHED else ()
                told, page = read(client, name, *endings)
                assert told == wanted[weight], (name, weight)
                assert f"{weight} setiap unsur" in page
    found = computed(reader)
    told = {row["name"]: row for row in open_data.content(found, ())}
    for name, (sheets, wanted) in CASES.items():
        ikm, letter = wanted["1/9"].replace(",", ".").split()
        if len(sheets) < 5:
            assert told[name]["ikm"] is None
        else:
            assert f"{told[name]['ikm']:.2f} {told[name]['quality'][0]}" == (
                f"{ikm} {letter}"
            )


def test_the_same_mean_is_good_by_the_bands_of_2004_and_less_by_those_of_2017(
    reader, client_of, files, tmp_path
):
    client = client_of(reader)
    bring(client, {"Bogor": CASES["Bogor"][0]}, tmp_path)
    SurveyAnswer.objects.update(day=date(2014, 6, 2))
    computed(reader)
    told, page = read(client, "Bogor")
    assert told == "76,35 C"
    [row] = re.findall(r"(?s)<th[^>]*>semester I 2014</th>.*?</tr>", page)
    assert "76,35" in row
    assert "B (Baik)" in row


def test_sheets_typed_from_paper_come_to_the_same(reader, keeper, client_of, files):
    structure = Structure.objects.create(basis="Perda contoh")
    unit = Unit.objects.create(
        structure=structure, code="SKD", name="Sekadau", path="0001"
    )
    station = actions.add_station(by=keeper, unit=unit, label="Loket", kind="poster")
    desk, day = client_of(keeper), timezone.localdate() - timedelta(days=1)
    for first in range(0, len(SEKADAU), 20):
        lines = enumerate(SEKADAU[first : first + 20], start=1)
        typed = {f"jawaban-{n}": digits for n, digits in lines}
        typed |= {"hari-1": day.isoformat(), "sekali": f"m{first}"}
        address = reverse("survey:paper", args=[station.pk])
        assert desk.post(address, typed).status_code == 302
    take_in(timezone.localdate())
    assert SurveyAnswer.objects.count() == 49
    for weight, wanted in CASES["Sekadau"][1].items():
        computed(reader, weight)
        assert read(client_of(reader), "Sekadau")[0] == wanted


@pytest.mark.skipif(not DATA.is_dir(), reason="the data collection is not beside us")
def test_surveys_of_the_data_collection_come_to_what_was_published(
    reader, client_of, files, tmp_path
):
    client, respondents = client_of(reader), two()
    cases = {"Kantor": gaspul(), "Satu": respondents[:1], "Dua": respondents}
    bring(client, cases, tmp_path)
    computed(reader, "0.11")
    assert read(client, "Kantor", "docx", "pdf")[0] == "90,56 A"
    computed(reader, "1/9")
    assert read(client, "Kantor")[0] == "91,48 A"
    with (DATA / "skm2_responden.csv").open(encoding="utf-8", newline="") as file:
        for name, row in zip(("Satu", "Dua"), csv.DictReader(file), strict=True):
            printed = row["ikm_terbit_kumulatif"].replace(".", ",")
            assert read(client, name)[0] == f"{printed} {row['mutu_terbit']}"
