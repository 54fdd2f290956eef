"""``tepat frontier``: what each further move brings."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from tepat.frontier import Frontier, headline, notes
from tepat.frontier import frontier as found_for
from tepat.placement.case import Case
from tepat.placement.names import GOAL_NAMES
from tepat.reports.frontier import KINDS, write
from tepat.reports.frontier.rows import in_order, told_goals
from tepat.reports.plan.teller import Teller
from tepat.words import Sentence

from .about import about
from .options import AsJson, Lang, PlanFolder
from .printer import Printer
from .stored import opened

SOLVING = Sentence(
    id="Mencari rencana terbaik dengan lebih sedikit perpindahan",
    en="Finding the best plans with fewer moves",
)
WRITING = Sentence(id="Menulis berkas", en="Writing the file")
WRITTEN = Sentence(id="Hasil ada di {path}.", en="The result is in {path}.")
WRONG_KIND = Sentence(
    id="Nama berkas --out harus berakhir dengan salah satu dari {kinds}.",
    en="The file name of --out must end with one of {kinds}.",
)
MOVES = Sentence(id="Perpindahan", en="Moves")
PROVEN = Sentence(id="Terbukti", en="Proven")
MOST = 200


def frontier(
    folder: PlanFolder,
    points: Annotated[
        int,
        typer.Option(
            "--points",
            min=2,
            max=MOST,
            metavar="N",
            help="Banyaknya rencana yang dicari, kira-kira. / Plans to find, about.",
        ),
    ] = 24,
    first: Annotated[
        int | None,
        typer.Option(
            "--first",
            min=1,
            metavar="N",
            help="Perpindahan yang ditunjukkan satu per satu, kira-kira (50). / Moves "
            "to show one by one, about (50).",
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            help="Berkas .xlsx, .csv, .svg, atau .html. / The file, of one kind of "
            "these.",
        ),
    ] = None,
    lang: Lang = "id",
    as_json: AsJson = False,
) -> None:
    """Manfaat terhadap jumlah perpindahan. / Gain against the number of moves."""
    if out is not None and out.suffix.lower() not in KINDS:
        raise typer.BadParameter(WRONG_KIND.fill({"kinds": KINDS}, lang))
    printer = Printer(lang, as_json)
    content, case = opened(folder, printer)
    with printer.step(SOLVING):
        found = found_for(case, content, points, first)
    if out is not None:
        with printer.step(WRITING):
            whose = about(case.snapshot, folder)
            write(out, case, content, found, whose, lang)
    if as_json:
        printer.json(_as_json(case, content, found, printer))
    _show(printer, found)
    if out is not None:
        printer.say(WRITTEN, path=str(out))


def _show(printer: Printer, found: Frontier) -> None:
    printer.say(headline(found))
    for note in notes(found):
        printer.say(note)
    goals = told_goals(found)
    printer.table(
        [MOVES, *(GOAL_NAMES[goal] for _, goal in goals), PROVEN],
        [
            (it.moves, *(it.achieved[at] for at, _ in goals), it.proven)
            for it in found.points
        ],
    )


def _as_json(
    case: Case, content: dict[str, Any], found: Frontier, printer: Printer
) -> dict[str, Any]:
    language, goals = printer.language, found.goals
    point = found.nearest(found.first)
    codes, people = case.positions["position"], case.people["nip"]
    told = in_order(Teller(case, content, language), point.chains)
    ends = [it.moves - 1 for it in found.points[1:]] + [found.points[-1].moves]
    return {
        "goals": list(goals),
        "points": [
            {
                "moves": it.moves,
                "achieved": dict(zip(goals, it.achieved, strict=True)),
                "gain": dict(zip(goals, found.gain(it), strict=True)),
                "share": dict(zip(goals, found.share(it), strict=True)),
                "proven": it.proven,
                "rate": [str(part) for part in it.rate],
                "until": until,
                "most": dict(zip(goals, found.most(until), strict=True)),
            }
            for it, until in zip(found.points, ends, strict=True)
        ],
        "fewest": dict(found.fewest()),
        "first": {
            "moves": point.moves,
            "shared": found.shared(point),
            "chains": [
                {
                    "kind": chain.kind,
                    "moves": [
                        {
                            "nip": people[step.person],
                            "from": None if step.origin < 0 else codes[step.origin],
                            "to": codes[step.to],
                        }
                        for step in chain.steps
                    ],
                }
                for chain in told
            ],
        },
        "planned": {
            "moves": found.planned[0],
            "achieved": dict(zip(goals, found.planned[1], strict=True)),
            "limited": found.limited,
        },
        "solves": found.solves,
        "sentences": [it.fill({}, language) for it in (headline(found), *notes(found))],
    }
