"""The ledger's own pages: for those who audit, and for nobody else."""

from __future__ import annotations

import json

import pytest

from tepat_web.accounts.access import MAY, Permission, Role
from tepat_web.ledger.actions import record
from tepat_web.ledger.models import Entry, Version
from tepat_web.organisation.models import Holiday

pytestmark = pytest.mark.django_db


@pytest.fixture
def holiday(user_with):
    by = user_with(Role.PLANNER)
    row = Holiday.objects.create(day="2026-12-25", name="Natal", order=1)
    record(by=by, act="holiday.saved", on=row)
    row.name = "Hari Raya Natal"
    row.save()
    record(by=by, act="holiday.saved", on=row)
    return row


@pytest.fixture
def auditor(user_with, client_of):
    return client_of(user_with(Role.AUDITOR))


def test_the_auditor_sees_acts_latest_first(auditor, holiday):
    page = auditor.get("/buku-besar/").content.decode()
    assert page.index("/buku-besar/2/") < page.index("/buku-besar/1/")
    assert "hari libur" in page


def test_an_entry_shows_what_was_and_what_is(auditor, holiday):
    page = auditor.get("/buku-besar/2/").content.decode()
    assert "<del>Natal</del>" in page
    assert "<ins>Hari Raya Natal</ins>" in page


def test_the_head_can_be_kept_elsewhere(auditor, holiday):
    answer = auditor.get("/buku-besar/kepala.json")
    told = json.loads(answer.content)
    last = Entry.objects.get(number=2)
    assert (told["number"], told["seal"]) == (2, last.seal)
    assert "attachment" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("oleh=tidak-ada", 0),
        ("tindakan=holiday.saved", 2),
        ("tindakan=x", 0),
        ("dari=2999-01-01", 0),
        ("sampai=2020-01-01", 0),
        ("dari=kemarin&sampai=31-31-31", 2),
        ("tabel=organisation.Holiday&nomor=99999999999999999999999", 2),
        ("page=9999999", 2),
        ("oleh=%27%20OR%201=1--", 0),
    ],
)
def test_filters_narrow_and_nonsense_does_no_harm(auditor, holiday, asked, shown):
    page = auditor.get(f"/buku-besar/?{asked}").content.decode()
    assert page.count('scope="row"') == shown


def test_a_script_in_a_name_stays_text(auditor, holiday, user_with):
    holiday.name = "<script>alert(1)</script>"
    holiday.save()
    record(by=user_with(Role.PLANNER), act="holiday.saved", on=holiday)
    for address in ("/buku-besar/", "/buku-besar/3/"):
        assert "<script>alert" not in auditor.get(address).content.decode()


@pytest.mark.parametrize("role", list(Role))
def test_only_who_may_read_the_ledger_reads_it(role, user_with, client_of, holiday):
    if role is Role.OPERATOR:
        return  # cannot sign in
    nip = "199001012015031901"
    implied = role in (Role.EMPLOYEE, Role.SUPERVISOR)
    browser = client_of(user_with(nip=nip) if implied else user_with(role))
    expected = 200 if Permission.LEDGER_READ in MAY[role] else 403
    for address in ("/buku-besar/", "/buku-besar/1/", "/buku-besar/kepala.json"):
        assert browser.get(address).status_code == expected, (role, address)


def test_versions_of_one_record_make_its_history(holiday):
    told = Version.objects.filter(table="organisation.Holiday", record=holiday.pk)
    assert [each.kind for each in told.order_by("pk")] == ["new", "changed"]
