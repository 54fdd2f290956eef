"""The professionalism index from the tables of a city."""

from datetime import date

import pytest

from tepat.performance.professionalism import index
from tepat.performance.professionalism.index import means, penalties
from tepat.performance.professionalism.kinds import plain

NIP = "199001012015031900"


@pytest.fixture
def of(snapshot_of, in_force, day):
    """The index of one person in a post; ``trainings`` and ``more`` say the rest."""

    def build(*trainings, level="AHLI PERTAMA", name="Analis", other=True, **more):
        family = more.pop("family", "FUNGSIONAL")
        position = {"position": "P", "unit": "U", "name": name}
        position |= {"family": family, "level": level}
        rows = [{"nip": NIP, **row} for row in trainings]
        if other:  # the city keeps trainings, of whomever
            rows.append({"nip": "199001012015031901", "name": "Kursus", "year": 2001})
        city = index(
            snapshot_of(
                units=[{"unit": "U", "name": "Dinas"}],
                positions=[position],
                employees=[
                    {"nip": NIP, "status": "PNS", "education": "S1", "position": "P"}
                ],
                trainings=rows,
                appraisals=[{"nip": NIP, "year": 2025, "rating": "BAIK"}],
                disciplines=[{"nip": NIP, **it} for it in more.get("penalties", ())],
            ),
            in_force,
            day,
        )
        return city.people[NIP]

    return build


def competency(found):
    return found.scores["competency"]


def ends(found):
    score = competency(found)
    return float(score.low), float(score.high)


def row(name="Pelatihan", kind="Diklat Teknis", year=2026, hours=20.0, ended=None):
    return {"name": name, "kind": kind, "year": year, "hours": hours, "ended": ended}


def test_scores_are_added_and_not_weighted_again(of):
    found = of(row(), row(kind="Seminar"), row(kind="Diklat Fungsional"))
    assert [float(it.points) for it in found.scores.values()] == [15, 40, 25, 5]
    assert (found.total, found.category) == (85, "TINGGI")


def test_hours_add_up_over_trainings(of):
    assert ends(of(row(hours=12.0), row(hours=8.0))) == (15, 15)
    assert ends(of(row(hours=12.0), row(hours=7.9))) == (0, 0)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ({"ended": date(2025, 11, 25)}, (15, 15)),  # a day within the year
        ({"ended": date(2025, 11, 24)}, (0, 0)),  # a year ago to the day
        ({"ended": date(2026, 11, 25)}, (0, 0)),  # not yet
        ({"year": 2026}, (15, 15)),
        ({"year": 2025}, (0, 15)),  # it may have been in December
        ({"year": 2024}, (0, 0)),
        ({"year": None}, (0, 15)),
    ],
)
def test_technical_hours_count_for_one_year(of, when, expected):
    assert ends(of(row(**when))) == expected


@pytest.mark.parametrize(
    ("when", "expected"),
    [({"year": 2025}, (10, 10)), ({"year": 2024}, (0, 10)), ({"year": 2023}, (0, 0))],
)
def test_a_seminar_counts_for_two_years(of, when, expected):
    assert ends(of(row(kind="Seminar", **when))) == expected


def test_functional_training_counts_for_ever(of):
    assert ends(of(row(kind="2", year=1999))) == (15, 15)


def test_some_posts_are_taken_to_have_had_it(of):
    assert ends(of(name="Guru Ahli Pertama")) == (15, 15)
    assert ends(of(name="Perawat Terampil", level="TERAMPIL")) == (15, 15)
    assert ends(of(name="Pengelola Perguruan Tinggi")) == (0, 0)


@pytest.mark.parametrize(
    ("kind", "item"),
    [
        ("4", "SEMINAR"), ("Workshop", "SEMINAR"), ("sosialisasi", "SEMINAR"),
        ("09", "SEMINAR"), ("Bimtek", "TEKNIS"), ("8", "TEKNIS"),
        ("E-learning", "TEKNIS"), ("Magang", "TEKNIS"), ("22", "TEKNIS"),
        ("Manajerial", "TEKNIS"),
    ],
)  # fmt: skip
def test_kinds_are_known_by_code_and_by_name(of, kind, item):
    expected = {"TEKNIS": (15, 15), "SEMINAR": (10, 10)}[item]
    assert ends(of(row(kind=kind))) == expected


def test_a_blank_kind_is_read_from_the_first_words(of):
    assert ends(of(row(name="Seminar Nasional Kearsipan", kind=None))) == (10, 10)
    # What is told by neither may be any of the three.
    assert ends(of(row(name="Kearsipan", kind=None))) == (0, 40)


def test_hours_that_are_blank_may_be_enough(of):
    assert ends(of(row(hours=None))) == (0, 15)


@pytest.mark.parametrize(
    ("level", "name", "expected"),
    [
        ("PENGAWAS", "Pelatihan Kepemimpinan Pengawas", 15),
        ("PENGAWAS", "Diklat PIM Tk. IV", 15),
        ("ADMINISTRATOR", "PKA Angkatan V", 15),
        ("ADMINISTRATOR", "Diklatpim Tingkat III", 15),
        ("JPT PRATAMA", "Pelatihan Kepemimpinan Nasional Tingkat II", 15),
        ("JPT PRATAMA", "PIM 2", 15),
        ("JPT PRATAMA", "Diklat PIM III", 0),  # not yet: of a lower level
        ("JPT PRATAMA", "Pelatihan Kepemimpinan Nasional Tingkat I", 0),
        ("JPT MADYA", "PKN Tk. I", 15),
        ("JPT MADYA", "PKN Tk. II", 0),
        ("ADMINISTRATOR", "Pelatihan Kepemimpinan Pengawas", 0),
    ],
)
def test_leadership_training_is_that_of_the_level_held(of, level, name, expected):
    family = "JPT" if level.startswith("JPT") else level
    found = of(row(name, "Diklat Struktural", 2015), level=level, family=family)
    assert ends(found) == (expected, expected)


def test_without_a_single_training_on_record_nothing_is_known(of):
    found = of(other=False)
    assert ends(found) == (0, 40)
    assert found.total is None and found.unknown == ("competency",)


def test_with_others_on_record_no_row_means_no_training(of):
    assert ends(of()) == (0, 0)


@pytest.mark.parametrize(
    ("since", "severity", "points"),
    [
        (date(2021, 11, 25), "BERAT", 1),
        (date(2021, 11, 24), "BERAT", 5),  # five years ago to the day
        (date(2026, 1, 1), "SEDANG", 2),
        (date(2026, 1, 1), "RINGAN", 3),
        (date(2026, 12, 1), "BERAT", 5),  # not yet
    ],
)
def test_a_penalty_counts_for_five_years(of, since, severity, points):
    found = of(penalties=[{"since": since, "severity": severity}])
    assert found.scores["discipline"].points == points


def test_the_severest_penalty_counts(snapshot_of, in_force, day):
    told = snapshot_of(
        disciplines=[
            {"nip": NIP, "since": date(2025, 1, 1), "severity": "BERAT"},
            {"nip": NIP, "since": date(2026, 1, 1), "severity": "RINGAN"},
        ]
    )
    assert penalties(told, in_force, day) == {NIP: "BERAT"}


def test_a_person_without_a_post_has_no_known_competency(snapshot_of, in_force, day):
    told = snapshot_of(
        employees=[{"nip": NIP, "status": "PNS", "education": "S2"}],
        appraisals=[{"nip": NIP, "year": 2025, "rating": "BAIK"}],
    )
    (found,) = index(told, in_force, day).people.values()
    assert (float(found.low), float(found.high)) == (50, 90)


def test_the_mean_of_a_unit_is_over_pns_whose_index_is_known(
    snapshot_of, in_force, day
):
    people = [
        {"nip": f"1990010120150319{at:02}", "status": status, "education": "S2",
         "position": "P" if has_post else None, "unit": "U"}
        for at, (status, has_post) in enumerate(
            [("PNS", True), ("PNS", True), ("PNS", False), ("PPPK", True)]
        )
    ]  # fmt: skip
    told = snapshot_of(
        units=[{"unit": "U", "name": "Dinas"}],
        positions=[
            {"position": "P", "unit": "U", "name": "Staf", "family": "PELAKSANA"}
        ],
        employees=people,
        trainings=[{"nip": people[0]["nip"], **row()}],
        appraisals=[
            {"nip": it["nip"], "year": 2025, "rating": "BAIK"} for it in people
        ],
    )
    found = index(told, in_force, day)
    place = told.employees.select("nip", "unit")
    (unit,) = means(found.table, place).to_dicts()
    # 20 + 22.5 + 25 + 5 and 20 + 0 + 25 + 5: their mean.
    assert (unit["mean"], unit["known"], unit["missing"]) == (61.25, 2, 1)


def test_names_are_compared_without_marks():
    assert plain("Diklat-PIM  Tk. 3") == "DIKLAT PIM III"
