"""``tepat programmes``: BKN's code list into a workbook; education names reviewed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer

from tepat import intake
from tepat.programmes.catalogue import Decision
from tepat.programmes.code_list import read_code_list
from tepat.programmes.review import Away, Line, Review, notes_of, review
from tepat.snapshot import Snapshot
from tepat.words import Language, Sentence

from . import book
from .options import AsJson, Book, Day, Lang, day_of, today
from .plug import MANNERS
from .printer import Printer

app = typer.Typer(
    name="programmes",
    help="Program studi: daftar kode BKN, dan nama pendidikan. / Programmes of study: "
    "BKN's code list, and education names.",
    **MANNERS,
)

LOADED = Sentence(
    id="{count} program studi ada di lembar program_studi pada {path}.",
    en="{count} programmes of study are on sheet program_studi of {path}.",
)
LEFT_OUT = Sentence(
    id="{count} baris tanpa kode atau nama dilewati: {rows}. Lengkapi berkasnya bila "
    "perlu.",
    en="{count} lines without a code or a name were left out: {rows}. Complete the "
    "file where needed.",
)
REPEATED = Sentence(
    id="Kode yang tertulis lebih dari sekali: {codes}. Yang dipakai baris pertamanya.",
    en="Codes that stand more than once: {codes}. The first line of each is used.",
)
LOOKING = Sentence(id="Membaca nama pendidikan", en="Reading education names")
TOTALS = Sentence(
    id="{people} pegawai dan {positions} isian daftar jabatan: {sure} jelas, "
    "{look} perlu dilihat, {unknown} tidak dikenal.",
    en="{people} people and {positions} entries on lists of positions: {sure} clear, "
    "{look} to look at, {unknown} unknown.",
)
NO_LIST = Sentence(
    id="Lembar program_studi masih kosong, jadi nama dicocokkan dengan yang dipakai "
    "pada lowongan, tanpa kode. Muat daftar BKN dengan «tepat programmes load».",
    en="Sheet program_studi is empty, so names are compared with those that vacancies "
    "use, without codes. Load BKN's list with “tepat programmes load”.",
)
AWAY = Sentence(
    id="Bidang {count} pegawai tidak ada dalam daftar jabatannya dan tidak dekat "
    "dengannya; --json menyebutkan semuanya.",
    en="The field of {count} people is not on the list of their position, nor near it; "
    "--json names them all.",
)
LOOK_AT = Sentence(id="Perlu dilihat", en="To look at")
OF = {
    "people": Sentence(id="pegawai", en="people"),
    "positions": Sentence(id="jabatan", en="positions"),
}
HEADINGS = [
    Sentence(id="Pada", en="Of"),
    Sentence(id="Tertulis", en="As written"),
    Sentence(id="Jenjang", en="Level"),
    Sentence(id="Banyaknya", en="How many"),
    Sentence(id="Mungkin yang dimaksud", en="May be meant"),
    Sentence(id="Keyakinan", en="Confidence"),
    Sentence(id="Alasan", en="Why"),
]
MOST_SHOWN = 20
MOST_NAMED = 8


@app.command("load")
def load(
    path: Annotated[
        Path,
        typer.Argument(
            metavar="BERKAS",
            help="CSV daftar kode pendidikan BKN. / BKN's education codes as CSV.",
        ),
    ],
    out: Annotated[
        Path,
        typer.Option(
            "--out", help="Buku kerja .xlsx yang ditulis. / Workbook to write."
        ),
    ],
    known: Annotated[
        Path | None,
        typer.Option(
            "--book",
            metavar="BUKU",
            help="Buku kerja yang isinya dibawa serta. / Workbook to carry over.",
        ),
    ] = None,
    day: Day = None,
    lang: Lang = "id",
    as_json: AsJson = False,
) -> None:
    """Muat daftar kode BKN ke buku kerja. / Load BKN's code list into a workbook."""
    printer = Printer(lang, as_json)
    if known is not None:
        book.demand_other_file(known, out)
    book.demand_other_file(path, out)
    found = read_code_list(path)
    if known is None:
        base = Snapshot(day=day_of(day) or today())
    else:
        base = book.opened(known, day_of(day), printer)
    intake.write_xlsx(replace(base, programmes=found.programmes), out)
    count = found.programmes.height
    printer.json(
        {
            "counts": {"programmes": count},
            "left_out": list(found.left_out),
            "repeated": list(found.repeated),
            "file": str(out),
        }
    )
    printer.say(LOADED, count=count, path=str(out))
    if found.left_out:
        rows = ", ".join(map(str, found.left_out[:MOST_NAMED]))
        printer.say(LEFT_OUT, count=len(found.left_out), rows=rows)
    if found.repeated:
        printer.say(REPEATED, codes=", ".join(found.repeated[:MOST_NAMED]))


@app.command("read")
def read(
    path: Book,
    day: Day = None,
    lang: Lang = "id",
    as_json: AsJson = False,
) -> None:
    """Periksa nama pendidikan di buku kerja. / Review a workbook's education names."""
    printer = Printer(lang, as_json)
    snapshot = book.opened(path, day_of(day), printer)
    with printer.step(LOOKING):
        found = review(snapshot)
    if as_json:
        printer.json(_as_json(snapshot, found, printer.language))
    if not found.has_list:
        printer.say(NO_LIST)
    printer.say(
        TOTALS,
        people=sum(it.count for it in found.lines if it.of == "people"),
        positions=sum(it.count for it in found.lines if it.of == "positions"),
        sure=found.count(Decision.SURE),
        look=found.count(Decision.REVIEW),
        unknown=found.count(Decision.UNKNOWN),
    )
    doubted = [it for it in found.lines if it.decision is not Decision.SURE]
    if doubted:
        rows = [_row(it, printer.language) for it in doubted[:MOST_SHOWN]]
        printer.table(HEADINGS, rows, title=LOOK_AT)
    if found.away:
        printer.say(AWAY, count=len(found.away))


def _row(line: Line, language: Language) -> tuple[Any, ...]:
    entry = line.found.entry
    return (
        OF[line.of].fill({}, language),
        line.text,
        line.found.level,
        line.count,
        entry.name if entry else None,
        line.found.confidence,
        notes_of(line, language),
    )


def _as_json(snapshot: Snapshot, found: Review, language: Language) -> dict[str, Any]:
    return {
        "day": snapshot.day.isoformat(),
        "has_list": found.has_list,
        "counts": {each.value: found.count(each) for each in Decision},
        "people": [_line(it, language) for it in found.lines if it.of == "people"],
        "positions": [
            _line(it, language) for it in found.lines if it.of == "positions"
        ],
        "away": [_away(it, language) for it in found.away],
    }


def _line(line: Line, language: Language) -> dict[str, Any]:
    entry = line.found.entry
    return {
        "text": line.text,
        "told_level": line.level,
        "told_code": line.code,
        "count": line.count,
        "decision": line.decision.value,
        "level": line.found.level,
        "kode": entry.code if entry else None,
        "programme": entry.name if entry else None,
        "family": line.found.family,
        "confidence": line.found.confidence,
        "others": [it.name for it in line.found.others],
        "why": notes_of(line, language),
    }


def _away(away: Away, language: Language) -> dict[str, Any]:
    return {
        "nip": away.nip,
        "field": away.field,
        "position": away.position,
        "required": away.required,
        "points": away.match.points,
        "why": away.match.say(language),
        "nearer": list(away.nearer),
    }
