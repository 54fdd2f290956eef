import pytest

from tepat.norm_audit.wording import corrected, groups, words


def same(one, two):
    told = [words(one), words(two)]
    named = groups({told[0]: 2, told[1]: 1})
    return named[told[0]] == named[told[1]]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Menyusun laporan keuangan", "Penyusunan Laporan Keuangan;"),
        ("Melaksanakan penyusunan laporan", "Membuat laporan"),
        ("Mengirim surat undangan", "Pengiriman surat undangan"),
        ("Memeriksa berkas permohonan", "pemeriksaan berkas  permohonan."),
        (
            "Mengelola arsip vital dinas perangkat",
            "Mengelola arsip vital statis dinas perangkat",
        ),
    ],
)
def test_the_same_task_is_found_in_other_words(one, two):
    assert same(one, two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Menyusun laporan bulanan", "Menyusun laporan tahunan"),
        ("Mencatat surat masuk", "Mencatat surat keluar"),
        ("Melayani permohonan izin usaha", "Melayani permohonan izin bangunan"),
        ("Mengelola arsip", "Mengelola arsip kepegawaian"),
        (
            "Mendata pegawai PNS yang pensiun tiap unit",
            "Mendata pegawai PPPK yang pensiun tiap unit",
        ),
    ],
)
def test_tasks_that_differ_in_what_matters_stay_apart(one, two):
    assert not same(one, two)


def test_the_name_of_the_own_unit_tells_no_task_apart():
    one = words("Menyusun rencana kerja Bagian Hukum", ["bagian hukum"])
    two = words("Menyusun rencana kerja Bagian Umum", ["bagian umum"])
    assert one == two


def test_a_text_of_empty_words_keeps_them():
    assert words("Melaksanakan tugas lain") != ()


def test_a_slip_of_the_pen_is_mended_where_the_right_word_is_common():
    right, slip = words("Menyusun dokumen anggaran"), words("Menyusun dokumen angaran")
    assert right != slip
    assert corrected([right] * 20 + [slip])[-1] == right
    assert corrected([right] * 5 + [slip])[-1] == slip  # too few to know which is right


def test_two_common_words_one_letter_apart_stay_two():
    told = [words("Memeriksa pajak reklame")] * 30 + [
        words("Memeriksa panjak reklame")
    ] * 30
    assert len(set(corrected(told))) == 2


def test_groups_do_not_chain():
    # b is like a, c is like b, but c is two words from a.
    a = ("arsip", "daerah", "kelola", "perangkat")
    b, c = (*a, "statis"), (*a, "statis", "vital")
    named = groups({a: 9, b: 5, c: 3})
    assert named[b] == a
    assert named[c] == c


def test_groups_are_the_same_whatever_the_order_of_the_sheet():
    told = {
        words(f"Melayani izin nomor {n} {w}"): n + 1 for n, w in enumerate("abcdef")
    }
    assert groups(told) == groups(dict(reversed(told.items())))
