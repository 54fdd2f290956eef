"""``tepat plan``: the optimal placement plan, explained and proven."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from tepat.placement import scenario as scenarios
from tepat.placement import store
from tepat.placement.assurance import assurance, gaps
from tepat.placement.case import Case, work_out
from tepat.placement.guarantees import HOLDS, HOLDS_NOT
from tepat.placement.kinds import KIND_NAMES
from tepat.placement.limits.names import SENSES
from tepat.placement.make import make
from tepat.placement.names import FIGURE_NAMES, GOAL_NAMES
from tepat.placement.reasons import missing
from tepat.placement.scenario import Scenario
from tepat.reports.plan import write_plan
from tepat.rules import ROLL
from tepat.words import Sentence

from . import book
from .about import about
from .options import AsJson, Book, Day, Lang, day_of
from .printer import Printer

JUDGING = Sentence(
    id="Menilai aturan dan kesesuaian semua pasangan",
    en="Judging rules and fit of all pairs",
)
SOLVING = Sentence(
    id="Mencari dan membuktikan rencana terbaik", en="Finding and proving the best plan"
)
WRITING = Sentence(id="Menulis rencana", en="Writing the plan")
MADE = Sentence(
    id="{moves} perpindahan dalam {chains} rantai mengisi {filled} dari {seats} kursi "
    "(sebelumnya {before}); kesesuaian rata-rata {fit_before} → {fit_after}. "
    "{assurance}",
    en="{moves} moves in {chains} chains fill {filled} of {seats} seats (before: "
    "{before}); mean fit {fit_before} → {fit_after}. {assurance}",
)
LEFT = Sentence(id="Jarak", en="Distance")
LIMIT = Sentence(id="Batas yang diminta", en="Limits asked for")
PROMISE = Sentence(id="- ({promise}) {text}", en="- ({promise}) {text}")
KINDS = Sentence(id="Jenis perpindahan: {kinds}.", en="Kinds of move: {kinds}.")
NOT_KNOWN = Sentence(
    id="{people} pegawai belum dapat dinilai untuk sebagian jabatan karena data belum "
    "lengkap, terutama: {rules}. Lihat lembar «Data belum lengkap» pada plan.xlsx.",
    en="{people} people cannot be judged for some positions because data is missing, "
    "above all: {rules}. See the sheet on missing data in plan.xlsx.",
)
ASKED = Sentence(
    id="Skenario (juga tersimpan sebagai skenario.toml):",
    en="Scenario (also kept as skenario.toml):",
)
WHERE = Sentence(id="Rencana ada di {path}.", en="The plan is in {path}.")
SUMMARY = (
    *("objective", "bound", "moves", "chains", "unfilled", "before", "after"),
    *("limits", "guarantees", "made_from", "digest"),
)


def plan(
    path: Book,
    out: Annotated[
        Path, typer.Option("--out", help="Folder rencana. / Folder for the plan.")
    ],
    scenario: Annotated[
        Path | None,
        typer.Option("--scenario", help="Berkas skenario TOML. / Scenario file."),
    ] = None,
    day: Day = None,
    lang: Lang = "id",
    as_json: AsJson = False,
) -> None:
    """Susun rencana penempatan terbaik, beserta alasan dan buktinya. / Make a plan."""
    printer = Printer(lang, as_json)
    asked = Scenario() if scenario is None else scenarios.read(scenario)
    store.demand_free(out)
    # What is typed comes before what the scenario says, and that before the data.
    snapshot = book.opened(path, day_of(day) or asked.day, printer)
    with printer.step(JUDGING):
        case = work_out(snapshot, asked)
    with printer.step(SOLVING):
        content = make(case)
    with printer.step(WRITING), store.writing(out) as fresh:
        store.write(fresh, case, content)
        write_plan(fresh / "plan.xlsx", case, content, about(snapshot, path), lang)
    printer.json({name: content[name] for name in SUMMARY})
    _show(printer, content, asked, out)
    _say_unknown(printer, case)


def _say_unknown(printer: Printer, case: Case) -> None:
    """Say how many people missing data keeps out, and which data most often."""
    entries = missing(case)
    people = len({entry.person for entry in entries})
    if people:
        rules = Counter(entry.rule for entry in entries).most_common(3)
        told = ", ".join(
            f"{ROLL[code].title.fill({}, printer.language)} ({number})"
            for code, number in rules
        )
        printer.say(NOT_KNOWN, people=people, rules=told)


def _show(
    printer: Printer, content: Mapping[str, Any], asked: Scenario, out: Path
) -> None:
    lang = printer.language
    before, after = content["before"], content["after"]
    left = gaps(content) or {}
    printer.say(
        MADE,
        moves=len(content["moves"]),
        chains=len(content["chains"]),
        filled=after["filled"],
        seats=after["seats"],
        before=before["filled"],
        fit_before=before["fit_mean"],
        fit_after=after["fit_mean"],
        assurance=assurance(content),
    )
    kinds = Counter(move["kind"] for move in content["moves"])
    told = ", ".join(
        f"{KIND_NAMES[kind].fill({}, lang)} {n}" for kind, n in kinds.items()
    )
    if told:
        printer.say(KINDS, kinds=told)
    printer.table(
        [
            Sentence(id="Keadaan", en="State"),
            Sentence(id="Sebelum", en="Before"),
            Sentence(id="Sesudah", en="After"),
        ],
        [
            (name.fill({}, lang), before[figure], after[figure])
            for figure, name in FIGURE_NAMES.items()
        ],
    )
    printer.table(
        [
            Sentence(id="Tujuan, menurut urutan", en="Goal, in order"),
            Sentence(id="Dicapai", en="Achieved"),
            Sentence(id="Batas atas", en="Bound"),
            LEFT,
        ],
        [
            (
                GOAL_NAMES[goal].fill({}, lang),
                number,
                (content["bound"] or {}).get(goal),
                left.get(goal),
            )
            for goal, number in content["objective"].items()
        ],
    )
    if content["limits"]:
        name = "name" if lang == "id" else "name_en"
        printer.table(
            [
                LIMIT,
                Sentence(id="Arah", en="Sense"),
                Sentence(id="Nilai", en="Value"),
                Sentence(id="Rencana", en="Plan"),
            ],
            [
                (it[name], SENSES[it["sense"]].fill({}, lang), it["most"], it["used"])
                for it in content["limits"]
            ],
        )
    text = "text" if lang == "id" else "text_en"
    for each in content["guarantees"]:
        promise = HOLDS if each["holds"] else HOLDS_NOT
        printer.say(PROMISE, promise=promise, text=each[text])
    if asked != Scenario():
        printer.say(ASKED)
        for line in scenarios.text_of(asked).splitlines():
            printer.line(f"  {line}".rstrip())
    printer.say(WHERE, path=str(out))
