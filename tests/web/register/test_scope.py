"""Who sees which rows, columns and pages of the register."""

import pytest

from tepat_web.accounts.access import Permission, Role, reach
from tepat_web.accounts.models import User
from tepat_web.register import queries
from tepat_web.snapshots.sheets import BY_NAME, SHEETS
from tepat_web.workforce.models import Appointment, Employee, Penalty

pytestmark = pytest.mark.django_db
EMPLOYEES = BY_NAME["employees"]
PAGES = ("", "ubah/", "hapus/", "riwayat/")


def known(user):
    return User.objects.get(pk=user.pk)


def test_an_officer_sees_the_people_of_their_own_agency_only(city, as_officer):
    page = as_officer.get("/daftar/pegawai/").content.decode()
    assert city.nurse.name in page
    assert city.teacher.name not in page
    here = Employee.objects.filter(place__path__startswith=city.health.path).count()
    assert f">{here} baris<" in page


@pytest.mark.parametrize("page", PAGES)
def test_another_agencys_record_is_not_there(city, as_officer, page):
    assert as_officer.get(f"/daftar/pegawai/{city.nurse.pk}/{page}").status_code == 200
    answer = as_officer.get(f"/daftar/pegawai/{city.teacher.pk}/{page}")
    assert answer.status_code == 404


@pytest.mark.parametrize("sheet", [s for s in SHEETS if s.nip], ids=lambda s: s.name)
def test_nothing_about_other_agencies_people_is_there(city, user_with, sheet):
    officer = known(user_with(Role.OFFICER, unit=city.health))
    for row in queries.readable(officer, sheet).select_related():
        who = row if isinstance(row, Employee) else None
        who = who or getattr(row, sheet.nip.removesuffix("__nip"))
        assert who.place.path.startswith(city.health.path)


def test_posting_to_another_agencys_record_changes_nothing(city, as_officer):
    path = f"/daftar/pegawai/{city.teacher.pk}"
    version = queries.latest(city.teacher)
    told = {"name": "Bukan Saya", "versi": version}
    assert as_officer.post(f"{path}/ubah/", told).status_code == 404
    assert as_officer.post(f"{path}/hapus/", {"versi": version}).status_code == 404
    city.teacher.refresh_from_db()
    assert city.teacher.name != "Bukan Saya"
    assert not city.teacher.is_removed


def test_a_supervisor_sees_whom_they_lead_and_nobody_else(city, user_with, client_of):
    seated = Appointment.objects.filter(valid_to__isnull=True)
    led = seated.filter(post__position__reports_to__posts__appointments__isnull=False)
    mine = led.select_related("post__position__reports_to").first()
    head = seated.get(post__position=mine.post.position.reports_to).employee
    browser = client_of(user_with(nip=head.nip))
    assert browser.get(f"/daftar/pegawai/{mine.employee_id}/").status_code == 200
    stranger = city.teacher if city.teacher.pk != mine.employee_id else city.nurse
    assert browser.get(f"/daftar/pegawai/{stranger.pk}/").status_code == 404
    assert browser.get(f"/daftar/pegawai/{mine.employee_id}/ubah/").status_code == 403


def test_an_employee_sees_their_own_file_with_what_is_sensitive(
    city, user_with, client_of
):
    penalty = Penalty.objects.get()
    me = penalty.employee
    browser = client_of(user_with(nip=me.nip))
    page = browser.get("/daftar/pegawai/").content.decode()
    assert ">1 baris<" in page
    page = browser.get(f"/daftar/pegawai/{me.pk}/").content.decode()
    assert "Kedudukan hukum" in page
    assert browser.get(f"/daftar/disiplin/{penalty.pk}/").status_code == 200
    other = Employee.objects.exclude(pk=me.pk).first()
    assert browser.get(f"/daftar/pegawai/{other.pk}/").status_code == 404


def test_an_administrator_of_accounts_opens_nothing_of_the_register(
    user_with, client_of, city
):
    browser = client_of(user_with(Role.ADMINISTRATOR))
    for sheet in SHEETS:
        address = f"/daftar/{sheet.table.sheet}/"
        assert browser.get(address).status_code == 403, address
    assert browser.get("/daftar/").status_code == 403


def test_strangers_are_led_to_the_sign_in(client, city):
    for page in ("", "tambah/", "massal/", "unduh.csv", f"{city.nurse.pk}/"):
        answer = client.get(f"/daftar/pegawai/{page}")
        assert (answer.status_code, "login" in answer["Location"]) == (302, True)


# Columns that only few may see ------------------------------------------------------


def test_a_sensitive_column_is_not_shown_to_an_officer(city, as_officer):
    Employee.objects.filter(pk=city.nurse.pk).update(legal_position="Cuti Rahasia")
    for page in (
        "/daftar/pegawai/",
        f"/daftar/pegawai/{city.nurse.pk}/",
        f"/daftar/pegawai/{city.nurse.pk}/ubah/",
        f"/daftar/pegawai/{city.nurse.pk}/riwayat/",
        "/daftar/pegawai/tambah/",
        "/daftar/pegawai/massal/",
        "/daftar/pegawai/unduh.csv",
        "/daftar/pegawai/?q=Rahasia",
    ):
        said = as_officer.get(page).content.decode()
        assert "Cuti Rahasia" not in said, page
        assert "edudukan" not in said, page
        assert "legal_position" not in said, page


@pytest.mark.parametrize(
    "asked",
    [
        "f.legal_position=Cuti",
        "f.legal_position.isi=kosong",
        "sort=legal_position",
        "sort=-legal_position",
        "kolom=name&kolom=legal_position",
    ],
)
@pytest.mark.parametrize("page", ["", "unduh.csv", "massal/"])
def test_a_sensitive_column_cannot_be_used_to_guess_it(as_officer, page, asked):
    assert as_officer.get(f"/daftar/pegawai/{page}?{asked}").status_code == 403


def test_a_search_does_not_look_into_sensitive_columns(city, as_officer, as_planner):
    Employee.objects.filter(pk=city.nurse.pk).update(legal_position="Tugas Belajar")
    address = "/daftar/pegawai/?q=Tugas+Belajar"
    assert city.nurse.name in as_planner.get(address).content.decode()
    assert city.nurse.name not in as_officer.get(address).content.decode()


def test_a_sensitive_value_that_is_sent_all_the_same_is_refused(city, as_officer):
    version = queries.latest(city.nurse)
    told = {"legal_position": "Pensiun", "versi": version}
    as_officer.post(f"/daftar/pegawai/{city.nurse.pk}/ubah/", told)
    city.nurse.refresh_from_db()
    assert city.nurse.legal_position == "Aktif"


def test_penalties_are_no_part_of_a_page_that_an_officer_opens(
    city, user_with, client_of
):
    person = Penalty.objects.get().employee
    top = person.place.path[: len(city.health.path)]
    unit = type(city.health).objects.get(path=top)
    browser = client_of(user_with(Role.OFFICER, unit=unit))
    page = browser.get(f"/daftar/pegawai/{person.pk}/").content.decode()
    assert person.name in page
    assert "disiplin" not in page.lower()
    assert browser.get("/daftar/disiplin/").status_code == 403


@pytest.mark.parametrize("role", [r for r in Role if r is not Role.OPERATOR])
def test_the_list_of_a_table_opens_exactly_to_who_may_read_it(
    city, user_with, client_of, role
):
    is_own = role in (Role.EMPLOYEE, Role.SUPERVISOR)
    user = user_with(nip=city.nurse.nip) if is_own else user_with(role)
    browser = client_of(user)
    for sheet in SHEETS:
        may = bool(reach(known(user), sheet.read))
        answer = browser.get(f"/daftar/{sheet.table.sheet}/?semua=1")
        assert answer.status_code == (200 if may else 403), sheet.name
        may = may and bool(reach(known(user), sheet.change))
        answer = browser.get(f"/daftar/{sheet.table.sheet}/tambah/")
        assert answer.status_code == (200 if may else 403), sheet.name


def test_no_names_where_only_numbers_may_be_known(city, user_with, client_of):
    """A wish names a person; who reads wishes need not know people by name."""
    assert Permission.WISHES_READ != Permission.PEOPLE_READ
    me = city.nurse
    browser = client_of(user_with(nip=me.nip))
    page = browser.get("/daftar/minat/").content.decode()
    others = Employee.objects.exclude(pk=me.pk).values_list("name", flat=True)
    assert not [name for name in others if name and name in page]
