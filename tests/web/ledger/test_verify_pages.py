"""An auditor has the ledger verified from a page, and reads what came of it."""

from __future__ import annotations

import io
import json
from datetime import date, timedelta

import pytest

from tepat_web.accounts.access import GIVEN, MAY, Permission, Role
from tepat_web.accounts.queries import operator
from tepat_web.ledger import jobs, queries
from tepat_web.ledger.actions import begin, record
from tepat_web.ledger.models import Entry, Job, Version
from tepat_web.organisation.models import Holiday

pytestmark = pytest.mark.django_db
ADDRESS = "/buku-besar/periksa/"


@pytest.fixture
def holiday(user_with):
    begin(by=operator())
    by = user_with(Role.PLANNER)
    row = Holiday.objects.create(day="2026-12-25", name="Natal")
    changed = [(each, Version.Kind.NEW) for each in (row, by.grants.get())]
    record(by=by, act="holiday.saved", changed=changed)
    return row


@pytest.fixture
def auditor(user_with, client_of, holiday):
    user = user_with(Role.AUDITOR)
    record(by=operator(), act="grant.given", on=user.grants.get())
    return client_of(user)


def verified(auditor, **asked):
    """Ask on the page, do the work, and open what it came to."""
    answer = auditor.post(ADDRESS, asked)
    assert answer.status_code == 302
    job = jobs.do_now(Job.objects.get())
    assert job.state == Job.State.DONE, job.answer
    return auditor.get(job.answer["url"]).content.decode()


def head():
    return io.BytesIO(json.dumps(queries.head()).encode())


def test_a_sound_ledger_is_called_valid(auditor):
    page = verified(auditor)
    assert "Buku besar sah" in page
    assert "TIDAK" not in page
    (last, asked) = Entry.objects.all()[:2]
    assert (last.act, asked.act) == ("ledger.verified", "ledger.verifying")
    assert "Buku besar sah" in Job.objects.get().message_id


def test_an_edit_behind_the_back_is_named_without_what_it_says(auditor, holiday):
    Holiday.objects.update(name="Rahasia")
    page = verified(auditor)
    assert "TIDAK sah" in page
    assert f"Hari libur nomor {holiday.pk}" in page
    assert f"nomor={holiday.pk}" in page
    assert "Rahasia" not in page + Entry.objects.first().facts


def test_a_head_kept_elsewhere_is_compared(auditor):
    page = verified(auditor, head=head())
    assert "Buku besar sah" in page
    assert "dibandingkan dengan kepala" in page


def test_a_head_that_is_not_in_the_ledger_shows(auditor):
    told = queries.head()
    kept = json.dumps(told | {"number": told["number"] + 9}).encode()
    page = verified(auditor, head=io.BytesIO(kept))
    assert "berakhir sebelum" in page


@pytest.mark.parametrize("content", [b"[]", b"x" * 9999, b"\xff\xfe"])
def test_what_is_no_head_comes_back_with_a_sentence(auditor, content):
    answer = auditor.post(ADDRESS, {"head": io.BytesIO(content)})
    assert answer.status_code == 422
    assert "bukan kepala buku besar" in answer.content.decode()
    assert not Job.objects.exists()


def test_earlier_outcomes_are_listed(auditor):
    empty = auditor.get(ADDRESS).content.decode()
    verified(auditor)
    page = auditor.get(ADDRESS).content.decode()
    number = Entry.objects.first().number
    assert f"{ADDRESS}{number}/" in page
    assert f"{ADDRESS}{number}/" not in empty


def test_other_entries_are_no_outcome(auditor):
    assert auditor.get(f"{ADDRESS}1/").status_code == 404


def test_a_very_broken_ledger_is_shown_in_part(auditor):
    begun = date(2027, 1, 1)
    for number in range(250):
        Holiday.objects.create(day=begun + timedelta(number), name=f"Hari {number}")
    page = verified(auditor)
    assert "250 ketidakcocokan" in page
    assert "50 lainnya" in page


@pytest.mark.parametrize("role", list(Role))
def test_only_who_may_read_the_ledger_has_it_verified(
    role, user_with, client_of, holiday
):
    allowed = Permission.LEDGER_READ in MAY[role]
    person = user_with(role) if role in (*GIVEN, Role.OPERATOR) else user_with()
    client = client_of(person)
    assert client.get(ADDRESS).status_code == (200 if allowed else 403)
    assert client.post(ADDRESS).status_code == (302 if allowed else 403)
    assert Job.objects.exists() is allowed
