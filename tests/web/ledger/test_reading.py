"""What the ledger shows of a record: as much as its reader may see of the record."""

from __future__ import annotations

import json
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.utils import timezone
from tests.web.api.conftest import program_of, token_of

from tepat_web.accounts.access import MAY, Permission, Role
from tepat_web.accounts.models import User
from tepat_web.ledger.actions import record
from tepat_web.ledger.kept import kept_models
from tepat_web.ledger.models import Entry
from tepat_web.ledger.reading import SENSITIVE, Reader
from tepat_web.ledger.verify import verify
from tepat_web.organisation.models import Structure, Unit
from tepat_web.snapshots.sheets import SHEETS
from tepat_web.workforce.models import Employee, Penalty, Wish

__all__ = ["program_of", "token_of"]  # fixtures
pytestmark = pytest.mark.django_db
TEXT = "anak saya sekolah di Pamulang"


@pytest.fixture
def told(user_with):
    """A wish and a penalty of somebody, in the ledger."""
    by = user_with(Role.PLANNER)
    person = Employee.objects.create(nip="199001012015031901", name="Sri", order=1)
    wish = Wish.objects.create(employee=person, rank=1, reason=TEXT, order=1)
    penalty = Penalty.objects.create(employee=person, severity="RINGAN", order=1)
    for row in (person, wish, penalty):
        record(by=by, act=f"{row._meta.model_name}.saved", on=row)
    return SimpleNamespace(person=person, wish=wish, penalty=penalty, by=by)


def seen_by(user, row):
    """What a reader is shown of the only version of a row."""
    entry = Entry.objects.get(table=row._meta.label, record=row.pk)
    version = entry.versions.get()
    reader = Reader(User.objects.get(pk=user.pk))
    return reader.shown(version.table, version.content)


def test_an_auditor_sees_that_there_is_a_wish_and_not_which(told, user_with, client_of):
    auditor = user_with(Role.AUDITOR)
    assert seen_by(auditor, told.wish) == {}
    assert seen_by(auditor, told.person)["name"] == "Sri"
    assert seen_by(auditor, told.penalty)["severity"] == "RINGAN"
    browser = client_of(auditor)
    for number in Entry.objects.values_list("pk", flat=True):
        assert TEXT not in browser.get(f"/buku-besar/{number}/").content.decode()
    page = browser.get("/buku-besar/2/").content.decode()
    assert "tidak ada yang boleh Anda lihat" in page
    assert "Beberapa isian tidak ditampilkan" in page


def test_a_planner_sees_the_wish_where_the_ledger_is_read_for_one(told):
    assert seen_by(told.by, told.wish)["reason"] == TEXT


def test_programs_are_shown_no_more_and_told_what_is_left_out(
    told, user_with, program_of
):
    answer = program_of(user_with(Role.AUDITOR)).read("/ledger/2/versions")
    (row,) = answer["rows"]
    assert row["content"] == {}
    assert {"reason", "position_id", "rank", "stay"} <= set(row["hidden"])
    assert TEXT not in json.dumps(answer)


def test_who_reads_the_ledger_for_one_unit_sees_nobodys_data(told, user_with):
    structure = Structure.objects.create(basis="Perda")
    unit = Unit.objects.create(structure=structure, code="D", name="Dinas", path="001")
    auditor = user_with(Role.AUDITOR, unit)
    assert "name" not in seen_by(auditor, told.person)
    assert seen_by(auditor, told.penalty) == {}


def test_a_field_that_is_no_more_is_shown_to_who_may_see_what_is_sensitive(
    told, user_with
):
    content = json.dumps({"old_reason": TEXT})
    auditor = Reader(User.objects.get(pk=user_with(Role.AUDITOR).pk))
    assert auditor.shown("workforce.Wish", content) == {}
    assert auditor.shown("workforce.Penalty", content) == {"old_reason": TEXT}


def test_the_chain_is_verified_over_what_its_reader_may_not_see(told):
    assert faults() == []
    Wish.objects.filter(pk=told.wish.pk).update(reason="lain", day=timezone.localdate())
    (fault,) = faults()
    assert set(fault.fields) == {"reason", "day"}


def faults():
    """What is wrong with the ledger, but for accounts that a test made behind it."""
    return [it for it in verify().faults if not it.table.startswith("accounts.")]


def test_every_table_with_a_leave_of_its_own_is_there_and_has_something_to_hide():
    assert SENSITIVE.keys() <= {model._meta.label for model in kept_models()}
    for table in SENSITIVE:
        assert apps.get_model(table).Privacy.sensitive


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_the_ledger_asks_for_what_the_table_itself_asks_for(sheet):
    """Whoever reads the ledger and not a table is shown nothing by the detour."""
    table = sheet.model._meta.label
    levels = sheet.model.Privacy
    leave = {Permission.PEOPLE_READ} if getattr(levels, "personal", ()) else set()
    if getattr(levels, "sensitive", ()):
        leave.add(SENSITIVE.get(table, Permission.SENSITIVE_READ))
    for role in Role:
        if Permission.LEDGER_READ in MAY[role] and leave <= MAY[role]:
            assert sheet.read in MAY[role]
