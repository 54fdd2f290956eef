"""Notes of personal files: computed for all, each seen by whom they concern."""

from datetime import date

import pytest
from django.urls import reverse

from tepat_web.accounts.access import Role
from tepat_web.snapshots.queries import has_changed_since
from tepat_web.workforce.models import Appointment, Employee, Statement

pytestmark = pytest.mark.django_db
MINE = reverse("portal:mine")
RETIRES = "TMT pensiun"


@pytest.fixture
def employee(city):
    """Somebody in a post with an asked level not reached; others have notes as well."""
    seated = Appointment.objects.filter(valid_to__isnull=True).order_by("employee__nip")
    return seated.first().employee


def refuse_health(employee):
    told = {"kind": "SEHAT", "holds": False, "day": date(2026, 5, 4), "order": 1}
    Statement.objects.create(employee=employee, **told)


def text_of(answer):
    assert answer.status_code == 200
    return answer.content.decode()


def test_before_anything_is_computed_the_file_says_so(
    city, employee, user_with, client_of
):
    page = text_of(client_of(user_with(nip=employee.nip)).get(MINE))
    assert "Berkas Anda belum dibaca" in page


def test_a_person_reads_their_own_notes_and_nobody_elses(
    city, employee, user_with, client_of, compute
):
    refuse_health(employee)
    result = compute("files")
    own = client_of(user_with(nip=employee.nip))
    page = text_of(own.get(MINE))
    assert RETIRES in page
    assert "Surat keterangan sehat" in page  # sensitive, and one's own
    shown = text_of(own.get(reverse("snapshots:result", args=[result.pk])))
    others = Employee.objects.exclude(pk=employee.pk).values_list("nip", flat=True)
    assert not [nip for nip in others if nip in shown.replace(" ", "")]


def test_what_is_sensitive_is_hidden_from_who_may_not_see_it(
    city, employee, user_with, client_of, compute
):
    refuse_health(employee)
    result = compute("files")
    address = reverse("snapshots:result", args=[result.pk])
    asked = f"{address}?tabel=catatan&code=FILE-DOCUMENT"
    officer = client_of(user_with(Role.OFFICER, unit=employee.place))
    assert "Surat keterangan sehat" not in text_of(officer.get(asked))
    planner = client_of(user_with(Role.PLANNER))
    assert "Surat keterangan sehat" in text_of(planner.get(asked))


def test_data_to_complete_stands_on_the_file(
    city, employee, user_with, client_of, compute
):
    others_day = date(1950, 1, 1)  # not that of the NIP
    Employee.objects.filter(pk=employee.pk).update(born=others_day)
    compute("check")
    page = text_of(client_of(user_with(nip=employee.nip)).get(MINE))
    assert "Data tentang Anda yang perlu dilengkapi" in page


def test_computing_files_changes_nothing_in_the_register(city, compute):
    assert not has_changed_since(compute("files"))
