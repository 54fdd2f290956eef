"""``tepat verify``: check a plan without the optimiser."""

from __future__ import annotations

import typer

from tepat.placement.names import GOAL_NAMES
from tepat.placement.verify import verify as check_plan
from tepat.words import Sentence

from .options import AsJson, Lang, PlanFolder
from .printer import Printer

CHECKING = Sentence(
    id="Memeriksa rencana tanpa pengoptimal", en="Checking the plan without the solver"
)
VALID = Sentence(
    id="Rencana sah: semua aturan, jumlah, dan batas atasnya cocok; terbukti optimal.",
    en="The plan is valid: every rule, sum and bound agrees; proven optimal.",
)
INVALID = Sentence(
    id="Rencana TIDAK sah: {count} ketidakcocokan.",
    en="The plan is NOT valid: {count} things do not agree.",
)


def verify(folder: PlanFolder, lang: Lang = "id", as_json: AsJson = False) -> None:
    """Periksa rencana dan buktinya. / Check a plan and its certificate."""
    printer = Printer(lang, as_json)
    with printer.step(CHECKING):
        found = check_plan(folder)
    violations = [it.sentence.fill(it.facts, lang) for it in found.violations]
    printer.json(
        {
            "valid": found.valid,
            "objective": found.objective,
            "bound": found.bound,
            "violations": violations,
        }
    )
    if found.objective is not None and found.bound is not None:
        printer.table(
            [
                Sentence(id="Tujuan", en="Goal"),
                Sentence(id="Dicapai", en="Achieved"),
                Sentence(id="Batas atas", en="Bound"),
            ],
            [
                (name.fill({}, lang), found.objective[goal], found.bound[goal])
                for goal, name in GOAL_NAMES.items()
            ],
        )
    if found.valid:
        printer.say(VALID)
        return
    printer.say(INVALID, count=len(violations))
    for violation in violations:
        printer.warn(f"- {violation}")
    raise typer.Exit(1)
