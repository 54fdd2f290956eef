"""Files for SIASN and the page of indices: what the register and the engine hold."""

import csv
import json
from datetime import date
from io import StringIO

import polars as pl
import pytest
from tests.web.snapshots.conftest import people_of

from tepat_web.accounts.access import Role
from tepat_web.cycles import siasn
from tepat_web.ledger.models import Entry
from tepat_web.performance.models import Appraisal, TrainingTaken
from tepat_web.snapshots import store
from tepat_web.workforce.models import Appointment, Employee

pytestmark = pytest.mark.django_db
STATEMENTS = 30


@pytest.fixture
def browser(city, client_of):
    return client_of(city.planner)


@pytest.fixture
def quarters(city):
    """One person's two quarters, with a rater whose numbers at BKN are known."""
    extra = json.dumps({"PNS_ID": "A" * 32, "gol_akhir_id": "41"})
    Employee.objects.filter(pk=city.leader.pk).update(extra=extra)
    Employee.objects.filter(pk=city.led.pk).update(extra=extra)
    held = Appointment.objects.get(employee=city.leader, valid_to__isnull=True)
    Appointment.objects.filter(pk=held.pk).update(since=date(2025, 5, 1))
    told = {"results": "DI_ATAS", "behaviour": "SESUAI", "rater": city.leader.nip}
    for period in ("TW1", "Triwulan II"):
        Appraisal.objects.create(employee=city.led, year=2025, period=period, **told)
    return held


def test_a_file_of_a_quarter_is_what_the_register_says(browser, city, quarters):
    query = "?tahun=2025&periode=Triwulan+II"
    answer = browser.get(f"/siklus/siasn/kinerjaperiodik-save.jsonl{query}")
    (told,) = map(json.loads, answer.content.decode().splitlines())
    assert told["pnsDinilaiId"] == "A" * 32
    assert told["kuadranKinerjaNilai"] == 2  # by the matrix: above and as expected
    assert told["penilaiNama"] == city.leader.name
    assert told["penilaiGolongan"] == "41"
    assert told["penilaiJabatanNama"] == quarters.post.position.name
    (early,) = siasn.records("kinerjaperiodik-save", 2025, "TW1")
    assert early.rater.position == ""  # held only since May: nothing is made up
    entry = Entry.objects.latest("number")
    assert entry.act == "register.exported"
    assert json.loads(entry.facts)["count"] == 1


def test_yearly_appraisals_and_trainings_all_have_a_record(browser, city):
    year = siasn.years()[0]
    rows = Appraisal.objects.standing().filter(year=year, period="")
    answer = browser.get(f"/siklus/siasn/skp22-save.csv?tahun={year}")
    found = list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig"))))
    assert len(found) == rows.count() > 0
    year = siasn.training_years()[0]
    taken = TrainingTaken.objects.standing().filter(year=year)
    both = [
        record
        for table in ("diklat-save", "kursus-save")
        for record in siasn.records(table, year)
    ]
    assert len(both) == taken.count() > 0
    assert {each.nip for each in both} == set(
        taken.values_list("employee__nip", flat=True)
    )


def test_a_period_that_cannot_be_read_is_in_no_file_and_is_told(browser, city):
    Appraisal.objects.create(employee=city.led, year=2025, period="3")
    page = browser.get("/siklus/siasn/?berkas=kinerjaperiodik-save&tahun=2025")
    assert "/daftar/kinerja/" in page.content.decode()
    assert siasn.unreadable(2025) == 1


def test_a_file_that_is_not_there_is_not_found(browser, city):
    for name in ("skp22-save.exe", "rahasia.csv", "skp22-save"):
        assert browser.get(f"/siklus/siasn/{name}").status_code == 404


@pytest.mark.parametrize("name", ["skp22-save", "kursus-save"])
def test_a_page_of_files_takes_few_statements(
    browser, city, name, django_assert_max_num_queries
):
    with django_assert_max_num_queries(STATEMENTS):
        assert browser.get(f"/siklus/siasn/?berkas={name}").status_code == 200


def test_indices_are_those_that_the_engine_worked_out_last(browser, compute, city):
    assert browser.get("/siklus/indeks/").status_code == 200  # nothing computed yet
    found = compute("performance")
    tables = {each.name: each for each in store.read(found.folder).tables}
    frame = pl.read_parquet(tables["pegawai"].rows).filter(pl.col("total") > 0)
    one = frame.row(0, named=True)
    page = browser.get(f"/siklus/indeks/?tabel=pegawai&q={one['nip']}").content.decode()
    assert f"/hasil/{found.pk}/" in page
    assert f"{one['total']:.2f}".replace(".", ",") in page
    climbing = pl.read_parquet(tables["angka-kredit"].rows)
    of_units = pl.read_parquet(tables["angka-kredit-unit"].rows)
    assert of_units["officials"].sum() == climbing.height > 0
    for row in of_units.head(3).iter_rows(named=True):
        page = browser.get(f"/siklus/indeks/?{row['officials_query']}").content.decode()
        assert page.count('<th scope="row">') == row["officials"]
    answer = browser.get("/siklus/indeks/pegawai.xlsx")
    assert answer["Content-Type"].startswith("application/vnd.openxmlformats")
    assert browser.get("/siklus/indeks/?tabel=penilai").status_code == 404


def test_an_officer_sees_the_indices_of_the_own_agency_without_penalties(
    compute, city, client_of, user_with
):
    compute("performance")
    officer = client_of(user_with(Role.OFFICER, city.home))
    page = officer.get("/siklus/indeks/?tabel=pegawai").content.decode()
    inside, outside = people_of(city.home)
    names = {it.nip: it.name for it in Employee.objects.all()}
    assert any(names[nip] in page for nip in inside)
    only_outside = {names[nip] for nip in outside} - {names[nip] for nip in inside}
    assert not any(name in page for name in only_outside)
    assert "Disiplin" not in page
    stranger = client_of(user_with(nip=city.leader.nip))
    assert stranger.get("/siklus/indeks/").status_code == 403
