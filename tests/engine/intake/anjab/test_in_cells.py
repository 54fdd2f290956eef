"""Forms that are one table of items, and tasks that are lettered."""

import polars as pl

from .documents import document, read, rows


def test_all_of_an_item_in_one_cell_is_taken_apart(folder):
    form = [
        ["No", "Butir", "Isi"],
        ["1", "Nama Jabatan", "Analis Kebijakan"],
        ["2", "Kualifikasi Jabatan", ["a. Pendidikan: S1 Hukum", "b. Pengalaman: -"]],
        [
            "3",
            "Tugas Pokok",
            ["1. Menyusun kajian", "a) Mengumpulkan", "b) Mengolah", "2. Melapor"],
        ],
        ["4", "Hasil Kerja", ["1. Kajian", "yang lengkap", "2. Laporan"]],
        ["5", "Wewenang", ["Meminta data", "dan menolaknya"]],
        ["6", "Kondisi Lingkungan Kerja", ["Tempat kerja: Ruang\nSuhu: Sejuk", "12"]],
        ["7", "Syarat Jabatan", ["Keterampilan: Menulis", "Bakat: G; V"]],
    ]
    made = read(folder, form=document(form)).snapshot
    assert rows(made.tasks, "number", "description") == [
        (1, "Menyusun kajian"),
        (2, "Melapor"),
    ]
    assert rows(made.steps, "task", "description") == [
        (1, "Mengumpulkan"),
        (1, "Mengolah"),
    ]
    assert rows(made.details, "item", "description") == [
        ("HASIL", "Kajian\nyang lengkap"),
        ("HASIL", "Laporan"),
        ("WEWENANG", "Meminta data\ndan menolaknya"),
    ]
    analysis = made.analyses.row(0, named=True)
    assert analysis["education"] == "S1 Hukum"
    assert (analysis["workplace"], analysis["temperature"]) == ("Ruang", "Sejuk\n12")
    assert (analysis["skills"], analysis["aptitudes"]) == (["Menulis"], ["G", "V"])


def test_lettered_tasks_are_tasks_and_the_numbers_below_them_are_steps(folder):
    lines = (
        "a. Mencatat",
        "1) Menerima",
        "2) Membukukan",
        "b. Menyimpan",
        "c. Melapor",
    )
    made = read(
        folder, form=document("Nama Jabatan : A", "Uraian Tugas", *lines)
    ).snapshot
    assert made.tasks["description"].to_list() == ["Mencatat", "Menyimpan", "Melapor"]
    assert made.steps.filter(pl.col("task") == 1)["description"].to_list() == [
        "Menerima",
        "Membukukan",
    ]
    assert made.steps.height == 2
