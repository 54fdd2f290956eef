"""The data dictionary, and the part of the glossary that lists columns."""

from __future__ import annotations

import re
from collections.abc import Iterator

import markdown
from tepat.snapshot import TABLES, Column, Kind, Table

KINDS = {
    Kind.TEXT: "teks",
    Kind.CODE: "kode (teks)",
    Kind.NIP: "18 angka (teks)",
    Kind.DAY: "tanggal",
    Kind.WHOLE: "bilangan bulat",
    Kind.DECIMAL: "bilangan",
    Kind.TRUTH: "ya / tidak",
    Kind.LIST: "daftar, dipisah `;`",
    Kind.CHOICE: "pilihan",
    Kind.GRADE: "golongan",
    Kind.EDUCATION: "tingkat pendidikan",
}

INTRODUCTION = (
    "Setiap lembar buku kerja dan setiap kolomnya, sebagaimana dinyatakan satu kali "
    "di `src/tepat/snapshot/columns/`. Judul kolom dibaca tanpa membedakan huruf "
    "besar, spasi, `_`, `-` dan `/`; alias ikut dikenali. ● = wajib diisi.",
    "",
    "*Every sheet of the workbook and every column, as declared once in "
    "`src/tepat/snapshot/columns/`. ● = required.*",
    "",
)

HEADINGS = (
    "Judul",
    "Dalam kode",
    "Arti",
    "Isi",
    "Alias",
    "Privasi",
)


def page() -> str:
    """Return the data dictionary."""
    lines = [*INTRODUCTION]
    for one in TABLES:
        lines += _section(one)
    return markdown.page("Kamus kolom", lines)


def _section(one: Table) -> Iterator[str]:
    needed = "Lembar ini diperlukan." if one.needed else "Lembar ini boleh tidak ada."
    key = ", ".join(f"`{_official(one, name)}`" for name in one.key)
    yield from (f"## {one.sheet}", "", f"{markdown.both(one.meaning)}", "")
    yield f"Tabel `{one.name}`. {needed}" + (f" Tidak boleh kembar: {key}." * bool(key))
    yield ""
    yield from markdown.table(HEADINGS, (_row(column) for column in one.columns))


def _official(one: Table, name: str) -> str:
    return next(column.official for column in one.columns if column.name == name)


def _row(column: Column) -> tuple[str, ...]:
    return (
        f"{'● ' * column.required}`{column.official}`",
        f"`{column.name}`",
        markdown.both(column.meaning),
        _allowed(column),
        ", ".join(f"`{alias}`" for alias in column.aliases),
        column.privacy.value,
    )


def _allowed(column: Column) -> str:
    said = [KINDS[column.kind]]
    if column.choices:
        said = [", ".join(f"`{choice}`" for choice in column.choices)]
    if column.low is not None or column.high is not None:
        said.append(f"{_bound(column.low)} … {_bound(column.high)}")
    if column.default is not None:
        said.append(f"kosong = `{column.default}`")
    if column.refers:
        said.append("ada di " + " atau ".join(f"`{one}`" for one in column.refers))
    return "; ".join(said)


def _bound(number: float | None) -> str:
    return "" if number is None else f"{number:g}"


START, END = "<!-- kolom: mulai -->", "<!-- kolom: selesai -->"


def in_glossary(text: str) -> str:
    """Return the glossary with its list of tables and columns written anew."""
    lines = [START, "", markdown.WRITTEN, ""]
    for one in TABLES:
        named = ", ".join(f"`{c.name}` {c.official}" for c in one.columns)
        lines += [f"- **`{one.name}`** – lembar `{one.sheet}`: {named}"]
    between = "\n".join([*lines, "", END])
    found = re.compile(f"{START}.*{END}", re.DOTALL)
    return found.sub(lambda _: between, text)
