import polars as pl

from tepat.snapshot.vocabulary import LEADERSHIP


def test_earlier_posts_lie_between_entry_and_the_present_one(city):
    told = city.history.join(
        city.employees.select("nip", "entered", "position_since"), on="nip"
    )
    assert (told["since"] >= told["entered"]).all()
    assert (told["until"] > told["since"]).all()
    assert told.filter(pl.col("until") >= pl.col("position_since")).is_empty()


def test_no_two_earlier_posts_overlap(city):
    told = city.history.sort("nip", "since").with_columns(
        next_since=pl.col("since").shift(-1).over("nip")
    )
    assert told.filter(pl.col("until") >= pl.col("next_since")).is_empty()


def test_heads_have_led_or_served_before(city):
    heads = city.positions.filter(pl.col("family") == "JPT")["position"]
    top = city.employees.filter(pl.col("position").is_in(heads.implode()))
    before = city.history.filter(pl.col("nip").is_in(top["nip"].implode()))
    assert set(before["family"]) & {"ADMINISTRATOR", "JPT"}
    assert before["nip"].n_unique() == top.height


def test_people_without_a_position_have_held_one(city):
    idle = city.employees.filter(pl.col("position").is_null())["nip"]
    assert idle.is_in(city.history["nip"].implode()).mean() > 0.9


def test_acting_heads_stand_in_for_vacant_seats(city):
    held = city.employees["position"].drop_nulls()
    acting = city.assignments.filter(pl.col("kind") == "PLT")
    heads = city.positions.filter(pl.col("family").is_in(LEADERSHIP))
    vacant = heads.filter(~pl.col("position").is_in(held.implode()))["position"]
    assert set(acting["position"]) <= set(vacant)
    assert 0.5 <= acting.height / len(vacant) <= 1.0
