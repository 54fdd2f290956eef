import polars as pl

from tepat.intake.town import story


def test_complaints_are_closed_in_time_or_open(city):
    told = city.complaints
    assert told.height == 800  # 8 for a hundred employees
    closed = told.filter(pl.col("status") == "Selesai")
    assert (closed["closed"] >= closed["day"]).all()
    assert told.filter(pl.col("status") != "Selesai")["closed"].null_count() > 0
    assert told["day"].max() < story.DAY


def test_holidays_say_that_they_are_not_verified(town):
    assert town.holidays["kind"].str.contains("belum dipastikan").all()
    assert set(town.holidays["day"].dt.year()) == {2026, 2027}
