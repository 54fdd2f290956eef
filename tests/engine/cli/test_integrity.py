"""``tepat integrity``, as a user or a script meets it."""

import json

import openpyxl


def as_json(run, *words):
    code, out, _ = run(*words, "--json")
    return code, json.loads(out)


def folder(tmp_path, units, positions):
    (tmp_path / "unit.csv").write_text("kode,nama,induk\n" + units, "utf-8")
    (tmp_path / "jabatan.csv").write_text(
        "kode,unit,nama,jenis,kebutuhan\n" + positions, "utf-8"
    )
    (tmp_path / "pegawai.csv").write_text(
        "nip,nama,status,golongan,pendidikan,bidang_pendidikan,jabatan\n", "utf-8"
    )
    return tmp_path


def test_it_tells_issues_rules_and_readiness(run, book):
    code, told = as_json(run, "integrity", book)
    assert code == 0
    assert {"code", "severity", "message", "remedy", "unit"} <= told["issues"][0].keys()
    assert len(told["rules"]) >= 32
    city = told["readiness"][0]
    assert city["kode"] is None
    assert city["blocking"] == sum(it["blocks"] for it in told["issues"])


def test_a_unit_is_told_with_all_below_it(run, book):
    _, whole = as_json(run, "integrity", book)
    agency = next(it for it in whole["readiness"] if it["depth"] == 1)
    code, told = as_json(run, "integrity", book, "--unit", agency["kode"])
    assert code == 0
    assert told["readiness"][0] == agency
    units = {it["kode"] for it in told["readiness"]}
    assert {it["unit"] for it in told["issues"]} <= units


def test_an_unknown_unit_is_an_error_of_its_own(run, book):
    code, _, err = run("integrity", book, "--unit", "TIDAK-ADA")
    assert code == 19
    assert "TIDAK-ADA" in err


def test_the_workbook_is_written(run, book, tmp_path):
    out = tmp_path / "keutuhan.xlsx"
    assert run("integrity", book, "--out", out)[0] == 0
    assert "Temuan" in openpyxl.load_workbook(out).sheetnames


def test_a_broken_tree_is_told_rule_by_rule_and_ends_with_1(run, tmp_path):
    book = folder(
        tmp_path,
        "K,Kota,\nD,Dinas,ZZ\n",
        "K-1,K,Sekretaris Daerah,JPT,1\nD-1,D,Kepala Dinas,JPT,1\n",
    )
    code, told = as_json(run, "integrity", book)
    assert code == 1
    errors = {
        (it["code"], it["unit"]) for it in told["issues"] if it["severity"] == "error"
    }
    assert errors == {("MAP-7", "D"), ("MAP-21", None)}


def test_an_empty_workbook_ends_with_1_though_no_rule_finds_anything(run, tmp_path):
    code, told = as_json(run, "integrity", folder(tmp_path, "", ""))
    assert code == 1
    assert told["issues"] == []
    assert not told["readiness"][0]["is_ready"]


def test_a_file_that_cannot_be_read_ends_with_1_and_says_why(run, tmp_path):
    code, out, err = run("integrity", tmp_path / "tidak-ada.xlsx")
    assert code == 1
    assert "tidak-ada.xlsx" in out + err


def test_the_map_tells_its_problems_with_a_remedy(run, book, tmp_path):
    _, told = as_json(run, "map", book, "--out", tmp_path / "peta.xlsx", "--no-names")
    assert all(it["remedy"] and it["message"] for it in told["problems"])


WORST = {
    "unit": """kode,nama,induk,jenis,status
,Tanpa kode,K,,
K,,,kota,
D,Dinas X,K,dinas,aktif
D,Dinas Y,K,dinas,
E,Sekretariat,E,,
F,Bidang {x} %s,D,bidang,ditutup
G,Dinas  A,ZZ,,
""",
    "jabatan": """kode,unit,nama,jenis,jenjang,eselon,kelas,kebutuhan,atasan,bezetting
D-1,D,Kepala {Dinas},BUKANJENIS,,II.b,99,x,D-1,3
,D,Tanpa kode,PELAKSANA,,,5,1,,
P1,D,,PELAKSANA,AHLI MUDA,,5,-1,P2,
P2,D,Pengolah,PELAKSANA,,,7,1,P1,2
P3,ZZ,Analis Ahli Muda,FUNGSIONAL,,,9,1,,
P3,F,Analis Ahli Muda,FUNGSIONAL,,,9,1,,
P4,F,Kabid,ADMINISTRATOR,,IX.z,11,0,,2
""",
    "pegawai": """nip,nama,status,golongan,pendidikan,bidang_pendidikan,jabatan
123,X,PNS,III/a,S1,Hukum,P9
199006152015011901,Y,PNS,III/a,S1,Hukum,P1
199006152015011901,Y,PNS,III/a,S1,Hukum,P1
,Z,PNS,III/a,S1,Hukum,P2
""",
    "tugas": """jabatan,uraian,volume,periode,waktu,satuan_waktu
P2,Mengolah,abc,tahun,1,jam
ZZ,Mengolah,1,tahun,1,jam
""",
}


def test_the_worst_workbook_is_looked_at_and_written_in_both_languages(run, tmp_path):
    for sheet, told in WORST.items():
        (tmp_path / f"{sheet}.csv").write_text(told, "utf-8")
    for language in ("id", "en"):
        out = tmp_path / f"{language}.xlsx"
        code, said, err = run(
            "integrity", tmp_path, "--lang", language, "--out", out, "--json"
        )
        assert code == 1
        assert "Traceback" not in err
        codes = {it["code"] for it in json.loads(said)["issues"]}
        assert {"MAP-6", "MAP-7", "MAP-11", "MAP-22", "MAP-24", "MAP-53"} <= codes
        assert out.exists()
