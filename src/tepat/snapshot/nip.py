"""What a NIP tells: day of birth, month of entry, sex and kind of number.

A NIP (PNS) and an NI PPPK have 18 digits each: day of birth (1–8), month of entry
(9–14), sex (15) and sequence (16–18). An NI PPPK has the year of appointment in 9–12
and in 13–14 how often its holder was appointed, from 21 on, where a NIP has a month.

Sources: Peraturan Kepala BKN 22/2007 and 43/2007; see people.md 1.1 and 1.2.
"""

from __future__ import annotations

from typing import Literal, get_args

import polars as pl

EIGHTEEN_DIGITS = r"^[0-9]{18}$"
FIRST_PPPK_CODE = 21

Fault = Literal["length", "born", "code", "sex", "sequence"]
FAULTS: tuple[Fault, ...] = get_args(Fault)


def born(nip: pl.Expr) -> pl.Expr:
    """Return the day of birth, or null where the number holds no calendar day."""
    return _digits(nip, 0, 8).str.to_date("%Y%m%d", strict=False)


def entered(nip: pl.Expr) -> pl.Expr:
    """Return the first day of the month of entry, or null for an NI PPPK."""
    return (_digits(nip, 8, 6) + "01").str.to_date("%Y%m%d", strict=False)


def sex(nip: pl.Expr) -> pl.Expr:
    """Return ``L`` (male) or ``P`` (female), or null."""
    return _digits(nip, 14, 1).replace_strict(
        {"1": "L", "2": "P"}, default=None, return_dtype=pl.String
    )


def is_pppk_number(nip: pl.Expr) -> pl.Expr:
    """Tell an NI PPPK (true) from a NIP (false); null where it is neither."""
    code = _code(nip)
    return (
        pl.when(code >= FIRST_PPPK_CODE)
        .then(pl.lit(True))
        .when(code.is_between(1, 12))
        .then(pl.lit(False))
    )


def fault(nip: pl.Expr) -> pl.Expr:
    """Return the first :data:`Fault` of the number, or null where it has none.

    >>> told = pl.DataFrame(
    ...     {"nip": ["190101011925011901", "190102291925011901", "19010101192501190"]}
    ... )
    >>> told.select(fault(pl.col("nip"))).to_series().to_list()
    [None, 'born', 'length']
    """
    return (
        pl.when(nip.is_null())
        .then(None)
        .when(~nip.str.contains(EIGHTEEN_DIGITS))
        .then(pl.lit("length"))
        .when(born(nip).is_null())
        .then(pl.lit("born"))
        .when(is_pppk_number(nip).is_null())
        .then(pl.lit("code"))
        .when(sex(nip).is_null())
        .then(pl.lit("sex"))
        .when(_digits(nip, 15, 3) == "000")
        .then(pl.lit("sequence"))
        .alias("fault")
    )


def _code(nip: pl.Expr) -> pl.Expr:
    return _digits(nip, 12, 2).cast(pl.Int64)


def _digits(nip: pl.Expr, start: int, length: int) -> pl.Expr:
    return pl.when(nip.str.contains(EIGHTEEN_DIGITS)).then(nip.str.slice(start, length))
