"""The drawn position map and the forms of a city: seconds and memory of a command."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tepat import intake
from tepat.intake import town

SEATS = (10_000, 100_000)
MIB = 2**20
TARGET = "target ≤ 20 s for 10,000 seats"


def drawn(out: Path, seed: int = 1) -> Iterator[str]:
    """Yield a line per city and command, each run as a user would."""
    for seats in SEATS:
        book = out / f"kota-{seats}.xlsx"
        intake.write_xlsx(town.build(seats, seed), book)
        files = [out / f"peta-{seats}-{run}.pdf" for run in (1, 2)]
        yield f"map as PDF, {seats:,} seats: {_run('map', book, files[0])}; {TARGET}"
        _run("map", book, files[1])
        same = files[0].read_bytes() == files[1].read_bytes()
        yield f"two runs, PDF: {'equal bytes' if same else 'DIFFERENT'}"
        yield f"map as SVG, {seats:,} seats: {_run('map', book, out / 'peta.svg')}"
        asked = ("--form", "form-c")
        told = _run("forms", book, out / f"formulir-{seats}", *asked)
        yield f"Form C of every agency as PDF, {seats:,} seats: {told}"
    told = _run("forms", out / f"kota-{SEATS[0]}.xlsx", out / "abk", "--form", "abk")
    yield f"ABK of every unit as PDF, {SEATS[0]:,} seats: {told}"


def _run(command: str, book: Path, out: Path, *more: str) -> str:
    """Run one command; its seconds and its highest memory."""
    words = [sys.executable, "-m", "tepat", command, str(book), "--out", str(out)]
    started = time.perf_counter()
    child = subprocess.Popen([*words, *more], stdout=subprocess.DEVNULL)  # noqa: S603
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - started
    if os.waitstatus_to_exitcode(status):
        sys.exit(f"`tepat {command}` failed.")
    worked = usage.ru_utime + usage.ru_stime
    return f"{seconds:.1f} s ({worked:.1f} s CPU), {usage.ru_maxrss / MIB:.2f} GiB"
