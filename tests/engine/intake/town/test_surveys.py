import polars as pl
import pytest

from tepat.intake.town import build, story

UNTOUCHED = ("requirements", "procedure", "fee", "product", "complaint_handling",
             "facilities")  # fmt: skip


def rotated(city):
    """Schools whose principal took office on the day of the rotation."""
    principals = city.positions.filter(pl.col("job").is_in(["KSSD", "KSSMP"]))
    return (
        city.employees.filter(pl.col("position_since") == story.ROTATION_DAY)
        .drop("unit")
        .join(principals.select("position", "unit"), on="position")["unit"]
        .to_list()
    )


def difference_in_differences(city, elements):
    told = city.surveys.select(
        mean=pl.mean_horizontal(elements),
        treated=pl.col("unit").is_in(rotated(city)),
        after=pl.col("day") >= story.ROTATION_DAY,
    )
    mean = {
        (treated, after): value
        for treated, after, value in told.group_by("treated", "after")
        .agg(pl.col("mean").mean())
        .iter_rows()
    }
    return (mean[True, True] - mean[True, False]) - (
        mean[False, True] - mean[False, False]
    )


def test_half_of_the_surveyed_schools_are_rotated(city):
    schools = city.surveys.filter(pl.col("unit").str.contains("^(SD|SMP)"))
    share = len(rotated(city)) / schools["unit"].n_unique()
    assert share == pytest.approx(0.5, abs=0.08)


def test_answers_rise_by_the_known_effect_where_it_works():
    """Mean over four cities; one city alone lies within about ±0.05."""
    cities = [build(10_000, seed) for seed in range(4)]
    found = [difference_in_differences(one, story.EFFECT_ELEMENTS) for one in cities]
    assert sum(found) / 4 == pytest.approx(story.ROTATION_EFFECT, abs=0.05)
    beside = [difference_in_differences(one, UNTOUCHED) for one in cities]
    assert sum(beside) / 4 == pytest.approx(0.0, abs=0.04)


def test_the_survey_covers_eight_quarters_around_the_rotation(city):
    days = city.surveys["day"]
    assert days.min() >= story.SURVEY_STARTS
    assert days.max() <= story.DAY
    assert (days < story.ROTATION_DAY).mean() == pytest.approx(0.5, abs=0.02)


def test_answers_use_the_whole_scale_but_mostly_good(city):
    answers = city.surveys.select(pl.col(*UNTOUCHED, *story.EFFECT_ELEMENTS))
    assert answers.min().row(0) == (1,) * 9 or min(answers.min().row(0)) >= 1
    assert max(answers.max().row(0)) == 4
    index = answers.select(pl.mean_horizontal(pl.all()).mean() * 25).item()
    assert 75 <= index <= 82
