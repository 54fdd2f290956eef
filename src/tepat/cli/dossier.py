"""``tepat dossier``: what the file of one person says, and what can be done."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from tepat import law
from tepat.dossier import Note, notes_of
from tepat.errors import TepatError
from tepat.finding import SIGNS
from tepat.policy import Policy
from tepat.words import Language, Sentence

from . import book
from .options import AsJson, Book, Day, Lang, day_of
from .printer import Printer

LOOKING = Sentence(id="Membaca berkas pegawai", en="Reading the file")
NOT_THERE = Sentence(
    id="Pegawai {nip} tidak ada dalam buku kerja ini. Periksa NIP-nya.",
    en="There is no employee {nip} in this workbook. Check the number.",
)
NOTHING = Sentence(
    id="Tidak ada yang perlu diperhatikan dalam berkas ini.",
    en="Nothing in this file needs attention.",
)
DO = Sentence(id="{cure} (oleh {by})", en="{cure} (by {by})")


class NoSuchPerson(TepatError):
    """A number that nobody in the workbook has."""

    exit_code = 105


def dossier(
    path: Book,
    nip: Annotated[str, typer.Argument(help="NIP pegawai. / The person.")],
    day: Day = None,
    lang: Lang = "id",
    as_json: AsJson = False,
) -> None:
    """Yang perlu diketahui seorang pegawai. / What one person's file says."""
    printer = Printer(lang, as_json)
    city = book.opened(path, day_of(day), printer)
    if nip not in city.employees["nip"]:
        raise NoSuchPerson(NOT_THERE, nip=nip)
    with printer.step(LOOKING):
        told = notes_of(city, law.on(city.day), Policy(), nip)
    printer.json({"nip": nip, "notes": [_as_json(each, lang) for each in told]})
    if not told:
        printer.say(NOTHING)
    for each in told:
        sign = SIGNS[each.finding.verdict].fill({}, lang)
        printer.line(f"[{sign}] {each.finding.say(lang)}")
        if each.cure and each.by:
            facts = {"cure": each.remedy(lang), "by": each.actor(lang)}
            printer.line("    " + DO.fill(facts, lang))
        elif each.cure:
            printer.line("    " + each.remedy(lang))


def _as_json(note: Note, language: Language) -> dict[str, Any]:
    found = note.finding
    return {
        "code": found.code,
        "verdict": found.verdict.value,
        "urgency": note.urgency.value,
        "message": found.say(language),
        "cure": note.remedy(language) or None,
        "by": note.by.value if note.by else None,
        "day": note.day.isoformat() if note.day else None,
    }
