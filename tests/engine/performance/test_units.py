"""The spread of ratings over units, and what is told about it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tepat import law
from tepat.performance import rating
from tepat.performance.distribution import pattern
from tepat.performance.units import home, units
from tepat.snapshot.vocabulary import RATINGS, UNIT_RATINGS

LAW = law.on(date(2026, 11, 24))
COUNTS = st.fixed_dictionaries({word: st.integers(0, 12) for word in RATINGS})


@given(st.sampled_from(UNIT_RATINGS), COUNTS)
def test_the_guide_is_read_as_its_table_says(unit_rating, counts):
    n = sum(counts.values())
    found = pattern(unit_rating, counts, LAW)
    sb, b, bp, k, sk = (10 * counts[word] for word in RATINGS)  # tenths of a person
    met = {
        "ISTIMEWA": sb <= 7 * n,
        "BAIK": b <= 7 * n and bp + k >= 10,
        "BUTUH PERBAIKAN": bp >= 6 * n and sb <= n,
        "KURANG": k >= 6 * n and bp >= n and sb <= n,
        "SANGAT KURANG": sk >= 6 * n and k + bp >= n and sb == 0,
    }[unit_rating]
    if found.is_met is not None:
        assert found.is_met == met
    elif n > 1:  # too few to meet it: then nobody does
        assert not met


@given(st.sampled_from(UNIT_RATINGS), st.integers(2, 30))
def test_whoever_can_meet_the_guide_has_a_way_to(unit_rating, n):
    found = pattern(unit_rating, {"BAIK": n}, LAW)
    ways = (
        {"SANGAT BAIK": a, "BAIK": b, "BUTUH PERBAIKAN": c, "KURANG": d,
         "SANGAT KURANG": n - a - b - c - d}
        for a in (0, n // 10)
        for b in range(min(n, 9) + 1)
        for c in range(n - a - b + 1)
        for d in range(n - a - b - c + 1)
    )  # fmt: skip
    way = (
        pattern(unit_rating, it, LAW).unmet == ()
        for it in ways
        if min(it.values()) >= 0
    )
    assert found.can_be_met == any(way)


def test_a_word_that_is_no_rating_is_refused():
    with pytest.raises(KeyError):
        pattern("BAIK", {"CUKUP": 1}, LAW)


UNITS = [
    {"unit": "KOTA", "name": "Kota"},
    {"unit": "DINAS", "name": "Dinas", "parent": "KOTA"},
    {"unit": "BIDANG", "name": "Bidang", "parent": "DINAS"},
    {"unit": "SD1", "name": "SD 1", "parent": "BIDANG"},
]
HEAD = {"position": "K", "unit": "SD1", "name": "Kepala", "family": "PENGAWAS"}


def nip(number):
    return f"1990010120150319{number:02}"


@pytest.fixture
def city(snapshot_of):
    """A small city; ``words`` are the ratings of the people of SD 1 in 2025."""

    def of(*words, own=None, head=None, at="SD1"):
        people = [
            {"nip": nip(each), "status": "PNS", "unit": at}
            for each in range(len(words))
        ]
        told = [
            {"nip": nip(each), "year": 2025, "rating": word}
            for each, word in enumerate(words)
            if word
        ]
        if head:
            people.append({"nip": nip(99), "status": "PNS", "position": "K"})
            told.append({"nip": nip(99), "year": 2025, "results": head,
                         "behaviour": "SESUAI"})  # fmt: skip
        return snapshot_of(
            units=UNITS,
            positions=[HEAD],
            employees=people,
            appraisals=told,
            unit_ratings=[
                {"unit": unit, "year": 2025, "rating": word}
                for unit, word in (own or {}).items()
            ],
        )

    return of


def told(snapshot, in_force):
    yearly = rating.yearly(snapshot.appraisals, in_force)
    return {it.unit: it for it in units(snapshot, in_force, yearly, 2025)}


def test_people_count_in_the_nearest_unit_that_is_rated(city):
    both = city("BAIK", own={"SD1": "BAIK", "DINAS": "ISTIMEWA"})
    assert home(both, 2025)["unit"].to_list() == ["SD1"]
    above = city("BAIK", own={"DINAS": "ISTIMEWA"})
    assert home(above, 2025)["unit"].to_list() == ["DINAS"]
    none = city("BAIK")
    assert home(none, 2025)["unit"].to_list() == ["DINAS"]
    at_the_root = city("BAIK", at="KOTA")
    assert home(at_the_root, 2025)["unit"].to_list() == ["KOTA"]


def test_a_rated_unit_without_people_is_still_told(city, in_force):
    found = told(city("BAIK", own={"SD1": "BAIK", "DINAS": "ISTIMEWA"}), in_force)
    assert found["DINAS"].counts["BAIK"] == 0 and found["DINAS"].findings == ()


def test_people_without_a_rating_are_counted_apart(city, in_force):
    found = told(city("BAIK", None, "KURANG", own={"SD1": "BAIK"}), in_force)["SD1"]
    assert (sum(found.counts.values()), found.unrated) == (2, 1)


def test_a_deviation_says_what_was_found_and_that_it_is_a_guide(city, in_force):
    found = told(city(*["BAIK"] * 10, own={"SD1": "BAIK"}), in_force)["SD1"]
    first, second = (it.say("id") for it in found.findings)
    assert "Baik paling banyak 70%, yaitu 7 dari 10 orang; tercatat 10 orang" in first
    assert "sedikitnya satu orang berpredikat Butuh Perbaikan atau Kurang" in second
    assert all(
        "pedoman untuk dipertimbangkan, bukan batas" in it for it in (first, second)
    )
    assert all("SE MenPANRB 3/2023" in it for it in (first, second))


@pytest.mark.parametrize("people", [1, 2])
def test_a_unit_too_small_for_its_guide_is_not_warned_but_told(city, in_force, people):
    found = told(city(*["KURANG"] * people, own={"SD1": "KURANG"}), in_force)["SD1"]
    assert [it.code for it in found.findings] == ["SPREAD-4"]
    assert found.pattern.is_met is None
    assert f"hanya mempunyai {people} orang" in found.findings[0].say("id")


def test_a_unit_without_a_rating_of_its_own_is_not_compared(city, in_force):
    found = told(city("BAIK", "KURANG"), in_force)["DINAS"]
    assert found.pattern is None
    assert [it.code for it in found.findings] == ["SPREAD-5"]


@pytest.mark.parametrize(
    ("own", "head", "expected"),
    [
        ("ISTIMEWA", "DI_ATAS", []),
        ("ISTIMEWA", "SESUAI", ["SPREAD-6"]),
        ("BAIK", "SESUAI", []),
        ("BAIK", "DI_ATAS", ["SPREAD-6"]),
        ("SANGAT KURANG", "DI_BAWAH", []),
    ],
)
def test_the_results_of_the_head_are_those_of_the_unit(
    city, in_force, own, head, expected
):
    found = told(city("BAIK", head=head, own={"SD1": own}), in_force)["SD1"]
    assert [it.code for it in found.findings if it.code == "SPREAD-6"] == expected


def test_a_city_without_units_has_none(snapshot_of, in_force):
    assert told(snapshot_of(), in_force) == {}
