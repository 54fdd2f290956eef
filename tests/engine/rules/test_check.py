from dataclasses import replace
from datetime import date

import polars as pl
import pytest

from tepat import law
from tepat.finding import Verdict
from tepat.policy import Policy
from tepat.rules import ROLL, check, explain, facts_of

LAW = law.on(date(2026, 11, 24))


def said(code, pair, language="id", policy=None):
    (finding,) = explain(pair, [ROLL[code]], LAW, policy)
    return finding.say(language)


def test_a_refusal_tells_both_lengths_and_the_article():
    pair = {"has_position": True, "months_in_position": 7}
    assert said("TENURE-1", pair) == (
        "Baru 7 bulan dalam jabatan sekarang; sebelum mutasi diperlukan 2 tahun. "
        "(PP 11/2017 Pasal 190 ayat (3) – belum dipastikan)"
    )
    assert said("TENURE-1", pair, "en") == (
        "Only 7 months in the present position; a transfer asks for 2 years. "
        "(PP 11/2017 Pasal 190 ayat (3) – not yet verified)"
    )


def test_levels_are_written_as_a_reader_is_used_to():
    pair = {
        "level": "AHLI MUDA",
        "level_rank": 2,
        "to_level": "PELAKSANA",
        "to_level_rank": 1,
    }
    assert said("LADDER-1", pair).startswith(
        "Jenjang tujuan (Pelaksana) lebih rendah daripada jenjang sekarang (Ahli Muda);"
    )


def test_a_long_list_of_fields_is_shortened():
    pair = {"field": "Hukum", "to_fields": "; ".join(f"Bidang {n}" for n in range(9))}
    assert "Bidang 0; Bidang 1; Bidang 2; Bidang 3; Bidang 4; dan 4 lainnya." in said(
        "EDUCATION-2", pair
    )


def test_what_the_city_decides_is_cited_as_its_own():
    pair = {"has_relative_beside": True, "relative": "Ani"}
    assert said("RELATIVES-1", pair, policy=Policy(decree="Perwali 12/2025")) == (
        "Kerabat (Ani) akan menjadi atasan atau bawahan langsung. "
        "(Perwali 12/2025 butir hubungan keluarga)"
    )


def test_what_follows_from_other_columns_need_not_be_told():
    pair = {"field": "PGSD", "to_fields": "Pendidikan Guru Sekolah Dasar"}
    (finding,) = explain(pair, [ROLL["EDUCATION-2"]], LAW)
    assert finding.verdict is Verdict.HOLDS


def test_what_is_told_is_not_worked_out_again():
    pair = {"field": "PGSD", "to_fields": "PGSD", "field_is_accepted": False}
    (finding,) = explain(pair, [ROLL["EDUCATION-2"]], LAW)
    assert finding.verdict is Verdict.FAILS


def test_findings_come_unknown_first_then_by_what_could_cure_them():
    pair = {
        "legal_position": None,  # unknown
        "has_position": True,
        "months_in_position": 7,  # time cures it
        "education_rank": 1,
        "to_education": "S1",
        "to_education_rank": 7,  # effort cures it
        "status": "PPPK",
        "to_family": "JPT",  # nobody can change it
        "is_serving_penalty": False,  # holds
    }
    codes = ["DISCIPLINE-1", "PPPK-2", "EDUCATION-1", "TENURE-1", "LEGAL-1"]
    found = explain(pair, [ROLL[code] for code in codes], LAW)
    assert [finding.code for finding in found] == codes[::-1]


def test_many_pairs_at_once():
    pairs = pl.DataFrame(
        {"has_position": True, "months_in_position": [0, 23, 24, None]}
    )
    rule = ROLL["TENURE-1"]
    at_once = check(pairs, [rule], LAW, Policy())["TENURE-1"].to_list()
    assert at_once == [False, False, True, None]


@pytest.mark.parametrize("code", ROLL)
@pytest.mark.parametrize("language", ["id", "en"])
def test_a_rule_can_speak_about_a_pair_of_which_nothing_is_told(code, language):
    assert said(code, {}, language)


def test_facts_of_many_pairs_are_those_of_each():
    rule = ROLL["TENURE-1"]
    told = [
        {"has_position": True, "months_in_position": months} for months in (7, None)
    ]
    many = facts_of(pl.DataFrame(told), rule, LAW, Policy())
    assert many == [dict(explain(pair, [rule], LAW)[0].facts) for pair in told]
    assert many[0]["months_in_position"] == 7


def test_a_law_that_looks_back_one_year_leaves_the_earlier_one_alone(monkeypatch):
    group = law.on(date(2026, 11, 23)).performance
    one_year = replace(group.years_looked_back, value=1)
    monkeypatch.setitem(group.known, "years_looked_back", one_year)
    pair = {"rating_older": "KURANG", "rating_newer": "BAIK"}
    pair["effective_on"] = date(2026, 11, 24)
    for in_force, verdict in (
        (law.on(date(2026, 11, 23)), Verdict.HOLDS),
        (LAW, Verdict.FAILS),
    ):
        (finding,) = explain(pair, [ROLL["PERFORMANCE-1"]], in_force)
        assert finding.verdict is verdict
