import pytest

from tepat.establishment import retirement_days
from tepat.intake.town import build
from tepat.rules.pairs import computed
from tepat.rules.targets import TARGET, targets
from tepat.snapshot import resolve

PPPK = {"nip": "198501152021211903", "status": "PPPK"}


@pytest.fixture
def asks(snapshot_of, in_force):
    """What one position asks for."""

    def of(position, **tables):
        post = {"position": "J1", "unit": "U", "name": "Jabatan"} | position
        snapshot = snapshot_of(positions=[post], **tables)
        return targets(snapshot, in_force).row(0, named=True)

    return of


def test_a_row_has_every_target_column(asks):
    assert set(TARGET) <= asks({"family": "PELAKSANA"}).keys()


@pytest.mark.parametrize(
    ("position", "lowest"),
    [
        ({"family": "PENGAWAS", "echelon": "IV.a"}, "III/c"),
        ({"family": "PENGAWAS", "echelon": "IV.a", "grade_min": "III/b"}, "III/b"),
        ({"family": "FUNGSIONAL", "level": "AHLI MUDA"}, "III/c"),
        ({"family": "PENGAWAS"}, None),
        ({"family": "PELAKSANA"}, None),
    ],
    ids=["by echelon", "stated", "by level", "no echelon", "operational"],
)
def test_lowest_pns_grade(asks, position, lowest):
    assert asks(position)["to_grade_min"] == lowest


def test_bounds_for_pppk_come_from_their_own_table(asks):
    muda = {"family": "FUNGSIONAL", "level": "AHLI PERTAMA", "grade_max": "III/d"}
    told = asks(muda, employees=[PPPK])
    assert (told["to_pppk_min"], told["to_pppk_max"]) == ("IX", "X")
    assert (told["to_grade_min"], told["to_grade_max"]) == ("III/a", "III/d")


def test_a_pppk_grade_that_is_stated_binds_pppk_only(asks):
    told = asks({"family": "PELAKSANA", "grade_min": "V"}, employees=[PPPK])
    assert (told["to_grade_min"], told["to_pppk_min"]) == (None, "V")


def test_a_city_without_pppk_reads_no_norm_about_them(asks):
    told = asks({"family": "FUNGSIONAL", "level": "AHLI MUDA"})
    assert told["to_pppk_min"] is None


@pytest.mark.parametrize(
    ("position", "lowest", "rank"),
    [
        ({"family": "ADMINISTRATOR"}, "S1", 7),
        ({"family": "ADMINISTRATOR", "education_min": "S2"}, "S2", 8),
        ({"family": "ADMINISTRATOR", "education_min": "D3"}, "S1", 7),
        ({"family": "ADMINISTRATOR", "education_min": "D4"}, "D4", 7),
        ({"family": "PELAKSANA"}, "SLTA", 3),
        ({"family": "PELAKSANA", "education_min": "SD"}, "SD", 1),
        ({"family": "FUNGSIONAL", "education_min": "D3"}, "D3", 6),
        ({"family": "FUNGSIONAL"}, None, None),
    ],
    ids=[
        "by law",
        "more than the law",
        "never less than the law",
        "as much as the law, by another name",
        "our default",
        "less than our default",
        "level unknown, stated",
        "level unknown",
    ],
)
def test_lowest_education(asks, position, lowest, rank):
    told = asks(position)
    assert (told["to_education"], told["to_education_rank"]) == (lowest, rank)


@pytest.mark.parametrize(
    ("position", "age"),
    [
        ({"family": "PENGAWAS"}, 58),
        ({"family": "FUNGSIONAL", "level": "AHLI MADYA"}, 60),
        ({"family": "FUNGSIONAL", "level": "AHLI MUDA", "name": "Guru Kelas"}, 60),
        ({"family": "FUNGSIONAL", "level": "AHLI MUDA", "retirement_age": 62}, 62),
        ({"family": "FUNGSIONAL"}, None),
    ],
    ids=["by level", "by functional level", "a teacher", "stated", "level unknown"],
)
def test_retirement_age(asks, position, age):
    assert asks(position)["to_retirement_age"] == age


@pytest.mark.parametrize(
    ("level", "oldest", "of_peers"),
    [("AHLI MUDA", 53, None), ("AHLI UTAMA", 60, 63), ("AHLI MADYA", 55, None)],
)
def test_oldest_age(asks, level, oldest, of_peers):
    told = asks({"family": "FUNGSIONAL", "level": level})
    assert (told["to_oldest_age"], told["to_oldest_age_of_peers"]) == (oldest, of_peers)


def test_years_below_and_years_of_experience_become_months(asks):
    told = asks({"family": "PENGAWAS", "experience_min_years": 1.5})
    assert told["to_months_below"] == 4 * 12
    assert told["to_experience_months"] == 18


@pytest.mark.parametrize(
    ("fields", "told"),
    [(["Hukum", "Akuntansi"], "Hukum; Akuntansi"), ([], None), (None, None)],
)
def test_fields_are_one_text_or_none_asked(asks, fields, told):
    assert asks({"family": "PELAKSANA", "fields": fields})["to_fields"] == told


@pytest.mark.parametrize(
    ("standards", "found"),
    [([], None), (["N1"], "N1"), (["J1", "N1"], "J1"), (["J9"], None)],
    ids=["none", "of the job", "its own first", "of another"],
)
def test_the_standard_is_the_position_s_own_or_its_job_s(asks, standards, found):
    told = asks(
        {"family": "PELAKSANA", "job": "N1"},
        jobs=[{"job": "N1", "name": "Jabatan", "family": "PELAKSANA"}],
        standards=[
            {"position": code, "competency": "M.01", "level": 2} for code in standards
        ],
    )
    assert told["standard"] == found


def test_rules_and_the_outlook_know_one_retirement_day(in_force):
    town = build(300, 2)
    seated = resolve.employees(town).drop_nulls("position")
    pairs = seated.join(
        targets(town, in_force), on="position", how="left", maintain_order="left"
    )
    by_rules = computed(pairs, ["retires_on"])["retires_on"]
    outlook = retirement_days(seated, resolve.positions(town), in_force)
    assert by_rules.to_list() == outlook["leaves_on"].to_list()
    assert by_rules.n_unique() > 50
