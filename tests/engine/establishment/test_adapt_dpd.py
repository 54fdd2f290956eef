"""The adapter of one agency's export, on exports small enough to see through."""

import csv
import runpy
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tepat import law
from tepat.establishment import balance
from tepat.intake import read
from tepat.snapshot import resolve

SCRIPT = Path(__file__).parents[3] / "script" / "adapt_dpd.py"
DAY = date(2026, 3, 16)
ADAPTER = runpy.run_path(str(SCRIPT))


def post(code, parent, kind, unit, job="J1", **told):
    return {
        "post_id": code,
        "parent_id": parent,
        "jabatan_id": job,
        "nama_jabatan": f"Jabatan {code}",
        "unit_kerja": unit,
        "jenis_jabatan": kind,
        "bezetting": "1",
        "kebutuhan_pegawai": "2",
    } | told


BUREAU, DIVISION = "ESELON II / JPT Pratama", "ESELON III / Administrator"
STAFF, EXPERT = "JABATAN PELAKSANA", "JABATAN FUNGSIONAL"
BRANCH = (
    post("P1", "", BUREAU, "Biro", "J1"),
    post("P2", "P1", DIVISION, "Bagian", "J2"),
    post("P3", "P2", STAFF, "Bagian", "J3"),
    post("P4", "P1", EXPERT, "Biro", "J4", nama_jabatan="Perencana Ahli Muda"),
)
WORK = (
    {
        "post_id": "P3",
        "tugas_id": "T1",
        "jumlah_hasil": "125.00",
        "waktu_penyelesaian_menit": "600.00",
        "waktu_efektif_menit": "75000.00",
        "kebutuhan_pegawai": "1.0000",
    },
)


def export(folder, posts=BRANCH, work=WORK):
    jobs = [
        {"jabatan_id": f"J{n}", "nama_jabatan": f"JABATAN {n}", "kelas_jabatan": str(n)}
        for n in range(1, 5)
    ]
    tasks = [{"tugas_id": "T1", "uraian_tugas": "Menyusun laporan", "hasil_kerja": "L"}]
    files = {
        "peta_jabatan": posts,
        "abk_tugas": work,
        "jabatan": jobs,
        "tugas_pokok": tasks,
    }
    for name, rows in files.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0].keys())
            writer.writeheader()
            writer.writerows(rows)
    return folder


def adapted(folder, out, **given):
    """The snapshot of an export, and the notes on it."""
    sheets, notes = ADAPTER["adapt"](export(folder, **given))
    ADAPTER["write"](sheets, out)
    reading = read(out, day=DAY, today=DAY)
    assert reading.errors == []
    return reading.snapshot, notes


@pytest.fixture
def source(tmp_path):
    folder = tmp_path / "export"
    folder.mkdir()
    return folder


def test_each_leadership_post_heads_a_unit_and_the_others_stand_under_it(
    source, tmp_path
):
    snapshot, notes = adapted(source, tmp_path / "book")
    assert notes == []
    assert snapshot.units.select("unit", "name", "parent").rows() == [
        ("U-P1", "Biro", None),
        ("U-P2", "Bagian", "U-P1"),
    ]
    told = resolve.positions(snapshot).select(
        "position", "unit", "family", "level", "position_class", "superior_resolved"
    )
    assert told.rows() == [
        ("P1", "U-P1", "JPT", "JPT PRATAMA", 1, None),
        ("P2", "U-P2", "ADMINISTRATOR", "ADMINISTRATOR", 2, "P1"),
        ("P3", "U-P2", "PELAKSANA", "PELAKSANA", 3, "P2"),
        ("P4", "U-P1", "FUNGSIONAL", "AHLI MUDA", 4, "P1"),
    ]


def test_need_comes_from_the_workload_and_else_from_the_map(source, tmp_path):
    snapshot, _ = adapted(source, tmp_path / "book")
    told = balance(snapshot, law.on(DAY)).positions
    # P3: 125 × 600 ÷ 75,000 = 1; the others as the map says.
    assert told.select("position", "fte", "need", "occupied", "gap").rows() == [
        ("P1", None, 2, 1, -1),
        ("P2", None, 2, 1, -1),
        ("P3", 1.0, 1, 1, 0),
        ("P4", None, 2, 1, -1),
    ]


def test_posts_may_come_before_those_they_answer_to(source, tmp_path):
    snapshot, _ = adapted(source, tmp_path / "book", posts=BRANCH[::-1])
    assert dict(snapshot.units.select("unit", "parent").rows()) == {
        "U-P1": None,
        "U-P2": "U-P1",
    }


def test_a_branch_cut_from_a_larger_map_has_its_head_as_root(source, tmp_path):
    cut = post("P1", "P0", BUREAU, "Biro")
    snapshot, notes = adapted(source, tmp_path / "book", posts=(cut, *BRANCH[1:]))
    assert snapshot.units["parent"].null_count() == 1
    assert snapshot.positions["superior"].null_count() == 1
    assert "P0 dari P1" in notes[0]


@pytest.mark.parametrize(
    "posts",
    [
        (*BRANCH, post("P9", "P0", BUREAU, "Pusat")),  # two heads
        (post("P9", "", EXPERT, "Pusat"), *BRANCH),  # a head that leads nobody
    ],
)
def test_a_unit_is_put_above_where_no_single_leader_is(source, tmp_path, posts):
    snapshot, notes = adapted(source, tmp_path / "book", posts=posts)
    roots = [
        unit for unit, up in snapshot.units.select("unit", "parent").rows() if not up
    ]
    assert roots == ["INSTANSI"]
    assert snapshot.positions.height == 5
    assert "INSTANSI" in notes[-1]


def test_a_row_that_the_source_did_not_count_is_not_counted_here(source, tmp_path):
    uncounted = WORK[0] | {"waktu_efektif_menit": "", "kebutuhan_pegawai": "0"}
    empty = uncounted | {"jumlah_hasil": "", "waktu_penyelesaian_menit": ""}
    snapshot, notes = adapted(source, tmp_path / "book", work=(*WORK, uncounted, empty))
    told = balance(snapshot, law.on(DAY)).positions.row(2, named=True)
    assert (told["fte"], told["tasks"], told["tasks_incomplete"]) == (1.0, 1, 2)
    assert len(notes) == 1


def test_work_of_a_post_that_is_not_on_the_map_is_told_of(source, tmp_path):
    astray = WORK[0] | {"post_id": "P7"}
    snapshot, notes = adapted(source, tmp_path / "book", work=(*WORK, astray))
    assert snapshot.tasks.height == 1
    assert notes == ["tugas P7/T1 dilewati: posisinya tidak ada pada peta."]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (
            {"posts": (post("P1", "P2", BUREAU, "A"), post("P2", "P1", STAFF, "A"))},
            "putar",
        ),
        ({"posts": (post("P1", "", "ESELON IX", "A"),)}, "ESELON IX"),
        ({"work": (*WORK, WORK[0] | {"waktu_efektif_menit": "72000"})}, "72000"),
        ({"work": ({"post_id": "P1", "tugas_id": "T1"},)}, "jumlah_hasil"),
    ],
)
def test_an_export_that_is_not_understood_is_refused_with_the_reason(
    source, given, told
):
    with pytest.raises(ADAPTER["Unreadable"], match=told):
        ADAPTER["adapt"](export(source, **given))


def test_the_command_writes_the_workbook_or_says_why_not(source, tmp_path):
    def run(folder):
        return subprocess.run(
            [sys.executable, SCRIPT, folder, tmp_path / "book"],
            capture_output=True,
            text=True,
            check=False,
        )

    refused = run(source)
    assert refused.returncode == 1
    assert "peta_jabatan.csv tidak ada" in refused.stderr
    done = run(export(source))
    assert done.returncode == 0, done.stderr
    assert "jabatan 4" in done.stdout
    assert (
        (tmp_path / "book" / "pegawai.csv").read_text("utf-8").startswith("nip,nama,")
    )


def analysed(source):
    """The export with the files of its job analyses."""
    files = {
        "jabatan": [
            job("J3", "PENGOLAH DATA", "6", "Mengolah data agar rapi."),
            job("J8", "PRANATA KOMPUTER AHLI MUDA", "9", ""),
            job("J9", "PENGOLAH ARSIP", "6", ""),
        ],
        "tugas_pokok": [
            {
                "tugas_id": "T1",
                "jabatan_id": "J3",
                "nomor": "2",
                "uraian_tugas": "Menyusun laporan",
                "hasil_kerja": "Laporan | Data",
            }
        ],
        "tahapan_tugas": [{"tugas_id": "T1", "nomor": "1", "tahapan": "Mencatat"}],
        "kualifikasi_jabatan": [
            {
                "jabatan_id": "J3",
                "pendidikan_formal": "D3 | S1",
                "diklat_penjenjangan": "",
                "diklat_teknis": "",
                "diklat_fungsional": "",
                "pengalaman_kerja": "",
            }
        ],
        "tanggung_jawab_wewenang": [
            {"jabatan_id": "J3", "jenis": "wewenang", "uraian": "Menolak"},
            {"jabatan_id": "J3", "jenis": "wewenang", "uraian": ""},
        ],
        "korelasi_jabatan": [
            {
                "jabatan_id": "J3",
                "jabatan_terkait": "Kepala",
                "unit": "Biro",
                "dalam_hal": "Lapor",
            },
            {
                "jabatan_id": "J7",
                "jabatan_terkait": "Kepala",
                "unit": "Biro",
                "dalam_hal": "Lapor",
            },
        ],
    }
    export(source)
    for name, rows in files.items():
        with (source / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0].keys())
            writer.writeheader()
            writer.writerows(rows)
    return source


def job(code, name, grade, summary):
    return {
        "jabatan_id": code,
        "nama_jabatan": name,
        "kelas_jabatan": grade,
        "ikhtisar_jabatan": summary,
        "prestasi_diharapkan": "Baik",
    }


def test_job_analyses_become_the_rows_of_their_sheets(source, tmp_path):
    sheets, notes = ADAPTER["adapt"](analysed(source))
    ADAPTER["write"](sheets, tmp_path / "book")
    reading = read(tmp_path / "book", day=DAY, today=DAY)
    assert reading.errors == []
    told = reading.snapshot
    # J9 begins like J3, which a post has; J8 tells its kind by its level.
    assert told.jobs.select("job", "family").rows() == [
        ("J3", "PELAKSANA"),
        ("J8", "FUNGSIONAL"),
        ("J9", "PELAKSANA"),
    ]
    row = told.analyses.filter(position="J3").to_dicts()[0]
    assert (row["summary"], row["education"], row["position_class"]) == (
        "Mengolah data agar rapi.",
        "D3\nS1",
        6,
    )
    of_job = told.tasks.filter(position="J3").select("number", "description", "result")
    assert of_job.rows() == [(2, "Menyusun laporan", "Laporan\nData")]
    assert told.steps.select("position", "task", "description").rows() == [
        ("J3", 2, "Mencatat")
    ]
    assert told.details.select("item", "description", "matter").rows() == [
        ("WEWENANG", "Menolak", None),
        ("KORELASI", "Kepala", "Lapor"),
    ]
    assert any("korelasi_jabatan.csv" in note for note in notes)
    assert any("wewenang J3 tanpa uraian" in note for note in notes)
    assert any("J9" in note for note in notes)
