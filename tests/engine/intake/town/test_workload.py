import polars as pl
import pytest

from tepat import law
from tepat.intake.town import story
from tepat.snapshot import resolve
from tepat.snapshot.vocabulary import LEADERSHIP
from tepat.workload.need import need


@pytest.fixture(scope="module")
def needs(city):
    held = (
        city.employees.group_by("position")
        .len("occupied")
        .with_columns(pl.col("occupied").cast(pl.Int64))
    )
    return (
        resolve.positions(city)
        .select("position", "family", "group", "critical")
        .join(need(city, law.on(city.day)), on="position")
        .join(held, on="position", how="left")
        .with_columns(pl.col("occupied").fill_null(0))
        .with_columns(gap=pl.col("occupied") - pl.col("need"))
    )


def test_the_city_needs_more_people_than_it_has(needs):
    assert 1.08 <= needs["need"].sum() / 10_000 <= 1.15


def test_there_are_shortages_and_surpluses(needs):
    gap = needs["gap"].drop_nulls()
    assert -gap.filter(gap < 0).sum() / 10_000 >= 0.10
    assert gap.filter(gap > 0).sum() / 10_000 >= 0.02


def test_operational_posts_are_over_strength_somewhere(needs):
    crowded = needs.filter(pl.col("family") == "PELAKSANA", pl.col("gap") > 0)
    assert crowded.height >= 100


def test_finance_is_short(needs):
    finance = needs.filter(pl.col("group") == "Keuangan")
    assert finance["occupied"].sum() / finance["need"].sum() < 0.8


def test_heads_seats_need_one(needs):
    heads = needs.filter(pl.col("family").is_in(LEADERSHIP))
    assert set(heads["need"]) == {1}


def test_a_few_needs_are_unknown(needs):
    unknown = needs["need"].null_count()
    assert 1 <= unknown <= needs.height * story.UNKNOWN_NEED + 1


def test_operational_posts_get_their_need_from_tasks(city, needs):
    told = needs.filter(pl.col("family") == "PELAKSANA")
    assert told["fte"].null_count() == 0
    assert city.tasks["volume"].min() > 0
