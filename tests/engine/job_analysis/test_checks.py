"""Checks of a job analysis: what is told, of what, and when."""

from datetime import date

import pytest

from tepat import law
from tepat.job_analysis.checks import check, tally
from tepat.snapshot.columns import ANALYSES

from .cities import ANALYSIS, DAY, JOBS, POSITIONS, STEPS, TASKS, city

LAW = law.on(DAY)
TEXTS = {
    it.name: "x"
    for it in ANALYSES.columns
    if it.kind == "text" and it.name not in ANALYSIS
}


def codes(snapshot=None, *, of="J1", **told):
    found = check(snapshot or city(**told), LAW)
    return [
        (each.code, each.verdict.value)
        for analysis, findings in found
        if analysis.code == of
        for each in findings
    ]


def analysis(**told):
    return [{**ANALYSIS, **told}]


def task(**told):
    return [{**TASKS[0], **told}]


def test_a_whole_analysis_has_nothing_to_tell():
    assert codes(tasks=TASKS[:1]) == []


@pytest.mark.parametrize(
    ("told", "letter"),
    [
        ({"summary": None}, "b"),
        ({"education": None}, "c"),
        ({"skills": None}, "m"),
        ({"aptitudes": []}, "m"),
        ({"achievement": None}, "n"),
        ({"workplace": None, "temperature": None}, "k"),
    ],
)
def test_a_blank_item_is_unknown_never_silently_fine(told, letter):
    snapshot = city(analyses=analysis(**told), tasks=TASKS[:1])
    ((_, (finding,)),) = [it for it in check(snapshot, LAW) if it[0].code == "J1"]
    assert (finding.code, finding.verdict.value) == ("ANJAB-1", "unknown")
    assert finding.facts["letter"] == letter
    assert not finding.verified


def test_a_class_that_neither_form_nor_map_tells_is_unknown():
    jobs = [{**JOBS[0], "position_class": None}]
    told = codes(jobs=jobs, analyses=analysis(position_class=None), tasks=TASKS[:1])
    assert told == [("ANJAB-1", "unknown")]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([], [("ANJAB-1", "unknown"), ("ANJAB-2", "fails")]),
        (task(result=None, result_unit=None), None),
        (task(result_unit=None, result="Apa saja yang dihasilkan oleh tugas"), None),
        (task(result_unit="buah"), [("ANJAB-13", "unknown")]),
        (task(result_unit=None, result="Laporan hasil pengolahan data bulanan"), []),
        ([*TASKS[:1], {**TASKS[0], "number": 2}], [("ANJAB-11", "unknown")]),
        ([*TASKS], [("ANJAB-12", "unknown")]),
    ],
)
def test_every_task_has_a_result_that_can_be_counted(told, expected):
    found = codes(tasks=told, steps=() if not told else STEPS)
    if expected is None:
        assert any(verdict == "fails" for _, verdict in found)
        assert {code for code, _ in found} <= {"ANJAB-1", "ANJAB-3", "ANJAB-4"}
    else:
        assert found == expected


def test_a_unit_on_the_list_of_results_is_the_unit_of_the_task():
    text = "Apa saja yang dihasilkan oleh tugas"
    details = [
        {"item": "HASIL", "description": text, "measure": "dokumen"},
        *({"item": it, "description": "x"} for it in ("BAHAN", "PERANGKAT")),
        *({"item": it, "description": "x"} for it in ("TANGGUNG_JAWAB", "WEWENANG")),
        *({"item": it, "description": "x"} for it in ("KORELASI", "RISIKO")),
    ]
    told = task(result=text, result_unit=None)
    assert codes(tasks=told, details=details) == []


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"aptitudes": ["G", "Kesabaran"]}, ("ANJAB-5", "fails")),
        ({"aptitudes": ["Inteligensia (G)"]}, None),
        ({"interests": ["1a"]}, ("ANJAB-16", "unknown")),
        ({"interests": ["K"]}, ("ANJAB-5", "fails")),
        ({"position_class": 7}, ("ANJAB-7", "fails")),
        ({"achievement": "Luar biasa"}, ("ANJAB-15", "unknown")),
        ({"achievement": "sangat baik"}, None),
        ({"sex": "Laki-laki"}, ("ANJAB-17", "unknown")),
        ({"sex": "Laki-laki/Perempuan"}, None),
        (
            {"summary": "Mengolah data dengan teliti agar rapi. Lalu mengirimnya."},
            ("ANJAB-9", "unknown"),
        ),
        ({"summary": "Data dll. dan No. 5 diolah."}, ("ANJAB-10", "unknown")),
    ],
)
def test_lists_class_and_summary(told, expected):
    found = codes(analyses=analysis(**told), tasks=TASKS[:1])
    assert found == ([] if expected is None else [expected])


def test_a_title_that_is_not_in_force_fails_and_without_titles_it_is_unknown():
    ended = [{**JOBS[0], "valid_to": date(2024, 1, 1)}]
    assert codes(jobs=ended, tasks=TASKS[:1]) == [("ANJAB-8", "fails")]
    begun = [{**JOBS[0], "valid_from": date(2027, 1, 1)}]
    assert codes(jobs=begun, tasks=TASKS[:1]) == [("ANJAB-8", "fails")]
    own = [{**POSITIONS[2], "job": None, "position_class": 6}]
    snapshot = city(
        jobs=[JOBS[1]],
        positions=own,
        analyses=[{**ANALYSIS, "position": "P3"}],
        tasks=(),
        steps=(),
        details=(),
    )
    assert ("ANJAB-8", "unknown") in codes(snapshot, of="P3")


def test_a_unit_that_is_not_in_the_tree_fails():
    lost = [{**POSITIONS[2], "unit": "U9"}]
    snapshot = city(positions=lost, analyses=[{**ANALYSIS, "position": "P3"}])
    assert ("ANJAB-6", "fails") in codes(snapshot, of="P3")


def test_steps_of_a_task_that_is_not_there_are_told():
    steps = [*STEPS, {"position": "J1", "task": 9, "description": "Tersesat"}]
    assert codes(tasks=TASKS[:1], steps=steps) == [("ANJAB-18", "fails")]


def test_a_city_is_told_row_by_row():
    found = tally(check(city(), LAW))
    assert found.columns == [
        *("position", "name", "is_job", "item", "code", "verdict"),
        *("said_id", "said_en"),
    ]
    assert found.select("position", "item", "code").rows() == [("J1", "d", "ANJAB-12")]
    assert "1 dari 2 tugas" in found["said_id"][0]
