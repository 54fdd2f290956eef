"""``tepat fit``: how well people fit positions, with every component and rule."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

import typer

from tepat.errors import TepatError
from tepat.finding import SIGNS, Verdict
from tepat.fit import of_field
from tepat.placement.case import Case, work_out
from tepat.placement.names import PART_NAMES
from tepat.words import Sentence

from . import book
from .explain_shown import ON_APPOINTMENT
from .options import AsJson, Book, Day, Lang, day_of
from .printer import Printer

JUDGING = Sentence(id="Menilai kesesuaian", en="Judging the fit")
MOST_ROWS = 30

NONE_SUCH = Sentence(
    id="{what} {code} tidak ada dalam data, atau tidak dapat ditempatkan. Periksa "
    "kodenya.",
    en="{what} {code} is not in the data, or cannot be placed. Check the code.",
)
ASK = Sentence(
    id="Sebutkan --nip, --position, atau keduanya; semua pasangan sekaligus terlalu "
    "banyak untuk ditampilkan.",
    en="Name --nip, --position, or both; all pairs at once are too many to show.",
)


NEAR = Sentence(
    id="Kedekatan bidang {points} dari 1.000: {why}",
    en="Nearness of the field {points} of 1,000: {why}",
)


class NoSuchPair(TepatError):
    """A person or a position that is not in the data, or none was named."""

    exit_code = 24


def fit(
    path: Book,
    nip: Annotated[str | None, typer.Option(help="NIP pegawai. / A person.")] = None,
    position: Annotated[
        str | None, typer.Option(help="Kode jabatan. / A position.")
    ] = None,
    day: Day = None,
    lang: Lang = "id",
    as_json: AsJson = False,
) -> None:
    """Nilai kesesuaian pegawai dengan jabatan. / Judge people against positions."""
    printer = Printer(lang, as_json)
    if nip is None and position is None:
        raise NoSuchPair(ASK)
    snapshot = book.opened(path, day_of(day), printer)
    with printer.step(JUDGING):
        case = work_out(snapshot)
        asked = list(_asked(case, nip, position))
        needed = case.needed_codes(
            [person for person, _ in asked], [place for _, place in asked]
        )
        pairs = [
            _pair(case, person, place) | {"needed_rules": codes}
            for (person, place), codes in zip(asked, needed, strict=True)
        ]
    pairs.sort(key=lambda it: (not it["eligible"], -it["score"], it["nip"]))
    printer.json({"pairs": pairs})
    if nip is not None and position is not None:
        _show_one(case, printer, nip, position, pairs[0])
    else:
        _show(printer, pairs)


def _asked(
    case: Case, nip: str | None, position: str | None
) -> Iterator[tuple[int, int]]:
    people = _places(case.people["nip"].to_list(), nip, "NIP")
    positions = _places(case.positions["position"].to_list(), position, "jabatan")
    return ((person, place) for person in people for place in positions)


def _places(codes: list[str], code: str | None, what: str) -> list[int]:
    if code is None:
        return list(range(len(codes)))
    if code not in codes:
        raise NoSuchPair(NONE_SUCH, what=what, code=code)
    return [codes.index(code)]


def _pair(case: Case, person: int, place: int) -> dict[str, Any]:
    target = int(case.target[place])
    failed = [
        answer.rule.code
        for answer in case.grid.answers
        if answer.of(person, target) != 1
    ]
    if (person, place) in case.kin.apart(case.policy):
        failed.append("RELATIVES-1")
    return {
        "nip": case.people["nip"][person],
        "position": case.positions["position"][place],
        "eligible": not failed,
        "score": int(case.scores[person, target]),
        "components": case.fit.of(person, target),
        "failed_rules": failed,
    }


def _show(printer: Printer, pairs: list[dict[str, Any]]) -> None:
    parts = list(PART_NAMES)
    printer.table(
        [
            Sentence(id="NIP", en="NIP"),
            Sentence(id="Jabatan", en="Position"),
            Sentence(id="Memenuhi syarat", en="Eligible"),
            Sentence(id="Kesesuaian", en="Fit"),
            *(PART_NAMES[part] for part in parts),
            Sentence(id="Belum terpenuhi", en="Not met"),
        ],
        [
            (
                pair["nip"],
                pair["position"],
                pair["eligible"],
                pair["score"],
                *(pair["components"][part] for part in parts),
                ", ".join(pair["failed_rules"][:3]),
            )
            for pair in pairs[:MOST_ROWS]
        ],
    )
    if len(pairs) > MOST_ROWS:
        printer.say(
            Sentence(
                id="Ditampilkan {shown} dari {all}; --json memberi semuanya.",
                en="{shown} of {all} are shown; --json gives them all.",
            ),
            shown=MOST_ROWS,
            all=len(pairs),
        )


def _show_one(
    case: Case, printer: Printer, nip: str, position: str, pair: dict[str, Any]
) -> None:
    person = case.people["nip"].to_list().index(nip)
    place = case.positions["position"].to_list().index(position)
    _show(printer, [pair])
    for finding in case.findings(person, place):
        if finding.verdict is not Verdict.HOLDS or not pair["failed_rules"]:
            sign = SIGNS[finding.verdict].fill({}, printer.language)
            printer.line(f"[{finding.code}] {sign}: {finding.say(printer.language)}")
    (needed,) = case.still_needed([person], [place])
    if needed:
        printer.say(ON_APPOINTMENT)
    for finding in needed:
        sign = SIGNS[finding.verdict].fill({}, printer.language)
        printer.line(f"[{finding.code}] {sign}: {finding.say(printer.language)}")
    match = of_field(
        case.people["field"][person],
        case.grid.targets["to_fields"][int(case.target[place])],
        case.policy,
    )
    if match is not None:
        why = match.say(printer.language)
        printer.say(NEAR, points=match.points, why=why)
