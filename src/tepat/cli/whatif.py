"""``tepat whatif``: the best plan under an extra condition, and its price."""

from __future__ import annotations

import time
from typing import Annotated

import typer

from tepat.finding import SIGNS
from tepat.placement import store
from tepat.placement.whatif import Answer, Change, Touched, WhatIf, of_pair, of_seats
from tepat.placement.why.price import price_in_words
from tepat.words import Sentence, written

from .options import AsJson, Lang, PlanFolder
from .printer import Printer

LOADING = Sentence(
    id="Menghitung ulang data rencana dan memuat rencananya",
    en="Working out the plan's data again and taking the plan over",
)
TOOK = Sentence(
    id="Dijawab dalam {milliseconds} milidetik sesudah rencana dimuat.",
    en="Answered in {milliseconds} milliseconds after the plan was taken over.",
)
IN_THE_WAY = Sentence(
    id="Menurut aturan, yang menghalangi:", en="By the rules, what stands in the way:"
)
SUPPOSED = Sentence(
    id="Yang berikut berlaku seandainya semua itu terpenuhi.",
    en="What follows holds if all of that were met.",
)
NOBODY = Sentence(id="Tidak ada orang yang ikut berubah.", en="Nobody is touched.")
WHO = Sentence(id="Siapa yang ikut berubah, berurutan", en="Who is touched, in order")
SEATS = Sentence(id="Jabatan yang isinya berubah", en="Positions filled otherwise")
APART = Sentence(
    id="Agar kerabat tidak menjadi atasan atau bawahan langsung, {nip} tidak "
    "ditempatkan di {position}.",
    en="So that no relative is a direct superior or subordinate, {nip} is not placed "
    "in {position}.",
)
PERSON = Sentence(id="Pegawai", en="Person")
IN_PLAN = Sentence(id="Dalam rencana", en="In the plan")
INSTEAD = Sentence(id="Menjadi", en="Instead")
FIT = Sentence(id="Kesesuaian", en="Fit")
WHY = Sentence(id="Sebab", en="Why")
POSITION = Sentence(id="Jabatan", en="Position")
NEED = Sentence(id="Kebutuhan", en="Need")
STAYS = Sentence(id="{position} (tetap)", en="{position} (stays)")
NOWHERE = Sentence(id="tanpa jabatan", en="no position")

Pairs = list[str]


def whatif(
    folder: PlanFolder,
    pin: Annotated[
        Pairs | None,
        typer.Option(
            metavar="NIP=JABATAN",
            help="Pegawai ini harus di sana. / The person must sit there.",
        ),
    ] = None,
    wish: Annotated[
        Pairs | None,
        typer.Option(
            metavar="NIP=JABATAN",
            help="Harga mengabulkan keinginan ini. / What granting a wish costs.",
        ),
    ] = None,
    forbid: Annotated[
        Pairs | None,
        typer.Option(
            metavar="NIP=JABATAN",
            help="Pegawai ini tidak di sana. / The person must not sit there.",
        ),
    ] = None,
    objection: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NIP",
            help="Keberatan diterima: ia tidak pindah. / An objection is upheld.",
        ),
    ] = None,
    retirement: Annotated[
        list[str] | None,
        typer.Option(
            "--retirement",
            "--retire",
            metavar="NIP",
            help="Pegawai ini berhenti. / The person leaves.",
        ),
    ] = None,
    vacancy: Annotated[
        list[str] | None,
        typer.Option(
            metavar="JABATAN[=N]",
            help="Kebutuhan bertambah N (1). / The need rises by N (1).",
        ),
    ] = None,
    lang: Lang = "id",
    as_json: AsJson = False,
) -> None:
    """Tanyakan rencana terbaik di bawah syarat tambahan. / Ask a plan what if."""
    printer = Printer(lang, as_json)
    asked = [of_pair("pin", told) for told in pin or ()]
    asked += [of_pair("wish", told) for told in wish or ()]
    asked += [of_pair("forbid", told) for told in forbid or ()]
    asked += [Change("objection", nip=nip.strip()) for nip in objection or ()]
    asked += [Change("retirement", nip=nip.strip()) for nip in retirement or ()]
    asked += [of_seats(told) for told in vacancy or ()]
    content = store.read(folder)
    with printer.step(LOADING):
        plan = WhatIf.of(store.case_of(folder, content), content)
    started = time.perf_counter()
    answer = plan.ask(asked)
    milliseconds = round(1000 * (time.perf_counter() - started))
    printer.json(answer.as_json(lang))
    _show(printer, answer)
    if not as_json:
        printer.warn(TOOK.fill({"milliseconds": milliseconds}, lang))


def _show(printer: Printer, answer: Answer) -> None:
    lang = printer.language
    for one in answer.asked:
        note = "" if one.note is None else f" {one.note.say(lang)}"
        printer.line(f"{one.change.told().say(lang)}{note}")
        if one.obstacles:
            printer.say(IN_THE_WAY)
        for finding in one.obstacles:
            sign = SIGNS[finding.verdict].fill({}, lang)
            printer.line(f"  [{sign}] {finding.say(lang)}")
    if answer.is_supposed:
        printer.say(SUPPOSED)
    printer.say(price_in_words(answer.price))
    if not answer.changed:
        printer.say(NOBODY)
    printer.table(
        [PERSON, IN_PLAN, INSTEAD, FIT, WHY],
        [_row(printer, each) for each in answer.changed],
        title=WHO,
    )
    printer.table(
        [POSITION, IN_PLAN, INSTEAD, NEED],
        [(it.position, it.before, it.after, it.need) for it in answer.filled],
        title=SEATS,
    )
    for nip, position in answer.apart:
        printer.say(APART, nip=nip, position=position)
    printer.line(answer.assurance.say(lang))


def _row(printer: Printer, touched: Touched) -> tuple[str, ...]:
    lang = printer.language

    def place(code: str | None) -> str:
        if code is None:
            return NOWHERE.fill({}, lang)
        return STAYS.fill({"position": code}, lang) if code == touched.today else code

    fits = (written(fit, lang) for fit in (touched.fit_origin, touched.fit_to))
    return (
        f"{touched.name or '–'} {touched.nip}",
        place(touched.origin),
        place(touched.to),
        " → ".join(fits),
        touched.reason.say(lang),
    )
