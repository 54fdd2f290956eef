"""The combined report of many agencies as a workbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from tepat.placement.kinds import KIND_NAMES
from tepat.placement.names import FIGURE_NAMES
from tepat.reports.about import About
from tepat.reports.excel import Book
from tepat.words import Language, Sentence

from .fields import AGENCIES, BETWEEN, ERRORS, JOBS, STATES, STATUS_NAMES

WHOSE = Sentence(id="{agencies} instansi", en="{agencies} agencies")
SUMMARY = Sentence(id="Ringkasan", en="Summary")
TITLE = Sentence(
    id="Rencana penempatan banyak instansi", en="Placement plans of many agencies"
)
COUNTED = Sentence(
    id="{planned} dari {agencies} instansi mempunyai rencana: {moves} perpindahan, "
    "kursi terisi {before} → {after} dari {seats}. {proven} rencana terbukti terbaik "
    "bagi instansinya sendiri.",
    en="{planned} of {agencies} agencies have a plan: {moves} moves, seats filled "
    "{before} → {after} of {seats}. {proven} plans are proven best for their own "
    "agency.",
)
NOT_PLANNED = Sentence(
    id="{errors} instansi belum direncanakan karena datanya perlu diperbaiki, {failed} "
    "karena sebab lain; angkanya tidak termasuk. Lihat lembar Masalah.",
    en="{errors} agencies have no plan because their data must be mended, {failed} for "
    "other reasons; their figures are not included. See sheet Problems.",
)
AGENCY_NAME = Sentence(id="Instansi", en="Agencies")
AGENCY_TITLE = Sentence(id="Rencana tiap instansi", en="The plan of each agency")
JOBS_NAME = Sentence(id="Jabatan", en="Jobs")
JOBS_TITLE = Sentence(
    id="Kursi kosong menurut jabatan, di semua instansi",
    en="Empty seats by job, in all agencies",
)
NET = Sentence(
    id="Kurang bersih: kursi kosong dikurangi pemangku di atas kebutuhan, di semua "
    "instansi bersama. Di atas nol: kurang secara keseluruhan, jadi perlu formasi "
    "baru; nol atau kurang: orangnya ada, di instansi lain.",
    en="Net short: empty seats less holders above need, in all agencies together. "
    "Above zero: short as a whole, so new recruits are needed; zero or less: the "
    "people exist, in other agencies.",
)
ERRORS_NAME = Sentence(id="Masalah", en="Problems")
ERRORS_TITLE = Sentence(
    id="Mengapa sebuah instansi belum direncanakan", en="Why an agency has no plan"
)
NO_ERRORS = Sentence(
    id="Semua instansi direncanakan.", en="Every agency has been planned."
)
BETWEEN_NAME = Sentence(id="Antar-instansi", en="Between agencies")
BETWEEN_TITLE = Sentence(
    id="Putaran kedua: perpindahan antar-instansi",
    en="Second round: moves between agencies",
)
NO_MOVES = Sentence(
    id="Tidak ada pegawai yang dapat mengisi kursi kosong di instansi lain.",
    en="Nobody can fill an empty seat of another agency.",
)


def write_combined(
    path: Path,
    content: Mapping[str, Any],
    language: Language = "id",
) -> None:
    """Write ``gabungan.xlsx``.

    Args:
        path: Where to; an older file is replaced only by a whole new one.
        content: The combined report, see ``tepat.batch.combined``; with ``between``
            where there was a second round.
        language: Of headings and sentences; names stay as they are.

    Raises:
        tepat.reports.file.CannotWrite: if the file cannot be written.
    """
    agencies, totals = content["agencies"], content["totals"]
    days = [date.fromisoformat(it["day"]) for it in agencies if "day" in it]
    whose = WHOSE.fill({"agencies": len(agencies)}, language)
    about = About(whose, max(days, default=date.min), path.name, content["example"])
    book = Book(about, language)
    sheet = book.sheet(SUMMARY, STATES, TITLE)
    sheet.statement(
        book.say(
            COUNTED,
            planned=totals["planned"],
            agencies=totals["agencies"],
            moves=totals["moves"],
            before=totals["before"]["filled"],
            after=totals["after"]["filled"],
            seats=totals["after"]["seats"],
            proven=totals["proven"],
        ),
        bold=True,
    )
    errors, failed = totals["with_errors"], totals["failed"]
    if errors or failed:
        sheet.statement(book.say(NOT_PLANNED, errors=errors, failed=failed))
    if "between" in content:
        for said in content["between"]["said"]:
            sheet.statement(said[language])
    sheet.table(STATES, _states(totals, language), frozen=1)
    sheet = book.sheet(AGENCY_NAME, AGENCIES, AGENCY_TITLE)
    sheet.table(AGENCIES, _agencies(agencies, language))
    sheet = book.sheet(JOBS_NAME, JOBS, JOBS_TITLE)
    sheet.statement(book.say(NET))
    sheet.table(JOBS, content["jobs"], frozen=1)
    sheet = book.sheet(ERRORS_NAME, ERRORS, ERRORS_TITLE)
    sheet.table(ERRORS, _errors(agencies, language), frozen=1, nothing=NO_ERRORS)
    if "between" in content:
        sheet = book.sheet(BETWEEN_NAME, BETWEEN, BETWEEN_TITLE)
        for said in content["between"]["said"]:
            sheet.statement(said[language])
        rows = _moves(content["between"]["moves"], language)
        sheet.table(BETWEEN, rows, frozen=1, nothing=NO_MOVES)
    book.save(path)


def _states(totals: Mapping[str, Any], language: Language) -> Iterator[dict[str, Any]]:
    before, after = totals["before"], totals["after"]
    for figure, name in FIGURE_NAMES.items():
        change = after[figure] - before[figure]
        yield {
            "figure": name.fill({}, language),
            "before": before[figure],
            "after": after[figure],
            "change": round(change, 1) if isinstance(change, float) else change,
        }


def _agencies(
    agencies: list[Mapping[str, Any]], language: Language
) -> Iterator[dict[str, Any]]:
    for it in agencies:
        before, after = it.get("before", {}), it.get("after", {})
        critical = after and after["critical_seats"] - after["critical_filled"]
        yield {
            **it,
            "said": STATUS_NAMES[it["status"]].fill({}, language),
            "seats": after.get("seats"),
            "filled_before": before.get("filled"),
            "filled": after.get("filled"),
            "vacant": after.get("vacant"),
            "critical": critical if after else None,
            "over_strength": after.get("over_strength"),
            "unplaced": after.get("unplaced"),
            "fit_before": before.get("fit_mean"),
            "fit_after": after.get("fit_mean"),
        }


def _errors(
    agencies: list[Mapping[str, Any]], language: Language
) -> Iterator[dict[str, Any]]:
    message = "message" if language == "id" else "message_en"
    for it in agencies:
        for each in it["errors"]:
            yield {**each, "agency": it["agency"], "said": each[message]}


def _moves(
    moves: list[Mapping[str, Any]], language: Language
) -> Iterator[dict[str, Any]]:
    procedure = "procedure" if language == "id" else "procedure_en"
    for move in moves:
        kind = KIND_NAMES[move["kind"]].fill({}, language)
        yield {**move, "said_kind": kind, "said_procedure": move[procedure]}
