"""Which name a written title means, how surely, and why."""

import polars as pl
import pytest

from tepat.nomenclature import (
    ACCEPT,
    Asked,
    Decision,
    Matcher,
    catalogue,
    reasons,
)
from tepat.snapshot.columns import JOBS
from tepat.words import written

OWN = (
    ("K1", "Kepala Seksi Kurikulum SMP", "PENGAWAS", None),
    ("K2", "Inspektur Pembantu Wilayah I", "ADMINISTRATOR", None),
    ("K3", "Inspektur Pembantu Wilayah II", "ADMINISTRATOR", None),
    ("K4", "Guru Kelas Ahli Pertama", "FUNGSIONAL", "AHLI PERTAMA"),
    ("K5", "Guru Kelas Ahli Muda", "FUNGSIONAL", "AHLI MUDA"),
    ("K6", "Pengelola Sarana Olahraga", "PELAKSANA", None),
    ("K7", "Pengelola Data Sarana Olahraga", "PELAKSANA", None),
)


@pytest.fixture(scope="module")
def matcher():
    names = ("job", "name", "family", "level")
    rows = [dict(zip(names, row, strict=True)) for row in OWN]
    return Matcher(catalogue(pl.DataFrame(rows, schema=JOBS.schema)))


def best(matcher, text, **known):
    (found,) = matcher.find([Asked(text, **known)])
    if not found.candidates:
        return None, 0.0, found.decision, ""
    first = found.candidates[0]
    why = "; ".join(said.fill(facts, "en") for said, facts in first.reasons)
    return matcher.names[first.row], first.confidence, found.decision, why


@pytest.mark.parametrize(
    ("text", "name", "why"),
    [
        ("Penelaah Teknis Kebijakan", "Penelaah Teknis Kebijakan", "the same title"),
        ("PENATA  LAYANAN, OPERASIONAL", "Penata Layanan Operasional", "differently"),
        ("Penelaah Tehnis Kebijakn", "Penelaah Teknis Kebijakan", "tehnis = teknis"),
        ("Operasional Layanan Operator", "Operator Layanan Operasional", "order"),
        ("PenataKelola Pemerintahan", "Penata Kelola Pemerintahan", "space"),
        ("Pengolah Datadan Informasi", "Pengolah Data dan Informasi", "space"),
        ("Pengadm. Perkantoran", "Pengadministrasi Perkantoran", "in full: pengadm"),
        ("Analis SDM Aparatur Muda", "Analis Sumber Daya Manusia Aparatur", "sdm"),
        ("Plt. Kepala Dinas", "Kepala Dinas", "acting mark"),
        ("Plt. Kasubbag Umum & Kepeg", "Kepala Subbagian", "umum kepegawaian"),
        ("Kepala Seksi Penempatan Guru", "Kepala Seksi", "penempatan guru"),
        ("Kasie Kurikulum SMP", "Kepala Seksi Kurikulum SMP", "kasie"),
        ("Irban Wilayah 2", "Inspektur Pembantu Wilayah II", "irban"),
        ("Guru Kelas Muda", "Guru Kelas Ahli Muda", "level AHLI MUDA"),
        ("Pranata Komputer Terampil", "Pranata Komputer", "level TERAMPIL"),
        ("Arsiparis pada Dinas Perpustakaan", "Arsiparis", "the unit's name"),
    ],
)
def test_a_title_as_offices_write_it_is_accepted_and_says_why(matcher, text, name, why):
    found, confidence, decision, said = best(matcher, text)
    assert (found, decision) == (name, Decision.ACCEPT), said
    assert confidence >= ACCEPT
    assert why in said


@pytest.mark.parametrize(
    ("text", "name", "why"),
    [
        # One word too many or too few is never a slip.
        ("Pengelola Data Sarana", "Pengelola Data Sarana Olahraga", "olahraga"),
        ("Pengelola Bahan Sarana Olahraga", "Pengelola Sarana Olahraga", "bahan"),
        ("Bendahara Pengeluaran", "Bendahara", "pengeluaran"),
        # Two letters make another word.
        (
            "Pengadministrasi Kependidikan",
            "Pengadministrasi Kependudukan",
            "kependidikan = kependudukan",
        ),
        # The city has a section that is almost this one.
        ("Kasi Kurikulum SD", "Kepala Seksi Kurikulum SMP", "name not told: smp"),
        # What follows is no unit that is known; the level is the one told.
        ("Guru Kelas Ahli Muda Mekar Jaya", "Guru Kelas Ahli Muda", "mekar, jaya"),
        # The name has a level and the title has another one.
        ("Guru Kelas Ahli Madya", "Guru Kelas Ahli Pertama", "another level"),
    ],
)
def test_what_may_be_another_job_is_reviewed(matcher, text, name, why):
    found, _, decision, said = best(matcher, text)
    assert (found, decision) == (name, Decision.REVIEW), said
    assert why in said


def test_another_number_is_another_post(matcher):
    (found,) = matcher.find([Asked("Inspektur Pembantu Wilayah III")])
    assert found.decision is Decision.REVIEW
    told = {matcher.names[one.row]: one for one in found.candidates}
    second = told["Inspektur Pembantu Wilayah II"]
    assert reasons.OTHER_NUMBER in [said for said, _ in second.reasons]


@pytest.mark.parametrize("text", ["xyz abc", "Staf Honorer Lepas", "", " - "])
def test_what_no_name_is_near_to_is_unknown(matcher, text):
    assert best(matcher, text)[2] is Decision.UNKNOWN


def test_the_units_own_name_at_the_end_is_left_out(matcher):
    text, unit = "Pengadministrasi Perkantoran Mekar Jaya", "Kelurahan Mekar Jaya"
    assert best(matcher, text)[2] is Decision.REVIEW
    found, _, decision, said = best(matcher, text, unit=unit)
    assert (found, decision) == ("Pengadministrasi Perkantoran", Decision.ACCEPT)
    assert "mekar jaya" in said


def test_another_family_lowers_the_confidence_and_is_told(matcher):
    sure = best(matcher, "Arsiparis", family="FUNGSIONAL")
    doubted = best(matcher, "Arsiparis", family="PELAKSANA")
    assert sure[1] == 1.0
    assert doubted[1] == pytest.approx(0.84)
    assert doubted[2] is Decision.REVIEW
    assert "another family: PELAKSANA, the name has FUNGSIONAL" in doubted[3]


def test_a_level_told_beside_the_title_counts_as_if_it_stood_in_it(matcher):
    found = best(matcher, "Guru Kelas", family="FUNGSIONAL", level="AHLI MUDA")
    assert found[:3] == ("Guru Kelas Ahli Muda", 1.0, Decision.ACCEPT)
    assert best(matcher, "Guru Kelas")[2] is Decision.REVIEW  # which level?


def test_at_most_three_names_are_told_the_nearest_first(matcher):
    (found,) = matcher.find([Asked("Pengelola Sarana")])
    told = [one.confidence for one in found.candidates]
    assert 1 <= len(told) <= 3
    assert told == sorted(told, reverse=True)


def test_the_answer_does_not_depend_on_what_else_is_asked(matcher):
    texts = ["Penelaah Tehnis", "Kasi Kurikulum", "Pengelola Dta", "Irban III"]
    together = matcher.find([Asked(text) for text in texts])
    backwards = matcher.find([Asked(text) for text in reversed(texts)])
    assert together == list(reversed(backwards))
    assert together == [matcher.find([Asked(text)])[0] for text in texts]


def test_every_reason_can_be_said_in_both_languages(matcher):
    texts = ["Plt. Kasubbag Umun", "Irban III", "Guru Kelas Madya", "PenataKelola X"]
    for found in matcher.find([Asked(text, "PELAKSANA") for text in texts]):
        for one in found.candidates:
            for sentence, facts in one.reasons:
                assert sentence.fill(facts, "id") and sentence.fill(facts, "en")
            assert 0 <= one.confidence <= 1
            assert written(one.confidence, "id")
