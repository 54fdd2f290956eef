"""Analyses from the sheets: what a position says itself wins over its job."""

import pytest

from tepat import law
from tepat.job_analysis import Analyses, Place, Step

from .cities import ANALYSIS, DAY, DETAILS, STEPS, TASKS, city

LAW = law.on(DAY)


def analyses(**told):
    return Analyses(city(**told), LAW)


def test_a_position_has_what_its_job_says():
    found = analyses()
    job, position = found.of("J1"), found.of("P3")
    assert (job.is_job, position.is_job) == (True, False)
    assert position.summary == job.summary == ANALYSIS["summary"]
    assert position.tasks == job.tasks
    assert position.catalogue_class == 6
    assert job.places == ()
    assert position.places == (
        Place("U1", "Kota Contoh", None),
        Place("U2", "Dinas Contoh", "JPT PRATAMA"),
        Place("U3", "Bidang Data", "ADMINISTRATOR"),
    )


def test_what_a_position_says_itself_wins_and_blanks_are_the_job_s():
    own = {"position": "P3", "education": "S1", "aptitudes": ["V"]}
    position = analyses(analyses=[ANALYSIS, own]).of("P3")
    assert (position.education, position.aptitudes) == ("S1", ("V",))
    assert position.experience == "1 tahun"


def test_a_list_of_a_position_replaces_that_list_of_its_job_and_no_other():
    own = {"position": "P3", "item": "BAHAN", "description": "Formulir"}
    position = analyses(details=[*DETAILS, own]).of("P3")
    assert [it.description for it in position.materials] == ["Formulir"]
    assert [it.description for it in position.tools] == ["Komputer"]


def test_steps_of_the_job_go_with_the_same_task_of_the_position():
    own = [
        {"position": "P3", "number": 1, "description": "Mengirim surat"},
        {"position": "P3", "number": 2, "description": "mengumpulkan  data"},
    ]
    steps = (Step(1, "Menerima berkas"), Step(2, "Mencatat berkas"))
    first, second = analyses(tasks=[*TASKS, *own]).of("P3").tasks
    assert (first.steps, second.steps) == ((), steps)


def test_steps_of_a_position_win_over_those_of_its_job():
    own = {"position": "P3", "task": 1, "description": "Membuka kotak"}
    position = analyses(steps=[*STEPS, own]).of("P3")
    assert position.tasks[0].steps == (Step(1, "Membuka kotak"),)


def test_rows_without_numbers_follow_each_other():
    tasks = [
        {"position": "J1", "description": "Satu"},
        {"position": "J1", "description": "Tiga", "number": 3},
        {"position": "J1", "description": "Empat"},
        {"position": "J1", "description": "Dua", "number": 2},
    ]
    told = [(it.number, it.description) for it in analyses(tasks=tasks).of("J1").tasks]
    assert told == [(1, "Satu"), (2, "Dua"), (3, "Tiga"), (4, "Empat")]


def test_what_says_nothing_is_nothing():
    row = ANALYSIS | {"education": "-", "experience": "Tidak ada", "knowledge": "……"}
    found = analyses(analyses=[row]).of("J1")
    assert (found.education, found.experience, found.knowledge) == (None, None, None)


def test_results_are_those_of_the_tasks_where_nobody_lists_them():
    told = [
        (it.description, it.measure) for it in analyses().of("J1").results_of_tasks()
    ]
    assert told == [("Daftar data masuk", "data"), ("laporan", None)]


def test_subjects_are_the_jobs_and_positions_with_an_analysis_of_their_own():
    tasks = [*TASKS, {"position": "P1", "description": "Memimpin"}]
    tasks.append({"position": "P3", "description": "Beban kerja sendiri"})
    found = analyses(tasks=tasks)
    # P3's tasks are the workload of a job that is analysed already.
    assert found.subjects == ("J1", "P1")
    assert found.positions == ("P1", "P3")


def test_nobody_of_that_code_is_an_error():
    found = analyses()
    assert "X" not in found
    with pytest.raises(KeyError):
        found.of("X")
