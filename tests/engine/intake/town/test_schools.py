import polars as pl
import pytest

from tepat.intake.town.schools import teachers


@pytest.mark.parametrize(
    ("classes", "subject", "needed"),
    [
        (6, "class", 6),  # one class teacher for each class
        (6, "religion", 1),  # 6 × 4 h ÷ 24 h = 1
        (18, "sport", 3),  # 18 × 4 ÷ 24 = 3
        (21, "hours5", 5),  # 21 × 5 ÷ 24 = 4.375, rounded up
        (24, "counselling", 6),  # 24 × 32 pupils ÷ 150 = 5.12, rounded up
    ],
)
def test_teachers_follow_from_classes_and_hours(classes, subject, needed):
    assert teachers(classes, subject) == needed


def test_class_teachers_of_a_school_make_whole_sets_of_classes(city):
    """A primary school has 6, 12, 18 or 24 classes, give or take the rounding of
    three levels."""
    held = city.positions.filter(pl.col("job").str.starts_with("GKS."))
    per_school = held.group_by("unit").agg(pl.col("need_stated").sum())
    nearest = (per_school["need_stated"] / 6).round(0) * 6
    assert ((per_school["need_stated"] - nearest).abs() <= 2).all()


def test_every_school_has_a_principal_seat(city):
    schools = city.units.filter(pl.col("unit").str.contains("^(SD|SMP)[0-9]"))
    principals = city.positions.filter(pl.col("job").is_in(["KSSD", "KSSMP"]))
    assert set(schools["unit"]) == set(principals["unit"])
    assert principals["critical"].all()
