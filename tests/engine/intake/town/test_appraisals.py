import polars as pl
import pytest

from tepat import law
from tepat.intake.town import story


def test_most_are_rated_good_in_each_year(city):
    for year in (2023, 2024, 2025):
        rated = city.appraisals.filter(pl.col("year") == year)["rating"]
        shares = dict(rated.value_counts(normalize=True).iter_rows())
        assert shares["BAIK"] > 0.85
        assert 0.01 < shares["SANGAT BAIK"] < 0.10
        assert 0.01 < shares["BUTUH PERBAIKAN"] < 0.05


def test_ratings_follow_the_official_matrix(city):
    matrix = law.on(city.day).performance.rating_matrix.value
    told = city.appraisals.select(
        "rating", cell=pl.concat_str("results", "behaviour", separator="/")
    )
    for rating, cell in told.unique().iter_rows():
        assert matrix[cell] == rating


def test_some_who_were_there_have_no_appraisal(city):
    there = city.employees.filter(pl.col("entered") < pl.date(2025, 7, 1))
    rated = city.appraisals.filter(pl.col("year") == 2025)
    missing = 1 - rated.height / there.height
    assert missing == pytest.approx(story.UNRATED, abs=0.001)


def test_a_full_year_of_an_ahli_pertama_rated_good_is_worth_12_5_points(city):
    held = city.positions.filter(pl.col("level") == "AHLI PERTAMA")["position"]
    steady = city.employees.filter(
        pl.col("position").is_in(held.implode()),
        pl.col("status") == "PNS",
        pl.col("position_since") < pl.date(2023, 1, 1),
    )
    good = city.appraisals.filter(pl.col("year") == 2024, pl.col("rating") == "BAIK")
    earned = city.credits.filter(
        pl.col("day") == pl.date(2025, 1, 31),
        pl.col("nip").is_in(steady["nip"].implode()),
        pl.col("nip").is_in(good["nip"].implode()),
    )
    assert set(earned["points"]) == {12.5}


def test_contract_staff_earn_no_credit_points(city):
    status = city.employees.select("nip", "status")
    assert set(city.credits.join(status, on="nip")["status"]) == {"PNS"}
