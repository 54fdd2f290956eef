"""Reading a column map: a TOML file, in which everything wrong is told at once.

What may stand in it is told in ``docs/adapters.md``, with examples beside it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import cast, get_args

from tepat.snapshot.columns import Table
from tepat.snapshot.settings import KEYS
from tepat.snapshot.vocabulary import FAMILIES
from tepat.words import Sentence

from .column_map import (
    HEADS_BY_SUBORDINATES,
    RECORDS,
    Case,
    ColumnMap,
    Fact,
    Format,
    Heads,
    Lookup,
    Match,
    Measure,
    Pick,
    Record,
    Rounding,
)
from .entries import NOT_ALLOWED, Entries
from .lines import lines_of
from .map_error import ColumnMapWrong, Fault

CANNOT_READ = Sentence(
    id="berkas ini tidak dapat dibaca ({reason}). Periksa nama dan letaknya.",
    en="this file cannot be read ({reason}). Check its name and where it is.",
)
NO_TOML = Sentence(
    id="berkas ini bukan TOML yang sah ({reason}). Perbaiki di tempat itu.",
    en="this file is not valid TOML ({reason}). Correct it there.",
)
NO_SOURCE = Sentence(
    id="peta kolom ini tidak menyebut sumber apa pun; isi [posts] atau [units].",
    en="this column map names no source; fill in [posts] or [units].",
)
GROUPS_ALONE = Sentence(
    id="[groups] memerlukan [posts]: kelompok berada di bawah jabatan.",
    en="[groups] needs [posts]: a group stands under a post.",
)
UNITS_TWICE = Sentence(
    id="[units] memuat file atau heads, salah satu dan tidak keduanya.",
    en="[units] has either file or heads, one of them and not both.",
)
UNIT_NEEDED = Sentence(
    id="[units] membaca unit dari berkas, jadi kolom unit harus disebut di sini.",
    en="[units] reads units from a file, so column unit must be told here.",
)
EMPTY_PICK = Sentence(
    id="isian ini belum menyebut sumbernya; isi column, columns, value, template atau "
    "when.",
    en="this entry names no source yet; fill in column, columns, value, template or "
    "when.",
)
NO_SUCH_RECORD = Sentence(
    id="“{found}” tidak dikenal; tulis seperti posts.rows atau posts.fte, dengan "
    "bagian yang ada di peta ini.",
    en="“{found}” is not known; write it like posts.rows or posts.fte, with a part "
    "that this map has.",
)

TOP_LEVEL = ("title", "source", "settings", "units", "posts", "groups", "facts")
SOURCE = ("delimiter", "encoding", "decimal", "blank", "heading")
OF_RECORD = ("file", "sheet", "optional", "keep", "skip", "top", "columns")
OF_HEADS = ("heads", "name", "umbrella")
OF_PICK = (
    *("column", "columns", "value", "template", "when", "values", "default"),
    *("lookup", "round"),
)
UMBRELLA = "Instansi"
DOTTED = re.compile(r"(units|posts|groups)\.(.+)")


def column_map(path: Path) -> ColumnMap:
    """Read a column map.

    Raises:
        ColumnMapWrong: naming every fault with its line.
    """
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ColumnMapWrong(
            path, [Fault("", CANNOT_READ, {"reason": reason})], {}
        ) from None
    lines = lines_of(text)
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        facts = {"reason": str(error)}
        raise ColumnMapWrong(path, [Fault("", NO_TOML, facts)], {}) from None
    faults: list[Fault] = []
    found = _map(Entries(told, "", faults), lines, path.stem)
    if faults:
        order = {key: at for at, key in enumerate(lines)}
        faults.sort(key=lambda fault: order.get(fault.key, 0))
        raise ColumnMapWrong(path, faults, lines)
    return found


def _map(top: Entries, lines: Mapping[str, int], stem: str) -> ColumnMap:
    top.only(TOP_LEVEL)
    records = {}
    units = top.table("units")
    for name in RECORDS:
        if name in top and (name != "units" or "file" in units):
            extra = ("umbrella",) if name == "units" else ()
            records[name] = _record(name, top.table(name), extra)
    if not records:
        top.fault("", NO_SOURCE)
    if "groups" in records and "posts" not in records:
        top.fault("groups", GROUPS_ALONE)
    heads = _heads(units, records)
    if heads is None and "posts" in records and "unit" not in records["posts"].columns:
        top.table("posts").fault("columns", UNIT_NEEDED)
    return ColumnMap(
        title=top.text("title") or stem,
        format=_format(top.table("source")),
        settings=_settings(top),
        records=records,
        heads=heads,
        umbrella=units.text("umbrella") or UMBRELLA,
        facts={
            name: fact
            for name in top.table("facts").told
            if (fact := _fact(top.table("facts"), name, records))
        },
        lines=lines,
    )


def _format(source: Entries) -> Format:
    source.only(SOURCE)
    return Format(
        delimiter=source.text("delimiter", (",", ";", "\t", "|")) or ",",
        encoding=source.text("encoding", ("utf-8", "windows-1252", "utf-16")),
        decimal=source.text("decimal", (".", ",")) or ".",
        blank=source.texts("blank") or (),
        heading=source.whole("heading") or 1,
    )


def _settings(top: Entries) -> dict[str, str]:
    known = [key.official for key in KEYS]
    top.table("settings").only(known)
    return top.by_name("settings")


def _record(name: str, told: Entries, extra: tuple[str, ...]) -> Record:
    told.only((*OF_RECORD, *extra))
    told.need("file")
    columns = told.table("columns")
    if told.need("columns"):
        for column in RECORDS[name].columns:
            if column.required and column.official != "unit":  # units may follow
                columns.need(column.official)
    known = _known(RECORDS[name])
    columns.only(list(known))
    return Record(
        name=name,
        file=told.text("file") or "",
        sheet=told.text("sheet"),
        optional=told.truth("optional"),
        columns={
            column: _pick(columns, column) for column in columns.told if column in known
        },
        keep=tuple(_match(each) for each in told.tables("keep")),
        skip=tuple(_match(each) for each in told.tables("skip")),
        top=_match(told.table("top")) if "top" in told else None,
    )


def _known(table: Table) -> tuple[str, ...]:
    return tuple(column.official for column in table.columns)


def _heads(units: Entries, records: Mapping[str, Record]) -> Heads | None:
    has_file, has_heads = "file" in units, "heads" in units
    if has_file and has_heads:
        units.fault("heads", UNITS_TWICE)
    if has_file or "posts" not in records:
        return None
    units.only(OF_HEADS)
    told = units.texts("heads") or (HEADS_BY_SUBORDINATES,)
    families = () if told == (HEADS_BY_SUBORDINATES,) else told
    allowed = ", ".join((HEADS_BY_SUBORDINATES, *FAMILIES))
    for family in families:
        if family not in FAMILIES:
            units.fault("heads", NOT_ALLOWED, found=family, allowed=allowed)
    titles = records["posts"].columns.get("nama", Pick())
    return Heads(families, _pick(units, "name") if "name" in units else titles)


def _pick(told: Entries, name: str) -> Pick:
    if isinstance(told.told[name], str):
        return Pick(columns=(told.told[name],))
    entry = told.table(name)
    entry.only(OF_PICK)
    columns = entry.texts("columns") or entry.texts("column") or ()
    constant, template = entry.text("value"), entry.text("template")
    cases = tuple(_case(each) for each in entry.tables("when"))
    if not (columns or template or cases) and constant is None:
        entry.fault("", EMPTY_PICK)
    rounding = entry.text("round", get_args(Rounding))
    return Pick(
        columns=columns,
        constant=constant,
        template=template,
        cases=cases,
        values={_plain(key): it for key, it in entry.by_name("values").items()},
        default=entry.text("default"),
        lookup=_lookup(entry.table("lookup")) if "lookup" in entry else None,
        rounding=cast(Rounding | None, rounding),
    )


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _case(told: Entries) -> Case:
    told.only(("column", "is", "value"))
    told.need("value")
    return Case(_among(told), told.text("value") or "")


def _match(told: Entries) -> Match:
    told.only(("column", "is"))
    return _among(told)


def _among(told: Entries) -> Match:
    told.need("column")
    told.need("is")
    return Match(told.text("column") or "", told.texts("is") or ())


def _lookup(told: Entries) -> Lookup:
    told.only(("file", "sheet", "key", "value"))
    names = [
        told.text(name) or "" for name in ("file", "key", "value") if told.need(name)
    ]
    file, key, value = (*names, "", "", "")[:3]
    return Lookup(file, key, value, told.text("sheet"))


def _fact(facts: Entries, name: str, records: Mapping[str, Record]) -> Fact | None:
    if isinstance(facts.told[name], str):
        found = _split(facts, name, facts.told[name], records)
        if found and found[1] in get_args(Measure):
            return Fact(found[0], measure=cast(Measure, found[1]))
        return Fact(found[0], column=found[1]) if found else None
    told = facts.table(name)
    told.only(("sum", "count", "is", "decimals"))
    kind = "count" if "count" in told else "sum"
    if not told.need(kind):
        return None
    found = _split(told, kind, told.text(kind) or "", records)
    if found is None:
        return None
    among = told.texts("is") if kind == "count" and told.need("is") else None
    return Fact(found[0], None, found[1], among, told.whole("decimals"))


def _split(
    told: Entries, name: str, dotted: str, records: Mapping[str, Record]
) -> tuple[str, str] | None:
    parts = DOTTED.fullmatch(dotted)
    if parts is None or parts[1] not in records:
        told.fault(name, NO_SUCH_RECORD, found=dotted)
        return None
    return parts[1], parts[2]
