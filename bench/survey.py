"""How many answers of citizens a second the site takes in, and what one of them costs.

    python bench/survey.py [--rate 200] [--seconds 300] [--employees 300]

With TEPAT_DATABASE_URL it uses that database (empty it first; `script/postgres run`
makes a throw-away one), else an SQLite file of its own. The generator is a process on
the same machine; its share of the work is stated. A planner opens the register every
second meanwhile. Every answer that was thanked for must be there at the end, once.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import secrets
import socket
import statistics
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlencode

CONNECTIONS = 24
TICK = os.sysconf("SC_CLK_TCK")
WARMING = 3  # seconds before anything is measured
SEED = 1


def main() -> None:
    """Measure, and say what was found."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rate", type=int, default=200)
    asked.add_argument("--seconds", type=int, default=300)
    asked.add_argument("--employees", type=int, default=300)
    asked.add_argument("--generate", type=Path, help=argparse.SUPPRESS)
    told = asked.parse_args()
    if told.generate:
        generate(json.loads(told.generate.read_text("utf-8")))
        return
    with TemporaryDirectory() as folder:
        measured(Path(folder), told.rate, told.seconds, told.employees)


def measured(folder: Path, rate: int, seconds: int, employees: int) -> None:
    """Set a site up, send answers, and count what became of them."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    os.environ |= {
        "TEPAT_DATABASE_URL": os.environ.get("TEPAT_DATABASE_URL")
        or f"sqlite:///{folder}/tepat.sqlite3",
        "TEPAT_SECRET_KEY": secrets.token_urlsafe(50),
        "TEPAT_FILES": str(folder / "berkas"),
        "TEPAT_LISTEN": f"127.0.0.1:{port}",
        "TEPAT_ADDRESS": f"http://127.0.0.1:{port}",
        "TEPAT_SITE_PROCESSES": "2",
    }
    book = folder / "kota.xlsx"
    for words in (
        ["demo", "--employees", str(employees), "--seed", str(SEED), "--out", book],
        ["import", book],
    ):
        run = [sys.executable, "-m", "tepat", *map(str, words)]
        subprocess.run(run, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
    code, cookie, tickets = _prepared(rate * (seconds + WARMING) + 1_000)
    plan = folder / "plan.json"
    plan.write_text(
        json.dumps(
            {
                "port": port, "code": code, "tickets": tickets, "rate": rate,
                "seconds": seconds, "cookie": cookie,
            }
        )
    )  # fmt: skip
    parts = [
        subprocess.Popen(  # noqa: S603 – they end with their standard input
            [sys.executable, "-m", f"tepat_web.config.{part}"], stdin=subprocess.PIPE
        )
        for part in ("site", "worker")
    ]
    try:
        _wait(port)
        site = parts[0].pid
        before, busy = _cpu(site), _busy()
        run = [sys.executable, __file__, "--generate", str(plan)]
        generator = subprocess.run(  # noqa: S603
            run, check=True, capture_output=True, text=True
        )
        worked, busy = _cpu(site) - before, _busy() - busy
    finally:
        for part in parts:
            part.terminate()
            part.wait()
    _say(json.loads(generator.stdout), worked, busy)


def _prepared(count: int) -> tuple[str, str, list[str]]:
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "tepat_web.config.settings"
    django.setup()
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore
    from django.utils import timezone

    from tepat_web.accounts.access import Role
    from tepat_web.accounts.models import Grant, User
    from tepat_web.accounts.second_factor import SHOWN_BY, SIGNED_IN_AT
    from tepat_web.publicservice.models import Service
    from tepat_web.survey import actions, tickets

    today = timezone.localdate()
    people = {}
    for role in (Role.SERVICE, Role.PLANNER):
        user = User.objects.create_user(username=f"bench-{role}", email=f"{role}@x.y")
        Grant.objects.create(user=user, role=role, valid_from=today)
        people[role] = user
    service = Service.objects.standing().select_related("unit")[0]
    station = actions.add_station(
        by=people[Role.SERVICE], unit=service.unit, label="Loket 1", kind="link",
        service=service,
    )  # fmt: skip
    planner = people[Role.PLANNER]
    session = SessionStore()
    session[SESSION_KEY] = str(planner.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = planner.get_session_auth_hash()
    session[SHOWN_BY], session[SIGNED_IN_AT] = planner.pk, time.time()
    session.create()
    made = [tickets.new(station.code) for _ in range(count)]
    return station.code, f"sessionid={session.session_key}", made


def generate(plan: dict[str, object]) -> None:
    """Send answers at a steady rate, whatever the site does, and look now and then."""
    began = _own_cpu()
    found = asyncio.run(_send(plan))
    found["cpu"] = _own_cpu() - began
    print(json.dumps(found))


async def _send(plan: dict[str, object]) -> dict[str, object]:
    port, code = int(str(plan["port"])), str(plan["code"])
    rate, seconds = int(str(plan["rate"])), int(str(plan["seconds"]))
    tickets = list(plan["tickets"])  # type: ignore[call-overload]
    waiting: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
    took: list[float] = []
    statuses: dict[str, int] = {}
    looks: list[tuple[str, float]] = []

    async def line() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while True:
            due, request = await waiting.get()
            writer.write(request)
            await writer.drain()
            status = await _answer(reader)
            statuses[status] = statuses.get(status, 0) + 1
            took.append(time.perf_counter() - due)
            waiting.task_done()

    async def looking() -> None:
        ask = (
            f"GET /daftar/pegawai/ HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n"
            f"Cookie: {plan['cookie']}\r\n\r\n"
        ).encode()
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while True:
            at = time.perf_counter()
            writer.write(ask)
            await writer.drain()
            status = await _answer(reader)
            looks.append((status, time.perf_counter() - at))
            await asyncio.sleep(1)

    tasks = [asyncio.create_task(line()) for _ in range(CONNECTIONS)]
    tasks.append(asyncio.create_task(looking()))
    start = time.perf_counter()
    for number in range(rate * seconds):
        due = start + number / rate
        if (left := due - time.perf_counter()) > 0:
            await asyncio.sleep(left)
        waiting.put_nowait((due, _request(port, code, tickets[number], number)))
    await waiting.join()
    whole = time.perf_counter() - start
    for task in tasks:
        task.cancel()
    return {
        "statuses": statuses, "seconds": whole, "looks": looks,
        "median": statistics.median(took),
        "p99": sorted(took)[int(len(took) * 0.99)], "worst": max(took),
    }  # fmt: skip


def _request(port: int, code: str, ticket: str, number: int) -> bytes:
    from tepat.satisfaction.elements import SCORED

    told = {column.name: 1 + (number * 7 + at) % 4 for at, column in enumerate(SCORED)}
    body = urlencode(
        {**told, "remark": f"Antrean {number}", "age": "30", "sex": "P"}
    ).encode()
    head = (
        f"POST /s/{code}/{ticket}/?bahasa=id HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


async def _answer(reader: asyncio.StreamReader) -> str:
    head = await reader.readuntil(b"\r\n\r\n")
    status = head.split(b" ", 2)[1].decode()
    lower = head.lower()
    if b"content-length: " in lower:
        length = int(lower.split(b"content-length: ")[1].split(b"\r\n")[0])
        await reader.readexactly(length)
    elif b"transfer-encoding: chunked" in lower:
        while size := int((await reader.readline()).strip(), 16):
            await reader.readexactly(size + 2)
        await reader.readline()
    return status


def _say(found: dict[str, object], worked: float, busy: float) -> None:
    from django.utils import timezone

    from tepat_web.publicservice.models import SurveyAnswer
    from tepat_web.survey.chores import take_in
    from tepat_web.survey.models import Slip

    statuses = dict(found["statuses"])  # type: ignore[call-overload]
    accepted = statuses.get("303", 0)
    kept = Slip.objects.filter(way=Slip.Way.SIGNED).count()
    began = time.perf_counter()
    waiting = Slip.objects.filter(row__isnull=True).count()
    take_in(timezone.localdate() + timedelta(days=1))
    taking = time.perf_counter() - began
    rows = SurveyAnswer.objects.filter(slip__isnull=False).count()
    whole = float(str(found["seconds"]))
    looks = [took for status, took in found["looks"] if status == "200"]  # type: ignore[attr-defined]
    cores = os.cpu_count() or 1
    per = 1_000 * worked / max(accepted, 1)
    print(f"accepted {accepted:,} in {whole:.1f} s: {accepted / whole:.1f} a second")
    print(f"statuses {statuses}; kept {kept:,}, in the register {rows:,}")
    print(
        f"latency median {1_000 * float(str(found['median'])):.1f} ms, p99 "
        f"{1_000 * float(str(found['p99'])):.0f} ms, worst "
        f"{1_000 * float(str(found['worst'])):.0f} ms"
    )
    print(f"site: {per:.2f} ms CPU an answer, {worked / whole:.2f} of {cores} cores")
    print(f"generator: {float(str(found['cpu'])) / whole:.2f} of {cores} cores")
    print(f"machine, database and all: {busy / whole:.2f} of {cores} cores")
    print(
        f"register meanwhile: {len(looks)} of {len(found['looks'])} looks answered, "  # type: ignore[arg-type]
        f"median {1_000 * statistics.median(looks or [0]):.0f} ms, worst "
        f"{1_000 * max(looks, default=0):.0f} ms"
    )
    print(f"{waiting:,} slips were left to take over: {taking:.1f} s")
    if kept != accepted or rows != kept:
        raise SystemExit("An answer that was thanked for is not there, or there twice.")


def _wait(port: int) -> None:
    for _ in range(200):
        with socket.socket() as door:
            if not door.connect_ex(("127.0.0.1", port)):
                time.sleep(WARMING)
                return
        time.sleep(0.1)
    raise SystemExit("The site did not open.")


def _cpu(parent: int) -> float:
    """Seconds of processor time of a process and those it has started."""
    total = 0.0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(stat.parent.name) == parent or int(fields[1]) == parent:
            total += (int(fields[11]) + int(fields[12])) / TICK
    return total


def _busy() -> float:
    """Seconds of processor time that this machine has worked, whoever asked for it."""
    told = Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9]
    user, nice, system, _idle, _waiting, hard, soft, _stolen = map(int, told)
    return (user + nice + system + hard + soft) / TICK


def _own_cpu() -> float:
    told = os.times()
    return told.user + told.system


if __name__ == "__main__":
    main()
