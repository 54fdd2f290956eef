from __future__ import annotations

import pytest

HEADINGS = (  # eighteen columns, as SIASN exports them
    *("pns_id", "nip_baru", "nama", "gelar_depan", "tanggal_lahir", "jenis_kelamin"),
    *("agama_nama", "nik", "alamat", "status_cpns_pns", "gol_akhir_nama"),
    *("tmt_golongan", "jabatan_id", "jabatan_nama", "tmt_jabatan"),
    *("tingkat_pendidikan_nama", "pendidikan_nama", "unor_id"),
)
ROW = (
    *("'A5EB", "'197001011995011901", "Budi", "null", "'01-01-1970", "M"),
    *("Islam", "'3674", "Jl. Mawar 1; RT 2, RW 3", "P", "IV/b"),
    *("01-04-2020", "P1", "Kepala Dinas", "29-02-2024"),
    *("S-2", "S-2 HUKUM", "D"),
)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_an_export_of_eighteen_columns_is_read(separator, encoding, book, read):
    book["pegawai"] = [list(HEADINGS), list(ROW)]
    reading = read(book.csv(separator, encoding))
    assert reading.errors == []
    (person,) = reading.snapshot.employees.iter_rows(named=True)
    assert person["nip"] == "197001011995011901"
    assert (person["status"], person["grade"]) == ("PNS", "IV/b")
    assert (person["education"], person["sex"]) == ("S2", "L")
    assert (person["position"], person["unit"]) == ("P1", "D")
    assert str(person["position_since"]) == "2024-02-29"


def test_sensitive_columns_are_dropped_and_unknown_ones_kept_apart(book, read):
    book["pegawai"] = [list(HEADINGS), list(ROW)]
    reading = read(book.csv())
    told = {(p.code, p.value) for p in reading.warnings}
    assert {
        ("COLUMN-SENSITIVE", name) for name in ("agama_nama", "nik", "alamat")
    } <= told
    assert ("COLUMN-UNKNOWN", "pns_id") in told
    extra = reading.extra["pegawai"]
    assert extra.columns == ["pns_id", "gelar_depan", "jabatan_nama"]
    assert extra.row(0) == ("A5EB", None, "Kepala Dinas")
    assert "3674" not in str([p.say() for p in reading.problems])


def test_windows_text_is_read_with_a_warning(book, read):
    book.put("unit", 2, "nama", "Dinas “Café” – Kota")
    reading = read(book.csv(encoding="cp1252"))
    assert [(p.code, p.sheet) for p in reading.problems] == [
        ("CSV-WINDOWS-1252", "unit")
    ]
    assert reading.snapshot.units["name"][0] == "Dinas “Café” – Kota"


def test_cells_are_named_as_excel_would_show_them(book, read, codes):
    book.put("pegawai", 3, "golongan", "III/z")
    assert codes(read(book.csv())) == [("GRADE-UNKNOWN", "D3")]


def test_a_line_break_inside_a_cell_is_no_new_row(book, read, codes):
    book.put("unit", 2, "nama", "Dinas\nContoh").put("unit", 3, "kode", "")
    assert codes(read(book.csv())) == [
        ("CELL-BLANK", "A3"),
        ("REFERENCE-UNKNOWN", "B3"),
        ("REFERENCE-UNKNOWN", "B4"),
    ]


def test_titles_above_the_headings_are_skipped(book, read):
    folder = book.csv(";")
    path = folder / "unit.csv"
    path.write_text("DAFTAR UNIT;;\n\nsep=;\n" + path.read_text())
    assert read(folder).problems == []


def test_an_unclosed_quotation_mark_swallows_nothing(book, read):
    folder = book.csv()
    path = folder / "pegawai.csv"
    path.write_text(path.read_text().replace("Budi", '"Budi', 1))
    assert [(p.code, p.sheet) for p in read(folder).errors] == [
        ("CSV-BAD-QUOTES", "pegawai")
    ]


def test_a_row_longer_than_its_headings_is_an_error(book, read):
    folder = book.csv()
    path = folder / "unit.csv"
    path.write_text(path.read_text().replace("Bidang Satu", "Bidang, Satu"))
    (problem, *_) = read(folder).errors
    assert (problem.code, problem.row) == ("ROW-TOO-LONG", 3)
    assert "4 kolom, judulnya hanya 3" in problem.say()


def test_rows_that_all_end_with_a_needless_separator_are_fine(book, read):
    folder = book.csv()
    path = folder / "unit.csv"
    head, *rows = path.read_text().splitlines()
    path.write_text("\n".join([head, *(row + "," for row in rows)]))
    assert read(folder).problems == []


def test_rows_that_end_early_are_filled_up(book, read):
    folder = book.csv()
    path = folder / "unit.csv"
    path.write_text(path.read_text().replace("Dinas Contoh,", "Dinas Contoh"))
    assert read(folder).problems == []


def test_a_nip_as_excel_writes_large_numbers_to_csv(book, read, codes):
    book.put("pegawai", 2, "nip", "1,97001E+17")
    assert ("NIP-AS-NUMBER", "A2") in codes(read(book.csv(";")))


def test_a_file_that_is_no_text(book, read):
    folder = book.csv()
    (folder / "unit.csv").write_bytes(bytes(range(256)))
    assert [(p.code, p.sheet) for p in read(folder).errors] == [
        ("CSV-NOT-TEXT", "unit")
    ]


def test_file_names_are_matched_like_headings(book, read):
    folder = book.csv()
    (folder / "unit.csv").rename(folder / "UNIT.CSV")
    (folder / "README.txt").write_text("catatan")
    assert read(folder).problems == []
