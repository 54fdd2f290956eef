import polars as pl

from tepat.intake.town import build
from tepat.snapshot import nip


def sequence(frame):
    return frame["nip"].str.slice(15, 3).cast(pl.Int64)


def test_every_number_is_possible_and_its_own(city):
    faults = city.employees.select(nip.fault(pl.col("nip"))).to_series()
    assert faults.null_count() == 10_000
    assert city.employees["nip"].n_unique() == 10_000


def test_sequences_start_at_900_so_nobody_real_is_meant(city):
    assert sequence(city.employees).min() == 900


def test_equal_digits_before_count_on_from_900(city):
    """Who shares birth, month of entry and sex has 900, 901, … without a gap."""
    told = city.employees.select(
        start=pl.col("nip").str.slice(0, 15), last=sequence(city.employees)
    )
    gaps = told.group_by("start").agg(full=pl.col("last").max() - 900 + 1 == pl.len())
    assert gaps["full"].all()


def test_contract_staff_have_a_pppk_number(town):
    told = town.employees.with_columns(pppk=nip.is_pppk_number(pl.col("nip")))
    contract = pl.col("status").is_in(["PPPK", "PPPK_PARUH_WAKTU"])
    assert told.filter(pl.col("pppk") != contract).is_empty()


def test_the_number_tells_sex_and_month_of_entry():
    staff = build(300, 9).employees
    told = staff.select(
        sex=nip.sex(pl.col("nip")) == pl.col("sex"),
        entered=(nip.entered(pl.col("nip")) == pl.col("entered")).fill_null(True),
    )
    assert told["sex"].all()
    assert told["entered"].all()
