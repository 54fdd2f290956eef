from datetime import date

import polars as pl
import pytest

from tepat.rules.columns import BY_NAME, SCHEMA, Side
from tepat.rules.pairs import BESIDE, COMPUTED, RECORDED, Experience, computed, derive

NONE = Experience(
    pl.DataFrame(schema={"nip": pl.String, "group": pl.String, "months": pl.Int64}),
    pl.DataFrame(schema={"nip": pl.String, "months": pl.Int64}),
)


def pair(**told):
    return pl.DataFrame(
        [{name: told.get(name) for name in SCHEMA if name in told}],
        schema={name: SCHEMA[name] for name in SCHEMA if name in told},
        orient="row",
    )


def derived(name, **told):
    sources = {source: told.get(source) for source in BY_NAME[name].of}
    return derive(pair(**sources), [name], NONE)[name].item()


def test_every_column_of_both_sides_is_made_somewhere():
    both = {name for name, column in BY_NAME.items() if column.side is Side.BOTH}
    assert both == {*COMPUTED, *RECORDED, *BESIDE}


@pytest.mark.parametrize("name", COMPUTED)
def test_a_computed_column_reads_what_it_is_declared_to_be_of(name):
    assert set(COMPUTED[name]().meta.root_names()) == set(BY_NAME[name].of)


@pytest.mark.parametrize("name", [*COMPUTED, *RECORDED])
def test_nothing_told_is_nothing_known(name):
    assert derived(name, **dict.fromkeys(BY_NAME[name].of)) is None


@pytest.mark.parametrize("name", [*COMPUTED, *RECORDED, *BESIDE])
def test_a_column_has_its_declared_type(name):
    sources = dict.fromkeys(BY_NAME[name].of or ("nip",))
    assert derive(pair(**sources), [name], NONE).schema[name] == SCHEMA[name]


PENGAWAS = {"family": "PENGAWAS", "level": "PENGAWAS", "level_rank": 2}
NOTHING = dict.fromkeys(PENGAWAS)
MAHIR = {"family": "FUNGSIONAL", "level": "MAHIR", "level_rank": 1}


def to(family, level, rank):
    return {"to_family": family, "to_level": level, "to_level_rank": rank}


@pytest.mark.parametrize(
    ("person", "target", "is_promotion"),
    [
        (PENGAWAS, to("PENGAWAS", "PENGAWAS", 2), False),
        (PENGAWAS, to("ADMINISTRATOR", "ADMINISTRATOR", 3), True),
        (PENGAWAS, to("FUNGSIONAL", "AHLI MUDA", 2), False),
        (MAHIR, to("FUNGSIONAL", "PENYELIA", 2), True),
        (MAHIR, to("FUNGSIONAL", "MAHIR", 1), False),
        (MAHIR | {"level": "TERAMPIL"}, to("FUNGSIONAL", "MAHIR", 1), True),
        (MAHIR, to("PELAKSANA", "PELAKSANA", 1), False),
        (PENGAWAS, to("FUNGSIONAL", None, None), None),
        (NOTHING, to("JPT", "JPT PRATAMA", 4), None),
    ],
)
def test_what_a_promotion_is(person, target, is_promotion):
    assert derived("is_promotion", **person, **target) is is_promotion


@pytest.mark.parametrize(
    ("grade", "lowest", "steps"),
    [
        ("III/a", "II/d", 1),  # the next place in the list, though SIASN codes jump
        ("II/d", "III/a", -1),
        ("IV/e", "I/a", 16),
        ("III/a", "III/a", 0),
        ("IX", "III/a", None),  # two scales
        ("III/a", None, None),
        (None, "III/a", None),
    ],
)
def test_steps_between_grades(grade, lowest, steps):
    told = derived("steps_above_lowest", grade=grade, to_grade_min=lowest)
    assert told == steps


@pytest.mark.parametrize(
    ("grade", "pns", "pppk", "lowest"),
    [
        ("III/a", "III/a", "IX", "III/a"),
        ("IX", "III/a", "IX", "IX"),
        ("IX", "III/a", None, "III/a"),
        ("III/a", None, "IX", "IX"),
        (None, "III/a", "IX", "III/a"),
        ("III/a", None, None, None),
    ],
    ids=["PNS", "PPPK", "only PNS told", "only PPPK told", "no grade", "none asked"],
)
def test_each_is_held_to_the_own_scale(grade, pns, pppk, lowest):
    told = {"grade": grade, "to_grade_min": pns, "to_pppk_min": pppk}
    assert derived("lowest_grade", **told) == lowest


@pytest.mark.parametrize(
    ("level", "of_peers", "oldest"),
    [
        ("AHLI UTAMA", 63, 63),
        ("JPT PRATAMA", 63, 60),
        (None, 63, None),
        (None, None, 60),
    ],
)
def test_peers_may_be_older(level, of_peers, oldest):
    told = {
        "level": level,
        "to_level": "AHLI UTAMA",
        "to_oldest_age": 60,
        "to_oldest_age_of_peers": of_peers,
    }
    assert derived("oldest_age", **told) == oldest


@pytest.mark.parametrize(
    ("effective_on", "months"),
    [
        (date(2026, 5, 1), 1),
        (date(2026, 5, 2), 0),
        (date(2026, 6, 1), 0),
        (date(2026, 6, 2), -1),
        (date(2025, 12, 31), 5),
    ],
)
def test_months_until_retirement(effective_on, months):
    told = {"born": date(1968, 5, 17), "to_retirement_age": 58}
    assert derived("retires_on", **told) == date(2026, 6, 1)
    found = derived("months_to_retirement", **told, effective_on=effective_on)
    assert found == months


def test_experience_in_a_group_and_what_may_be_added_to_it():
    experience = Experience(
        pl.DataFrame({"nip": ["A"], "group": ["Umum"], "months": [7]}),
        pl.DataFrame({"nip": ["A", "B"], "months": [5, None]}),
    )
    groups = ["Umum", "Lain", None, "Umum", "Umum"]
    pairs = pl.DataFrame({"nip": list("AAABC"), "to_group": groups})
    found = derive(pairs, ["related_months", "related_months_at_most"], experience)
    assert found["related_months"].to_list() == [7, 0, None, 0, 0]
    assert found["related_months_at_most"].to_list() == [12, 5, None, None, None]


def test_who_knows_the_seat_tells_of_relatives_and_is_not_overruled():
    told = pair(has_relative_beside=True, relative="Ani")
    found = derive(told, BESIDE, NONE)
    assert found.row(0, named=True) == {"has_relative_beside": True, "relative": "Ani"}
    assert derive(pair(nip="A"), BESIDE, NONE)["has_relative_beside"].item() is False


def test_columns_that_are_not_asked_for_are_not_made():
    assert computed(pair(nip="A"), []).columns == ["nip"]
