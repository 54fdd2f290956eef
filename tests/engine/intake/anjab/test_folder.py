"""Reading what offices keep: by number, letter or name, in tables or in paragraphs."""

import polars as pl

from tepat.intake.anjab.folder import read_folder

from .documents import CODES, DAY, document, read, rows

STEPPED = ["Menerima bukti;", "a. memeriksa", "b. mencatat"]
OLD_FORM = (
    "PEMERINTAH KOTA CONTOH",
    "INFORMASI JABATAN",
    "1. Nama Jabatan : Pengelola Keuangan",
    "2. Kode Jabatan : 4.2.1",
    "3. Unit Kerja :",
    "a. JPT Pratama : Dinas Contoh",
    "b. Administrator : Sekretariat",
    "c. Pengawas : -",
    "d. Pelaksana : Pengelola Keuangan",
    "4. Ikhtisar Jabatan :",
    "Mengelola keuangan sesuai aturan agar tertib.",
    "5. Kualifikasi Jabatan",
    "a. Pendidikan Formal : D3 Akuntansi",
    "b. Pendidikan dan Pelatihan :",
    "- Diklat Penjenjangan : -",
    "- Diklat Teknis : Bendahara",
    "c. Pengalaman Kerja : 2 tahun",
    "6. Tugas Pokok",
    [
        ["NO", "URAIAN TUGAS", "HASIL KERJA", "JUMLAH HASIL", "WAKTU (MENIT)", "KET"],
        ["1.", STEPPED, "Bukti", "12/bulan", "30", "rutin"],
        ["2.", "Menyusun laporan", "Laporan", "1.250", "120 menit", ""],
        ["", "Jumlah", "", "", "150", ""],
    ],
    "7. Hasil Kerja",
    "1) Bukti",
    "2) Laporan",
    "8. BAHAN KERJA",
    [
        ["No", "Bahan Kerja", "Penggunaan Dalam Tugas"],
        ["1", "Kuitansi", "Menerima bukti"],
        ["2", "-", "-"],
    ],
    "9. Perangkat Kerja",
    [["No.", "Penggunaan untuk tugas", "Perangkat kerja"], ["1", "Semua", "Komputer"]],
    "10. TANGGUNG JAWAB",
    "a. Kebenaran laporan",
    "b. Kerahasiaan",
    "11. Wewenang",
    "Menolak bukti",
    "12. Korelasi Jabatan",
    [
        ["No", "Jabatan", "Unit Kerja/Instansi", "Dalam Hal"],
        ["1", "Bendahara", "Dinas Contoh", "Koordinasi"],
    ],
    "13. Kondisi Lingkungan Kerja",
    [
        ["No", "Aspek", "Faktor"],
        ["1", "Tempat Kerja", "Dalam ruangan"],
        ["2", "Suhu", "Dingin"],
        ["3", "Cuaca", "Cerah"],
    ],
    "14. Resiko Bahaya",
    [["No", "Nama Resiko", "Penyebab"], ["1", "Tidak ada", "Tidak ada"]],
    "15. Syarat Jabatan",
    "a. Keterampilan Kerja : Menghitung; Mengetik",
    "b. Bakat Kerja :",
    "1) G : Intelegensia",
    "2) Numerik",
    "3) Kesabaran",
    "c. Temperamen Kerja : R (REPCON), T",
    "d. Minat Kerja : 1) Konvensional (K)",
    "e. Upaya Fisik : Duduk, Berbicara",
    "f. Kondisi Fisik :",
    "1) Jenis Kelamin : Laki-laki/Perempuan",
    "2) Umur : Tidak ada syarat khusus",
    "g. Fungsi Pekerja : D4 Menghitung data; O7; B7",
    "16. Prestasi Kerja yang Diharapkan : Baik",
    "17. Kelas Jabatan : 6 (enam)",
)


def reasons(reading):
    return [(each.text, each.reason.id.split(".")[0]) for each in reading.unplaced]


def test_a_form_of_seventeen_items_is_read_whatever_its_layout(folder):
    reading = read(folder, form=document(*OLD_FORM))
    told = reading.snapshot
    assert [(it["kode"], it["nama"]) for it in reading.positions] == [
        ("4.2.1", "Pengelola Keuangan")
    ]
    (analysis,) = told.analyses.to_dicts()
    assert analysis["summary"] == "Mengelola keuangan sesuai aturan agar tertib."
    assert analysis["education"] == "D3 Akuntansi"
    assert (analysis["leadership_training"], analysis["technical_training"]) == (
        None,
        "Bendahara",
    )
    assert analysis["skills"] == ["Menghitung", "Mengetik"]
    assert analysis["aptitudes"] == ["G", "N", "Kesabaran"]
    assert analysis["temperaments"] == ["R", "T"]
    assert analysis["interests"] == ["konvensional"]
    assert analysis["efforts"] == ["Duduk", "Berbicara"]
    assert analysis["functions"] == ["D4", "O7", "B7"]
    assert analysis["sex"] == "Laki-laki/Perempuan"
    assert analysis["age"] == "Tidak ada syarat khusus"
    assert (analysis["workplace"], analysis["temperature"]) == (
        "Dalam ruangan",
        "Dingin",
    )
    assert (analysis["achievement"], analysis["position_class"]) == ("Baik", 6)
    assert rows(
        told.tasks, "number", "description", "result", "volume", "period", "time"
    ) == [
        (1, "Menerima bukti;", "Bukti", 12.0, "bulan", 30.0),
        (2, "Menyusun laporan", "Laporan", None, None, 120.0),
    ]
    assert rows(told.steps, "task", "number", "description") == [
        (1, 1, "memeriksa"),
        (1, 2, "mencatat"),
    ]
    assert rows(told.details, "item", "description", "use", "other_unit", "matter") == [
        ("HASIL", "Bukti", None, None, None),
        ("HASIL", "Laporan", None, None, None),
        ("BAHAN", "Kuitansi", "Menerima bukti", None, None),
        ("PERANGKAT", "Komputer", "Semua", None, None),
        ("TANGGUNG_JAWAB", "Kebenaran laporan", None, None, None),
        ("TANGGUNG_JAWAB", "Kerahasiaan", None, None, None),
        ("WEWENANG", "Menolak bukti", None, None, None),
        ("KORELASI", "Bendahara", None, "Dinas Contoh", "Koordinasi"),
    ]
    assert rows(told.units, "name", "kind") == [
        ("Dinas Contoh", "JPT PRATAMA"),
        ("Sekretariat", "ADMINISTRATOR"),
    ]
    (position,) = told.positions.to_dicts()
    assert (position["family"], position["position_class"]) == ("PELAKSANA", 6)


def test_nothing_is_lost_silently(folder):
    reading = read(folder, form=document(*OLD_FORM))
    assert reasons(reading) == [
        (
            "PEMERINTAH KOTA CONTOH",
            "Teks sebelum analisis jabatan yang dikenal; lihat apakah masih diperlukan",
        ),
        (
            "rutin",
            "Kolom “{heading}” tidak dikenal; pindahkan isinya ke kolom yang sesuai",
        ),
        ("1.250", "Angka atau satuannya tidak jelas"),
        ("Jumlah | 150", "Hasil hitungan tidak dibaca; Tepat menghitungnya sendiri"),
        ("Cuaca: Cerah", "Tidak jelas termasuk bagian mana"),
        (
            "Kesabaran",
            "Tidak ada dalam daftar {list}; isinya disimpan seperti tertulis",
        ),
    ]
    places = [each.spot.say("id") for each in reading.unplaced]
    assert places[:3] == ["paragraf 1", "tabel 1 baris 2", "tabel 1 baris 3"]
    assert places[-1] == "seluruh berkas"


def test_a_form_that_is_one_big_table_is_read(folder):
    whole = [
        ["INFORMASI JABATAN"],
        ["1.", "Nama Jabatan", ":", "Arsiparis Terampil", ""],
        ["2.", "Kode Jabatan", ":", "A-1", ""],
        ["3.", "Ikhtisar Jabatan", ":", "Mengelola arsip.", ""],
        ["4.", "TUGAS POKOK", "", "", ""],
        ["No", "Uraian Tugas", "Hasil Kerja", "Satuan", ""],
        ["1", "Menata arsip", "Arsip tertata", "berkas", ""],
        ["2", "Memusnahkan arsip", "Berita acara", "dokumen", ""],
        ["5.", "WEWENANG", "", "", ""],
        ["No", "Uraian", "", "", ""],
        ["1", "Meminta arsip", "", "", ""],
        ["6.", "Kelas Jabatan", ":", "7", ""],
    ]
    reading = read(folder, form=document(whole))
    assert rows(reading.snapshot.tasks, "description", "result", "result_unit") == [
        ("Menata arsip", "Arsip tertata", "berkas"),
        ("Memusnahkan arsip", "Berita acara", "dokumen"),
    ]
    assert rows(reading.snapshot.details, "item", "description") == [
        ("WEWENANG", "Meminta arsip")
    ]
    (job,) = reading.snapshot.jobs.to_dicts()
    assert (job["job"], job["family"], job["position_class"]) == (
        "A-1",
        "FUNGSIONAL",
        7,
    )
    assert reading.unplaced == []


def test_items_may_stand_in_any_order_and_case_and_have_no_numbers(folder):
    reading = read(
        folder,
        form=document(
            "Nama jabatan: Pramusaji",
            "KELAS JABATAN: 3",
            "wewenang",
            "Menjaga dapur",
            "IKHTISAR JABATAN",
            "Menyajikan.",
            "Tugas pokok:",
            "Menyiapkan meja",
            "Membersihkan meja",
        ),
    )
    (analysis,) = reading.snapshot.analyses.to_dicts()
    assert (analysis["summary"], analysis["position_class"]) == ("Menyajikan.", 3)
    assert rows(reading.snapshot.tasks, "number", "description") == [
        (1, "Menyiapkan meja"),
        (2, "Membersihkan meja"),
    ]
    assert rows(reading.snapshot.details, "item", "description") == [
        ("WEWENANG", "Menjaga dapur")
    ]


def test_several_analyses_may_stand_in_one_file(folder):
    one = ("Nama Jabatan : A", "Ikhtisar Jabatan : Satu.", "Tugas Pokok", "1. Satu")
    two = ("Nama Jabatan : B", "Ikhtisar Jabatan : Dua.", "Tugas Pokok", "1. Dua")
    reading = read(folder, form=document(*one, *two))
    assert [it["nama"] for it in reading.positions] == ["A", "B"]
    assert rows(reading.snapshot.tasks, "description") == [("Satu",), ("Dua",)]


def test_steps_may_stand_in_rows_and_columns_of_their_own(folder):
    head = ["No", "Uraian Tugas", "Tahapan", "Hasil Kerja"]
    tasks = [
        head,
        ["1", "Menerima tamu", ["menyapa", "mencatat"], "Buku tamu"],
        ["2", "Mengantar tamu", "", "Laporan"],
        ["a.", "menunjukkan jalan", "", ""],
        ["", "b. kembali", "", ""],
    ]
    reading = read(folder, form=document("Nama Jabatan : A", "Tugas Pokok", tasks))
    assert rows(reading.snapshot.steps, "task", "number", "description") == [
        (1, 1, "menyapa"),
        (1, 2, "mencatat"),
        (2, 1, "menunjukkan jalan"),
        (2, 2, "kembali"),
    ]


def test_a_table_parted_by_the_end_of_a_page_goes_on(folder):
    first = [["No", "Uraian"], ["1", "Menolak berkas"]]
    made = document("Nama Jabatan : A", "Wewenang", first, [["2", "Meminta berkas"]])
    reading = read(folder, form=made)
    assert rows(reading.snapshot.details, "number", "description") == [
        (1, "Menolak berkas"),
        (2, "Meminta berkas"),
    ]


def test_what_stands_beside_the_units_is_told_and_computed_columns_once(folder):
    head = ["No", "Uraian Tugas", "Hasil Kerja", "Waktu Efektif"]
    tasks = [head, ["1", "A", "Surat", "1250"], ["2", "B", "Surat", "1250"]]
    reading = read(
        folder,
        form=document(
            "Nama Jabatan : A",
            "Kode Jabatan : K1",
            "Unit Kerja : Badan Contoh",
            "a. JPT Pratama : Kepala Badan",
            "b. Pelaksana : A",
            "Kelas Jabatan : VII",
            "Tugas Pokok",
            tasks,
        ),
    )
    assert [each.text for each in reading.unplaced] == [
        "Waktu Efektif: 1250",
        "Kepala Badan",
    ]
    assert reading.snapshot.analyses["position_class"].to_list() == [7]


def test_equal_codes_and_missing_codes_are_told_and_never_merged(folder):
    same = ("Kode Jabatan : K1", "Tugas Pokok", "1. Satu")
    reading = read(
        folder,
        a=document("Nama Jabatan : A", *same),
        b=document("Nama Jabatan : B", *same),
        c=document("Nama Jabatan : Penjaga Pintu", "Tugas Pokok", "1. Satu"),
    )
    codes = [it["kode"] for it in reading.positions]
    assert codes == ["K1", "K1-2", "PENJAGA-PINTU"]
    said = [each.reason.fill(each.facts, "en") for each in reading.unplaced]
    assert any("Code K1 is that of another analysis" in each for each in said)
    assert any("has no code" in each for each in said)


def test_a_known_workbook_gives_its_codes_and_keeps_its_other_rows(folder):
    first = read(folder, form=document(*OLD_FORM)).snapshot
    (folder / "form.docx").unlink()
    made = document("Nama Jabatan : PENGELOLA KEUANGAN", "Tugas Pokok", "1. Baru")
    (folder / "baru.docx").write_bytes(made)
    reading = read_folder(folder, CODES, DAY, book=first)
    assert [it["kode"] for it in reading.positions] == ["4.2.1"]
    assert reading.snapshot.positions.height == 1
    tasks = reading.snapshot.tasks.filter(pl.col("position") == "4.2.1")
    assert tasks["description"].to_list() == ["Baru"]


def test_no_vibration_is_an_answer_in_any_layout(folder):
    form = document(
        "Nama Jabatan : Pengadministrasi",
        "Tugas Pokok",
        "1. Mencatat surat",
        [["11", "Kondisi Lingkungan Kerja", "Suhu : Sejuk\nGetaran : Tidak ada"]],
    )
    told = read(folder, form=form).snapshot.analyses.row(0, named=True)
    assert (told["temperature"], told["vibration"]) == ("Sejuk", "Tidak ada")
