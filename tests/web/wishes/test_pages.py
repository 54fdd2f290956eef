"""Pages of wishes: choosing, ordering without JavaScript, saving, reading later."""

from __future__ import annotations

import pytest

from tepat_web.workforce.models import Wish

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
    assert not Wish.objects.filter(employee=cast.person).exists()
