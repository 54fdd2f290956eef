import polars as pl


def test_the_catalogue_has_enough_to_choose_from(town):
    assert town.catalogue.height >= 60
    assert town.catalogue["hours"].min() > 0
    assert set(town.catalogue["competency"].drop_nulls()) >= {"M.01", "M.08", "SK.01"}


def test_scores_rise_on_the_whole(city):
    scored = city.trainings.filter(pl.col("score_before").is_not_null())
    gain = (scored["score_after"] - scored["score_before"]).mean()
    assert 10 <= gain <= 16


def test_nobody_was_trained_before_the_entry(city):
    told = city.trainings.join(city.employees.select("nip", "entered"), on="nip")
    early = told.filter(pl.col("year") < pl.col("entered").dt.year())
    assert early.is_empty()
    assert told["year"].max() <= 2026
