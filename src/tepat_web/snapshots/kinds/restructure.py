"""A draft beside the structure in force: what changes, for whom, at what cost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlencode

import polars as pl
from django.utils.translation import gettext_lazy as _

from tepat.establishment.to_be import Destiny, Fate, Restructure, restructure
from tepat.reports.to_be import write_restructure
from tepat.reports.to_be.fields import (
    BECAUSE,
    CHANGE_FIELDS,
    CLASS_FIELDS,
    COLUMNS,
    DESTINIES,
    FATES,
)
from tepat.words import Sentence
from tepat_web.accounts.access import Permission
from tepat_web.kit.words import Words
from tepat_web.ledger.actions import NotAllowed

from ..computation import Computation, Question, Tell
from ..result import Figure, File, Form, Result, Table
from .needs import about
from .of_report import columns
from .placing import findings_table
from .saying import both, signed, text, whole, words

SAID = Sentence(
    id="Mulai {day}: {to_place} orang perlu ditempatkan karena jabatannya ditutup, "
    "{surplus} orang melebihi kursi yang tersisa, {along} orang ikut jabatannya. Kursi "
    "{seats_before} menjadi {seats_after}; {errors} kesalahan pada peta barunya.",
    en="From {day}: {to_place} people must be placed because their position closes, "
    "{surplus} exceed the seats that remain, {along} move along with their position. "
    "Seats go from {seats_before} to {seats_after}; the new map has {errors} errors.",
)
OF_POSITIONS = Sentence(
    id="{changed} dari {all} jabatan tidak tetap seperti sekarang.",
    en="{changed} of {all} positions do not stay as they are.",
)
OF_PEOPLE = Sentence(
    id="{moved} dari {all} pegawai tidak tetap di kursinya.",
    en="{moved} of {all} people do not keep their seat.",
)
STAYING = (Fate.UNCHANGED, Destiny.KEEPS)  # their bars would hide the others
NO_DRAFT = _("Choose the draft of a structure to be.")
NOTHING = Words(id="Tidak ada di sini.", en="Nothing here.")


def run(question: Question, tell: Tell) -> Result:
    """Set a draft of a structure beside the one in force.

    Raises:
        NotAllowed: if no draft was chosen, or it is put away meanwhile.
    """
    if question.draft is None:
        raise NotAllowed(NO_DRAFT)
    found = restructure(question.snapshot, question.draft)
    tell(60, "Menyusun tabel", "Arranging the tables")
    tables = (
        _people(question, found),
        _positions(question, found),
        _changes(question, found),
        _classes(found),
        findings_table(
            question,
            found.findings,
            name="perlu-diputuskan",
            title=Words(id="Perlu diputuskan", en="To decide"),
            heading=Words(id="Apa yang perlu diputuskan", en="What to decide"),
            empty=Words(id="Tidak ada yang perlu diputuskan.", en="Nothing to decide."),
        ),
    )
    figures = (
        *_counted("jabatan", "fate", FATES, found.fates, _of_positions(found)),
        *_counted("pegawai", "destiny", DESTINIES, found.destinies, _of_people(found)),
    )
    name = str(question.parameters.get("draft_name", ""))
    subject = Words(id=name, en=name) if name else None
    return Result(_said(found), tables, figures, _files(question, found), subject)


def _said(found: Restructure) -> Words:
    return words(
        SAID,
        day=found.on,
        to_place=found.destinies[Destiny.TO_PLACE],
        surplus=found.destinies[Destiny.SURPLUS],
        along=found.destinies[Destiny.MOVES_ALONG],
        seats_before=found.totals["seats_before"],
        seats_after=found.totals["seats_after"],
        errors=len(found.integrity.errors),
    )


def _of_positions(found: Restructure) -> Words:
    count = sum(found.fates.values())
    changed = count - found.fates[Fate.UNCHANGED]
    return words(OF_POSITIONS, changed=changed, all=count)


def _of_people(found: Restructure) -> Words:
    moved = found.people.height - found.destinies[Destiny.KEEPS]
    return words(OF_PEOPLE, moved=moved, all=found.people.height)


def _counted(
    table: str,
    field: str,
    names: Mapping[Fate, Sentence] | Mapping[Destiny, Sentence],
    counts: Mapping[str, int],
    statement: Words,
) -> Iterator[Figure]:
    """A chart of what becomes of those who or which do not stay as they are."""
    rows = [
        (
            said.id,
            said.en,
            urlencode({"tabel": table, field: said.id}),
            counts[kind.value],
        )
        for kind, said in names.items()
        if counts[kind.value] and kind not in STAYING
    ]
    if not rows:
        return
    schema = ("label_id", "label_en", "query", "count")
    yield Figure(
        "tallies",
        statement,
        pl.DataFrame(rows, schema=schema, orient="row"),
        parts=(Words(id="jumlah", en="number"),),
        title=Words(id="Menjadi", en="Becomes"),
    )


def _people(question: Question, found: Restructure) -> Table:
    """What becomes of everybody, those who must be placed first."""
    first = [Destiny.TO_PLACE, Destiny.SURPLUS, Destiny.MOVES_ALONG]
    order = [*first, *(each for each in Destiny if each not in first)]
    at = {each.value: place for place, each in enumerate(order)}
    units = _unit_names(question)
    people = found.people.sort(
        pl.col("destiny").replace_strict(at, return_dtype=pl.Int64), maintain_order=True
    )
    destinies = (words(DESTINIES[Destiny(it)]) for it in people["destiny"])
    because = (words(BECAUSE[it]) if it else None for it in people["because"])
    rows = (
        people.join(question.places.people, on="nip", how="left", maintain_order="left")
        .join(
            units.select("unit", unit_name="name"),
            on="unit",
            how="left",
            maintain_order="left",
        )
        .join(
            units.select(unit_after="unit", unit_name_after="name"),
            on="unit_after",
            how="left",
            maintain_order="left",
        )
        .with_columns(
            *both("destiny", destinies),
            *both("because", because),
            name_pk="nip_pk",
            _path="person_path",
            _nip="nip",
            _read=pl.lit(Permission.PEOPLE_READ.value),
        )
    )
    return Table(
        "pegawai",
        Words(id="Dampak pada pegawai", en="What becomes of people"),
        (
            text("name", "Nama", "Name", sheet="employees"),
            text("nip", "NIP", "NIP", form=Form.NIP),
            text("destiny", "Menjadi", "Becomes", in_both=True, is_filter=True),
            text("name_before", "Jabatan kini", "Position now"),
            text("unit_name", "Unit kini", "Unit now"),
            text("name_after", "Jabatan baru", "New position"),
            text("unit_name_after", "Unit baru", "New unit"),
            whole("class_before", "Kelas kini", "Class now"),
            whole("class_after", "Kelas baru", "New class"),
            whole("order", "Urutan", "Order"),
            whole("seats", "Kursi", "Seats"),
            text("because", "Sebab keluar", "Leaves because", in_both=True),
        ),
        rows,
        NOTHING,
    )


def _unit_names(question: Question) -> pl.DataFrame:
    """Names of units, of the draft first."""
    frames = [question.snapshot.units.select("unit", "name")]
    if question.draft is not None:
        frames.insert(0, question.draft.units.select("unit", "name"))
    return pl.concat(frames).unique("unit", keep="first", maintain_order=True)


def _positions(question: Question, found: Restructure) -> Table:
    units = _unit_names(question)
    told = found.positions
    changed = (
        Words(
            id=", ".join(COLUMNS[name].id for name in names),
            en=", ".join(COLUMNS[name].en for name in names),
        )
        for names in told["changed"]
    )
    rows = told.with_columns(
        *both("fate", (words(FATES[Fate(it)]) for it in told["fate"])),
        *both("changed", changed),
        title=pl.coalesce("name", "name_before"),
        origin=pl.col("origins").list.first(),
        need_change=pl.col("need").fill_null(0) - pl.col("need_before").fill_null(0),
    )
    for now, name in (("unit_before", "unit_name"), ("unit", "unit_name_after")):
        names = units.select(pl.col("unit").alias(now), pl.col("name").alias(name))
        rows = rows.join(names, on=now, how="left", maintain_order="left")
    order = {each.value: place for place, each in enumerate(Fate)}
    return Table(
        "jabatan",
        Words(id="Dampak pada jabatan", en="What becomes of positions"),
        (
            text("title", "Jabatan", "Position", sheet="positions"),
            text("fate", "Menjadi", "Becomes", in_both=True, is_filter=True),
            text("changed", "Yang berubah", "What changed", in_both=True),
            text("name_before", "Nama sekarang", "Present title"),
            text("unit_name", "Unit kini", "Unit now"),
            text("unit_name_after", "Unit baru", "New unit"),
            whole("class_before", "Kelas kini", "Class now"),
            whole("position_class", "Kelas baru", "New class"),
            whole("need_before", "K kini", "K now"),
            whole("need", "K baru", "K to be"),
            signed("need_change", "Beda K", "K ±"),
            whole("occupied_before", "B kini", "B now"),
        ),
        _at_origins(question, rows)
        .sort(
            (told["fate"] == Fate.UNCHANGED.value).cast(pl.Int64),
            told["fate"].replace_strict(order, return_dtype=pl.Int64),
            maintain_order=True,
        )
        .drop("unit"),
        NOTHING,
    )


def _at_origins(question: Question, rows: pl.DataFrame) -> pl.DataFrame:
    """Whoever sees a position of today sees what becomes of it."""
    at = question.places.positions.select(
        origin="position", title_pk="position_pk", _path="position_path"
    ).unique("origin", keep="first")
    return rows.join(at, on="origin", how="left", maintain_order="left")


def _changes(question: Question, found: Restructure) -> Table:
    told = found.changes
    named = found.positions.select(
        "position", "name", origin=pl.col("origins").list.first()
    )
    rows = told.join(named, on="position", how="left", maintain_order="left")
    rows = rows.with_columns(
        both("field", (words(COLUMNS[it]) for it in rows["field"]))
    )
    return Table(
        "perubahan",
        Words(id="Dari apa menjadi apa", en="From what to what"),
        columns(
            sorted(CHANGE_FIELDS, key=lambda it: it.name != "name"),
            without=("position",),
            field={"in_both": True, "is_filter": True},
        ),
        _at_origins(question, rows),
        NOTHING,
    )


def _classes(found: Restructure) -> Table:
    rupiah = pl.selectors.starts_with("cost")
    return Table(
        "kelas",
        Words(id="Kursi dan biaya per kelas", en="Seats and cost by class"),
        columns(CLASS_FIELDS),
        found.classes.with_columns(rupiah.round().cast(pl.Int64)),
        NOTHING,
    )


def _files(question: Question, found: Restructure) -> tuple[File, ...]:
    told = about(question.snapshot)

    def write(path: Path) -> None:
        write_restructure(path, found, told, "id")

    title = Words(
        id="Buku kerja dampak struktur baru, seluruh kota",
        en="Workbook of what the structure to be changes, whole city",
    )
    name = "struktur-baru.xlsx"
    return (File(name, title, write, read=Permission.PEOPLE_READ),)


RESTRUCTURE = Computation(
    "restructure",
    _("What a structure to be changes"),
    _(
        "A draft beside the structure in force: every position, what becomes of "
        "everybody, seats and cost by class, and what to decide before."
    ),
    run,
    parameters=("draft", "stands_on"),
    of_drafts=True,
)
