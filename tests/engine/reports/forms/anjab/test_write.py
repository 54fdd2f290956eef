"""Forms in bulk: names that any file system takes, and one form after the other."""

from tepat import law
from tepat.job_analysis import Analyses
from tepat.reports.about import About
from tepat.reports.forms import Templates
from tepat.reports.forms.anjab import DOCX, PDF, file_name, write_forms
from tepat.reports.forms.anjab.write import file_names

from ....job_analysis.cities import DAY, JOBS, TASKS, city


def test_names_of_files_are_safe_short_and_never_twice():
    assert file_name("J/1", 'Kepala "A": B\\C?') == "J-1 Kepala -A- B-C"
    assert file_name("CON", "") == "_CON"
    assert file_name("", "") == "anjab"
    assert len(file_name("J1", "panjang " * 60)) <= 100
    names = file_names(("a", "A"), {"a": "x", "A": "X"})
    assert len({name.casefold() for name in names.values()}) == 2


def test_forms_are_written_one_at_a_time_as_they_are_asked_for(tmp_path):
    jobs = [*JOBS, {**JOBS[0], "job": "J3"}]
    tasks = [*TASKS, {**TASKS[0], "position": "J3"}]
    analyses = Analyses(city(jobs=jobs, tasks=tasks), law.on(DAY))
    about = About("Kota Contoh", DAY, "buku", is_example=True)
    forms = write_forms(
        tmp_path / "keluar",
        analyses,
        analyses.subjects,
        about,
        Templates(),
        formats=(DOCX, PDF),
    )
    first = next(forms)
    assert [file.suffix for file in first.files] == [DOCX, PDF]
    assert len(list((tmp_path / "keluar").iterdir())) == 2
    again = [file.read_bytes() for file in first.files]
    list(forms)
    list(
        write_forms(
            tmp_path / "lagi",
            analyses,
            (first.code,),
            about,
            Templates(),
            formats=(DOCX, PDF),
        )
    )
    assert [(tmp_path / "lagi" / it.name).read_bytes() for it in first.files] == again
