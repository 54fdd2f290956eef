"""Ranking programmes for titles, and scoring fields against lists and titles."""

from importlib.resources import files

import pytest

from tepat.programmes import accepts, nearest, rank, score
from tepat.programmes.learned import Vacancy, as_text, cleaned, from_text, learn
from tepat.programmes.match import Matcher, Why


def vacancy(agency, title, *programmes, level="S1"):
    return Vacancy(agency, title, level, programmes)


MADE_UP = [
    vacancy(
        "A", "Penjaga Mercusuar Ahli Pertama", "S-1 Nautika", "S-1 Teknik Kelautan"
    ),
    vacancy("B", "PENJAGA MERCUSUAR AHLI MUDA", "S-1 NAUTIKA"),
    vacancy("C", "Penjaga Mercusuar", "S-1 Nautika", "S-1 Ilmu Pelayaran"),
    vacancy("A", "Juru Masak Istana", "S-1 Tata Boga"),
    vacancy("B", "Penjaga Mercusuar Terampil", "D-III Nautika", level="D3"),
]


@pytest.fixture(scope="module")
def made_up():
    return Matcher(learn(MADE_UP))


def test_what_like_vacancies_ask_comes_first(made_up):
    ranked = made_up.rank("Penjaga Mercusuar Ahli Pertama", "S-1/Sarjana")
    assert ranked[0].name == "nautika"
    assert ranked[0].points == 1000
    assert ranked[-1].name == "tata boga"


def test_candidates_may_be_told_in_any_spelling_and_all_come_back(made_up):
    told = ["S1 TATA BOGA", "Sarjana Nautika", "S-1 Filsafat Timur"]
    ranked = made_up.rank("penjaga  mercusuar", "S1", told)
    assert ranked[0].name == "Sarjana Nautika"
    assert sorted(it.name for it in ranked) == sorted(told)
    assert all(0 <= it.points <= 1000 for it in ranked)


def test_a_known_part_of_the_list_brings_what_is_near_it_forward(made_up):
    told = ["Tata Boga", "Ilmu Pelayaran", "Filsafat"]
    blind = made_up.rank("Penilik Senja", "S1", told)
    seeing = made_up.rank("Penilik Senja", "S1", told, known=["Nautika"])
    assert seeing[0].name == "Ilmu Pelayaran"
    assert {it.name for it in blind} == {it.name for it in seeing}


def test_a_title_never_seen_is_ranked_by_its_words(made_up):
    told = ["Tata Boga", "Teknik Kelautan", "Perpustakaan"]
    ranked = made_up.rank("Pustakawan Perpustakaan Daerah", "S1", told)
    assert ranked[0].name == "Perpustakaan"


def test_nothing_to_rank_is_no_failure(made_up):
    assert made_up.rank("Penjaga Mercusuar", "S1", []) == []
    assert Matcher(()).rank("Penjaga", "S1") == []
    assert Matcher(()).score("Hukum", "Akuntansi").points == 0


def test_the_order_of_vacancies_changes_nothing():
    assert as_text(learn(MADE_UP)) == as_text(learn(MADE_UP[::-1]))


def test_what_is_written_is_read_again():
    posts = learn(MADE_UP)
    assert from_text(as_text(posts)) == posts


def test_many_like_vacancies_of_one_agency_count_as_one():
    once = learn(MADE_UP[:1])
    often = learn(MADE_UP[:1] * 5)
    assert once[0].asked[0].weight == often[0].asked[0].weight
    assert often[0].vacancies == 5
    assert often[0].agencies == 1


def test_a_title_loses_the_level_of_the_post_and_nothing_else():
    assert cleaned("DOKTER AHLI PERTAMA - DOKTER SPESIALIS ANAK") == (
        "dokter - dokter spesialis anak"
    )
    assert cleaned("Pemula") == ""


def test_a_field_on_the_list_is_full_and_says_so():
    found = score("s1 akutansi", "Akuntansi; Manajemen")
    assert (found.points, found.why) == (1000, Why.LISTED)
    assert found.say() == "s1 akutansi ada dalam daftar bidang yang diterima."


@pytest.mark.parametrize(
    ("field", "required", "title", "points", "why"),
    [
        (None, "Akuntansi", None, None, Why.UNKNOWN),
        ("", "Akuntansi", None, None, Why.UNKNOWN),
        ("Hukum", None, None, None, Why.UNKNOWN),
        ("Hukum", "", None, None, Why.UNKNOWN),
        (None, "Semua Jurusan", None, 1000, Why.OPEN),
        ("Sejarah", "Teknik Sipil", None, 0, Why.FAR),
    ],
)
def test_what_is_blank_is_unknown_and_what_is_open_is_full(
    field, required, title, points, why
):
    found = score(field, required, title)
    assert (found.points, found.why) == (points, why)
    assert found.say("id")
    assert found.say("en")


def test_nearness_is_the_same_both_ways_and_never_full_for_another_field():
    pairs = [("Perpajakan", "Akuntansi"), ("Statistika", "Matematika")]
    for one, other in pairs:
        assert nearest(one, other) == nearest(other, one)
        assert 500 < nearest(one, other) <= 900
        assert not accepts(one, other)  # near is not accepted


def test_a_finance_graduate_is_near_a_finance_post_and_a_nurse_is_not():
    graduate = score("S1 Akuntansi", title="Auditor Ahli Pertama")
    nurse = score("S1 Keperawatan", title="Auditor Ahli Pertama")
    assert graduate.why is Why.VACANCIES
    assert graduate.points > 900 > 100 > nurse.points
    assert "lowongan sejenis" in graduate.say()


def test_a_list_given_as_text_or_as_names_means_the_same():
    assert score("Perpajakan", ["Hukum", "Akuntansi"]) == score(
        "Perpajakan", "Hukum;Akuntansi"
    )


def test_the_reasons_name_what_they_rest_on():
    found = score("Ekonomi Pembangunan", "Manajemen; Kebidanan")
    assert found.why is Why.POSTS
    assert found.near == "Manajemen"
    facts = found.facts
    assert 0 < facts["count"] <= facts["all"]
    assert f"{facts['count']} dari {facts['all']}" in found.say()


def test_the_shipped_counts_are_small_and_hold_no_agency_or_code(vacancies):
    text = files("tepat.programmes").joinpath("learned.json").read_text("utf-8")
    assert len(text.encode()) < 300_000
    for agency in {it.agency for it in vacancies}:
        assert agency not in text


def test_the_shipped_counts_are_made_again_to_the_byte(vacancies):
    shipped = files("tepat.programmes").joinpath("learned.json").read_text("utf-8")
    assert as_text(learn(vacancies)) == shipped


def test_ranking_is_the_same_every_time():
    assert rank("Arsiparis", "D3") == rank("ARSIPARIS TERAMPIL", "Diploma III")
