"""A year's cycle for everybody: opened, filled, closed, and every page on the way.

A site of its own in a temporary folder with the fictional city. Opening, reminding and
closing are the site's own work; what people would have typed is written as rows, in the
states in which they leave them. ``--keep FOLDER`` leaves the site there to look at.
"""

from __future__ import annotations

import argparse
import os
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any, TypeVar

TIMES = 5
LIMIT = "target ≤ 1 s"
SHARES = {"agreed": 97, "checked": 93, "given": 90}  # in a hundred people, each quarter
T = TypeVar("T")


def measured_cycle(
    employees: int = 10_000, seed: int = 1, keep: str = ""
) -> Iterator[str]:
    """Yield what was measured; it needs a process that Django was not set up in."""
    place = nullcontext(keep) if keep else tempfile.TemporaryDirectory(prefix="siklus-")
    with place as folder:
        Path(folder).mkdir(exist_ok=True, parents=True)
        env = os.environ | {
            "DJANGO_SETTINGS_MODULE": "tepat_web.config.settings",
            "TEPAT_SECRET_KEY": secrets.token_hex(32),
            "TEPAT_DATABASE_URL": f"sqlite:///{folder}/tepat.sqlite3",
            "TEPAT_FILES": f"{folder}/berkas",
            "TEPAT_HOSTS": "testserver",
        }
        command = [sys.executable, __file__, "--inside", f"--employees={employees}"]
        with subprocess.Popen(  # noqa: S603
            [*command, f"--seed={seed}"], env=env, stdout=subprocess.PIPE, text=True
        ) as child:
            assert child.stdout is not None
            yield from (line.rstrip("\n") for line in child.stdout)
        if child.returncode:
            yield "cycle: it could not be measured; see above"


def _measured(employees: int, seed: int) -> Iterator[str]:
    import django

    django.setup()
    from datetime import date, datetime

    from django.utils import timezone

    from tepat_web.agreements.models import Cycle
    from tepat_web.cycles import actions, actions_reminding
    from tepat_web.cycles.steps import Period, spans

    by = _city(employees, seed)
    today = timezone.localdate()
    cycle = actions.lay_down(
        by=by,
        year=today.year,
        every="quarter",
        agree_until=date(today.year, 1, 31),
        evaluate_days=14,
    )
    seconds, job = _timed(lambda: _done(actions.ask_opening(by=by, cycle=cycle)))
    people = cycle.agreements.count()
    opened = datetime(today.year, 1, 2, tzinfo=timezone.get_current_timezone())
    Cycle.objects.update(opened_at=opened)  # so that deadlines have passed since
    yield f"cycle of {people:,} people opened: {seconds:.1f} s; target ≤ 60 s"
    seconds, job = _timed(lambda: _done(actions.ask_opening(by=by, cycle=cycle)))
    yield f"cycle, opened again with nobody new: {seconds:.1f} s"
    yield from _pages(by, cycle, "just opened")
    cycle.refresh_from_db()
    seconds, rows = _timed(lambda: _filled(cycle))
    yield f"cycle, filled with {rows:,} rows: {seconds:.1f} s"
    yield from _pages(by, cycle, "filled")
    period = Period(cycle, spans(cycle)[0], today)
    seconds, told = _timed(lambda: actions_reminding.remind_late(by=by, period=period))
    yield f"cycle, everybody reminded who is late: {seconds:.1f} s, {told:,} told"
    seconds, job = _timed(lambda: _done(actions.ask_closing(by=by, cycle=cycle)))
    yield f"cycle closed: {seconds:.1f} s; {job.message_en}"
    yield from _pages(by, cycle, "closed")


def _city(employees: int, seed: int) -> Any:
    """Make a site with a city, an account for everybody, and return the planner."""
    from django.core.management import call_command
    from django.utils import timezone

    from tepat.intake import town
    from tepat_web.accounts.access import Role
    from tepat_web.accounts.models import Grant, User
    from tepat_web.register.actions import import_workbook
    from tepat_web.workforce.models import Employee

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
    nips = Employee.objects.values_list("nip", flat=True)
    User.objects.bulk_create(
        (User(username=nip, nip=nip, email=f"{nip}@kota.example") for nip in nips), 1000
    )
    return by


def _filled(cycle: Any) -> int:
    """Write what people would have typed in a year, and return how many rows."""
    from django.utils import timezone

    from tepat_web.agreements.models import Agreement, CheckIn, Result, State
    from tepat_web.evaluations.models import Evaluation
    from tepat_web.evaluations.models import State as Found
    from tepat_web.kit.bulk import insert

    now = timezone.now()
    agreements = list(Agreement.objects.filter(cycle=cycle).order_by("pk"))
    results, checkins, evaluations = [], [], []
    for number, it in enumerate(agreements):
        if number % 100 >= SHARES["agreed"]:
            continue
        it.state, it.agreed_at = State.AGREED, now
        for place in (1, 2, 3):
            aspect = {"aspect": "quantity", "text": "dokumen", "target": "12"}
            results.append(
                Result(
                    agreement=it,
                    number=place,
                    text=f"Hasil {place}",
                    indicators=[aspect],
                )
            )
        for span in cycle.spans():
            if number % 100 < SHARES["checked"]:
                checkins.append(
                    CheckIn(
                        agreement=it,
                        first=span.first,
                        last=span.last,
                        progress={"1": "Selesai"},
                        handed_in_at=now,
                    )
                )
            is_given = number % 100 < SHARES["given"]
            evaluations.append(
                Evaluation(
                    agreement=it,
                    first=span.first,
                    last=span.last,
                    results="SESUAI",
                    behaviour="SESUAI",
                    rating="BAIK",
                    state=Found.RECEIVED if is_given else Found.DRAFT,
                    given_at=now if is_given else None,
                )
            )
    Agreement.objects.bulk_update(agreements, ["state", "agreed_at"], batch_size=500)
    for rows in (results, checkins, evaluations):
        insert(rows)
    return len(results) + len(checkins) + len(evaluations)


def _pages(by: Any, cycle: Any, when: str) -> Iterator[str]:
    """Yield how long each page takes, for the planner, a superior and an employee."""
    from collections import Counter

    from django.urls import reverse

    from tepat_web.accounts.models import User
    from tepat_web.organisation.models import Unit

    superiors = Counter(cycle.agreements.values_list("superior", flat=True))
    superiors.pop("", None)
    boss = User.objects.get(nip=superiors.most_common(1)[0][0])
    one = cycle.agreements.exclude(superior="").first()
    units = Unit.objects.filter(structure__valid_to__isnull=True)
    largest = max(
        (unit for unit in units if len(unit.path) == 10),
        key=lambda unit: cycle.agreements.filter(path__startswith=unit.path).count(),
    )
    board, people = (
        reverse(f"cycles:{it}", args=[cycle.pk]) for it in ("board", "people")
    )
    of_planner = {
        "board": board,
        "board of the largest agency": f"{board}?unit={largest.code}&periode=3",
        "board of the year": f"{board}?periode=tahun",
        "people": people,
        "people who are late": f"{people}?tampil=terlambat&periode=3",
        "superiors": reverse("cycles:superiors", args=[cycle.pk]),
        "closing": reverse("cycles:close", args=[cycle.pk]),
        "files for SIASN": reverse("cycles:siasn"),
        "yearly SKP for SIASN": f"{reverse('cycles:siasn')}?berkas=skp22-save",
        "front page": "/",
    }
    of_boss = {
        f"team of {superiors[boss.nip]}": reverse("agreements:team"),
        "sheet of evaluations": reverse("evaluations:team"),
    }
    mine = User.objects.get(nip=one.employee.nip)
    of_one = {"one's own SKP": reverse("agreements:mine")}
    for who, pages in ((by, of_planner), (boss, of_boss), (mine, of_one)):
        browser = _browser(who)
        for name, url in pages.items():
            browser.get(url)
            times = sorted(_answered(browser, url) for _ in range(TIMES))
            worst = f"median {1000 * times[TIMES // 2]:.0f} ms, worst"
            yield f"cycle {when}, {name}: {worst} {1000 * times[-1]:.0f} ms; {LIMIT}"


def _answered(browser: Any, url: str) -> float:
    seconds, response = _timed(lambda: browser.get(url))
    if response.status_code != 200:
        raise SystemExit(f"{url}: {response.status_code}")
    return seconds


def _browser(user: Any) -> Any:
    from django.test import Client

    from tepat_web.accounts.second_factor import SHOWN_BY, SIGNED_IN_AT

    browser = Client()
    browser.force_login(user)
    session = browser.session
    session[SHOWN_BY], session[SIGNED_IN_AT] = user.pk, time.time()
    session.save()
    return browser


def _done(job: Any) -> Any:
    from tepat_web.ledger import jobs
    from tepat_web.ledger.models import Job

    done = jobs.do_now(job)
    if done.state != Job.State.DONE:
        raise SystemExit(done.message_en)
    return done


def _timed(do: Callable[[], T]) -> tuple[float, T]:
    started = time.perf_counter()
    done = do()
    return time.perf_counter() - started, done


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--employees", type=int, default=10_000)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--keep", default="")
    arguments.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    asked = arguments.parse_args()
    if asked.inside:
        lines = _measured(asked.employees, asked.seed)
    else:
        lines = measured_cycle(asked.employees, asked.seed, asked.keep)
    for line in lines:
        print(line, flush=True)
