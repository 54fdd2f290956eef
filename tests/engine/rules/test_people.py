from datetime import date

import pytest

from tepat import law
from tepat.rules.columns import NEVER_HELD
from tepat.rules.people import PERSON, experience_of, people

ANI, BUDI = "198501152010011901", "198501152010011902"
PPPK = "198501152021211903"


@pytest.fixture
def told(snapshot_of, in_force, day):
    """The person columns of one employee, given rows of the tables."""

    def of(employee=None, positions=(), effective_on=day, settings=None, **tables):
        snapshot = snapshot_of(
            settings=settings,
            employees=[{"nip": ANI, "status": "PNS"} | (employee or {})],
            positions=positions,
            **tables,
        )
        return people(snapshot, in_force, effective_on).row(0, named=True)

    return of


KASI = {"position": "J1", "unit": "U", "name": "Kepala Seksi", "family": "PENGAWAS"}


def test_a_row_has_every_person_column(snapshot_of, in_force, day):
    snapshot = snapshot_of(employees=[{"nip": ANI, "status": "PNS"}])
    assert set(PERSON) <= set(people(snapshot, in_force, day).columns)


@pytest.mark.parametrize(
    ("effective_on", "months"),
    [
        (date(2026, 3, 9), 671),  # one day before the 56th birthday
        (date(2026, 3, 10), 672),  # 56 × 12
    ],
)
def test_age_is_counted_in_whole_months(told, effective_on, months):
    person = told({"born": date(1970, 3, 10)}, effective_on=effective_on)
    assert person["age_months"] == months


def test_the_day_of_birth_and_of_entry_come_from_the_nip_where_blank(told):
    person = told()
    assert person["born"] == date(1985, 1, 15)
    assert person["entered"] == date(2010, 1, 1)


@pytest.mark.parametrize(
    ("since", "months"),
    [
        (date(2024, 11, 24), 24),  # two years to the day
        (date(2024, 11, 25), 23),  # a day short
        (None, None),
    ],
)
def test_time_in_the_position_is_counted_in_whole_months(told, since, months):
    person = told({"position": "J1", "position_since": since}, [KASI])
    assert person["months_in_position"] == months


def test_who_holds_no_position_has_no_time_in_it(told):
    person = told({"position_since": date(2020, 1, 1)})
    assert not person["has_position"]
    assert person["months_in_position"] is None


def test_the_position_held_tells_family_level_and_rank(told):
    person = told({"position": "J1"}, [KASI | {"group": "Umum"}])
    assert (person["family"], person["level"]) == ("PENGAWAS", "PENGAWAS")
    assert (person["level_rank"], person["group"]) == (2, "Umum")


def test_who_never_held_a_position_starts_at_the_lowest_level(told):
    person = told()
    assert (person["family"], person["level"]) == (NEVER_HELD, None)
    assert person["level_rank"] == 1


def test_without_a_position_the_last_one_counts(told):
    history = [
        {"nip": ANI, "family": "PENGAWAS", "since": date(2018, 1, 1)},
        {"nip": ANI, "family": "PELAKSANA", "since": date(2012, 1, 1)},
    ]
    person = told(history=history)
    assert (person["family"], person["level"]) == ("PENGAWAS", "PENGAWAS")
    assert person["level_rank"] == 2


def test_a_last_position_of_unknown_family_is_not_taken_for_none(told):
    person = told(history=[{"nip": ANI, "since": date(2018, 1, 1)}])
    assert person["family"] is None
    assert person["level_rank"] is None


def test_a_functional_post_without_a_level_has_no_rank(told):
    post = KASI | {"family": "FUNGSIONAL", "name": "Analis"}
    assert told({"position": "J1"}, [post])["level_rank"] is None


def test_a_position_that_is_not_on_the_list_leaves_the_family_unknown(told):
    person = told({"position": "HILANG"})
    assert person["has_position"]
    assert person["family"] is None


@pytest.mark.parametrize(
    ("rows", "ratings"),
    [
        ([], (None, None)),
        ([(2024, None, "BAIK"), (2025, None, "KURANG")], ("BAIK", "KURANG")),
        ([(2023, None, "BAIK"), (2026, None, "BAIK")], (None, None)),
        ([(2025, "Triwulan I", "KURANG")], (None, None)),
        ([(2025, "TAHUNAN", "BAIK")], (None, "BAIK")),
        ([(2025, None, "BAIK"), (2025, "Tahunan", "KURANG")], (None, "KURANG")),
    ],
    ids=["none", "two years", "other years", "a quarter", "the year by name", "twice"],
)
def test_yearly_ratings_of_the_two_years_before_the_plan(told, rows, ratings):
    appraisals = [
        {"nip": ANI, "year": year, "period": period, "rating": rating}
        for year, period, rating in rows
    ]
    person = told(appraisals=appraisals)
    assert (person["rating_older"], person["rating_newer"]) == ratings


def test_a_blank_rating_follows_from_results_and_behaviour(told):
    one = {"nip": ANI, "year": 2025, "results": "DI_ATAS", "behaviour": "SESUAI"}
    assert told(appraisals=[one])["rating_newer"] == "BAIK"


def test_months_at_the_level_add_up_equal_levels_of_either_ladder(told):
    person = told(
        {"position": "J1", "position_since": date(2025, 11, 24)},
        [KASI],
        history=[
            {
                "nip": ANI,
                "name": "Analis Ahli Muda",
                "family": "FUNGSIONAL",
                "since": date(2023, 11, 24),
            },
            {"nip": ANI, "family": "PELAKSANA", "since": date(2010, 1, 1)},
        ],
    )
    assert person["months_in_level"] == 36  # 24 as Ahli Muda, 12 as Pengawas
    assert person["months_in_level_at_most"] == 36


def test_service_without_a_level_on_record_is_added_as_possible(told):
    person = told({"position": "J1", "position_since": date(2025, 11, 24)}, [KASI])
    assert person["months_in_level"] == 12
    # Entered on 1 January 2010: 5,806 days before the position, 193 times thirty.
    assert person["months_in_level_at_most"] == 12 + 193


def test_without_a_day_of_entry_there_is_no_bound(told):
    person = told({"nip": PPPK, "status": "PPPK", "position": "J1"}, [KASI])
    assert person["entered"] is None
    assert person["months_in_level"] == 0
    assert person["months_in_level_at_most"] is None


def test_experience_counts_what_is_on_record_and_what_may_be(
    snapshot_of, in_force, day
):
    snapshot = snapshot_of(
        employees=[
            {
                "nip": ANI,
                "status": "PNS",
                "position": "J1",
                "position_since": date(2024, 11, 24),
            },
            {"nip": BUDI, "status": "PNS"},
        ],
        positions=[KASI | {"group": "Umum"}],
        history=[
            {"nip": ANI, "group": "Keuangan", "since": date(2010, 1, 1)},
            {"nip": BUDI, "since": date(2010, 1, 1)},
        ],
    )
    found = experience_of(snapshot, people(snapshot, in_force, day), day)
    assert sorted(found.months.iter_rows()) == [
        (ANI, "Keuangan", 178),  # January 2010 to November 2024
        (ANI, "Umum", 24),
    ]
    # All of Ani's service is told; Budi's 6,171 days are 205 times thirty.
    assert found.unexplained.rows() == [(ANI, 0), (BUDI, 205)]


CALENDAR = (
    *("candidates_named_on", "term_ends_on", "mayor_inaugurated_on"),
    "minister_approved",
)
NATIONAL = (date(2024, 9, 22), date(2025, 2, 20), date(2025, 2, 20), None)


def calendar_of(person):
    return tuple(person[name] for name in CALENDAR)


def test_a_silent_city_has_the_national_calendar(told):
    assert calendar_of(told()) == NATIONAL


def test_a_silent_city_beyond_the_known_calendar_has_none(told):
    assert calendar_of(told(effective_on=date(2029, 1, 1))) == (None,) * 4


def test_the_city_s_own_calendar_comes_first_and_is_not_mixed(told):
    settings = {"candidates_named_on": date(2029, 9, 22), "minister_approved": True}
    own = calendar_of(told(settings=settings))
    assert own == (date(2029, 9, 22), None, date(2025, 2, 20), True)


def test_norms_about_what_does_not_occur_are_not_read(snapshot_of):
    """In 2020 there was no rating matrix yet; a city that rated in words needs none."""
    then = law.on(date(2020, 6, 1))
    snapshot = snapshot_of(
        employees=[{"nip": ANI, "status": "PNS"}],
        appraisals=[{"nip": ANI, "year": 2019, "rating": "BAIK"}],
    )
    person = people(snapshot, then, date(2020, 6, 1)).row(0, named=True)
    assert person["rating_newer"] == "BAIK"
