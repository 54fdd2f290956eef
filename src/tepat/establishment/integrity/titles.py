"""Names and titles: what makes two of them the same, and what makes one unfit."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from tepat.nomenclature import abbreviations, title

# Official titles are written in full; these are the short forms met in the field.
SHORT = rf"(?i)\b(?:{'|'.join(sorted(abbreviations()))})\b\.?"

# Nothing to read, a stand-in, signs of a broken conversion, spaces gone astray.
DIRTY = "|".join(
    (
        r"^\s*$",
        r"^[\W\d_]+$",
        r"(?i)^(?:n/?a|null|none|nan|test|tes|xxx+|belum ada|tidak ada)$",
        r"[\x00-\x1f\x7f\u00a0\u200b\ufeff\ufffd]",
        r"(?:Ã.|â€)",
        r"#(?:REF|N/A|VALUE|NAME)",
        r"^\s|\s$|\s{2,}",
        r"[?]{2,}",
    )
)


def same(column: str = "name") -> pl.Expr:
    """Return what two titles have in common when only case and signs differ.

    >>> pl.DataFrame({"name": ["Analis  Data", "ANALIS-DATA"]}).select(
    ...     same()
    ... )["name"].to_list()
    ['analis data', 'analis data']
    """
    return (
        pl.col(column)
        .str.to_lowercase()
        .str.replace_all(r"[^\p{L}\p{N}]+", " ")
        .str.strip_chars()
    )


def words(names: Iterable[str]) -> dict[str, str]:
    """Return the words of each title, without its level and with short forms in full.

    >>> words(["Arsiparis Ahli Muda", "Kasubbag Umum"])
    {'Arsiparis Ahli Muda': 'arsiparis', 'Kasubbag Umum': 'kepala subbagian umum'}
    """
    return {name: " ".join(title(name).words) for name in names}
