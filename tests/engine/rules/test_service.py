from datetime import date

import polars as pl
import pytest

from tepat.rules.service import (
    held_earlier,
    months_at_level,
    months_at_ranks,
    months_by_group,
    spells,
    unexplained,
)

ANI = "198501152010011901"
DAY = date(2026, 11, 24)


def person(since=None, position="J1", **told):
    row = {
        "nip": ANI,
        "position": position,
        "level": "PENGAWAS",
        "group": "Umum",
        "position_since": since,
        "entered": date(2010, 1, 1),
        "level_rank": 2,
    } | told
    dates = {"position_since": pl.Date, "entered": pl.Date}
    return pl.DataFrame([row], schema_overrides=dates | {"position": pl.String})


def earlier(since, until=None, **told):
    return {"nip": ANI, "since": since, "until": until, "group": "Umum"} | told


def days_of(snapshot, persons, day=DAY):
    held = spells(snapshot, persons, day)
    return sorted(zip(held["since"], held["until"], strict=True))


def test_an_earlier_position_ends_where_the_next_one_starts(snapshot_of):
    snapshot = snapshot_of(
        history=[
            earlier(date(2018, 1, 1), date(2025, 6, 30)),
            earlier(date(2012, 1, 1)),
        ]
    )
    assert days_of(snapshot, person(date(2025, 1, 1))) == [
        (date(2012, 1, 1), date(2018, 1, 1)),
        (date(2018, 1, 1), date(2025, 1, 1)),
        (date(2025, 1, 1), DAY),
    ]


def test_the_last_day_of_a_position_still_counts(snapshot_of):
    snapshot = snapshot_of(history=[earlier(date(2012, 1, 1), date(2012, 12, 31))])
    assert days_of(snapshot, person(position=None)) == [
        (date(2012, 1, 1), date(2013, 1, 1))
    ]


def test_the_present_position_told_twice_counts_once(snapshot_of):
    snapshot = snapshot_of(history=[earlier(date(2025, 1, 1))])
    assert days_of(snapshot, person(date(2025, 1, 1))) == [(date(2025, 1, 1), DAY)]


def test_who_left_for_a_position_of_unknown_start_left_on_an_unknown_day(snapshot_of):
    snapshot = snapshot_of(history=[earlier(date(2012, 1, 1))])
    assert days_of(snapshot, person(since=None)) == []


def test_who_holds_nothing_now_still_holds_an_open_one(snapshot_of):
    snapshot = snapshot_of(history=[earlier(date(2012, 1, 1))])
    assert days_of(snapshot, person(position=None)) == [(date(2012, 1, 1), DAY)]


def test_nothing_counts_beyond_the_day_of_the_plan(snapshot_of):
    snapshot = snapshot_of(history=[earlier(date(2012, 1, 1), date(2030, 1, 1))])
    after = person(date(2028, 1, 1))
    assert days_of(snapshot, after) == [(date(2012, 1, 1), DAY)]


@pytest.mark.parametrize(
    ("told", "level"),
    [
        ({"family": "PENGAWAS"}, "PENGAWAS"),
        ({"family": "PELAKSANA", "level": "PELAKSANA"}, "PELAKSANA"),
        ({"family": "FUNGSIONAL", "name": "Auditor Ahli Muda "}, "AHLI MUDA"),
        ({"family": "FUNGSIONAL", "name": "Auditor"}, None),
        ({"family": "JPT", "name": "Kepala Dinas"}, None),
        ({"name": "Analis Ahli Muda"}, None),
    ],
)
def test_a_blank_level_follows_from_family_or_title(snapshot_of, told, level):
    snapshot = snapshot_of(history=[earlier(date(2012, 1, 1), **told)])
    assert held_earlier(snapshot)["level"].to_list() == [level]


def days(*ends):
    """Spells from pairs of ISO days."""
    spans = zip(ends[::2], ends[1::2], strict=True)
    return [tuple(map(date.fromisoformat, span)) for span in spans]


@pytest.mark.parametrize(
    ("spans", "months", "left"),
    [
        (days("2021-01-01", "2023-01-01"), 24, 0),  # 730 days are two whole years
        (days("2021-01-02", "2023-01-01"), 23, 29),  # a day short, 30 loose days or not
        (days("2024-01-31", "2024-02-29"), 0, 29),
        # One month and 16 days, then 14 loose days: thirty make a month.
        (days("2024-01-01", "2024-02-17", "2024-05-01", "2024-05-15"), 2, 0),
        (days("2024-01-01", "2024-02-17", "2024-05-01", "2024-05-14"), 1, 29),
    ],
)
def test_months_of_several_spells(spans, months, left):
    held = pl.DataFrame(
        [(ANI, "PENGAWAS", "Umum", *span) for span in spans],
        schema=["nip", "level", "group", "since", "until"],
        orient="row",
    )
    assert months_by_group(held).rows() == [(ANI, "Umum", months, left)]


def test_only_levels_of_equal_or_higher_rank_count():
    held = pl.DataFrame(
        [
            (ANI, level, "Umum", date(year, 1, 1), date(year + 1, 1, 1))
            for year, level in enumerate(
                ["PELAKSANA", "AHLI MUDA", "ADMINISTRATOR", None], start=2015
            )
        ],
        schema=["nip", "level", "group", "since", "until"],
        orient="row",
    )
    ranks = {"PELAKSANA": 1, "AHLI MUDA": 2, "ADMINISTRATOR": 3}
    found = months_at_level(held, person(), ranks)
    assert found.rows() == [(ANI, 24, 0)]
    left = unexplained(held, person(), "level", date(2018, 1, 1))
    # In service since 1 January 2010: 2,922 days, of which 1,096 have a level.
    assert left.rows() == [(ANI, 1826 // 30)]


def test_more_spells_than_service_leave_nothing_unexplained():
    held = pl.DataFrame(
        [(ANI, "PENGAWAS", "Umum", date(2000, 1, 1), date(2020, 1, 1))],
        schema=["nip", "level", "group", "since", "until"],
        orient="row",
    )
    assert unexplained(held, person(), "group", date(2015, 1, 1)).rows() == [(ANI, 0)]


def test_without_a_day_of_entry_the_rest_is_unknown():
    held = pl.DataFrame(
        schema={
            "nip": pl.String,
            "group": pl.String,
            "since": pl.Date,
            "until": pl.Date,
        }
    )
    assert unexplained(held, person(entered=None), "group", DAY).rows() == [(ANI, None)]


def test_service_at_each_rank_or_above_with_what_lay_before_the_present_post():
    held = pl.DataFrame(
        [
            (ANI, "PENGAWAS", "Umum", date(2015, 1, 1), date(2018, 1, 1), False),
            (ANI, "ADMINISTRATOR", "Umum", date(2018, 1, 1), date(2020, 1, 11), False),
            (ANI, "PENGAWAS", "Umum", date(2020, 1, 11), date(2021, 1, 11), True),
        ],
        schema=["nip", "level", "group", "since", "until", "is_present"],
        orient="row",
    )
    ranks = {"PELAKSANA": 1, "PENGAWAS": 2, "ADMINISTRATOR": 3, "JPT PRATAMA": 4}
    # Three years, two and ten days, and one; before the present post five and ten days.
    assert months_at_ranks(held, ranks).rows() == [
        (ANI, 1, 72, 60, 10),
        (ANI, 2, 72, 60, 10),
        (ANI, 3, 24, 24, 10),
    ]
