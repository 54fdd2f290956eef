from datetime import date

import polars as pl

from tepat.intake.town import story


def test_contracts_run_one_or_five_years_from_the_appointment(city):
    staff = city.employees.filter(pl.col("contract_ends").is_not_null())
    assert (staff["contract_ends"] >= story.DAY).all()
    # The day after the last one is an anniversary of the appointment.
    after = staff["contract_ends"].dt.offset_by("1d")
    assert (after.dt.month() == staff["entered"].dt.month()).all()
    assert (after.dt.day() == staff["entered"].dt.day()).all()


def test_only_contract_staff_have_an_end_of_contract(city):
    told = city.employees.group_by(
        contract=pl.col("status").str.starts_with("PPPK")
    ).agg(ends=pl.col("contract_ends").count(), people=pl.len())
    assert dict(zip(told["contract"], told["ends"], strict=True))[False] == 0
    contract = told.filter("contract")
    assert contract["ends"].item() == contract["people"].item()


def test_part_time_contracts_end_within_a_year(city):
    staff = city.employees.filter(pl.col("status") == "PPPK_PARUH_WAKTU")
    assert (staff["contract_ends"] < date(2027, 11, 24)).all()
