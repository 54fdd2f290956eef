"""What a form must not lose on its way through an office."""

from pathlib import Path
from tempfile import TemporaryDirectory

from tepat import law
from tepat.intake.anjab.coded import Codes
from tepat.intake.anjab.folder import read_folder
from tepat.job_analysis import Analyses
from tepat.reports.about import About
from tepat.reports.forms import Templates
from tepat.reports.forms.anjab import write_forms

from ....job_analysis.cities import ANALYSIS, DAY, JOBS, TASKS, city

LAW = law.on(DAY)


def read_back(snapshot, book=None):
    about = About("Kota Contoh", DAY, "buku", is_example=False)
    analyses = Analyses(snapshot, LAW)
    with TemporaryDirectory() as kept:
        folder = Path(kept)
        list(write_forms(folder, analyses, analyses.subjects, about, Templates()))
        return read_folder(folder, Codes.of(LAW), DAY, book=book)


def test_no_vibration_is_an_answer_and_no_training_is_none():
    analysis = {
        **ANALYSIS,
        "vibration": "Tidak ada",
        "leadership_training": "Tidak ada",
    }
    told = read_back(city(analyses=[analysis])).snapshot.analyses.row(0, named=True)
    assert told["vibration"] == "Tidak ada"
    assert told["leadership_training"] is None


def test_the_grades_of_a_job_stand_on_its_form():
    jobs = [{**JOBS[0], "grade_min": "II/c", "grade_max": "III/a"}, JOBS[1]]
    reading = read_back(city(jobs=jobs))
    told = reading.snapshot.jobs.row(0, named=True)
    assert (told["grade_min"], told["grade_max"]) == ("II/c", "III/a")
    assert reading.unplaced == []


def test_what_no_form_asks_for_is_kept_for_the_same_task_of_the_book():
    measured = {"approach": "hasil", "capacity": 40.0, "driver": "IZIN"}
    book = city(tasks=[{**TASKS[0], **measured}, *TASKS[1:]])
    tasks = read_back(book, book).snapshot.tasks
    first = tasks.filter(description=TASKS[0]["description"]).row(0, named=True)
    assert {name: first[name] for name in measured} == measured
    assert tasks.height == book.tasks.height
    others = tasks.filter(tasks["description"] != TASKS[0]["description"])
    assert set(others["approach"]) == {"tugas"}
    assert others["driver"].null_count() == others.height
