"""Every address × every role: open exactly where access.py says so."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from django.urls.converters import IntConverter

from tepat.intake import town
from tepat_web.accounts.access import Role, reach
from tepat_web.accounts.models import User
from tepat_web.imports.models import Upload
from tepat_web.ledger.models import Job
from tepat_web.organisation.models import Position, Structure, Unit
from tepat_web.register.actions import import_workbook
from tepat_web.snapshots.sheets import SHEETS
from tepat_web.workforce.models import Employee

pytestmark = pytest.mark.django_db
NIP = "199001012015031901"
# Addresses that answer with something other than a page of ours.
OTHERS = ("api-",)


def addresses(patterns=None, space="", route=""):
    """Yield each address of ours: its name, its view, the kinds of its arguments."""
    for each in patterns if patterns is not None else get_resolver().url_patterns:
        if isinstance(each, URLPattern):
            if each.callback.__module__.startswith("tepat_web") and each.name:
                yield f"{space}{each.name}", each.callback, each.pattern.converters
        elif each.namespace is None or not each.namespace.startswith(OTHERS):
            inner = f"{space}{each.namespace}:" if each.namespace else space
            yield from addresses(each.url_patterns, inner)


@pytest.fixture
def city(user_with):
    """A small register, and one thing of every kind that an address may name."""
    planner = user_with(Role.PLANNER)
    told = town.build(60, 1)
    sheets = {table.sheet: rows.height for table, rows in told.tables()}
    entry = import_workbook(
        by=planner,
        told=told,
        sheets=sheets,
        extra={},
        remove_gone=False,
        today=date(2026, 11, 25),
    )
    upload = Upload.objects.create(
        by=planner, at=entry.at, name="kota.xlsx", state=Upload.State.READY
    )
    job = Job.objects.create(kind="import.read", by=planner, asked_at=entry.at)
    return {
        "sheet": "jabatan",
        "record": Position.objects.first().pk,
        "employee": Employee.objects.first().pk,
        "upload": upload.pk,
        "job": job.pk,
        "entry": entry.number,
        "structure": Structure.objects.get().pk,
        "account": planner.pk,
        "unit": Unit.objects.first(),
    }


def samples(name, view, names, city):
    """Yield samples of an address, each with what it asks for."""
    told = arguments(name, names, city)
    if not hasattr(view, "asked"):
        wanted = view.permissions
        yield reverse(name, kwargs=told), wanted and (wanted,)
        return
    for sheet in unlike():
        address = reverse(name, kwargs=told | {"name": sheet.table.sheet})
        yield address, tuple((each,) for each in view.asked(sheet))


def unlike():
    """One table of each kind: those that ask for the same leave are guarded alike."""
    kinds = {(sheet.read, sheet.change): sheet for sheet in reversed(SHEETS)}
    return kinds.values()


def is_open(user, wanted):
    """Of each group of permissions, the person must hold one."""
    return all(any(reach(user, each) for each in group) for group in wanted or ())


def arguments(name, names, city):
    """A sample for each argument; whatever is not there is answered by 404."""
    room = name.partition(":")[0]
    rooms = {
        "register": {"name": city["sheet"], "number": city["record"], "ending": "csv"},
        "imports": {"number": city["upload"], "name": "terapkan"},
        "ledger": {"number": city["job"]},
        "book": {"number": city["entry"]},
        "organisation": {"number": city["structure"]},
        "needs": {"kind": "jabatan", "number": city["record"]},
        "administration": {"pk": city["account"], "token": "x" * 43},
    }
    usual = {"number": 1, "pk": 1, "name": "x", "nip": NIP, "kind": "needs"}
    told = usual | rooms.get(room, {})
    return {
        each: told.get(each, 1 if isinstance(kind, IntConverter) else "x")
        for each, kind in names.items()
    }


def actors(user_with):
    for role in Role:
        if role is Role.OPERATOR:
            continue  # cannot sign in
        implied = role in (Role.EMPLOYEE, Role.SUPERVISOR)
        if role is Role.SUPERVISOR:
            continue  # the same account as the employee's: the map tells
        yield role, user_with(nip=NIP) if implied else user_with(role)


def test_every_address_has_a_guard():
    bare = [name for name, view, _ in addresses() if not hasattr(view, "permissions")]
    assert bare == []


@pytest.mark.parametrize("method", ["get", "post"])
def test_pages_open_exactly_to_whom_they_may(city, user_with, client_of, method):
    wrong = []
    for role, user in actors(user_with):
        browser = client_of(user)
        browser.raise_request_exception = False
        known = User.objects.get(pk=user.pk)
        for name, view, names in addresses():
            for address, wanted in samples(name, view, names, city):
                status = getattr(browser, method)(address).status_code
                if status >= 500 or is_open(known, wanted) == (status == 403):
                    wrong.append((role.value, method, address, status))
    assert not wrong, "\n".join(map(str, wrong))


@pytest.mark.parametrize("method", ["get", "post"])
def test_strangers_see_the_sign_in_page(city, method):
    wrong = []
    browser = Client(raise_request_exception=False)
    for name, view, names in addresses():
        address = reverse(name, kwargs=arguments(name, names, city))
        answer = getattr(browser, method)(address)
        if view.permissions is None:
            if answer.status_code >= 500:
                wrong.append((address, answer.status_code))
        elif answer.status_code not in (302, 401, 405) or (
            answer.status_code == 302
            and "login" not in answer.headers["Location"]
            and "masuk" not in answer.headers["Location"]
        ):
            wrong.append((address, answer.status_code))
    assert wrong == []


def test_whoever_must_show_a_second_factor_does_nothing_before(city, user_with):
    wrong = []
    for role, user in actors(user_with):
        if not user.needs_second_factor:
            continue
        browser = Client(raise_request_exception=False)
        browser.force_login(user)
        for name, view, names in addresses():
            if view.permissions is None or "language" in name:
                continue
            address = reverse(name, kwargs=arguments(name, names, city))
            answer = browser.get(address)
            if answer.status_code not in (302, 401, 403, 405):
                wrong.append((role, address, answer.status_code))
    assert wrong == []
