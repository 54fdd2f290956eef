"""Pages of wishes: choosing, ordering without JavaScript, saving, reading later."""

from __future__ import annotations

import pytest

from tepat_web.ledger import jobs
from tepat_web.ledger.models import Job
from tepat_web.wishes import actions_window, queries
from tepat_web.wishes.actions import Said
from tepat_web.wishes.models import Preference

pytestmark = pytest.mark.django_db
MINE = "/minat/saya/"


@pytest.fixture
def browser(cast, client_of):
    return client_of(cast.sri)


def form(*codes, version=0, choice="urutan", **more):
    reasons = more.pop("reasons", [""] * len(codes))
    return {
        "versi": str(version),
        "pilihan": choice,
        "kode": list(codes),
        "alasan": reasons,
        "syarat": [""] * len(codes),
        **more,
    }


def text(answer):
    return answer.content.decode()


def test_buttons_order_and_fill_the_list_and_keep_what_was_typed(window, browser, cast):
    one, other, third = (each.code for each in cast.positions[:3])
    typed = form(one, other, "", reasons=["pertama saya", "kedua saya", ""])
    page = text(browser.post(MINE, typed | {"naik": "1", "batasan": "ibu sakit"}))
    assert page.index(f'value="{other}"') < page.index(f'value="{one}"')
    assert page.index("kedua saya") < page.index("pertama saya")
    assert "ibu sakit" in page and "Belum disimpan" in page
    page = text(browser.post(MINE, typed | {"tambah": third}))
    assert f'name="kode" value="{third}"' in page
    page = text(browser.post(MINE, typed | {"hapus": "0"}))
    assert "pertama saya" not in page and "kedua saya" in page
    assert not Preference.objects.exists()


def test_what_no_button_sends_does_nothing(window, browser, cast):
    typed = form(cast.positions[0].code, reasons=["alasan saya"])
    for strange in ("9" * 5_000, "-1", "٣", ""):
        page = browser.post(MINE, typed | {"naik": strange, "q": strange})
        assert page.status_code == 200


def test_htmx_is_given_the_list_alone(window, browser, cast):
    typed = form(cast.positions[0].code, "") | {"turun": "0"}
    answer = browser.post(MINE, typed, headers={"HX-Request": "true"})
    assert "<html" not in text(answer)
    assert 'id="minat-isi"' in text(answer)


def test_a_search_finds_positions_by_every_word_and_saves_nothing(
    window, browser, cast
):
    position = cast.positions[1]
    words = f"{position.name.split()[0]} {position.unit.name}"
    page = text(browser.post(MINE, form("") | {"q": words, "cari": "1"}))
    assert f'name="tambah" value="{position.code}"' in page
    page = text(browser.post(MINE, form("") | {"q": "tidak ada begitu", "cari": "1"}))
    assert "Tidak ada jabatan yang memuat semua kata ini" in page
    assert not Preference.objects.exists()


def test_what_is_saved_is_said_and_shown_again(window, browser, cast):
    code = cast.positions[0].code
    answer = browser.post(
        MINE, form(code, "", reasons=["belajar", ""]) | {"simpan": "1"}, follow=True
    )
    assert answer.redirect_chain == [(MINE, 302)]
    assert "Minat Anda tersimpan" in text(answer)
    assert "belajar" in text(browser.get(MINE))


def test_an_unknown_code_is_refused_with_everything_that_was_typed(
    window, browser, cast
):
    code = cast.positions[0].code
    typed = form(code, "SALAH-1", reasons=["satu", "dua"]) | {"simpan": "1"}
    answer = browser.post(MINE, typed)
    assert answer.status_code == 422
    page = text(answer)
    assert 'value="SALAH-1"' in page and 'aria-invalid="true"' in page
    assert "dua" in page and "satu" in page
    assert not Preference.objects.exists()


def test_of_two_tabs_the_later_sees_both_and_then_decides(window, browser, cast, tell):
    one, other = cast.positions[:2]
    tell(window, Said(one.code, "dari tab pertama"), seen=0)
    typed = form(other.code, reasons=["dari tab kedua"]) | {"simpan": "1"}
    answer = browser.post(MINE, typed)
    assert answer.status_code == 409
    page = text(answer)
    assert "dari tab pertama" in page and "dari tab kedua" in page
    assert "Tersimpan sekarang" in page
    assert [it.position for it in queries.wishes(cast.person)] == [one]
    # The form that came back has seen both: saving it is a decision.
    again_ = typed | {"versi": str(queries.version_of_wishes(window, cast.person))}
    assert f'value="{again_["versi"]}"' in page
    assert browser.post(MINE, again_).status_code == 302
    assert [it.position for it in queries.wishes(cast.person)] == [other]


def test_a_form_without_its_version_overwrites_nothing(window, browser, cast, tell):
    tell(window, cast.positions[0].code, seen=0)
    typed = form(cast.positions[1].code, version="x") | {"simpan": "1"}
    assert browser.post(MINE, typed).status_code == 409


def test_after_the_window_it_is_read_only_with_its_date(
    window, browser, cast, tell, city, today
):
    wish = Said(cast.positions[0].code, "ingin belajar", "dekat sekolah anak")
    tell(window, wish, constraints="ibu")
    actions_window.close_window(by=city.planner, window=window, today=today)
    page = text(browser.get(MINE))
    assert all(it in page for it in ("ingin belajar", "dekat sekolah anak", "ibu"))
    assert "ditutup pada" in page and "<textarea" not in page
    typed = form(cast.positions[1].code, reasons=["terlambat"]) | {"simpan": "1"}
    answer = browser.post(MINE, typed)
    assert answer.status_code == 409
    assert "terlambat" in text(answer)  # not lost, though not saved
    assert [it.position for it in queries.wishes(cast.person)] == cast.positions[:1]


def test_what_is_missing_is_shown_with_its_cure_or_said_not_to_be_computed(
    window, browser, cast, files
):
    hard = cast.positions[0]
    page = text(browser.get(MINE))
    assert "belum dihitung" in page
    browser.post(MINE, form(hard.code) | {"hitung": "1"})
    assert "sedang dihitung" in text(browser.get(MINE))
    job = jobs.do_now(Job.objects.get(kind="computation"))
    assert job.state == Job.State.DONE, job.message_id
    page = text(browser.get(MINE))
    assert "belum dihitung" not in page.split("Tambahkan jabatan")[0]
    assert "syarat belum terpenuhi" in page or "Tidak ada yang kurang" in page
    assert "terjangkau sekarang" in page or "terbuka seiring waktu" in page


def test_who_is_not_in_the_register_reads_what_to_do(user_with, client_of, window):
    browser = client_of(user_with(nip="199001012015031999"))
    assert "Berkas Anda belum ada dalam register" in text(browser.get(MINE))


def test_the_page_of_a_unit_works_alike(window, cast, client_of):
    browser = client_of(cast.head)
    listed = text(browser.get("/minat/unit/"))
    address = f"/minat/unit/{cast.unit.pk}/"
    assert address in listed
    code = cast.unit.positions.filter(is_removed=False).first().code
    typed = form(code, reasons=["kosong setahun"]) | {"simpan": "1"}
    assert browser.post(address, typed).status_code == 302
    assert "kosong setahun" in text(browser.get(address))
    refused = browser.post(address, form("SALAH-2") | {"simpan": "1", "versi": "0"})
    assert refused.status_code == 422 and 'value="SALAH-2"' in text(refused)
    assert client_of(cast.sri).get(address).status_code == 404
    assert "Tidak ada unit yang Anda" in text(client_of(cast.sri).get("/minat/unit/"))
