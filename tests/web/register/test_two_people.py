"""Two people change the same row: nobody's work is lost, and nobody is fooled."""

import pytest
from tests.web.register.browsing import filled
from tests.web.register.conftest import TODAY

from tepat_web.accounts.access import Role
from tepat_web.register import actions, queries
from tepat_web.snapshots.sheets import BY_NAME

pytestmark = pytest.mark.django_db
EMPLOYEES = BY_NAME["employees"]


def address(row, page="ubah/"):
    return f"/daftar/pegawai/{row.pk}/{page}"


@pytest.fixture
def as_other(city, user_with, client_of):
    user = user_with(Role.PLANNER)
    user.first_name = "Budi Rekan"
    user.save()
    return client_of(user)


def opened_by_both(city, one, other):
    return [filled(browser.get(address(city.nurse))) for browser in (one, other)]


def test_the_second_sees_both_versions_and_keeps_what_they_typed(
    city, as_planner, as_other
):
    mine, theirs = opened_by_both(city, as_planner, as_other)
    as_other.post(address(city.nurse), theirs | {"name": "Nama Rekan", "sex": "P"})
    mine |= {"name": "Nama Saya", "email": "saya@kota.example"}
    answer = as_planner.post(address(city.nurse), mine)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "data-refused" in page
    for said in ("Nama Saya", "Nama Rekan", city.nurse.name, "Budi Rekan"):
        assert said in page
    city.nurse.refresh_from_db()
    assert city.nurse.name == "Nama Rekan"  # not overwritten
    told = filled(answer)
    assert (told["name"], told["email"]) == ("Nama Saya", "saya@kota.example")
    assert told["sex"] == "P"  # theirs, where only they changed it


def test_both_together_can_be_saved(city, as_planner, as_other):
    mine, theirs = opened_by_both(city, as_planner, as_other)
    as_other.post(address(city.nurse), theirs | {"sex": "P"})
    answer = as_planner.post(address(city.nurse), mine | {"name": "Nama Saya"})
    assert as_planner.post(address(city.nurse), filled(answer)).status_code == 302
    city.nurse.refresh_from_db()
    assert (city.nurse.name, city.nurse.sex) == ("Nama Saya", "P")


def test_a_third_change_meanwhile_is_shown_again(city, as_planner, as_other):
    mine, theirs = opened_by_both(city, as_planner, as_other)
    as_other.post(address(city.nurse), theirs | {"name": "Pertama"})
    answer = as_planner.post(address(city.nurse), mine | {"name": "Nama Saya"})
    once_more = filled(as_other.get(address(city.nurse)))
    as_other.post(address(city.nurse), once_more | {"name": "Kedua"})
    answer = as_planner.post(address(city.nurse), filled(answer))
    assert answer.status_code == 409
    assert "Kedua" in answer.content.decode()
    assert filled(answer)["name"] == "Nama Saya"


def test_a_form_that_arrives_twice_is_no_conflict(city, as_planner):
    told = filled(as_planner.get(address(city.nurse))) | {"name": "Nama Baru"}
    first, again = (as_planner.post(address(city.nurse), told) for _ in "ab")
    assert first["Location"] == again["Location"] == address(city.nurse, "")
    names = [version.content.count("Nama Baru") for version in history(city.nurse)]
    assert sum(names) == 1


def test_an_old_form_sent_again_does_not_undo_a_later_change(
    city, as_planner, as_other
):
    told = filled(as_planner.get(address(city.nurse))) | {"name": "Nama Lama"}
    as_planner.post(address(city.nurse), told)
    later = filled(as_other.get(address(city.nurse))) | {"name": "Nama Benar"}
    as_other.post(address(city.nurse), later)
    assert as_planner.post(address(city.nurse), told).status_code == 409
    city.nurse.refresh_from_db()
    assert city.nurse.name == "Nama Benar"


def test_a_change_between_looking_and_saving_is_noticed_by_the_action(
    city, user_with, as_other
):
    me = user_with(Role.PLANNER)
    seen = queries.latest(city.nurse)
    told = filled(as_other.get(address(city.nurse))) | {"name": "Nama Rekan"}
    as_other.post(address(city.nurse), told)
    with pytest.raises(actions.Stale):
        actions.save_row(
            by=me,
            sheet=EMPLOYEES,
            values={"name": "Nama Saya"},
            today=TODAY,
            number=city.nurse.pk,
            seen=seen,
        )


def test_what_was_typed_comes_back_when_the_row_was_removed(city, as_planner, as_other):
    row = BY_NAME["trainings"].model.objects.first()
    path = f"/daftar/pelatihan/{row.pk}/"
    mine = filled(as_planner.get(f"{path}ubah/")) | {"name": "Judul Panjang Saya"}
    as_other.post(f"{path}hapus/", filled(as_other.get(f"{path}hapus/")))
    answer = as_planner.post(f"{path}ubah/", mine)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "data-refused" in page
    assert "Budi Rekan" in page
    again = as_planner.post("/daftar/pelatihan/tambah/", filled(answer))
    assert again.status_code == 302
    back = as_planner.get(again["Location"]).content.decode()
    assert "Judul Panjang Saya" in back


def test_a_row_changed_meanwhile_is_not_removed(city, as_planner, as_other):
    row = BY_NAME["trainings"].model.objects.first()
    path = f"/daftar/pelatihan/{row.pk}/"
    mine = filled(as_planner.get(f"{path}hapus/"))
    theirs = filled(as_other.get(f"{path}ubah/")) | {"name": "Masih Perlu"}
    as_other.post(f"{path}ubah/", theirs)
    answer = as_planner.post(f"{path}hapus/", mine)
    assert answer.status_code == 422
    row.refresh_from_db()
    assert not row.is_removed


def history(row):
    return queries.history(row)
