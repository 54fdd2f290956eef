"""``tepat performance``: the fixed keys, one person, and the workbook."""

import json

import openpyxl
import pytest

from tepat.cli.main import main


@pytest.fixture(scope="module")
def told(book, tmp_path_factory):
    """What the command says of the whole city, as JSON."""
    import contextlib
    import io

    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        assert main(["performance", str(book), "--json"]) == 0
    return json.loads(out.getvalue())


def test_people_and_units_have_their_keys(told):
    assert len(told["people"]) == 120
    wanted = {"nip", "predicate", "quadrant", "periods", "ak", "ip_asn", "box"}
    assert all(wanted <= each.keys() for each in told["people"])
    wanted = {"unit", "predicate", "distribution", "warnings"}
    assert told["units"] and all(wanted <= each.keys() for each in told["units"])


def test_the_quadrant_is_the_number_of_the_rating(told):
    numbers = {
        "SANGAT BAIK": 1, "BAIK": 2, "BUTUH PERBAIKAN": 3, "KURANG": 4,
        "SANGAT KURANG": 5, None: None,
    }  # fmt: skip
    assert {it["predicate"] for it in told["people"]} >= {"BAIK", "SANGAT BAIK"}
    for each in told["people"]:
        assert each["quadrant"] == numbers[each["predicate"]]


def test_people_of_the_units_add_up_to_the_city(told):
    rated = sum(each["predicate"] is not None for each in told["people"])
    assert sum(each["people"] for each in told["units"]) == rated
    for unit in told["units"]:
        assert sum(unit["distribution"].values()) == unit["people"]


def test_the_index_is_the_sum_of_its_scores(told):
    names = ("qualification", "competency", "performance", "discipline")
    known = [it["ip_asn"] for it in told["people"] if it["ip_asn"]["total"] is not None]
    assert len(known) > 80
    for index in known:
        assert index["total"] == sum(index[name] for name in names)


def test_points_and_what_is_missing_reach_the_target(told):
    some = [it["ak"] for it in told["people"] if it["ak"] and it["ak"]["points"]]
    assert some
    for ak in some:
        level = ak["next_level"]
        if level["missing"]:
            # Each is rounded by itself.
            assert ak["points"] + level["missing"] == pytest.approx(
                level["target"], abs=0.011
            )


def test_the_same_book_gives_the_same_bytes(book, run):
    first, second = (run("performance", book, "--json")[1] for _ in range(2))
    assert first == second


def test_one_person_is_told_in_both_languages(book, run, told):
    nip = next(it["nip"] for it in told["people"] if it["improvement"])
    code, out, _ = run("performance", book, "--nip", nip)
    assert code == 0 and nip in out and "IP ASN" in out and "Anda" in out
    code, out, _ = run("performance", book, "--nip", nip, "--lang", "en")
    assert code == 0 and "Rating of 2025" in out and "Anda" not in out


def test_a_number_that_is_not_there_ends_with_its_own_code(book, run):
    code, _, err = run("performance", book, "--nip", "199912312025121999")
    assert code == 86 and "199912312025121999" in err


def test_the_city_is_summed_up(book, run):
    code, out, _ = run("performance", book)
    assert code == 0
    assert "dari 120 pegawai mempunyai predikat tahunan" in " ".join(out.split())
    assert "pedoman untuk dipertimbangkan" in " ".join(out.split())


def test_the_workbook_has_a_row_per_person_and_unit(book, run, told, tmp_path):
    path = tmp_path / "kinerja.xlsx"
    assert run("performance", book, "--out", path)[0] == 0
    sheets = openpyxl.load_workbook(path, read_only=True)
    assert sheets.sheetnames == [
        "Unit", "Pegawai", "Angka kredit", "Jalur perbaikan", "Kalibrasi penilai",
        "Umpan balik", "Perlu dilihat", "Cara menghitung",
    ]  # fmt: skip
    nips = {row[0] for row in sheets["Pegawai"].iter_rows(values_only=True)}
    assert {it["nip"] for it in told["people"]} <= nips
    codes = {row[0] for row in sheets["Unit"].iter_rows(values_only=True)}
    assert {it["unit"] for it in told["units"]} <= codes
    first = path.read_bytes()
    assert run("performance", book, "--out", path, "--lang", "id")[0] == 0
    assert path.read_bytes() == first


def test_another_year_can_be_looked_at(book, run):
    code, out, _ = run("performance", book, "--json", "--year", "2024")
    assert code == 0 and json.loads(out)["year"] == 2024
