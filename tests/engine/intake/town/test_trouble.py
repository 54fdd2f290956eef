"""The planted trouble is there, in the bounds that `story` names."""

from datetime import date

import polars as pl
import pytest

from tepat.intake.town import story
from tepat.snapshot import resolve
from tepat.snapshot.vocabulary import LEADERSHIP, PNS_GRADES

PEOPLE = 2_000
DAY = story.DAY
TEN_YEARS_BACK = date(2016, 1, 1)


@pytest.fixture(scope="module")
def staff(town):
    held = resolve.positions(town).select(
        "position", "family", "level", "fields", "grade_min", "retirement_age", "job",
        title="name", of="group",
    )  # fmt: skip
    return resolve.employees(town).join(held, on="position", how="left")


def years_since(column):
    return (pl.lit(DAY) - pl.col(column)).dt.total_days() / 365.25


def test_two_thirds_are_pns(staff):
    shares = dict(staff["status"].value_counts(normalize=True).iter_rows())
    assert 0.65 <= shares["PNS"] <= 0.70
    assert shares["PPPK"] + shares["PPPK_PARUH_WAKTU"] == pytest.approx(0.30, abs=0.01)
    assert shares["CPNS"] == pytest.approx(0.02, abs=0.002)


def test_contract_staff_never_lead(staff):
    leads = pl.col("family").is_in(LEADERSHIP)
    assert set(staff.filter(leads)["status"]) == {"PNS"}


def test_some_have_no_position_and_say_their_unit(town):
    idle = town.employees.filter(pl.col("position").is_null())
    assert idle.height == 20  # 1 % of 2,000
    assert idle["unit"].null_count() == 0


def test_a_retirement_wave_is_near(staff):
    age = pl.coalesce(
        "retirement_age",
        pl.when(pl.col("level").is_in(["JPT PRATAMA", "AHLI MADYA"]))
        .then(60)
        .otherwise(58),
    )
    leaving = staff.filter(years_since("born") >= age - 5)
    assert 0.13 <= leaving.height / PEOPLE <= 0.19


def test_heads_stay_too_long_or_left_too_soon(staff):
    tenure = staff.filter(pl.col("family").is_in(LEADERSHIP)).select(
        years_since("position_since")
    )
    years = tenure.to_series()
    assert (years > 5).mean() == pytest.approx(story.OVERDUE, abs=0.04)
    assert (years < 2).mean() == pytest.approx(story.TOO_SHORT, abs=0.04)


def test_heads_seats_are_vacant(town, staff):
    heads = town.positions.filter(pl.col("family").is_in(["ADMINISTRATOR", "PENGAWAS"]))
    vacant = heads.filter(~pl.col("position").is_in(staff["position"].implode()))
    assert 0.06 <= vacant.height / heads.height <= 0.10
    top = town.positions.filter(pl.col("family") == "JPT")
    assert 1 <= top.height - staff.filter(pl.col("family") == "JPT").height <= 4


def test_people_trained_for_other_work_sit_in_operational_posts(staff):
    studied = (
        *("Akuntansi", "Akuntansi Perpajakan", "Keperawatan", "Kebidanan"),
        *("Teknik Informatika", "Sistem Informasi", "Ilmu Komputer", "Teknik Sipil"),
        *("Ilmu Hukum", "Kearsipan", "Perencanaan Wilayah dan Kota"),
    )
    elsewhere = staff.filter(
        pl.col("job").is_in(["PAP", "PDI", "PTK", "PGO", "OLO", "FPM"]),
        pl.col("field").is_in(studied),
        pl.col("status") == "PNS",
    )
    assert elsewhere.height / PEOPLE >= 0.03


def test_an_accountant_files_letters_while_a_finance_post_is_short(town, staff):
    clerks = staff.filter(
        pl.col("job") == "PAP",
        pl.col("field") == "Akuntansi",
        pl.col("education") == "S1",
    )
    assert not clerks.is_empty()
    finance = town.positions.filter(pl.col("job") == "PKL")
    empty = finance.filter(~pl.col("position").is_in(staff["position"].implode()))
    assert not empty.is_empty()


def test_some_teachers_teach_what_they_did_not_study(staff):
    wrong = staff.filter(~pl.col("fields").list.contains(pl.col("field")))
    assert wrong.height / PEOPLE == pytest.approx(story.WRONG_SUBJECT, abs=0.002)


def test_some_grades_are_below_the_range_of_the_post(staff):
    order = {grade: place for place, grade in enumerate(PNS_GRADES)}
    told = staff.filter(pl.col("status") == "PNS").select(
        low=pl.col("grade").replace_strict(order)
        < pl.col("grade_min").replace_strict(order, default=None)
    )
    assert told["low"].sum() / PEOPLE == pytest.approx(story.BELOW_GRADE, abs=0.004)


def test_some_starts_are_unknown(town):
    held = town.employees.filter(pl.col("position").is_not_null())
    assert held["position_since"].null_count() / PEOPLE == pytest.approx(
        story.UNKNOWN_START, abs=0.002
    )


def test_some_are_not_active_and_some_contracts_end_within_the_year(staff):
    away = staff.filter(pl.col("legal_position") != "Aktif")
    assert set(away["legal_position"]) == {"Tugas Belajar", "CLTN"}
    ending = staff.filter(pl.col("contract_ends") < date(2027, 11, 24))
    assert 0.05 <= ending.height / PEOPLE <= 0.15
    assert ending["contract_ends"].min() >= DAY


def test_a_few_are_past_the_retirement_age(staff):
    over = staff.filter(years_since("born") >= pl.coalesce("retirement_age", 58))
    assert 1 <= over.filter(pl.col("level") != "AHLI MADYA").height <= 40


def test_nobody_entered_after_today_or_as_a_child(staff):
    assert (staff["entered"] <= DAY).all()
    age = staff.select((pl.col("entered") - pl.col("born")).dt.total_days() / 365.25)
    assert age.to_series().min() >= 17.5


def test_grades_and_posts_are_held_since_after_the_entry(staff):
    for column in ("grade_since", "position_since"):
        assert staff.filter(pl.col(column) < pl.col("entered")).is_empty(), column


def test_heads_have_served_before_they_led(staff):
    heads = staff.filter(pl.col("family").is_in(LEADERSHIP))
    years = (pl.col("position_since") - pl.col("entered")).dt.total_days() / 365.25
    assert heads.select(years).to_series().min() >= 2
