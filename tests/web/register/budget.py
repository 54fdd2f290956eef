"""What a page of the register may cost: statements to the database, and time."""

from __future__ import annotations

import time
from statistics import median

from django.db import connection, reset_queries
from django.test.utils import CaptureQueriesContext

from tepat_web.accounts.access import Role
from tepat_web.snapshots.sheets import SHEETS

# The most statements of each kind of page, whatever is in the register.
INDEX, LIST, SUGGEST, FORM, RECORD, HISTORY, REMOVE = 10, 14, 12, 22, 28, 16, 20
LOOK, SAVE, PAST = 22, 66, 26
MOST_SECONDS = 0.3


def pages(unit):
    """Yield every kind of page of every table: address, budget, whose it is."""
    yield "/daftar/", INDEX, Role.PLANNER
    for sheet in SHEETS:
        top = f"/daftar/{sheet.table.sheet}/"
        role = who_changes(sheet)
        rows = sheet.model._base_manager.filter(is_removed=False).order_by("pk")
        row = rows[rows.count() // 2]
        yield f"{top}?semua=1", LIST, role
        yield f"{top}?q=an", LIST, role
        yield f"{top}?sort=-{sheet.table.columns[1].name}", LIST, role
        yield f"{top}?page=99999", LIST, role
        yield f"{top}?per=01-01-2030&q=an", PAST, role
        if sheet.path:
            yield f"{top}?di={unit}", LIST, role
        yield f"{top}tambah/", FORM, role
        yield f"{top}{row.pk}/", RECORD, role
        yield f"{top}{row.pk}/ubah/", FORM, role
        yield f"{top}{row.pk}/riwayat/", HISTORY, role
        yield f"{top}{row.pk}/hapus/", REMOVE, role
    yield f"/daftar/unit/{_unit(unit)}/", RECORD, Role.ANALYST
    asked = "untuk=position&position=ana"
    yield f"/daftar/pegawai/saran/?{asked}", SUGGEST, Role.PLANNER
    yield f"/daftar/pegawai/massal/?di={unit}", FORM, Role.PLANNER


def who_changes(sheet):
    """The role that changes a table."""
    if sheet.change == "service_change":
        return Role.SERVICE
    structure = ("structure_change", "workload_change")
    return Role.ANALYST if sheet.change in structure else Role.PLANNER


def cost(browser, address, told=None, times=1):
    """Return the most statements and the middle number of seconds of an answer.

    What counts is what the server itself does, also while the machine is busy with
    other work: the time of this process and, where the database is another one, of
    the statements.
    """
    statements, seconds = 0, []
    for _ in range(times):
        reset_queries()  # Django keeps the last 9,000 only
        with CaptureQueriesContext(connection) as asked:
            begun = time.process_time()
            answer = (
                browser.get(address) if told is None else browser.post(address, told)
            )
            spent = time.process_time() - begun
        assert answer.status_code < 400, (address, answer.status_code)
        statements = max(statements, len(asked))
        if connection.vendor != "sqlite":
            spent += sum(float(each["time"]) for each in asked.captured_queries)
        seconds.append(spent)
    return statements, median(seconds)


def _unit(code):
    sheet = next(sheet for sheet in SHEETS if sheet.name == "units")
    return sheet.model.objects.get(code=code).pk
