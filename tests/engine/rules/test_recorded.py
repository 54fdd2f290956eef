import polars as pl
import pytest

from tepat.rules.recorded import reaches


@pytest.mark.parametrize(
    ("recorded", "at_most", "asked", "enough"),
    [
        (24, 24, 24, True),
        (24, None, 24, True),  # what is on record suffices
        (23, 23, 24, False),
        (23, 24, 24, None),  # the rest could make up for it
        (23, None, 24, None),
        (None, None, 24, None),
        (0, 0, 0, True),
    ],
)
def test_whether_the_record_suffices(recorded, at_most, asked, enough):
    schema = dict.fromkeys(("recorded", "at_most", "asked"), pl.Int64)
    row = pl.DataFrame([(recorded, at_most, asked)], schema=schema, orient="row")
    told = row.select(reaches("recorded", "at_most", pl.col("asked"))).item()
    assert told is enough
