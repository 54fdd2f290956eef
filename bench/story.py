"""How often the fictional city's known effect is found the way its pages find it.

For each seed: the days of change found in the city's history; of each of them the
effect as *Impact* computes it; and as a control the same for half of the schools that
kept their principal. What is true is read from ``tepat.intake.town.story``. The first
city comes into a register besides, where the work of a night is measured.

The site is one of its own in a temporary folder.
"""

from __future__ import annotations

import argparse
import os
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from typing import Any

SEEDS = 50
EMPLOYEES = 10_000


def measured_story(employees: int = EMPLOYEES, seeds: int = SEEDS) -> Iterator[str]:
    """Yield what was measured; it needs a process that Django was not set up in."""
    with tempfile.TemporaryDirectory(prefix="cerita-") as folder:
        env = os.environ | {
            "DJANGO_SETTINGS_MODULE": "tepat_web.config.settings",
            "TEPAT_SECRET_KEY": secrets.token_hex(32),
            "TEPAT_DATABASE_URL": f"sqlite:///{folder}/tepat.sqlite3",
            "TEPAT_FILES": f"{folder}/berkas",
            "TEPAT_HOSTS": "testserver",
        }
        command = [sys.executable, __file__, "--inside", f"--employees={employees}"]
        with subprocess.Popen(  # noqa: S603
            [*command, f"--seeds={seeds}"], env=env, stdout=subprocess.PIPE, text=True
        ) as child:
            assert child.stdout is not None
            yield from (line.rstrip("\n") for line in child.stdout)
        if child.returncode:
            yield "story: it could not be measured; see above"


def _measured(employees: int, seeds: int) -> Iterator[str]:
    import django

    django.setup()
    from django.core.management import call_command

    from tepat.effects.days import days_of_change
    from tepat.intake import town
    from tepat.intake.town import story
    from tepat.satisfaction.elements import SCORED
    from tepat.satisfaction.index import PER_POINT

    call_command("migrate", verbosity=0)
    truth = story.ROTATION_EFFECT * len(story.EFFECT_ELEMENTS) / len(SCORED) * PER_POINT
    day = story.ROTATION_DAY.isoformat()
    yield f"Known effect: {truth:+.2f} points from {day} on; {employees:,} employees."
    rotations: list[Bar | None] = []
    others: list[Bar | None] = []
    halves: list[Bar | None] = []
    yield from _night(town.build(employees, 1))
    for seed in range(1, seeds + 1):
        city = town.build(employees, seed)
        days = days_of_change(city, set(city.surveys["unit"]))
        told = _effects(city, days)
        rotations.append(told["rotation"])
        others += told["others"]
        halves.append(told["half"])
        yield (
            f"seed {seed}: {len(days)} days of change, the rotation among them: "
            f"{'no' if told['rotation'] is None else 'yes'}; rotation "
            f"{told['rotation']}, untouched half {told['half']}, other days "
            + ("; ".join(map(str, told["others"])) or "none")
        )
    yield _counted("the rotation", rotations, truth)
    yield _counted("half of the untouched schools", halves, 0.0)
    yield _counted("other days of change", others, 0.0)


class Bar:
    """What the page shows of one change: the difference and its interval."""

    def __init__(self, row: dict[str, Any]) -> None:
        self.value, self.low, self.high = row["value"], row["low"], row["high"]

    @property
    def tells(self) -> bool:
        return bool(self.low > 0 or self.high < 0)

    def holds(self, truth: float) -> bool:
        return bool(self.low <= truth <= self.high)

    def __str__(self) -> str:
        return f"{self.value:+.1f} ({self.low:+.1f} to {self.high:+.1f})"


def _counted(what: str, told: Iterable[Bar | None], truth: float) -> str:
    every = list(told)
    bars = [it for it in every if it is not None]
    holding = sum(it.holds(truth) for it in bars)
    telling = sum(it.tells for it in bars)
    width = sum(it.high - it.low for it in bars) / 2 / max(len(bars), 1)
    return (
        f"{what}: {len(every)} asked, {len(bars)} with an interval (± {width:.1f}); "
        f"{holding} hold {truth:+.2f}, {telling} leave out zero"
    )


def _effects(city: Any, days: Iterable[Any]) -> dict[str, Any]:
    """The rotation's effect, that of every other day, and that of half the rest."""
    import polars as pl

    from tepat.intake.town import story
    from tepat_web.snapshots import jobs
    from tepat_web.snapshots.kinds.effect import EFFECT
    from tepat_web.snapshots.places import Places

    at = {"unit_path": pl.lit(""), "unit_pk": pl.lit(0), "unit_label": pl.col("name")}
    units = city.units.select("unit", **at)
    nothing = pl.DataFrame()
    reading = jobs.Reading(city, Places(units, nothing, nothing, {}), 0)

    def bar(day: Any, changed: Iterable[str], excluded: Iterable[str] = ()) -> Any:
        asked = {"event": day.isoformat(), "changed": list(changed)}
        asked["excluded"] = list(excluded)
        found = jobs.answered(EFFECT, reading, asked, lambda *_told: None)
        drawn = [it.frame for it in found.figures if it.kind == "effects"]
        if not drawn or drawn[0]["low"][0] is None:
            return None
        return Bar(drawn[0].row(0, named=True))

    kinds = dict(city.units.select("unit", "kind").iter_rows())
    told: dict[str, Any] = {"rotation": None, "half": None, "others": []}
    first = city.surveys["day"].min()
    for each in days:
        if each.day <= first:
            continue
        if each.day != story.ROTATION_DAY:
            told["others"].append(bar(each.day, each.units))
            continue
        told["rotation"] = bar(each.day, each.units)
        kept = sorted(set(city.surveys["unit"]) - set(each.units))
        alike = [unit for unit in kept if kinds[unit] == each.kind]
        told["half"] = bar(each.day, alike[::2], each.units)
    return told


def _night(city: Any) -> Iterator[str]:
    """What the pages and one night's work cost."""
    from django.utils import timezone

    from tepat_web.accounts.queries import operator
    from tepat_web.impact import actions
    from tepat_web.impact.changes import changes
    from tepat_web.impact.overview import overview
    from tepat_web.ledger import jobs
    from tepat_web.register.actions import import_workbook
    from tepat_web.snapshots.models import Computed

    by, clock = operator(), time.process_time
    sheets = {table.sheet: rows.height for table, rows in city.tables()}
    import_workbook(
        by=by, told=city, sheets=sheets, extra={}, remove_gone=False, today=city.day
    )
    begun = clock()
    every = changes(by)
    yield f"finding {len(every.all)} changes: {clock() - begun:.2f} s of CPU"
    job = actions.ask_due(by=by, today=timezone.localdate())
    begun = clock()
    jobs.do_now(job)
    spent, made = clock() - begun, Computed.objects.count()
    each = spent / max(made, 1)
    yield f"a night's work: {made} effects in {spent:.1f} s of CPU, {each:.2f} s each"
    begun = clock()
    told = overview(by)
    yield (
        f"all changes side by side: {clock() - begun:.2f} s of CPU; {told.measured} "
        f"have an interval, {told.told} leave out zero, {len(told.leagues)} leagues"
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--employees", type=int, default=EMPLOYEES)
    parser.add_argument("--seeds", type=int, default=SEEDS)
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    measure = _measured if asked.inside else measured_story
    for line in measure(asked.employees, asked.seeds):
        print(line, flush=True)
