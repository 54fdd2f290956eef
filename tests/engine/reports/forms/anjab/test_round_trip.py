"""A form that is written, read and written again is the same, byte for byte."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tepat import law
from tepat.intake.anjab.coded import Codes
from tepat.intake.anjab.folder import read_folder
from tepat.job_analysis import Analyses
from tepat.reports.about import About
from tepat.reports.forms import Templates
from tepat.reports.forms.anjab import write_forms

from ....job_analysis.cities import ANALYSIS, DAY, DETAILS, STEPS, TASKS, city

LAW = law.on(DAY)
TEMPLATES = Templates()
TABLES = ("analyses", "tasks", "steps", "details")
# What offices write that looks like something else.
NASTY = (
    "7. HASIL KERJA",
    "WEWENANG",
    "9. WEWENANG",
    "Nama Jabatan : Kepala Dinas",
    "Nama jabatan",
    "INFORMASI JABATAN",
    "a. Pendidikan Formal : S1",
    "Ikhtisar",
    "Uraian",
    "No.",
    "1",
    "1.1",
    "12 per bulan",
    "Jumlah",
    "Tahapan",
    "1) satu\n2) dua\n3) tiga",
    "a. menerima;\nb. mencatat; c. mengirim",
    "Kalimat satu.\n\nKalimat sesudah baris kosong.",
    "“Kutipan” dan 'petik' & <tanda> {kurung} {{ ganda }} {% blok %}",
    "=SUM(A1:A3)",
    "@nama, +1, -2",
    "Diambil dari hasil kerja pada tugas pokok.",
    "Semua unit kerja yang memiliki jabatan ini",
    "Dinas › Bidang › Seksi",
    "kata " * 700 + "akhir",
    "Tidak ada syarat khusus",
    "naïve – élève — Ünïcode ½ ≤ 5 m² 😀",
    "Keadaan per 1 Januari 2026",
    "JUMLAH 5 kegiatan; total 10",
    "G – Inteligensia",
    "Kelas jabatan: 9",
)


def written(snapshot, folder, *, each="subjects", language="id"):
    analyses = Analyses(snapshot, LAW)
    about = About(
        snapshot.settings.agency_name or "", snapshot.day, "buku", is_example=False
    )
    codes = getattr(analyses, each)
    forms = write_forms(folder, analyses, codes, about, TEMPLATES, language=language)
    return {it.files[0].name: it.files[0].read_bytes() for it in forms}


def read(folder):
    return read_folder(folder, Codes.of(LAW), DAY)


def with_settings(snapshot):
    """What reading the workbook again would make of its settings."""
    told = dict(snapshot.settings_rows.iter_rows())
    return city(
        **{name: getattr(snapshot, name).to_dicts() for name in TABLES},
        jobs=snapshot.jobs.to_dicts(),
        units=snapshot.units.to_dicts(),
        positions=snapshot.positions.to_dicts(),
    ), told


def there_and_back(snapshot, *, each="subjects", language="id"):
    with TemporaryDirectory() as kept:
        first, second = Path(kept, "1"), Path(kept, "2")
        before = written(snapshot, first, each=each, language=language)
        reading = read(first)
        again, told = with_settings(reading.snapshot)
        after = written(again, second, each=each, language=language)
    return before, reading, after, told


def rows(snapshot, name, code="J1"):
    return getattr(snapshot, name).filter(pl.col("position") == code).to_dicts()


def test_the_invented_analysis_survives_row_by_row():
    snapshot = city()
    before, reading, after, told = there_and_back(snapshot)
    assert after == before
    assert reading.unplaced == []
    for name in TABLES:
        assert rows(reading.snapshot, name) == rows(snapshot, name), name
    assert reading.snapshot.jobs.row(0)[:2] == ("J1", "Pengolah Data")
    assert told == {
        "tanggal_acuan": DAY.isoformat(),
        "nama_instansi": "Pemerintah Kota Contoh",
    }


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("code", ["P1", "P2", "P3"])
def test_the_form_of_a_position_survives_with_its_units(code, language):
    own = [{**ANALYSIS, "position": "P1"}, {**ANALYSIS, "position": "P2"}, ANALYSIS]
    snapshot = city(analyses=own)
    before, reading, after, _ = there_and_back(
        snapshot, each="positions", language=language
    )
    assert after == before
    assert reading.unplaced == []
    found = reading.snapshot.positions.filter(position=code).to_dicts()[0]
    stated = snapshot.positions.filter(position=code).to_dicts()[0]
    assert (found["name"], found["family"]) == (stated["name"], stated["family"])
    units = dict(reading.snapshot.units.select("unit", "name").iter_rows())
    names = dict(snapshot.units.select("unit", "name").iter_rows())
    assert units[found["unit"]] == names[stated["unit"]]


@pytest.mark.parametrize("text", NASTY)
def test_no_text_is_taken_for_something_else_wherever_it_stands(text):
    analysis = ANALYSIS | dict.fromkeys(
        ("summary", "education", "experience", "workplace", "basis", "other"), text
    )
    tasks = [
        {**task, "description": text, "result": text, "result_unit": text}
        for task in TASKS
    ]
    tasks[1]["description"] = f"{text} lagi"
    steps = [{**step, "description": text} for step in STEPS]
    columns = ("description", "use", "other_unit", "matter", "cause", "measure")
    items = [{"item": "HASIL", "description": "", "measure": ""}, *DETAILS]
    details = [
        {**row, "number": number, **{it: text for it in columns if it in row}}
        for row in items
        for number in (1, 2, 3)
    ]
    snapshot = city(analyses=[analysis], tasks=tasks, steps=steps, details=details)
    before, reading, after, _ = there_and_back(snapshot)
    assert [each.text for each in reading.unplaced] == []
    assert len(reading.positions) == 1
    assert after == before
    for name in TABLES:
        found, told = rows(reading.snapshot, name), rows(snapshot, name)
        assert stripped(found) == stripped(told), name


def stripped(rows):
    return [
        {
            name: value.strip() if isinstance(value, str) else value
            for name, value in row.items()
        }
        for row in rows
    ]


TEXTS = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")) | st.just("\n"),
    max_size=60,
) | st.sampled_from(NASTY)
BLANKS = st.none() | TEXTS
VOLUMES = st.none() | st.integers(0, 10**9).map(lambda thousandths: thousandths / 1000)


# Shrinking would write thousands of files; what failed is small enough.
@settings(max_examples=12, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(st.data())
def test_any_analysis_is_written_the_same_after_it_was_read(data):
    def row(**told):
        return {name: data.draw(each) for name, each in told.items()}

    texts = ("summary", "education", "technical_training", "knowledge", "noise", "age")
    analysis = {"position": "J1", **row(**dict.fromkeys(texts, BLANKS))}
    analysis |= row(
        skills=st.none() | st.lists(TEXTS, max_size=3),
        aptitudes=st.none() | st.lists(TEXTS | st.sampled_from("GVNK"), max_size=4),
        interests=st.none() | st.lists(TEXTS | st.sampled_from("RSK"), max_size=3),
    )
    numbers = st.none() | st.integers(1, 5)
    some = st.integers(0, 3)
    tasks = [
        {
            "position": "J1",
            "approach": "tugas",
            **row(
                number=numbers, description=BLANKS, result=BLANKS, result_unit=BLANKS
            ),
            **row(volume=VOLUMES, time=st.none() | st.just(7.5)),
            **row(period=st.none() | st.just("bulan"), time_unit=st.just("jam")),
        }
        for _ in range(data.draw(some))
    ]
    steps = [
        {"position": "J1", **row(task=st.integers(1, 4), number=numbers)}
        | row(description=BLANKS)
        for _ in range(data.draw(some))
    ]
    items = ("HASIL", "BAHAN", "TANGGUNG_JAWAB", "KORELASI", "RISIKO")
    details = [
        row(item=st.sampled_from(items), number=numbers, description=BLANKS)
        | row(measure=BLANKS, use=BLANKS, other_unit=BLANKS, cause=BLANKS)
        for _ in range(data.draw(some))
    ]
    snapshot = city(analyses=[analysis], tasks=tasks, steps=steps, details=details)
    before, reading, after, _ = there_and_back(snapshot)
    assert len(reading.positions) == 1
    assert after == before


def test_a_day_and_a_volume_come_back_as_they_were():
    tasks = [{**TASKS[0], "volume": 1250.5, "period": "tahun", "time": 0.125}]
    _, reading, _, _ = there_and_back(city(tasks=tasks))
    found = rows(reading.snapshot, "tasks")[0]
    assert (found["volume"], found["period"], found["time"]) == (1250.5, "tahun", 0.125)
    told = rows(reading.snapshot, "analyses")[0]
    assert told["analysed_on"] == date(2026, 1, 31)
