"""What if: seconds from question to answer, and whether a full solve says the same."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from tepat.intake import town
from tepat.placement.case import Case, work_out
from tepat.placement.make import make
from tepat.placement.whatif import Answer, Change, ChangeRefused, WhatIf
from tepat.placement.whatif.again import made_again
from tepat.snapshot import Snapshot

QUESTIONS = 200
COMPARED = 12
TARGET = "target ≤ 200 ms after loading"
SEED = 6


@dataclass
class Asked:
    """One question, and how long its answer took: on the clock, and of a processor."""

    changes: Sequence[Change]
    answer: Answer | None
    milliseconds: float
    worked: float


def measured_whatif(city: Snapshot) -> Iterator[str]:
    """Yield what was measured, for random questions of every kind."""
    case = work_out(city)
    content = make(case)
    started = time.perf_counter()
    plan = WhatIf.of(case, content)
    yield f"what if, plan taken over: {time.perf_counter() - started:.2f} s"
    asked = [_asked(plan, changes) for changes in _questions(case, content)]
    times = sorted(it.milliseconds for it in asked)
    worked = sorted(it.worked for it in asked)
    people = len(case.people)
    yield (
        f"what if, {len(asked)} random questions, {people:,} people: median "
        f"{times[len(times) // 2]:.0f} ms, worst {times[-1]:.0f} ms (of a processor: "
        f"{worked[len(worked) // 2]:.0f} ms, {worked[-1]:.0f} ms); {TARGET}"
    )
    answered = [it for it in asked if it.answer is not None]
    by_path = [it for it in answered if it.answer and it.answer.method == "path"]
    touched = sorted(len(it.answer.changed) for it in answered if it.answer)
    yield (
        f"what if: {len(by_path)} answered by paths, {len(answered) - len(by_path)} "
        f"made again, {len(asked) - len(answered)} refused with the reason; "
        f"{touched[len(touched) // 2]} people touched (median), {touched[-1]} at most"
    )
    step = max(len(by_path) // COMPARED, 1)
    sample = by_path[::step][:COMPARED]
    same = sum(_agrees(case, it) for it in sample)
    yield f"what if, {len(sample)} made again in full: {same} equal in every goal"


def _asked(plan: WhatIf, changes: Sequence[Change]) -> Asked:
    started, worked = time.perf_counter(), time.process_time()
    try:
        answer = plan.ask(changes)
    except ChangeRefused:
        answer = None
    seconds = time.perf_counter() - started
    worked = time.process_time() - worked
    return Asked(changes, answer, 1000 * seconds, 1000 * worked)


def _agrees(case: Case, asked: Asked) -> bool:
    answer = asked.answer
    if answer is None:
        return False
    again: dict[str, int] = made_again(case, answer.asked)["objective"]
    return again == answer.objective


def _questions(
    case: Case, content: dict[str, list[dict[str, str]]]
) -> Iterator[list[Change]]:
    """Yield questions of every kind in turn, and some of several conditions."""
    draw = random.Random(SEED)
    problem, moves = case.problem(), content["moves"]
    nips, codes = problem.people, problem.positions
    movers = [it["nip"] for it in moves]
    mobile = np.unique(problem.option_person)

    def pair() -> tuple[str, str]:
        at = draw.randrange(len(problem.option_person))
        return nips[problem.option_person[at]], codes[problem.option_position[at]]

    def seats() -> Change:
        return Change("vacancy", position=draw.choice(codes), seats=draw.randint(1, 3))

    kinds: list[Callable[[], list[Change]]] = [
        lambda: [Change("pin", *pair())],
        lambda: [Change("wish", *pair())],
        lambda: [Change("forbid", it["nip"], it["to"]) for it in draw.sample(moves, 1)],
        lambda: [Change("objection", draw.choice(movers))],
        lambda: [Change("retirement", nips[draw.choice(mobile)])],
        lambda: [seats()],
        lambda: [
            *(Change("objection", nip) for nip in draw.sample(movers, 3)),
            seats(),
        ],
    ]
    for number in range(QUESTIONS):
        yield kinds[number % len(kinds)]()


if __name__ == "__main__":
    employees = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    for line in measured_whatif(town.build(employees, 1)):
        print(line, flush=True)
