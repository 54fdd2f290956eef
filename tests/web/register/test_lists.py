"""Lists: search, filters, order, columns, days, saved views, and empty ones."""

import pytest

from tepat_web.accounts.access import Role
from tepat_web.ledger.models import Entry
from tepat_web.organisation.models import Holiday, Position, Unit
from tepat_web.register.models import SavedView
from tepat_web.snapshots.sheets import SHEETS
from tepat_web.workforce.models import Appointment, Employee

pytestmark = pytest.mark.django_db


def names(answer):
    """The first cells of a list, in order."""
    assert answer.status_code == 200
    return [line.cells[0].text for line in answer.context["lines"]]


def count(answer):
    return answer.context["page"].paginator.count


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_every_table_has_a_list_with_all_its_rows(city, user_with, client_of, sheet):
    role = Role.SERVICE if sheet.name in ("surveys", "complaints") else Role.PLANNER
    answer = client_of(user_with(role)).get(f"/daftar/{sheet.table.sheet}/?semua=1")
    rows = {table.name: rows.height for table, rows in city.told.tables()}
    assert count(answer) == rows[sheet.name]


def test_the_first_page_lists_the_tables_with_their_rows(city, as_planner):
    page = as_planner.get("/daftar/").content.decode()
    assert "Pegawai" in page
    assert "60 baris" in page


def test_a_search_finds_by_every_word_in_any_column(city, as_planner):
    person = city.nurse
    held = Appointment.objects.get(employee=person, valid_to__isnull=True)
    word = person.name.split()[0]
    found = names(as_planner.get("/daftar/pegawai/", {"q": f"{word} {person.nip}"}))
    assert found == [person.name]
    by_position = as_planner.get("/daftar/pegawai/", {"q": held.post.position.name})
    assert person.name in names(by_position)
    assert names(as_planner.get("/daftar/pegawai/", {"q": f"{word} tidakada"})) == []


def test_filters_are_told_as_a_sentence_and_taken_away_one_by_one(city, as_planner):
    answer = as_planner.get(
        "/daftar/pegawai/",
        {"f.status": "PNS", "f.born.min": "01-01-1980", "di": city.health.code},
    )
    texts = [chip.text for chip in answer.context["listing"].chips]
    assert texts == [
        f"di {city.health.name} dan di bawahnya",
        "Status: PNS",
        "Tanggal lahir dari 1 Januari 1980",
    ]
    wanted = Employee.objects.filter(
        status="PNS", born__gte="1980-01-01", place__path__startswith=city.health.path
    )
    assert count(answer) == wanted.count()
    without = answer.context["listing"].chips[0].remove_url
    assert count(as_planner.get(f"/daftar/pegawai/{without}")) >= wanted.count()


def test_several_words_of_one_column_are_joined_by_or(city, as_planner):
    answer = as_planner.get("/daftar/pegawai/?f.status=PPPK&f.status=CPNS")
    wanted = Employee.objects.filter(status__in=["PPPK", "CPNS"]).count()
    assert count(answer) == wanted
    assert "PPPK atau CPNS" in answer.content.decode()


@pytest.mark.parametrize("state", ["kosong", "terisi"])
def test_blank_and_filled_in_are_filters_too(city, as_planner, state):
    answer = as_planner.get(f"/daftar/pegawai/?f.position.isi={state}")
    seated = Appointment.objects.filter(valid_to__isnull=True).count()
    wanted = seated if state == "terisi" else Employee.objects.count() - seated
    assert count(answer) == wanted


def test_numbers_are_filtered_within_their_bounds(city, as_planner):
    address = "/daftar/jabatan/?f.position_class.min=8&f.position_class.max=9"
    wanted = Position.objects.filter(position_class__in=[8, 9]).count()
    assert 0 < count(as_planner.get(address)) == wanted


def test_what_cannot_be_read_is_said_and_not_applied(city, as_planner):
    answer = as_planner.get("/daftar/pegawai/?f.born.min=kemarin&di=TIDAK-ADA")
    page = answer.content.decode()
    assert "Bukan tanggal: “kemarin”" in page
    assert "TIDAK-ADA" in page
    assert count(answer) == Employee.objects.count()


def test_a_unit_is_found_by_its_name_too(city, as_planner):
    by_code = as_planner.get("/daftar/pegawai/", {"di": city.health.code})
    by_name = as_planner.get("/daftar/pegawai/", {"di": city.health.name})
    assert 0 < count(by_code) == count(by_name)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_every_column_sorts_both_ways(city, user_with, client_of, sheet):
    role = Role.SERVICE if sheet.name in ("surveys", "complaints") else Role.PLANNER
    browser = client_of(user_with(role))
    for column in sheet.table.columns:
        up = browser.get(f"/daftar/{sheet.table.sheet}/?sort={column.name}")
        down = browser.get(f"/daftar/{sheet.table.sheet}/?sort=-{column.name}")
        assert up.status_code == down.status_code == 200, column.name
        assert count(up) == count(down)


def test_a_list_is_sorted_by_what_is_shown(city, as_planner):
    told = names(as_planner.get("/daftar/pegawai/?sort=name"))
    assert told == sorted(told)
    told = names(as_planner.get("/daftar/pegawai/?sort=-name"))
    assert told == sorted(told, reverse=True)


def test_columns_are_chosen_by_the_address(city, as_planner):
    answer = as_planner.get("/daftar/pegawai/?kolom=sex&kolom=born")
    titles = [column.title for column in answer.context["columns"]]
    assert titles == ["Nama", "Jenis kelamin", "Tanggal lahir"]
    assert as_planner.get("/daftar/pegawai/?kolom=tidakada").status_code == 404


def test_another_day_shows_another_organisation(city, as_planner):
    units = count(as_planner.get("/daftar/unit/"))
    assert units == Unit.objects.count()
    city.structure.valid_from = "2026-01-01"
    city.structure.save()
    then = as_planner.get("/daftar/unit/?per=31-12-2025")
    assert count(then) == 0
    assert "per 31 Desember 2025" in then.content.decode()
    now = as_planner.get("/daftar/unit/?per=01-01-2026")
    assert count(now) == units


def test_a_person_is_listed_where_they_sat_that_day(city, as_planner):
    held = Appointment.objects.filter(employee=city.nurse).get()
    held.valid_from = held.since = "2025-01-01"
    held.save()
    asked = {"q": city.nurse.nip, "kolom": "position"}
    now = as_planner.get("/daftar/pegawai/", asked)
    before = as_planner.get("/daftar/pegawai/", asked | {"per": "31-12-2024"})
    cells = [answer.context["lines"][0].cells[1] for answer in (now, before)]
    assert [cell.text for cell in cells] == [held.post.position.name, "–"]


def test_what_is_about_one_person(city, as_planner):
    answer = as_planner.get(f"/daftar/kinerja/?tentang={city.nurse.pk}")
    assert f"tentang {city.nurse.name}" in answer.content.decode()
    wanted = city.told.appraisals.filter(
        city.told.appraisals["nip"] == city.nurse.nip
    ).height
    assert count(answer) == wanted
    for stranger in ("abc", "999999999999", "9999999999999999999999"):
        address = f"/daftar/kinerja/?tentang={stranger}"
        assert as_planner.get(address).status_code == 404


def test_an_empty_list_teaches(city, as_planner):
    Holiday.objects.update(is_removed=True)
    page = as_planner.get("/daftar/libur/").content.decode()
    assert "Belum ada isi: Hari libur" in page
    assert "17 Agustus 2026" in page
    assert 'href="/daftar/libur/tambah/"' in page


def test_a_narrowed_list_without_rows_says_how_to_go_on(city, as_planner):
    page = as_planner.get("/daftar/pegawai/?q=tidakada").content.decode()
    assert "Hapus salah satu saringan" in page


def test_only_who_may_change_is_offered_to(city, user_with, client_of):
    page = client_of(user_with(Role.AUDITOR)).get("/daftar/pegawai/").content.decode()
    assert "tambah/" not in page
    assert "massal/" not in page
    assert 'name="pilih"' not in page


# Saved views ------------------------------------------------------------------------


def test_a_view_is_kept_found_again_and_deleted(city, as_planner):
    kept = {"name": "Bidan", "address": "f.status=PNS&sort=-name", "is_default": ""}
    as_planner.post("/daftar/pegawai/tampilan/", kept)
    view = SavedView.objects.get()
    assert (view.name, view.address) == ("Bidan", kept["address"])
    page = as_planner.get("/daftar/pegawai/").content.decode()
    assert "f.status=PNS&amp;sort=-name" in page
    as_planner.post(f"/daftar/pegawai/tampilan/{view.pk}/")
    assert not SavedView.objects.exists()


def test_the_view_shown_first_opens_the_list(city, as_planner):
    kept = {"name": "PNS", "address": "f.status=PNS", "is_default": "on"}
    as_planner.post("/daftar/pegawai/tampilan/", kept)
    assert as_planner.get("/daftar/pegawai/")["Location"].endswith("?f.status=PNS")
    assert as_planner.get("/daftar/pegawai/?semua=1").status_code == 200


def test_there_is_one_view_of_each_name_and_one_shown_first(city, as_planner):
    for name in ("A", "B", "A"):
        kept = {"name": name, "address": f"q={name}", "is_default": "on"}
        as_planner.post("/daftar/pegawai/tampilan/", kept)
    assert sorted(SavedView.objects.values_list("name", "is_default")) == [
        ("A", True),
        ("B", False),
    ]


def test_nobody_deletes_a_view_of_somebody_else(city, as_planner, as_analyst):
    as_planner.post("/daftar/pegawai/tampilan/", {"name": "A", "address": "q=a"})
    number = SavedView.objects.get().pk
    answer = as_analyst.post(f"/daftar/pegawai/tampilan/{number}/")
    assert answer.status_code == 404
    assert SavedView.objects.exists()


def test_a_view_that_names_a_hidden_column_does_not_show_it(city, as_officer):
    kept = {"name": "A", "address": "sort=legal_position", "is_default": "on"}
    as_officer.post("/daftar/pegawai/tampilan/", kept)
    answer = as_officer.get("/daftar/pegawai/", follow=True)
    assert answer.status_code == 403
    assert as_officer.get("/daftar/pegawai/?semua=1").status_code == 200


def test_a_view_without_a_name_or_much_too_long_is_refused(city, as_planner):
    for name in ("", "x" * 61):
        told = {"name": name, "address": "q=a"}
        answer = as_planner.post("/daftar/pegawai/tampilan/", told, follow=True)
        assert "paling panjang 60" in answer.content.decode()
    assert not SavedView.objects.exists()
    assert not Entry.objects.filter(act="view.saved").exists()
