"""A title taken apart has the same parts however it is written."""

import pytest

from tepat.nomenclature import title


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Plt. KASUBBAG Umum & Kepeg.", "Kepala Sub Bagian Umum dan Kepegawaian"),
        ("Ka.Bid  Sarpras", "kepala bidang sarana dan prasarana"),
        ("Kasi Trantibum", "Kepala Seksi Ketenteraman, Ketertiban Umum"),
        ("Ka. UPTD Puskesmas", "Kepala U.P.T. Puskesmas"),
        ("Inspektur Pembantu Wilayah II", "IRBAN Wilayah 2"),
        ("Pengelola Pengadaan Barang/Jasa", "Pengelola Pengadaan Barang dan Jasa"),
        ("Perancang Perundang-undangan", "PERANCANG  PERUNDANG UNDANGAN"),
        ("JF Arsiparis", "Arsiparis"),
        ("Polisi PP", "Polisi Pamong Praja"),
        ("Señor Analis", "senor analis"),
    ],
)
def test_two_spellings_have_the_same_words(one, other):
    assert title(one).words == title(other).words


@pytest.mark.parametrize(
    ("written", "level", "words"),
    [
        ("Arsiparis Ahli Muda", "AHLI MUDA", ("arsiparis",)),
        ("Arsiparis Muda", "AHLI MUDA", ("arsiparis",)),
        ("ARSIPARIS - PENYELIA", "PENYELIA", ("arsiparis",)),
        ("Perawat Pelaksana Lanjutan", "MAHIR", ("perawat",)),
        ("Perawat (Terampil)", "TERAMPIL", ("perawat",)),
        ("Guru Ahli Pertama - Guru Kelas", "AHLI PERTAMA", ("guru", "guru", "kelas")),
        ("Muda", None, ("muda",)),
        ("Ahli Muda", None, ("ahli", "muda")),
        ("Pengelola Data", None, ("pengelola", "data")),
    ],
)
def test_the_level_at_the_end_is_read_apart(written, level, words):
    told = title(written)
    assert (told.level, told.words) == (level, words)


def test_an_acting_mark_is_noted_and_left_out():
    assert title("Plh.Kepala Dinas").is_acting
    assert title("Plh.Kepala Dinas").words == ("kepala", "dinas")
    assert not title("Pelaksana Harian").is_acting


def test_what_follows_pada_or_di_is_a_place():
    told = title("Penelaah Teknis Kebijakan pada Dinas Kesehatan")
    assert told.words[: told.place] == ("penelaah", "teknis", "kebijakan")
    assert title("Arsiparis").place is None


def test_nothing_is_left_of_nothing():
    assert title("  - . ").words == ()
