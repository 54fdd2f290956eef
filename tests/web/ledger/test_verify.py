"""Whatever is done to the database behind the application's back comes to light."""

from __future__ import annotations

import json

import pytest
from django.db import connection
from django.db.models import F

from tepat_web.accounts.access import Role
from tepat_web.accounts.models import Grant
from tepat_web.accounts.queries import operator
from tepat_web.ledger import queries
from tepat_web.ledger.actions import begin, record
from tepat_web.ledger.append_only import unguarded
from tepat_web.ledger.faults import SENTENCES, Fault, Wrong
from tepat_web.ledger.models import Entry, Head, Version
from tepat_web.ledger.verify import KnownHead, verify
from tepat_web.organisation.models import Holiday, Structure, Unit

pytestmark = pytest.mark.django_db
W = Wrong


@pytest.fixture
def by(user_with):
    begin(by=operator())
    user = user_with(Role.PLANNER)
    record(by=operator(), act="grant.given", on=user.grants.get())
    return user


@pytest.fixture
def holidays(by):
    """Five acts on three records; the last one removes a record."""
    rows = [
        Holiday.objects.create(day=f"2026-12-{day}", name=f"Hari {day}")
        for day in (24, 25, 26)
    ]
    for row in rows:
        record(by=by, act="holiday.saved", on=row)
    rows[0].name = "Malam Natal"
    rows[0].save()
    record(by=by, act="holiday.saved", on=rows[0])
    rows[2].is_removed = True
    rows[2].save()
    record(by=by, act="holiday.removed", on=rows[2])
    return rows


@pytest.fixture
def meddle():
    """Run SQL as somebody who can do anything with the database."""

    def run(sql, *values):
        with unguarded(connection), connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute("PRAGMA defer_foreign_keys = ON")
            cursor.execute(sql, values)

    return run


def wrongs(report):
    return [(fault.wrong, fault.entry) for fault in report.faults]


def test_what_the_application_wrote_is_valid(holidays):
    report = verify()
    assert report.faults == []
    assert (report.entries, report.versions, report.records) == (7, 7, 5)
    assert report.head == KnownHead(7, Entry.objects.get(number=7).seal)


def test_a_database_without_any_act_is_valid_once_it_is_begun(db):
    begin(by=operator())
    begin(by=operator())  # the second time does nothing
    assert verify().faults == []
    assert Entry.objects.count() == 1


def test_an_edited_record_is_found_with_its_fields(holidays, meddle):
    meddle(
        "UPDATE organisation_holiday SET name = 'Lain' WHERE id = %s", holidays[1].pk
    )
    (fault,) = verify().faults
    assert (fault.wrong, fault.record, fault.fields) == (
        W.EDITED,
        holidays[1].pk,
        ("name",),
    )
    assert Version.objects.filter(entry=fault.entry, record=holidays[1].pk).exists()
    assert "name" in fault.say("id")
    assert "Hari libur" in fault.say("id")


def test_a_removed_record_that_was_brought_back_is_found(holidays, meddle):
    meddle(
        "UPDATE organisation_holiday SET is_removed = %s WHERE id = %s",
        False,
        holidays[2].pk,
    )
    (fault,) = verify().faults
    assert (fault.wrong, fault.fields) == (W.EDITED, ("is_removed",))


def test_an_added_record_is_found(holidays):
    stranger = Holiday.objects.create(day="2027-01-01", name="Tambahan")
    (fault,) = verify().faults
    assert (fault.wrong, fault.table, fault.record) == (
        W.ADDED,
        "organisation.Holiday",
        stranger.pk,
    )


def test_a_role_that_somebody_gave_themself_is_found(holidays, user_with):
    thief = user_with()
    grant = Grant.objects.create(user=thief, role=Role.PLANNER)
    (fault,) = verify().faults
    assert (fault.wrong, fault.table, fault.record) == (
        W.ADDED,
        "accounts.Grant",
        grant.pk,
    )


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_deleted_record_is_found_wherever_it_stood(holidays, meddle, place):
    meddle("DELETE FROM organisation_holiday WHERE id = %s", holidays[place].pk)
    (fault,) = verify().faults
    assert (fault.wrong, fault.record) == (W.REMOVED, holidays[place].pk)


def test_derived_values_and_the_order_of_rows_are_no_part_of_it(by):
    structure = Structure.objects.create(basis="Uji")
    unit = Unit.objects.create(structure=structure, code="A", name="A", path="x")
    record(by=by, act="unit.saved", changed=[(structure, K.NEW), (unit, K.NEW)])
    Unit.objects.update(path="y", order=9)
    assert verify().faults == []


K = Version.Kind


@pytest.mark.parametrize(
    "change",
    [
        "act = 'holiday.viewed'",
        "facts = '{\"a\":1}'",
        "label = 'x'",
        "at = '2020-01-01 00:00:00+00:00'",
        "record = 77",
        "seal = 'f' || substr(seal, 2)",
    ],
)
def test_an_edited_entry_breaks_its_seal(holidays, meddle, change):
    seal = Entry.objects.get(number=4).seal
    if change.startswith("seal") and seal.startswith("f"):
        change = change.replace("'f'", "'e'")
    meddle(f"UPDATE ledger_entry SET {change} WHERE number = 4")  # noqa: S608
    found = wrongs(verify())
    assert (W.SEAL, 4) in found
    assert {wrong for wrong, _ in found} == {W.SEAL}


def test_an_edited_version_is_found_even_where_the_row_was_edited_alike(
    holidays, meddle
):
    last = Version.objects.filter(record=holidays[1].pk, table__endswith="Holiday")
    forged = last.first().content.replace("Hari 25", "Lain")
    meddle(
        "UPDATE organisation_holiday SET name = 'Lain' WHERE id = %s", holidays[1].pk
    )
    meddle(
        "UPDATE ledger_version SET content = %s WHERE id = %s", forged, last.first().pk
    )
    assert wrongs(verify()) == [(W.CONTENT, last.first().entry_id)]


def test_an_added_version_is_found(holidays, meddle):
    meddle(
        'INSERT INTO ledger_version (entry_id, "table", record, kind, content) '
        "VALUES (4, 'organisation.Holiday', %s, 'changed', '{}')",
        holidays[1].pk,
    )
    assert (W.CONTENT, 4) in wrongs(verify())


def test_a_missing_entry_is_found(holidays, meddle):
    meddle("DELETE FROM ledger_version WHERE entry_id IN (4, 5)")
    meddle("DELETE FROM ledger_entry WHERE number IN (4, 5)")
    faults = verify().faults
    assert Fault(W.MISSING, 5, 4) in faults
    assert "4" in next(f for f in faults if f.wrong is W.MISSING).say("en")


def cut_off(meddle, after):
    """Cut the end off the ledger as cleanly as can be, head and records included."""
    meddle("DELETE FROM ledger_version WHERE entry_id > %s", after)
    meddle("DELETE FROM ledger_entry WHERE number > %s", after)
    last = Entry.objects.get(number=after)
    Head.objects.update(number=last.number, seal=last.seal)


def test_entries_cut_off_the_end_show_in_the_head_that_is_still_there(holidays, meddle):
    meddle("DELETE FROM ledger_version WHERE entry_id = 7")
    meddle("DELETE FROM ledger_entry WHERE number = 7")
    assert (W.CUT, 7) in wrongs(verify())


def test_a_clean_cut_shows_against_a_head_kept_elsewhere(holidays, meddle, by):
    record(by=by, act="employee.viewed")  # an act that leaves no record behind
    kept = KnownHead.read(json.dumps(queries.head()))
    assert verify([kept]).faults == []
    cut_off(meddle, 7)
    assert verify().faults == []
    assert wrongs(verify([kept])) == [(W.CUT, 8)]
    record(by=by, act="employee.viewed")  # and it shows after others were added
    assert wrongs(verify([kept])) == [(W.REWRITTEN, 8)]


def test_a_head_kept_elsewhere_may_be_old(holidays, by):
    kept = KnownHead.read(json.dumps(queries.head()))
    record(by=by, act="employee.viewed")
    assert verify([kept]).faults == []


def test_records_without_a_ledger_are_not_taken_as_given(holidays, meddle):
    meddle("DELETE FROM ledger_version")
    meddle("DELETE FROM ledger_entry")
    Head.objects.all().delete()
    begin(by=operator())
    added = [fault for fault in verify().faults if fault.wrong is W.ADDED]
    assert len(added) == 4  # three holidays and the planner's role


def test_a_head_that_was_edited_is_found(holidays):
    Head.objects.update(seal="0" * 64)
    assert wrongs(verify()) == [(W.HEAD, 7)]
    Head.objects.update(number=F("number") - 1)
    assert wrongs(verify()) == [(W.HEAD, 7)]


def test_another_key_is_told_once_and_not_for_every_entry(holidays, settings):
    assert queries.key_fits()
    settings.LEDGER_KEY = b"lain"
    assert wrongs(verify()) == [(W.KEY, None)]
    assert not queries.key_fits()


def test_one_edited_entry_does_not_put_the_key_in_question(holidays, meddle):
    meddle("UPDATE ledger_entry SET label = 'x' WHERE number = 7")
    assert queries.key_fits()


def test_progress_rises_to_a_hundred(holidays):
    told = []
    verify(tell=told.append)
    assert told == sorted(told)
    assert told[-1] == 100


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "null",
        '{"number": "7", "seal": ""}',
        '{"number": 0}',
        "{" * 9999,
    ],
)
def test_what_is_no_head_is_refused(text):
    with pytest.raises(ValueError):
        KnownHead.read(text)


@pytest.mark.parametrize("wrong", list(Wrong))
def test_every_fault_can_be_said_kept_and_read(wrong):
    fault = Fault(wrong, 7, 3, "organisation.Holiday", 1234, ("day", "name"))
    assert Fault.read(json.loads(json.dumps(fault.as_json()))) == fault
    assert fault.say("id") != fault.say("en")
    assert set(SENTENCES) == set(Wrong)
