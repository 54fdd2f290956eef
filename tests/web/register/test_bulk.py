"""One change of many rows: chosen or filtered, looked at first, done as one act."""

import json

import pytest
from tests.web.register.browsing import filled

from tepat_web.accounts.access import Role
from tepat_web.ledger.models import Entry, Version
from tepat_web.organisation.models import Position, Unit
from tepat_web.register import actions
from tepat_web.workforce.models import Appointment, Employee

pytestmark = pytest.mark.django_db
PATH = "/daftar/pegawai/massal/"


def chosen(*people):
    return f"{PATH}?terpilih=1&" + "&".join(f"pilih={each.pk}" for each in people)


def agreed(browser, address, told):
    """Fill in, look at what would change, and agree."""
    looked = browser.post(address, told)
    assert looked.status_code == 200
    return browser.post(address, filled(looked) | {"langkah": "terapkan"})


def test_chosen_rows_get_the_same_value_in_one_act(city, as_planner):
    people = list(Employee.objects.filter(status="PNS")[:3])
    entries = Entry.objects.count()
    answer = agreed(as_planner, chosen(*people), {"education": "S2"})
    assert answer.status_code == 302
    told = Employee.objects.filter(pk__in=[each.pk for each in people])
    assert set(told.values_list("education", flat=True)) == {"S2"}
    assert Entry.objects.count() == entries + 1
    entry = Entry.objects.first()
    changed = [each for each in people if each.education != "S2"]
    assert entry.act == "employee.bulk"
    assert json.loads(entry.facts) == {"rows": len(changed), "columns": ["education"]}
    assert entry.versions.count() == len(changed)


def test_all_rows_of_a_filtered_list_get_it(city, as_planner):
    address = f"{PATH}?f.status=PPPK"
    meant = Employee.objects.filter(status="PPPK").count()
    assert meant
    agreed(as_planner, address, {"field": "Ilmu Uji"})
    assert Employee.objects.filter(field="Ilmu Uji").count() == meant


def test_nothing_happens_before_the_person_has_seen_what_would(city, as_planner):
    versions = Version.objects.count()
    people = list(Employee.objects.filter(status="PNS")[:3])
    Employee.objects.filter(pk=people[0].pk).update(field="Ilmu Uji")
    looked = as_planner.post(chosen(*people), {"field": "Ilmu Uji"})
    page = looked.content.decode()
    assert "2 baris akan berubah" in page
    assert "1 baris sudah berisi demikian" in page
    assert Version.objects.count() == versions
    back = as_planner.post(chosen(*people), filled(looked) | {"langkah": "kembali"})
    assert filled(back)["field"] == "Ilmu Uji"


def test_what_was_not_seen_is_not_agreed_to(city, as_planner):
    people = list(Employee.objects.all()[:2])
    told = {"field": "Ilmu Uji", "langkah": "terapkan"}
    answer = as_planner.post(chosen(*people), told)
    assert answer.status_code == 409
    assert not Employee.objects.filter(field="Ilmu Uji").exists()


def test_a_row_that_changed_meanwhile_is_looked_at_again(city, as_planner):
    people = list(Employee.objects.all()[:2])
    looked = as_planner.post(chosen(*people), {"field": "Ilmu Uji"})
    path = f"/daftar/pegawai/{people[0].pk}/ubah/"
    as_planner.post(path, filled(as_planner.get(path)) | {"name": "Nama Baru"})
    told = filled(looked) | {"langkah": "terapkan"}
    answer = as_planner.post(chosen(*people), told)
    assert answer.status_code == 409
    assert "berubah sejak Anda melihatnya" in answer.content.decode()
    assert not Employee.objects.filter(field="Ilmu Uji").exists()


def test_a_form_that_arrives_twice_changes_once(city, as_planner):
    people = list(Employee.objects.all()[:2])
    looked = as_planner.post(chosen(*people), {"field": "Ilmu Uji"})
    told = filled(looked) | {"langkah": "terapkan"}
    as_planner.post(chosen(*people), told)
    entries = Entry.objects.count()
    assert as_planner.post(chosen(*people), told).status_code == 409
    assert Entry.objects.count() == entries


def test_blank_leaves_a_column_alone_and_a_tick_empties_it(city, as_planner):
    people = list(Employee.objects.exclude(field="").exclude(education="")[:2])
    told = {"kosong": ["field"], "education": ""}
    agreed(as_planner, chosen(*people), told)
    for each in Employee.objects.filter(pk__in=[one.pk for one in people]):
        assert (each.field, bool(each.education)) == ("", True)


def test_people_are_brought_to_one_position(city, as_planner):
    people = [city.nurse, city.teacher]
    target = Position.objects.filter(family="PELAKSANA").last()
    told = {"position": target.code, "position_since": "01-12-2026"}
    agreed(as_planner, chosen(*people), told)
    seated = Appointment.objects.filter(valid_to__isnull=True, employee__in=people)
    assert {held.post.position for held in seated} == {target}
    assert len({held.post for held in seated}) == 2
    for each in people:
        assert Appointment.objects.filter(employee=each).count() == 2
    places = Employee.objects.filter(pk__in=[each.pk for each in people])
    assert set(places.values_list("place", flat=True)) == {target.unit_id}


def test_rows_of_another_agency_are_left_out(city, as_officer):
    page = as_officer.get(chosen(city.nurse, city.teacher)).content.decode()
    assert "Ubah 1 baris" in page
    answer = as_officer.get(chosen(city.teacher))
    assert answer["Location"].startswith("/daftar/pegawai/")


def test_nobody_is_moved_out_of_ones_own_area(city, as_officer):
    elsewhere = Position.objects.filter(unit__path__startswith=city.schools.path)
    told = {"position": elsewhere.last().code}
    answer = agreed(as_officer, chosen(city.nurse), told)
    assert answer.status_code == 422
    assert Appointment.objects.filter(employee=city.nurse).count() == 1


def test_what_cannot_be_read_brings_the_form_back(city, as_planner):
    answer = as_planner.post(chosen(city.nurse), {"born": "kemarin"})
    assert answer.status_code == 422
    assert filled(answer)["born"] == "kemarin"
    answer = as_planner.post(chosen(city.nurse), {})
    assert answer.status_code == 422
    assert "Isi paling sedikit satu kolom" in answer.content.decode()


def test_none_chosen_is_not_all(city, as_planner):
    answer = as_planner.get(f"{PATH}?terpilih=1&f.status=PNS", follow=True)
    assert answer.redirect_chain[0][0].endswith("/daftar/pegawai/?f.status=PNS")
    assert "Pilih paling sedikit satu baris" in answer.content.decode()


def test_what_was_cannot_be_changed(city, as_planner):
    answer = as_planner.get(f"{PATH}?per=01-01-2026", follow=True)
    assert "Yang sudah lewat tidak dapat diubah" in answer.content.decode()


def test_very_many_rows_are_narrowed_first(city, as_planner, monkeypatch):
    monkeypatch.setattr(actions, "MOST_AT_ONCE", 10)
    answer = as_planner.get(PATH, follow=True)
    assert "Persempit daftar" in answer.content.decode()


def test_numbers_that_are_none_are_passed_over(city, as_planner):
    address = f"{PATH}?terpilih=1&pilih=abc&pilih=-1&pilih={'9' * 30}"
    assert as_planner.get(address).status_code == 302


def test_a_name_of_one_record_will_do_here_too(city, user_with, client_of):
    browser = client_of(user_with(Role.ANALYST))
    unit = Unit.objects.get(code="BKPSDM")
    rows = list(Position.objects.filter(family="PELAKSANA")[:2])
    address = "/daftar/jabatan/massal/?terpilih=1" + "".join(
        f"&pilih={row.pk}" for row in rows
    )
    agreed(browser, address, {"unit": unit.name})
    told = Position.objects.filter(pk__in=[row.pk for row in rows])
    assert set(told.values_list("unit", flat=True)) == {unit.pk}
