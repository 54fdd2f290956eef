"""What the forms say, against the published analyses."""

import pytest

from .conftest import city, maker_of


def of(maker, unit, position):
    (found,) = maker.abk(unit, position).positions
    return found


def test_the_published_analysis_stands_on_the_form_row_by_row(maker):
    made = of(maker, "D", "D2")
    # 4 a day × 235 days × 3 hours = 2,820 hours, as the published form has it.
    assert (made.tasks[0].volume, made.tasks[0].hours) == (940, 3)
    assert made.tasks[0].need == pytest.approx(169_200 / 75_000)
    assert made.tasks[1].volume == 104
    assert [task.number for task in made.tasks] == [1, 2, 3, 4, 5, 6, 7]
    assert made.fte == pytest.approx(3.973, abs=0.0005)
    assert (made.need, made.occupied, made.gap) == (4, 2, -2)
    assert made.calculation == "4.966,67 jam ÷ 1.250 jam = 3,97 → 4 orang"
    assert made.unit == "Kota › Dinas <Satu> & Dua"


def test_volume_times_hours_over_effective_hours_is_the_need_of_every_timed_task(maker):
    for unit in maker.units:
        for position in maker.abk(unit).positions:
            for task in position.tasks:
                if task.hours is not None and task.need is not None:
                    product = task.volume * task.hours / task.divisor
                    assert task.need == pytest.approx(product)


def test_in_the_method_of_periods_the_effective_hours_are_those_of_the_period():
    made = of(maker_of(city(period_method="PERIODE")), "D", "D2")
    # 300 effective minutes a day: 4 × 180 ÷ 300 = 2.4, and 5 hours on the form.
    assert (made.tasks[0].volume, made.tasks[0].divisor) == (4, 5)
    assert made.tasks[0].need == pytest.approx(2.4)


def test_other_approaches_tell_what_one_person_manages(maker):
    (letters,) = of(maker, "B", "B1").tasks
    assert (letters.effective, letters.need) == ("100 per orang", 5)
    assert letters.volume / letters.divisor == letters.need
    machines, per_piece, incomplete = of(maker, "B", "B3").tasks
    assert machines.effective == "0,2 orang per alat × 3 regu"
    assert machines.need == pytest.approx(1.2)
    assert machines.volume / machines.divisor == pytest.approx(machines.need)
    assert (per_piece.need, incomplete.need) == (1, None)


def test_a_health_worker_has_the_lines_of_supporting_tasks(maker):
    made = of(maker, "S", "S1")
    # 197 × 600 ÷ 72,000 = 1.6417; 144 hours ÷ 1,200 = 12 %; 1 ÷ 0.88 = 1.1364.
    assert [line.amount for line in made.sums] == [
        "1,6417",
        "12,00 % waktu",
        "1,1364",
        "1,8655",
    ]
    assert [task.is_support for task in made.tasks] == [False, True]
    assert not made.is_divided
    assert made.need == 2


def test_a_teacher_has_the_whole_calculation_in_place_of_tasks(maker):
    made = of(maker, "S", "S2")
    assert made.tasks == ()
    assert any("12" in step for step in made.steps)
    assert made.need == 3  # 60 lessons ÷ 24 = 2.5


def test_a_leadership_post_says_why_it_needs_one(maker):
    made = of(maker, "K", "K1")
    assert (made.need, made.calculation) == (1, "1 orang: jabatan pimpinan")


def test_form_c_adds_up_each_unit_and_the_agency(maker):
    form = maker.form_c("D", ["D", "B"])
    assert [section.name for section in form.sections] == [
        "Dinas <Satu> & Dua",
        "Bidang",
    ]
    for section in form.sections:
        for name in ("need", "occupied", "gap"):
            told = [getattr(row, name) for row in section.rows]
            assert getattr(section.total, name) == sum(told)
    assert form.total.need == sum(section.total.need for section in form.sections)
    assert form.total.letter is not None
    assert form.bands.startswith("A ≥ ")


def test_the_efficiency_of_a_position_is_its_work_over_its_holders(maker):
    row = maker.form_c("D", ["D"]).sections[0].rows[1]
    # 4,966.67 hours ÷ (2 × 1,250) = 1.99: far above 1, so the best letter.
    assert row.efficiency == pytest.approx(1.9867, abs=0.0001)
    assert row.letter == "A"


def test_without_holders_there_is_no_efficiency(maker):
    row = maker.form_c("D", ["D"]).sections[0].rows[0]
    assert (row.occupied, row.efficiency, row.letter) == (0, None, None)
