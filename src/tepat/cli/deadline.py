"""``tepat deadline``: until when something has to be done, and why until then."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from tepat import law
from tepat.deadlines import (
    Calendar,
    Deadline,
    explained,
    headline,
    information,
    of_appeal,
    of_general,
    of_general_appeal,
    of_objection,
    remark,
)
from tepat.words import Language, Sentence

from . import book
from .options import AsJson, Lang, day_of
from .printer import Printer


class Kind(StrEnum):
    """What has deadlines."""

    OBJECTION = "keberatan"
    APPEAL = "banding"
    GENERAL = "keberatan-umum"
    GENERAL_APPEAL = "banding-umum"
    INFORMATION = "pemberitahuan"
    REMARK = "tanggapan"


STEPS = {
    Kind.OBJECTION: of_objection,
    Kind.APPEAL: of_appeal,
    Kind.GENERAL: of_general,
    Kind.GENERAL_APPEAL: of_general_appeal,
}
NO_BOOK = Sentence(
    id="Tanpa buku kerja tidak ada hari libur yang diketahui dan seminggu dianggap "
    "{week} hari kerja. Berikan BUKU dengan lembar libur.",
    en="Without a workbook no holiday is known and a week is taken as {week} working "
    "days. Give BUKU with sheet libur.",
)
IF_LATEST = Sentence(
    id="Langkah berikutnya dihitung seakan-akan diajukan pada hari terakhir, {day}; "
    "--filed memberi hari yang sebenarnya.",
    en="The next steps are reckoned as if it were filed on the last day, {day}; "
    "--filed gives the real one.",
)
LATE = Sentence(
    id="Diajukan {filed}, setelah hari terakhir {due}.",
    en="Filed on {filed}, after the last day {due}.",
)
EARLY = Sentence(
    id="diajukan {filed}, sebelum keputusan diterima pada {day}.",
    en="filed on {filed}, before the decision was received on {day}.",
)
ONLY_AGAINST = Sentence(
    id="Hanya {against} yang dibanding ke BPASN ({cites}; belum dipastikan).",
    en="Only {against} are appealed to BPASN ({cites}; not confirmed).",
)
ONLY_AGAINST_VERIFIED = Sentence(
    id="Hanya {against} yang dibanding ke BPASN ({cites}).",
    en="Only {against} are appealed to BPASN ({cites}).",
)


def deadline(
    kind: Annotated[
        Kind, typer.Argument(metavar="JENIS", help="Tenggat apa. / Which deadlines.")
    ],
    day: Annotated[
        datetime,
        typer.Argument(
            formats=["%Y-%m-%d", "%d-%m-%Y"],
            metavar="TANGGAL",
            help="Hari yang menjadi awal hitungan. / The day that is counted from.",
        ),
    ],
    path: Annotated[
        Path | None,
        typer.Argument(
            metavar="[BUKU]",
            help="Buku kerja dengan lembar libur. / A workbook with sheet libur.",
        ),
    ] = None,
    filed: Annotated[
        datetime | None,
        typer.Option(
            "--filed",
            formats=["%Y-%m-%d", "%d-%m-%Y"],
            metavar="TANGGAL",
            help="Hari keberatan atau banding diajukan. / Day on which it was filed.",
        ),
    ] = None,
    days: Annotated[
        int | None,
        typer.Option(
            "--days",
            min=1,
            max=260,
            metavar="N",
            help="Hari kerja untuk tanggapan; bawaan seperti pemberitahuan. / Working "
            "days for remarks; as for information if not given.",
        ),
    ] = None,
    lang: Lang = "id",
    as_json: AsJson = False,
) -> None:
    """Tenggat dalam hari kerja, dengan alasannya. / Deadlines in working days."""
    printer = Printer(lang, as_json)
    begun, handed = day.date(), day_of(filed)
    if handed is not None and handed < begun:
        early = EARLY.fill({"filed": handed, "day": begun}, lang)
        raise typer.BadParameter(early, param_hint="--filed")
    calendar, notes = _calendar(path, printer)
    found, told = _found(kind, begun, handed, days, calendar)
    notes += told
    printer.json(
        {
            "kind": kind.value,
            "day": begun.isoformat(),
            "week": calendar.week,
            "holidays_known": len(calendar.holidays),
            "steps": [_as_json(it, lang) for it in found],
            "notes": [note.fill({}, lang) for note in notes],
        }
    )
    for it in found:
        printer.say(headline(it))
        for sentence in explained(it):
            printer.line(f"  {sentence.fill({}, lang)}")
    for note in notes:
        printer.say(note)


def _calendar(path: Path | None, printer: Printer) -> tuple[Calendar, list[Sentence]]:
    if path is not None:
        return Calendar.of(book.opened(path, None, printer)), []
    plain = Calendar()
    return plain, [NO_BOOK.filled({"week": plain.week})]


def _found(
    kind: Kind, day: date, filed: date | None, days: int | None, calendar: Calendar
) -> tuple[Sequence[Deadline], list[Sentence]]:
    if kind is Kind.INFORMATION:
        return [information(day, calendar)], []
    if kind is Kind.REMARK:
        usual = law.on(day).objection.information_days.value
        return [remark(day, days or usual, calendar)], []
    steps: Mapping[str, Deadline] = STEPS[kind](day, calendar)
    last, notes = steps["file"].due, []
    if filed is None:
        notes.append(IF_LATEST.filled({"day": last}))
    elif filed > last:
        notes.append(LATE.filled({"filed": filed, "due": last}))
    if kind is Kind.APPEAL:
        norm = law.on(day).objection.appeal_against
        sentence = ONLY_AGAINST_VERIFIED if norm.verified else ONLY_AGAINST
        told = {"against": _listed(norm.value.values()), "cites": str(norm.cites)}
        notes.append(sentence.filled(told))
    steps = STEPS[kind](day, calendar, filed=filed or last)
    return list(steps.values()), notes


def _listed(named: Iterable[Sentence]) -> Sentence:
    said = list(named)
    return Sentence(
        id=" dan ".join(it.id for it in said), en=" and ".join(it.en for it in said)
    )


def _as_json(it: Deadline, lang: Language) -> dict[str, Any]:
    return {
        "step": it.step,
        "due": it.due.isoformat(),
        "counted_from": it.counted_from.isoformat(),
        "days": it.days,
        "is_before": it.is_before,
        "cites": None if it.cites is None else str(it.cites),
        "verified": it.verified,
        "skipped": [
            {"day": on.isoformat(), "why": why.fill({}, lang)} for on, why in it.skipped
        ],
        "unknown_years": list(it.unknown_years),
        "message": headline(it).fill({}, lang),
        "explanation": [sentence.fill({}, lang) for sentence in explained(it)],
    }
