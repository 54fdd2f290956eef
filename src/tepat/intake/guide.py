"""The page ``petunjuk`` of a workbook: every sheet and column, and what goes in."""

from __future__ import annotations

from collections.abc import Iterator

from tepat.snapshot.columns import TABLES, Column, Kind, Table
from tepat.snapshot.settings import KEYS
from tepat.snapshot.vocabulary import EDUCATION_RANK, PNS_GRADES, PPPK_GRADES
from tepat.words import Sentence

from .cells.numbers import allowed

EXAMPLE_MARK = Sentence(
    id="DATA CONTOH, BUKAN DATA SEBENARNYA", en="EXAMPLE DATA, NOT REAL"
)
HEADINGS = ("Lembar", "Kolom", "Wajib", "Isi", "Arti", "Meaning (English)")

CONTENTS: dict[Kind, str] = {
    Kind.TEXT: "teks",
    Kind.CODE: "kode, sebagai teks",
    Kind.NIP: "18 angka, sebagai teks",
    Kind.DAY: "tanggal: yyyy-mm-dd, dd-mm-yyyy atau tanggal Excel",
    Kind.WHOLE: "bilangan bulat",
    Kind.DECIMAL: "angka",
    Kind.TRUTH: "ya / tidak",
    Kind.LIST: "beberapa isian, dipisah titik koma",
    Kind.CHOICE: "",
    Kind.GRADE: f"{PNS_GRADES[0]} … {PNS_GRADES[-1]} (PNS) atau "
    f"{PPPK_GRADES[0]} … {PPPK_GRADES[-1]} (PPPK)",
    Kind.EDUCATION: "",
}


def guide_rows() -> Iterator[tuple[tuple[str, ...], bool]]:
    """Yield the rows of the guide, each with whether it is a heading."""
    yield HEADINGS, True
    for table in TABLES:
        yield (*_sheet(table), table.meaning.id, table.meaning.en), False
        for column in table.columns:
            yield (table.sheet, *_column(column)), False
        if table.name == "settings":
            for key in KEYS:
                yield (table.sheet, *_column(key)), False


def allowed_words(column: Column) -> tuple[str, ...]:
    """Return the words a cell of the column is chosen from, if it is."""
    match column.kind:
        case Kind.CHOICE:
            return column.choices
        case Kind.TRUTH:
            return ("ya", "tidak")
        case Kind.EDUCATION:
            return tuple(EDUCATION_RANK)
        case Kind.GRADE:
            return (*PNS_GRADES, *PPPK_GRADES)
        case _:
            return ()


def _sheet(table: Table) -> tuple[str, str, str, str]:
    need = "ya" if table.needed else ""
    empty = "boleh hanya judul" if table.needed and table.may_be_empty else ""
    return table.sheet, "", need, empty


def _column(column: Column) -> tuple[str, str, str, str, str]:
    need = "ya" if column.required else "kolomnya" if column.expected else ""
    content = CONTENTS[column.kind] or ", ".join(allowed_words(column))
    if column.low is not None or column.high is not None:
        content += f", {allowed(column)}"
    return column.official, need, content, column.meaning.id, column.meaning.en
