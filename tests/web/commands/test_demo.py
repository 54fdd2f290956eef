"""The demo's own folder: what is made anew, what is kept, what is left alone."""

import importlib.util
import os
import socket
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.utils import timezone

from tepat.intake import town
from tepat_web.accounts.access import Role
from tepat_web.accounts.models import Grant
from tepat_web.accounts.queries import operator
from tepat_web.administration.queries import demo_accounts
from tepat_web.agreements.queries import cycles
from tepat_web.commands import demo_accounts as cast
from tepat_web.commands import demo_office
from tepat_web.documents.actions_means import save_office
from tepat_web.documents.models import Signs
from tepat_web.documents.queries import office
from tepat_web.ledger import jobs
from tepat_web.ledger.actions import NotAllowed
from tepat_web.ledger.models import Job
from tepat_web.register.actions import import_workbook
from tepat_web.workforce.models import Employee
from tepat_web.workforce.queries import people_led_by

SCRIPT = Path(__file__).parents[3] / "script"


def load(path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


demo = load(SCRIPT / "demo" / "register.py")
code = load(SCRIPT / "code_app.py")


@pytest.fixture
def folder(tmp_path):
    (tmp_path / demo.BOOK).write_bytes(b"kota satu")
    return tmp_path


def taken(folder, port=""):
    register = demo.Register(folder, "en")
    register.take(port, 18_000)
    return register


def let_go(register):
    """End the process that holds the folder: here, only what it holds."""
    os.close(register.lock)


def loaded(folder):
    """A demo that has loaded its city, and has ended."""
    register = taken(folder)
    register.prepare(is_fresh=False)
    register.database.write_bytes(b"basis data")
    (folder / demo.LOADED).write_text(register.digest, "utf-8")
    (folder / "surat").mkdir()
    let_go(register)
    return (folder / demo.SETTINGS).read_text("utf-8")


def key_in(settings):
    (line,) = [one for one in settings.splitlines() if "SECRET_KEY" in one]
    return line


def test_the_same_city_is_not_loaded_twice_and_its_database_stays(folder):
    settings = loaded(folder)
    again = taken(folder)
    assert "is used again" in again.prepare(is_fresh=False)
    assert again.is_loaded
    assert again.database.read_bytes() == b"basis data"
    assert key_in((folder / demo.SETTINGS).read_text()) == key_in(settings)


@pytest.mark.parametrize("why", ["another city", "asked for", "half loaded"])
def test_otherwise_the_database_is_made_anew_with_another_key(folder, why):
    settings = loaded(folder)
    if why == "another city":
        (folder / demo.BOOK).write_bytes(b"kota dua")
    if why == "half loaded":
        (folder / demo.LOADED).unlink()
    again = taken(folder)
    assert "is replaced" in again.prepare(is_fresh=why == "asked for")
    assert not again.is_loaded
    assert not again.database.exists()
    assert not (folder / "surat").exists()
    assert key_in((folder / demo.SETTINGS).read_text()) != key_in(settings)


@pytest.mark.parametrize("name", [".env", "tepat.sqlite3", "berkas", "surat"])
def test_what_a_demo_did_not_make_is_left_alone(folder, name):
    (folder / name).write_text("TEPAT_SECRET_KEY=kunci kota", "utf-8")
    with pytest.raises(demo.Unusable) as refused:
        taken(folder)
    assert name in refused.value.say("id")
    assert (folder / name).read_text("utf-8") == "TEPAT_SECRET_KEY=kunci kota"


def test_two_demos_do_not_share_a_folder(folder):
    first = taken(folder)
    with pytest.raises(demo.Unusable):
        taken(folder)
    let_go(first)
    taken(folder)


def test_a_port_in_use_is_passed_over_unless_it_was_asked_for(folder):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 18_000))
        other.listen()
        register = taken(folder)
        assert register.port == 18_001
        let_go(register)
        with pytest.raises(demo.Unusable) as refused:
            taken(folder, port="18000")
    assert "18000" in refused.value.say("en")


def test_its_settings_can_be_read_by_their_owner_only(folder):
    loaded(folder)
    assert (folder / demo.SETTINGS).stat().st_mode & 0o077 == 0


def test_settings_of_the_surroundings_do_not_get_into_a_demo(monkeypatch):
    monkeypatch.setenv("TEPAT_DATABASE_URL", "postgres://kota/sungguhan")
    monkeypatch.setenv("TEPAT_LANG", "en")
    told = demo._environment()
    assert "TEPAT_DATABASE_URL" not in told
    assert told["TEPAT_LANG"] == "en"


def test_the_codes_are_those_that_the_site_expects():
    key = cast._secret()
    now = time.time()
    expected = format_hotp_value(hotp_value(key, int(now // code.PERIOD)))
    assert code.code_at(key, now) == expected


def test_a_key_that_is_none_is_told(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["code_app.py", "bukan kunci!"])
    assert code.main() == 2
    assert "cannot be read" in capsys.readouterr().err


@pytest.fixture
def city(db, settings):
    """Import the invented city of sixty in demo mode, and return its people."""
    settings.DEMO = True
    told = town.build(60, 1)
    import_workbook(
        by=operator(),
        told=told,
        sheets={table.sheet: rows.height for table, rows in told.tables()},
        extra={},
        remove_gone=False,
        today=date(2026, 11, 25),
    )
    return Employee.objects.all()


def test_every_role_but_the_command_lines_gets_a_way_in(city):
    told = cast.renew(operator())
    names = {one.user.username for one in told}
    assert names == {role.value for role in Role} - {Role.OPERATOR.value}
    for one in told:
        assert one.user.check_password(one.password)
    given = dict(Grant.objects.standing().values_list("user__username", "role"))
    assert all(name == role for name, role in given.items() if name != "operator")


def test_the_supervisor_leads_people_and_the_employee_is_one_of_them(city):
    told = {one.user.username: one.user for one in cast.renew(operator())}
    led = people_led_by(told["supervisor"])
    assert told["employee"].nip in led
    officer = Grant.objects.get(user=told["officer"])
    assert officer.unit.parent_id is not None
    seat = city.get(nip=told["supervisor"].nip)
    assert seat.place.path.startswith(officer.unit.path)


def test_a_second_start_changes_the_ways_in_and_nothing_else(city):
    before = cast.renew(operator())
    grants = Grant.objects.count()
    closed = before[0].user
    closed.is_active = False
    closed.save()
    after = cast.renew(operator())
    assert [one.user for one in after] == [one.user for one in before]
    assert Grant.objects.count() == grants
    assert demo_accounts().count() == len(after)
    assert not after[0].user.check_password(before[0].password)


def test_outside_demo_mode_there_are_none(city, settings):
    settings.DEMO = False
    with pytest.raises(NotAllowed):
        cast.renew(operator())
    assert not demo_accounts().exists()


def test_an_account_that_somebody_else_made_is_not_taken_over(city, user_with):
    mine = user_with()
    mine.username = Role.AUDITOR.value
    mine.save()
    with pytest.raises(NotAllowed):
        cast.renew(operator())
    assert not demo_accounts().exists()


def test_a_part_may_pass_to_another_person_of_the_register(city):
    told = {one.user.username: one.user for one in cast.renew(operator())}
    led = told["employee"].nip
    # Whoever was led leads now, as far as accounts are concerned.
    told["supervisor"].nip, told["employee"].nip = None, None
    told["supervisor"].save()
    told["employee"].save()
    told["employee"].nip = told["auditor"].nip
    told["auditor"].nip = led
    told["auditor"].save()
    again = {one.user.username: one.user for one in cast.renew(operator())}
    assert again["employee"].nip == led
    assert again["auditor"].nip is None


def test_whoever_has_an_account_already_gets_no_part(city, user_with):
    first = {one.user.username: one.user for one in cast.renew(operator())}
    nip = first["employee"].nip
    first["employee"].nip = None
    first["employee"].save()
    user_with(nip=nip)
    again = {one.user.username: one.user for one in cast.renew(operator())}
    assert again["employee"].nip not in (None, nip)


def test_letters_can_be_written_at_once_and_a_letterhead_is_kept(city):
    demo_office.fill(operator())
    assert "CONTOH" in office().letterhead().lines[0]
    assert all(office().signer(role).name for role in Signs)
    seen = office().content()
    save_office(by=operator(), seen=seen, agency="Dinas Lain")
    demo_office.fill(operator())
    assert office().agency == "Dinas Lain"


def test_this_years_cycle_is_opened_by_the_worker_and_only_once(city):
    for _ in range(2):
        demo_office.open_cycle(operator())
    (asked,) = Job.objects.filter(kind="cycle.open")
    assert jobs.do_now(asked).state == Job.State.DONE
    (cycle,) = cycles()
    assert cycle.year == timezone.localdate().year
    assert cycle.agreements.count() > 0
