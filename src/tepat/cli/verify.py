"""``tepat verify``: check a plan without the optimiser."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tepat.placement import store
from tepat.placement.names import GOAL_NAMES
from tepat.placement.verify import Verification
from tepat.placement.verify import verify as check_plan
from tepat.words import Sentence

from .options import AsJson, Lang, PlanFolder
from .printer import Printer

if TYPE_CHECKING:
    from tepat.placement.replay import Replay

CHECKING = Sentence(
    id="Memeriksa rencana tanpa pengoptimal", en="Checking the plan without the solver"
)
REPLAYING = Sentence(
    id="Membuat ulang rencana dari datanya sendiri",
    en="Making the plan again from its own inputs",
)
VALID = Sentence(
    id="Rencana sah: semua aturan, jumlah, dan batas atasnya cocok; terbukti optimal.",
    en="The plan is valid: every rule, sum and bound agrees; proven optimal.",
)
VALID_WITHIN = Sentence(
    id="Rencana sah: semua aturan, batasan, jumlah, dan batas atasnya cocok; jarak ke "
    "batas atas tertera di atas.",
    en="The plan is valid: every rule, limit, sum and bound agrees; the distance to "
    "the bound is shown above.",
)
VALID_OF_LIKE = Sentence(
    id="Rencana sah: semua aturan, jumlah, dan batas atasnya cocok; terbukti optimal "
    "di antara rencana yang memperlakukan {positions} jabatan melebihi kebutuhan "
    "dengan cara yang sama. Apakah perlakuan lain sudah dicoba semua, tidak dapat "
    "diperiksa.",
    en="The plan is valid: every rule, sum and bound agrees; proven optimal among the "
    "plans that treat {positions} positions over strength alike. Whether every other "
    "treatment was tried cannot be checked.",
)
VALID_WITHOUT_BOUND = Sentence(
    id="Rencana sah: semua aturan, jumlah, dan langkah pertukarannya cocok.",
    en="The plan is valid: every rule, sum and round of exchange agrees.",
)
INVALID = Sentence(
    id="Rencana TIDAK sah: {count} ketidakcocokan.",
    en="The plan is NOT valid: {count} things do not agree.",
)


def verify(
    folder: PlanFolder,
    replay: Annotated[
        bool,
        typer.Option(
            "--replay", help="Buat ulang dan bandingkan. / Make it again and compare."
        ),
    ] = False,
    lang: Lang = "id",
    as_json: AsJson = False,
) -> None:
    """Periksa rencana dan buktinya. / Check a plan and its certificate."""
    printer = Printer(lang, as_json)
    with printer.step(CHECKING):
        found = check_plan(folder)
    again = _again(printer, folder) if replay else None
    violations = [it.sentence.fill(it.facts, lang) for it in found.violations]
    printer.json(
        {
            "valid": found.valid,
            "objective": found.objective,
            "bound": found.bound,
            "violations": violations,
            "replayed": None if again is None else again.same,
        }
    )
    if found.objective is not None:
        bound = found.bound or {}
        printer.table(
            [
                Sentence(id="Tujuan", en="Goal"),
                Sentence(id="Dicapai", en="Achieved"),
                Sentence(id="Batas atas", en="Bound"),
            ],
            [
                (GOAL_NAMES[goal].fill({}, lang), number, bound.get(goal))
                for goal, number in found.objective.items()
            ],
        )
    if again is not None:
        printer.say(again.sentence, **again.facts)
    if found.valid:
        printer.say(judged(found, store.read(folder)))
    else:
        printer.say(INVALID, count=len(violations))
        for violation in violations:
            printer.warn(f"- {violation}")
    if not found.valid or (again is not None and again.same is False):
        raise typer.Exit(1)


def _again(printer: Printer, folder: Path) -> Replay:
    # Only here is the optimiser loaded: a plain check does without.
    from tepat.placement.replay import replay

    with printer.step(REPLAYING):
        return replay(folder)


def judged(found: Verification, content: Mapping[str, Any]) -> Sentence:
    """Say of a plan without violations what that proves, and what it cannot."""
    if found.bound is None:
        return VALID_WITHOUT_BOUND
    if found.bound != found.objective:
        return VALID_WITHIN
    chosen = content.get("restricted", {})
    number = len(chosen.get("closed", ())) + len(chosen.get("trimmed", ()))
    return VALID_OF_LIKE.filled({"positions": number}) if number else VALID
