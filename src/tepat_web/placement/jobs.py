"""Computing plans, checking them, answering why. No transaction is open meanwhile."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import polars as pl

from tepat.errors import TepatError
from tepat.frontier import frontier
from tepat.placement import store as folders
from tepat.placement.case import Case, work_out
from tepat.placement.make import make
from tepat.placement.names import GOAL_NAMES
from tepat.placement.verify import Verification
from tepat.placement.verify import verify as check
from tepat.reports.plan import waves as plan_waves
from tepat.reports.plan import write_plan
from tepat.reports.plan.consequences import Consequences
from tepat.reports.plan.teller import Teller
from tepat.words import Sentence
from tepat_web.kit.words import Words
from tepat_web.ledger.jobs import Tell
from tepat_web.ledger.models import Job, Version
from tepat_web.snapshots import store, take
from tepat_web.snapshots.kinds.needs import about
from tepat_web.snapshots.kinds.saying import words
from tepat_web.snapshots.places import Places, places, still
from tepat_web.snapshots.result import Result

from . import (
    actions,
    curve,
    fairness_tables,
    limit_tables,
    overview,
    picture,
    reasons,
    scenarios,
    wave_tables,
)
from .models import Move, Plan
from .tables import Tables
from .telling import Telling

VALID = Sentence(
    id="Rencana sah: setiap aturan, jumlah dan batas atasnya cocok; terbukti optimal.",
    en="The plan is valid: every rule, sum and bound agrees; proven optimal.",
)
VALID_WITHIN = Sentence(
    id="Rencana sah: setiap aturan, batasan, jumlah dan batas atasnya cocok.",
    en="The plan is valid: every rule, limit, sum and bound agrees.",
)
VALID_BY_ROUNDS = Sentence(
    id="Rencana sah: setiap aturan, jumlah dan putaran pertukarannya cocok.",
    en="The plan is valid: every rule, sum and round of exchange agrees.",
)
INVALID = Sentence(
    id="Rencana TIDAK sah: {count} hal tidak cocok.",
    en="The plan is NOT valid: {count} things do not agree.",
)
ANSWERED = Sentence(id="Alasannya sudah tersedia.", en="The reasons are there.")
NO_POSITION = Sentence(
    id="Jabatan {code} tidak ada dalam rencana ini. Periksa kodenya.",
    en="Position {code} is not in this plan. Check its code.",
)


class NotInPlan(TepatError):
    """A position that a question names and the plan does not know."""


def compute(job: Job, tell: Tell) -> None:
    """Make the best plan for the question of a job of kind ``plan``."""
    asked = job.question
    scenario = scenarios.read(asked["scenario"])
    day = date.fromisoformat(asked["day"]) if asked["day"] else scenario.day
    tell(5, "Mengambil data", "Reading the register")
    with still():
        version = Version.objects.values_list("pk", flat=True).first() or 0
        snapshot = take.snapshot(day)
        where = places(day, records=False)
    tell(15, "Menilai semua pasangan", "Judging all pairs")
    case = work_out(snapshot, scenario)
    tell(35, "Mencari dan membuktikan rencana terbaik", "Finding and proving the best")
    content = make(case)
    tell(65, "Menyusun alasan", "Putting the reasons into words")
    plan = Plan(folder=f"{job.pk}-{job.attempts}")
    said = picture.story(content)
    worked = Consequences.of(case, content)
    try:
        _write(plan, case, content, where, said, worked, tell)
        tell(95, "Menyimpan rencana", "Storing the plan")
        actions.store_plan(
            by=job.by,
            job=job,
            said=said,
            moves=_moves(case, content, where, worked),
            name=asked["name"],
            replaces_id=asked.get("replaces"),
            day=snapshot.day,
            effective_on=case.effective_on,
            scenario=asked["scenario"],
            made_from=content["made_from"] | _whose(case),
            totals=overview.totals(content, worked.waves, worked.fair),
            snapshot_digest=content["made_from"]["snapshot"],
            digest=content["digest"],
            version=version,
            folder=plan.folder,
        )
    except BaseException:
        for folder in (plan.path, store.root() / plan.folder):
            shutil.rmtree(folder, ignore_errors=True)
        raise


def verify(job: Job, tell: Tell) -> None:
    """Check the plan of a job of kind ``verification`` without the optimiser."""
    plan = Plan.objects.get(pk=job.question["plan"])
    tell(10, "Memeriksa tanpa pengoptimal", "Checking without the optimiser")
    found = check(plan.path)
    said = words(_outcome(found), count=len(found.violations))
    actions.store_verification(
        by=job.by,
        job=job,
        plan=plan,
        valid=found.valid,
        outcome=_checked(found),
        said=said,
    )


def trace(job: Job, tell: Tell) -> None:
    """Work out what each further move brings, for a job of kind ``frontier``."""
    plan = Plan.objects.get(pk=job.question["plan"])
    tell(10, "Menghitung ulang data rencana", "Working out the plan's data again")
    content = folders.read(plan.path)
    case = folders.case_of(plan.path, content)
    tell(30, "Mencari rencana yang lebih kecil", "Finding plans with fewer moves")
    found = frontier(case, content)
    told = curve.told(found)
    said = Words.read(told["said"][0])
    actions.store_frontier(by=job.by, job=job, plan=plan, told=told, said=said)


def explain(job: Job, tell: Tell) -> None:
    """Answer why, for a job of kind ``explanation``."""
    plan = Plan.objects.get(pk=job.question["plan"])
    nip, code = job.question["nip"], job.question["position"]
    tell(10, "Menghitung ulang data rencana", "Working out the plan's data again")
    content = folders.read(plan.path)
    telling = Telling(folders.case_of(plan.path, content), content)
    if code and not telling.knows(code):
        raise NotInPlan(NO_POSITION, code=code)
    tell(80, "Menyusun alasan", "Putting the reasons into words")
    told = _answer(telling, nip, code)
    actions.store_explanation(
        by=job.by,
        job=job,
        plan=plan,
        nip=nip,
        position=code,
        content=told,
        said=words(ANSWERED),
    )


def _answer(telling: Telling, nip: str, code: str) -> dict[str, Any]:
    if nip and code:
        return telling.pair(nip, code)
    if code:
        return telling.position(code)
    ((_nip, told),) = telling.people([nip])
    return told


def _write(
    plan: Plan,
    case: Case,
    content: Mapping[str, Any],
    where: Places,
    said: Words,
    worked: Consequences,
    tell: Tell,
) -> None:
    """Write the plan's folder and its tables; neither is half written."""
    shutil.rmtree(plan.path, ignore_errors=True)
    moved = [move["nip"] for move in content["moves"]]
    with folders.writing(plan.path) as fresh:
        folders.write(fresh, case, content)
        reasons.write(fresh, Telling(case, content).people(moved))
        tell(80, "Menulis rencana", "Writing the plan")
        # Who may read all of a plan need not be one who may see what people wish for.
        whose = about(case.snapshot)
        write_plan(
            fresh / "plan.xlsx",
            case,
            content,
            whose,
            names_wishes=False,
            worked=worked,
        )
    figure = picture.empty_seats(case, content)
    tellers = Teller(case, content, "id"), Teller(case, content, "en")
    tables = (
        *Tables(case, content, where).all(),
        *wave_tables.tables(tellers, worked.waves, where),
        *(fairness_tables.tables(tellers, worked.fair, where) if worked.fair else ()),
        *limit_tables.tables(tellers[0], content, where),
    )
    store.write(plan.folder, Result(said, tables, (figure,)))


def _moves(
    case: Case, content: Mapping[str, Any], where: Places, worked: Consequences
) -> Iterator[Move]:
    paths = dict(where.people.select("nip", pl.col("person_path")).iter_rows())
    ends = dict(where.positions.select("position", "position_path").iter_rows())
    steps = plan_waves.steps(Teller(case, content, "id"), worked.waves)
    when = {step["nip"]: (step["wave"], step["day"]) for step in steps}
    for number, move in enumerate(content["moves"], start=1):
        wave, day = when.get(move["nip"], (None, None))
        yield Move(
            number=number,
            nip=move["nip"],
            path=paths.get(move["nip"]) or "",
            to_path=ends.get(move["to"]) or "",
            origin=move["from"] or "",
            to=move["to"],
            kind=move["kind"],
            chain=move["chain"],
            wave=wave,
            day=day,
            fit_before=move["fit_before"],
            fit_after=move["fit_after"],
        )


def _whose(case: Case) -> dict[str, Any]:
    whose = about(case.snapshot)
    return {"city": whose.agency, "is_example": whose.is_example}


def _outcome(found: Verification) -> Sentence:
    if not found.valid:
        return INVALID
    if found.bound is None:
        return VALID_BY_ROUNDS
    return VALID if found.bound == found.objective else VALID_WITHIN


def _checked(found: Verification) -> dict[str, Any]:
    return {
        "goals": [
            {
                "name": words(GOAL_NAMES[goal]).as_json(),
                "objective": (found.objective or {}).get(goal),
                "bound": (found.bound or {}).get(goal),
            }
            for goal in found.objective or GOAL_NAMES
        ],
        "violations": [
            words(each.sentence, **each.facts).as_json() for each in found.violations
        ],
    }
