"""A structure to be beside the present one: what changes, for whom, at what cost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from tepat.establishment.to_be import Destiny, Fate, Restructure, Shape
from tepat.reports.about import About
from tepat.reports.excel import Book, Look
from tepat.words import Language, Sentence, written

from .fields import (
    BECAUSE,
    CHANGE_FIELDS,
    CLASS_FIELDS,
    COLUMNS,
    COUNT_FIELDS,
    DESTINIES,
    FATES,
    FINDING_FIELDS,
    PEOPLE_FIELDS,
    POSITION_FIELDS,
    SIDE_FIELDS,
    UNIT_FIELDS,
)

SUMMARY = Sentence(id="Ringkasan", en="Summary")
SUMMARY_TITLE = Sentence(
    id="Struktur baru dibandingkan dengan sekarang", en="The structure to be beside now"
)
POSITIONS = Sentence(id="Jabatan", en="Positions")
POSITIONS_TITLE = Sentence(
    id="Apa yang terjadi pada setiap jabatan", en="What becomes of each position"
)
CHANGES = Sentence(id="Perubahan", en="Changes")
CHANGES_TITLE = Sentence(id="Dari apa menjadi apa", en="From what to what")
UNITS = Sentence(id="Unit", en="Units")
UNITS_TITLE = Sentence(
    id="Apa yang terjadi pada setiap unit", en="What becomes of each unit"
)
PEOPLE = Sentence(id="Pegawai", en="People")
PEOPLE_TITLE = Sentence(
    id="Apa yang terjadi pada setiap pegawai", en="What becomes of everybody"
)
CLASSES = Sentence(id="Biaya", en="Cost")
CLASSES_TITLE = Sentence(
    id="Kursi dan biaya menurut kelas jabatan", en="Seats and cost by class"
)
TO_DECIDE = Sentence(id="Perlu diputuskan", en="To decide")
TO_DECIDE_TITLE = Sentence(
    id="Yang perlu diketahui sebelum memutuskan", en="What to know before deciding"
)
STATEMENT = Sentence(
    id="Mulai {day}: {to_place} orang perlu ditempatkan karena jabatannya ditutup, "
    "{surplus} orang melebihi kursi yang tersisa, {along} orang ikut jabatannya, dan "
    "{keeps} orang tetap di kursinya. Kursi {seats_before} menjadi {seats_after}.",
    en="From {day}: {to_place} people must be placed because their position closes, "
    "{surplus} exceed the seats that remain, {along} move along with their position, "
    "and {keeps} keep their seat. Seats {seats_before} become {seats_after}.",
)
ORDER_TOLD = Sentence(
    id="Urutan bertahan pada jabatan yang kursinya berkurang hanya usulan: jabatan "
    "berkode sama, golongan, masa jabatan, masa kerja, NIP.",
    en="The order in which people stay where seats are fewer is only a proposal: same "
    "code, grade, time in the position, service, NIP.",
)
UNKNOWN_LEFT_OUT = Sentence(
    id="Jabatan tanpa kelas atau kebutuhan tidak ikut dijumlahkan: {before} sekarang, "
    "{after} pada struktur baru.",
    en="Positions without class or need are left out of the sums: {before} now, "
    "{after} to be.",
)
NOTHING = Sentence(id="Tidak ada.", en="Nothing.")
ALL = Sentence(id="Jumlah", en="Sum")
OVER = Sentence(id="di atas kebutuhan", en="over strength")
CHOICE = Sentence(id="dapat memilih; tetapkan", en="has a choice; decide")
CONCERN = (
    *(Destiny.TO_PLACE, Destiny.SURPLUS, Destiny.MOVES_ALONG),
    *(Destiny.LEAVES, Destiny.WITHOUT, Destiny.KEEPS),
)
MEASURES: Mapping[str, Sentence] = {
    "units": Sentence(id="Unit", en="Units"),
    "positions": Sentence(id="Jabatan", en="Positions"),
    "leaders": Sentence(id="Jabatan pimpinan", en="Leadership posts"),
    "layers": Sentence(id="Lapis pimpinan", en="Layers of leadership"),
    "widest": Sentence(id="Rentang kendali terlebar", en="Widest span of control"),
    "mean_span": Sentence(id="Rentang kendali rata-rata", en="Mean span of control"),
}


def write_restructure(
    path: Path, found: Restructure, about: About, language: Language = "id"
) -> None:
    """Write what a structure to be would change as a workbook.

    Args:
        path: Where to; an older file is replaced only by a whole new one.
        found: See ``tepat.establishment.to_be``.
        about: Whose structure, of which day, from what.
        language: Of headings and words; names stay as they are.

    Raises:
        tepat.reports.file.CannotWrite: if the file cannot be written.
    """
    book = Book(about, language)
    _summary(book, found)
    sheet = book.sheet(TO_DECIDE, FINDING_FIELDS, TO_DECIDE_TITLE)
    told = ({"code": it.code, "said": it.say(language)} for it in found.findings)
    sheet.table(FINDING_FIELDS, told, frozen=1, nothing=NOTHING)
    sheet = book.sheet(PEOPLE, PEOPLE_FIELDS, PEOPLE_TITLE)
    sheet.statement(book.say(ORDER_TOLD))
    sheet.table(PEOPLE_FIELDS, _people(book, found), nothing=NOTHING)
    sheet = book.sheet(POSITIONS, POSITION_FIELDS, POSITIONS_TITLE)
    sheet.table(POSITION_FIELDS, _typed(book, found.positions.to_dicts()))
    titled = found.positions.select("position", "name").drop_nulls("name")
    names = dict(titled.iter_rows())
    sheet = book.sheet(CHANGES, CHANGE_FIELDS, CHANGES_TITLE)
    rows = (
        {**row, "name": names[row["position"]], "field": COLUMNS[row["field"]]}
        for row in found.changes.iter_rows(named=True)
    )
    sheet.table(CHANGE_FIELDS, rows, nothing=NOTHING)
    sheet = book.sheet(UNITS, UNIT_FIELDS, UNITS_TITLE)
    sheet.table(UNIT_FIELDS, _typed(book, found.units.to_dicts()))
    _classes(book, found)
    book.save(path)


def _summary(book: Book, found: Restructure) -> None:
    sheet = book.sheet(SUMMARY, COUNT_FIELDS, SUMMARY_TITLE)
    counts = found.destinies
    facts = {name: found.totals[name] for name in ("seats_before", "seats_after")}
    said = book.say(
        STATEMENT,
        day=found.on,
        to_place=counts[Destiny.TO_PLACE],
        surplus=counts[Destiny.SURPLUS],
        along=counts[Destiny.MOVES_ALONG],
        keeps=counts[Destiny.KEEPS],
        **facts,
    )
    sheet.statement(said, bold=True)
    rows = [
        *(
            {"what": POSITIONS, "kind": FATES[fate], "count": found.fates[fate]}
            for fate in Fate
        ),
        *(
            {"what": PEOPLE, "kind": said, "count": counts[destiny]}
            for destiny, said in DESTINIES.items()
        ),
    ]
    sheet.table(COUNT_FIELDS, rows, frozen=1)
    sheet.table(SIDE_FIELDS, _sides(found.shape_before, found.shape_after), main=False)


def _sides(before: Shape, after: Shape) -> Iterator[dict[str, Any]]:
    for name, said in MEASURES.items():
        was, now = getattr(before, name), getattr(after, name)
        yield {"what": said, "before": was, "after": now}


def _people(book: Book, found: Restructure) -> Iterator[dict[str, Any]]:
    told = found.people.to_dicts()
    # Whom it concerns most comes first; within that, the order of the sheet.
    for row in sorted(told, key=lambda it: CONCERN.index(it["destiny"])):
        destiny = Destiny(row["destiny"])
        shows = destiny is not Destiny.LEAVES
        yield {
            **row,
            "destiny": DESTINIES[destiny],
            "order": row["order"] if shows else None,
            "seats": row["seats"] if shows else None,
            "note": "; ".join(_notes(book, row)),
        }


def _notes(book: Book, row: Mapping[str, Any]) -> Iterator[str]:
    if row["destiny"] == Destiny.LEAVES and row["because"]:
        day = written(row["leaves_on"], book.language)
        yield f"{book.say(BECAUSE[row['because']])} {day}"
    if row["is_over"]:
        yield book.say(OVER)
    if row["is_choice"]:
        yield book.say(CHOICE)


def _typed(book: Book, rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for row in rows:
        changed = [book.say(COLUMNS[name]) for name in row["changed"]]
        yield {
            **row,
            "name": row["name"] or row["name_before"],
            "fate": FATES[Fate(row["fate"])],
            "changed": ", ".join(changed),
            "origins": "; ".join(row.get("origins") or ()),
        }


def _classes(book: Book, found: Restructure) -> None:
    sheet = book.sheet(CLASSES, CLASS_FIELDS, CLASSES_TITLE)
    totals = found.totals
    before, after = totals["unknown_before"], totals["unknown_after"]
    if before or after:
        sheet.statement(book.say(UNKNOWN_LEFT_OUT, before=before, after=after))
    sheet.table(CLASS_FIELDS, found.classes.iter_rows(named=True), frozen=1)
    sheet.row(CLASS_FIELDS, dict(totals), Look(bold=True))
