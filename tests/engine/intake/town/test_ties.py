import polars as pl
import pytest

from tepat.intake.town import story


def test_a_few_are_penalised_and_some_penalties_run(city):
    told = city.disciplines
    assert told.height / 10_000 == pytest.approx(story.DISCIPLINED, abs=0.001)
    assert set(told["severity"]) == {"RINGAN", "SEDANG", "BERAT"}
    running = told.filter(pl.col("until") >= story.DAY)
    assert 0.2 <= running.height / told.height <= 0.8


def test_one_in_seven_says_a_wish(city):
    """A few less than drawn: a wish for the position one holds is no wish."""
    assert city.wishes["nip"].n_unique() / 10_000 == pytest.approx(
        story.WISHING, abs=0.006
    )
    staying = city.wishes.filter(pl.col("stay"))
    assert 0.15 <= staying["nip"].n_unique() / city.wishes["nip"].n_unique() <= 0.35
    assert staying["position"].null_count() == staying.height


def test_a_wished_position_is_of_the_job_held(city):
    job = city.positions.select("position", "job")
    held = city.employees.select("nip", "position").join(job, on="position")
    wished = (
        city.wishes.filter(pl.col("position").is_not_null())
        .join(job, on="position")
        .join(held.select("nip", own="job"), on="nip")
    )
    assert (wished["job"] == wished["own"]).all()


def test_couples_are_a_man_and_a_woman_each_in_one_couple(city):
    sex = dict(city.employees.select("nip", "sex").iter_rows())
    couples = city.relations.filter(pl.col("kind") == "suami_istri")
    for one, other in couples.select("nip_a", "nip_b").iter_rows():
        assert {sex[one], sex[other]} == {"L", "P"}
    both = pl.concat([couples["nip_a"], couples["nip_b"]])
    assert both.is_unique().all()
    assert couples.height / 10_000 == pytest.approx(story.MARRIED_COUPLES, abs=0.001)


def test_some_couples_share_a_unit(city):
    unit = dict(
        city.employees.drop("unit")
        .join(city.positions.select("position", "unit"), on="position")
        .select("nip", "unit")
        .iter_rows()
    )
    together = [
        pair
        for pair in city.relations.select("nip_a", "nip_b").iter_rows()
        if unit.get(pair[0]) == unit.get(pair[1])
    ]
    assert together
