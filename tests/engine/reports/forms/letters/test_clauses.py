"""The clauses of decrees: which, in which order, and that an extract has the same."""

from dataclasses import replace
from datetime import date

import pytest

from tepat.law import instruments
from tepat.reports.forms.letters import paper_of, recalled
from tepat.reports.forms.letters.clauses import clauses
from tepat.reports.forms.letters.spelled import letter, ordinal, spelled, spelled_day

from . import samples


def test_a_decree_appoints_first_and_comes_into_force_last():
    made = clauses(samples.DECREE, "id")
    assert [clause.label for clause in made] == [
        *("KESATU", "KEDUA", "KETIGA", "KEEMPAT", "KELIMA", "KEENAM", "KETUJUH")
    ]
    tells = ("Memberhentikan", "dilantik", "tunjangan", "menyerahterimakan")
    ends = ("keberatan", "kekeliruan", "mulai berlaku pada tanggal ditetapkan")
    for word, clause in zip((*tells, *ends), made, strict=True):
        assert word in clause.text
    assert [clause.names_person for clause in made] == [True] + [False] * 6


def test_nothing_is_said_of_what_was_not_told():
    bare = replace(samples.DECREE, is_sworn=False, allowance=None, further=())
    texts = " ".join(clause.text for clause in clauses(bare, "id"))
    for word in ("dilantik", "sumpah", "tunjangan"):
        assert word not in texts
    assert len(clauses(bare, "id")) == 4


def test_who_holds_no_position_is_released_from_none():
    first = clauses(replace(samples.DECREE, person=samples.CITRA), "id")[0]
    assert first.text.startswith("Mengangkat dalam jabatan")
    assert "Memberhentikan" not in first.text
    among_others = clauses(samples.COLLECTIVE, "id")[0].text
    assert "lajur 4 bagi yang memangku jabatan, dan" in among_others
    holders = replace(samples.COLLECTIVE, appointees=samples.appointees(2))
    assert "bagi yang memangku" not in clauses(holders, "id")[0].text


def test_the_remedy_tells_to_whom_where_and_within_what():
    (remedy,) = [it for it in clauses(samples.DECREE, "id") if it.is_doubted]
    told = samples.REMEDY
    for part in (told.to, told.address, told.within, told.basis):
        assert part in remedy.text
    short = replace(samples.DECREE, remedy=replace(told, basis=None))
    assert "berdasarkan" not in " ".join(it.text for it in clauses(short, "id"))


@pytest.mark.parametrize("language", ["id", "en"])
def test_an_extract_has_the_clauses_of_its_decree_but_for_the_first(language):
    of_decree = clauses(samples.COLLECTIVE, language)
    of_extract = clauses(samples.EXTRACT, language)
    assert of_decree[1:] == of_extract[1:]
    assert of_decree[0].label == of_extract[0].label
    assert f"{samples.EXTRACT.appointee.number} " in of_extract[0].text


def test_the_columns_that_a_collective_decree_names_are_those_of_its_annex():
    text = clauses(samples.COLLECTIVE, "id")[0].text
    columns = {"nama": 2, "dari jabatan": 4, "mengangkatnya": 5, "terhitung": 7}
    for what, number in columns.items():
        assert f"lajur {number}" in text[text.index(what) :]
    words = paper_of(samples.COLLECTIVE, samples.REAL).values()["words"]
    assert words["from_seat"].startswith("Jabatan lama")


def test_only_law_in_force_on_the_day_is_recalled_the_highest_first():
    asked = ["Peraturan BKN 5/2019", "UU 5/2014", "PP 11/2017", "UU 20/2023"]
    before = [it.text for it in recalled(asked, date(2023, 1, 1))]
    after = [it.text for it in recalled(asked, date(2026, 1, 1))]
    assert before[0] == "Undang-Undang Nomor 5 Tahun 2014 tentang Aparatur Sipil Negara"
    assert after[0] == "Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara"
    assert [it.split(" Nomor")[0] for it in after] == [
        "Undang-Undang",
        "Peraturan Pemerintah",
        "Peraturan Badan Kepegawaian Negara",
    ]


def test_what_the_law_as_data_does_not_know_is_not_recalled():
    with pytest.raises(KeyError):
        recalled(["UU 1/1900"], samples.DAY)


def test_every_instrument_can_be_recalled_and_tells_whether_somebody_read_it():
    for number, instrument in instruments().items():
        (told,) = recalled([number, number], instrument.in_force_from)
        assert told.text.endswith(f"tentang {instrument.title}")
        assert told.is_verified == instrument.verified


def test_numbers_are_spelled_as_a_clerk_does():
    assert spelled(0) == "nol"
    assert spelled(11) == "sebelas"
    assert spelled(17) == "tujuh belas"
    assert spelled(105) == "seratus lima"
    assert spelled(1945) == "seribu sembilan ratus empat puluh lima"
    assert ordinal(11, "id") == "KESEBELAS"
    assert ordinal(20, "id") == "KEDUA PULUH"
    assert [letter(index) for index in (0, 25, 26, 51, 52)] == [
        "a",
        "z",
        "aa",
        "az",
        "ba",
    ]
    assert spelled_day(date(2026, 3, 1), "id") == (
        "Minggu, tanggal satu bulan Maret tahun dua ribu dua puluh enam (01-03-2026)"
    )
    with pytest.raises(ValueError, match="10000"):
        spelled(10_000)
