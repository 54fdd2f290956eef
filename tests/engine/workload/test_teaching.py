import pytest

from tepat.finding import Verdict
from tepat.snapshot import Settings
from tepat.workload import analyse

from .cities import LAW, city, position, task

UP, GUIDE = Settings(teacher_rounding="KE_ATAS"), Settings(teacher_rounding="JUKNIS")


def taught(*rows, settings=UP, tasks=(), **told):
    classes = [{"position": "P"} | row for row in rows]
    snapshot = city([position("P", **told)], settings, teaching=classes, tasks=tasks)
    analysis = analyse(snapshot, LAW)
    (row,) = analysis.needs.to_dicts()
    return row, {finding.code: finding for finding in analysis.findings}


def test_classes_are_counted_per_grade_and_rounded_up():
    row, _ = taught(
        {"pupils": 110, "ratio": 32}, {"pupils": 100, "ratio": 32}, {"groups": 4}
    )
    assert (row["groups"], row["need"], row["source"]) == (12, 12, "rombel")


def test_a_full_class_is_not_two_by_the_noise_of_binary_fractions():
    row, _ = taught({"pupils": 63, "ratio": 0.7 * 30})  # 3 × 21.0, or nearly
    assert row["groups"] == 3


def test_the_number_of_classes_told_wins_over_pupils_and_ratio():
    assert taught({"groups": 5, "pupils": 330, "ratio": 32})[0]["groups"] == 5


def test_what_kind_a_row_is_follows_from_its_lessons():
    assert taught({"groups": 6})[0]["need"] == 6  # class teachers
    row, _ = taught({"groups": 6, "hours": 4})
    assert (row["lesson_hours"], row["fte"], row["need"]) == (24, 1, 1)


def test_extra_duties_count_as_lessons_of_subject_teachers():
    row, _ = taught(
        {"groups": 12, "hours": 5, "extra_hours": 12}  # 72 ÷ 24
    )
    assert (row["lesson_hours"], row["need"]) == (72, 3)


def test_extra_duties_add_no_class_teacher():
    assert taught({"groups": 6, "kind": "KELAS", "extra_hours": 24})[0]["fte"] == 6


def test_counsellors_are_pupils_by_what_one_looks_after():
    row, _ = taught({"kind": "BK", "pupils": 330, "extra_hours": 12})
    assert row["fte"] == 2.7  # 330 ÷ 150 + 12 ÷ 24
    assert row["groups"] == 0


def test_the_rows_of_one_position_add_up_and_are_rounded_once():
    rows = [{"groups": 4, "hours": 2}] * 3  # 8 lessons each, a third of a teacher
    row, _ = taught(*rows)
    assert (row["fte"], row["need"], row["hours_per_teacher"]) == (1, 1, 24)


@pytest.mark.parametrize(
    ("lessons", "up", "guide"),
    [
        (0, 0, 0),
        (2, 1, 1),
        (24, 1, 1),
        (25, 2, 1),
        (40, 2, 1),  # one teacher gives exactly the most
        (41, 2, 2),  # case by case: here up
        (47, 2, 2),
        (48, 2, 2),
        (71, 3, 2),
        (72, 3, 3),
    ],
)
def test_both_customs_of_rounding(lessons, up, guide):
    row = {"groups": 1, "hours": lessons}
    assert taught(row)[0]["need"] == up
    assert taught(row, settings=GUIDE)[0]["need"] == guide


def test_the_rounding_is_the_norms_of_the_day_where_the_city_is_silent():
    row, _ = taught({"groups": 1, "hours": 25}, settings=Settings())
    assert row["need"] == 2
    cites = analyse(
        city([position("P")], teaching=[{"position": "P", "groups": 1}]), LAW
    ).norms["teacher_rounding"]
    assert (cites.value, cites.verified) == ("KE_ATAS", False)


def test_a_case_of_its_own_is_told_with_both_loads():
    _, found = taught({"groups": 1, "hours": 42}, settings=GUIDE)
    told = found["TEACH-2"]
    assert told.verdict is Verdict.UNKNOWN
    assert (told.facts["one"], told.facts["two"]) == (42, 21)
    assert "1,75 guru" in told.say("id")
    assert "Juknis Peraturan Bersama" not in told.say("id")  # of the day's own rule
    assert "Permendikdasmen 11/2025" in told.say("id")
    assert "TEACH-3" not in found


@pytest.mark.parametrize(
    ("lessons", "settings", "hours"),
    [(10, UP, 10), (60, UP, 20), (60, GUIDE, None), (24, UP, None), (80, GUIDE, None)],
)
def test_a_load_outside_the_band_is_told(lessons, settings, hours):
    row, found = taught({"groups": 1, "hours": lessons}, settings=settings)
    if hours is None:
        assert 24 <= row["hours_per_teacher"] <= 40
        assert found == {}
        return
    told = found["TEACH-3"]
    assert (told.verdict, told.facts["hours_per_teacher"]) == (Verdict.FAILS, hours)
    assert "24–40" in told.say("id")
    assert not told.verified


def test_class_teachers_have_the_whole_week_of_their_class():
    row, found = taught({"groups": 6})
    assert (row["hours_per_teacher"], found) == (None, {})


@pytest.mark.parametrize(
    "row",
    [
        {"pupils": 110},
        {"ratio": 32},
        {"kind": "MAPEL", "groups": 6},
        {"kind": "BK", "groups": 6},
        {"hours": 5},
    ],
)
def test_an_incomplete_row_is_left_out_and_told(row):
    told, found = taught(row, need_stated=3)
    assert (told["need"], told["source"], told["classes_incomplete"]) == (
        3,
        "kebutuhan",
        1,
    )
    assert found["TEACH-1"].verdict is Verdict.UNKNOWN
    told, found = taught(row, {"groups": 6})
    assert (told["need"], told["source"]) == (6, "rombel")
    assert list(found) == ["TEACH-1"]


def test_classes_speak_before_tasks_and_tasks_before_the_sheet():
    work = [task("P", 12500)]
    row, _ = taught({"groups": 6}, tasks=work, need_stated=3)
    assert (row["need"], row["source"], row["fte"]) == (6, "rombel", 6)
    assert row["workload_hours"] is None  # lessons are no hours of a year
    row, _ = taught({"pupils": 10}, tasks=work, need_stated=3)
    assert (row["need"], row["source"]) == (10, "tugas")


def test_a_leadership_post_is_one_whatever_it_teaches():
    row, _ = taught({"groups": 6}, family="PENGAWAS")
    assert (row["need"], row["source"]) == (1, "pimpinan")


def test_without_classes_the_norms_of_teachers_are_not_read():
    analysis = analyse(city([position("P", need_stated=1)]), LAW)
    assert analysis.teaching is None
    assert analysis.classes.is_empty()
    assert "teaching_hours_least" not in analysis.norms
