"""The desk through whole requests: seconds to open a plan, milliseconds per answer.

A site of its own in a temporary folder: the fictional city in a database, a plan, the
desk as ``tepat serve`` runs it, and a planner's browser that asks in the workroom.
"""

from __future__ import annotations

import os
import random
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

QUESTIONS = 100
TARGET = "target ≤ 1 s, aim ≤ 150 ms"
SEED = 7
MIB = 2**10
LEAST = 0.001  # seconds; less is the time between two looks at the clock
PATIENCE = 120.0  # seconds for the plan to open


def measured_desk(employees: int = 10_000, seed: int = 1) -> Iterator[str]:
    """Yield what was measured; it needs a process that Django was not set up in."""
    with tempfile.TemporaryDirectory(prefix="tepat-meja-") as folder:
        env = os.environ | {
            "DJANGO_SETTINGS_MODULE": "tepat_web.config.settings",
            "TEPAT_SECRET_KEY": secrets.token_hex(32),
            "TEPAT_DATABASE_URL": f"sqlite:///{folder}/tepat.sqlite3",
            "TEPAT_FILES": f"{folder}/berkas",
            "TEPAT_HOSTS": "testserver",
        }
        command = [sys.executable, __file__, str(employees), str(seed)]
        with subprocess.Popen(  # noqa: S603
            command, env=env, stdout=subprocess.PIPE, text=True
        ) as child:
            assert child.stdout is not None
            yield from (line.rstrip("\n") for line in child.stdout)
        if child.returncode:
            yield "desk: it could not be measured; see above"


def _measured(employees: int, seed: int) -> Iterator[str]:
    import django

    django.setup()
    browser, plan = _site(employees, seed)
    with _desk() as process:
        seconds = _opened(plan)
        yield f"desk, a plan of {employees:,} people opened: {seconds:.1f} s"
        asked = [_answered(browser, url) for url in _questions(plan)]
        times = sorted(each[0] for each in asked)
        late = [whole for first, whole in asked if whole > first]
        yield (
            f"desk, {len(times)} questions through the whole request: median "
            f"{1000 * times[len(times) // 2]:.0f} ms, worst {1000 * times[-1]:.0f} ms; "
            f"{TARGET}"
        )
        if late:
            yield (
                f"desk, {len(late)} of them said at first that the answer takes "
                f"longer; it was there after {max(late):.1f} s at most"
            )
        yield f"desk, its peak memory with one plan: {_peak(process):.0f} MiB"


def _site(employees: int, seed: int) -> tuple[Any, Any]:
    """Make a site with a city and a plan; return a planner's browser, and the plan."""
    from django.core.management import call_command
    from django.test import Client
    from django.utils import timezone

    from tepat.intake import town
    from tepat_web.accounts.access import Role
    from tepat_web.accounts.models import Grant, User
    from tepat_web.accounts.second_factor import SHOWN_BY, SIGNED_IN_AT
    from tepat_web.ledger import jobs
    from tepat_web.placement import actions, scenarios
    from tepat_web.placement.models import Plan
    from tepat_web.register.actions import import_workbook

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    today = timezone.localdate()
    by = User.objects.create_user(username="perencana", email="p@kota.example")
    Grant.objects.create(user=by, role=Role.PLANNER, valid_from=today)
    told = town.build(employees, seed)
    sheets = {table.sheet: rows.height for table, rows in told.tables()}
    import_workbook(
        by=by, told=told, sheets=sheets, extra={}, remove_gone=False, today=today
    )
    asked = actions.ask_plan(by=by, name="Rotasi", day="", scenario=scenarios.USUAL)
    plan = Plan.objects.get(job=jobs.do_now(asked))
    browser = Client(headers={"HX-Request": "true", "HX-Target": "laci"})
    browser.force_login(by)
    session = browser.session
    session[SHOWN_BY], session[SIGNED_IN_AT] = by.pk, time.time()
    session.save()
    return browser, plan


@contextmanager
def _desk() -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "tepat_web.config.desk"]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as process:  # noqa: S603
        try:
            yield process
        finally:
            process.terminate()


def _opened(plan: Any) -> float:
    """Return how long it takes from the first call until the plan is open."""
    from tepat_web.placement.desk import client

    started = time.perf_counter()
    while time.perf_counter() - started < PATIENCE:
        try:
            if client.opened(plan, patience=10)["state"] == "answered":
                return time.perf_counter() - started
        except client.DeskClosed:
            started = time.perf_counter()  # the process is still starting
            time.sleep(0.02)
    raise SystemExit("The plan did not open.")


def _answered(browser: Any, url: str) -> tuple[float, float]:
    """Return the seconds of the first response, and those until the answer."""
    started = time.perf_counter()
    first = 0.0
    while True:
        response = browser.get(url)
        first = first or time.perf_counter() - started
        if response.status_code != 200:
            raise SystemExit(f"No answer: {response.status_code}")
        if b"every 1s" not in response.content:
            whole = time.perf_counter() - started
            return first, first if whole - first < LEAST else whole


def _questions(plan: Any) -> Iterator[str]:
    """Yield addresses that ask questions of every kind in turn."""
    from django.urls import reverse
    from django.utils.http import urlencode

    draw = random.Random(SEED)
    moves = list(plan.moves.exclude(origin=""))
    page = reverse("workshop:plan", args=[plan.pk])
    kinds = ("objection", "forbid", "retirement", "pin", "wish", "vacancy")
    for number in range(QUESTIONS):
        move, other = draw.sample(moves, 2)
        kind = kinds[number % len(kinds)]
        asked = {"orang": move.nip, "tanya": kind}
        if kind in ("pin", "wish"):
            asked["ke"] = other.to
        if kind == "vacancy":
            asked = {"jabatan": move.to, "tanya": kind, "kursi": str(1 + number % 3)}
        yield f"{page}?{urlencode(asked)}"


def _peak(process: subprocess.Popen[bytes]) -> float:
    told = Path(f"/proc/{process.pid}/status").read_text("ascii")
    line = next(line for line in told.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / MIB


if __name__ == "__main__":
    for told in _measured(int(sys.argv[1]), int(sys.argv[2])):
        print(told, flush=True)
