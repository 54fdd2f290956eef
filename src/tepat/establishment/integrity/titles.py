"""Names and titles: what makes two of them the same, and what makes one unfit."""

from __future__ import annotations

import polars as pl

# Short forms met in the field; official titles are written in full.
ABBREVIATIONS = (
    *("ka", "kadis", "kaban", "kabid", "kabag", "kasubbag", "kasubag", "kasubbid"),
    *("kasi", "kasie", "kaur", "sekdis", "sekcam", "seklur", "sekban", "sekwan"),
    *("subbag", "subag", "subbid", "bid", "bag", "adm", "admin", "umpeg", "kepeg"),
    *("keu", "peng", "pranatakom", "prakom", "pengadm", "pel", "staff", "stf"),
    *("dinkes", "disdik", "dispora", "dishub", "dinsos", "disnaker", "diskominfo"),
    *("satpol", "kec", "kel", "pkm", "sdn", "smpn", "tkn"),
)
SHORT = rf"(?i)\b(?:{'|'.join(ABBREVIATIONS)})\b\.?"

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
