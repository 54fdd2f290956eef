"""``tepat explain``: why here, why not there, and what to do next."""

from __future__ import annotations

from typing import Annotated

import typer

from tepat.placement.why import ByPaths, Why
from tepat.words import Sentence

from . import explain_json as as_json_of
from .explain_shown import Shown
from .options import AsJson, Lang, PlanFolder
from .printer import Printer
from .stored import opened

NOBODY_ASKED = Sentence(
    id="Sebut siapa atau apa yang ditanyakan: NIP, --position KODE, keduanya, atau "
    "--chain NOMOR.",
    en="Say whom or what you ask about: a NIP, --position CODE, both, or --chain "
    "NUMBER.",
)
ANSWERING = Sentence(id="Menyusun jawaban", en="Putting the answer together")
CHAIN_ALONE = Sentence(
    id="--chain ditanyakan tersendiri, tanpa NIP dan tanpa --position.",
    en="--chain is asked by itself, without a NIP and without --position.",
)


def explain(
    folder: PlanFolder,
    nip: Annotated[
        str | None, typer.Argument(help="NIP pegawai. / The person.")
    ] = None,
    position: Annotated[
        str | None,
        typer.Option(
            "--position",
            help="Jabatan ini; dengan NIP: mengapa bukan di sini. / This position; "
            "with a NIP: why not there.",
        ),
    ] = None,
    chain: Annotated[
        int | None,
        typer.Option("--chain", help="Cerita rantai ini. / The story of this chain."),
    ] = None,
    every: Annotated[
        bool, typer.Option("--all", help="Semua aturan. / Every rule.")
    ] = False,
    lang: Lang = "id",
    as_json: AsJson = False,
) -> None:
    """Jelaskan rencana: orang, jabatan, atau rantai. / Explain a plan's decisions."""
    if chain is not None and (nip or position):
        raise typer.BadParameter(CHAIN_ALONE.fill({}, lang))
    if chain is None and not nip and not position:
        raise typer.BadParameter(NOBODY_ASKED.fill({}, lang))
    printer = Printer(lang, as_json)
    content, case = opened(folder, printer)
    with printer.step(ANSWERING):
        why = Why(case, content, ByPaths(case, content))
        shown = Shown(printer, case, every=every)
        if chain is not None:
            story = why.of_chain(chain)
            answer = as_json_of.chain(story, lang)
        elif nip and position:
            pair = why.of_pair(nip, position)
            answer = as_json_of.pair(nip, position, pair, lang)
        elif nip:
            (person,) = why.of_people([nip])
            number = person.entry.get("chain")
            told = None if number is None else why.of_chain(number)
            to = person.position if person.decision == "move" else None
            contest = None if to is None else why.of_position(to, successors=False)
            answer = as_json_of.person(person, told, contest, lang)
        else:
            of_all = why.of_position(str(position))
            answer = as_json_of.position(of_all, lang)
    printer.json(answer)
    if as_json:
        return
    if chain is not None:
        shown.story(story)
    elif nip and position:
        shown.pair(nip, position, pair)
    elif nip:
        shown.person(person, told, contest)
    else:
        shown.contest(of_all)
