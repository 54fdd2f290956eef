from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

import polars as pl

from tepat.snapshot import Snapshot
from tepat.snapshot.columns import UNITS
from tepat.snapshot.digest import digest

DAY = date(2026, 1, 1)


def city(*rows):
    told = [(*row, *[None] * (len(UNITS.schema) - len(row))) for row in rows]
    return Snapshot(DAY, units=pl.DataFrame(told, schema=UNITS.schema, orient="row"))


ONE = city(
    ("A", "Dinas", None, None, None, None), ("B", "Bidang", "A", None, None, None)
)


def test_equal_content_has_an_equal_digest():
    assert digest(ONE) == digest(replace(ONE, units=ONE.units.clone()))
    assert len(digest(ONE)) == 64


def test_any_change_of_content_changes_it():
    renamed = ONE.units.with_columns(pl.col("name") + "x")
    assert digest(replace(ONE, units=renamed)) != digest(ONE)


def test_row_order_counts():
    assert digest(replace(ONE, units=ONE.units.reverse())) != digest(ONE)


def test_a_value_does_not_slip_into_the_next_column():
    one = city(("A", "B", None, None, None, None))
    other = city(("A,B", None, None, None, None, None))
    assert digest(one) != digest(other)


def test_the_reference_date_is_no_content():
    assert digest(replace(ONE, day=date(2030, 1, 1))) == digest(ONE)


def test_it_stays_the_same_from_one_version_to_the_next():
    # Plans are stored with the digest of what they were made from.
    content = b"kode,nama,induk,jenis,urusan,status\nA,Dinas,,,,\nB,Bidang,A,,,\n"
    told = hashlib.sha256(b"unit %d\n" % len(content) + content).hexdigest()
    assert digest(ONE) == told


def test_a_column_that_came_later_counts_once_somebody_fills_it_in():
    there = ONE.units.with_columns(is_hardship=pl.Series([None, False]))
    assert digest(replace(ONE, units=there)) != digest(ONE)
