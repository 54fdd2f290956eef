"""Writing a job analysis in a real browser: figures follow, rows come, drafts stay."""

import re

import pytest
from tests.web.test_matrix import city

from tepat_web.accounts.access import Role
from tepat_web.organisation.models import Position, Task

__all__ = ["city"]  # the fixture
pytestmark = [pytest.mark.django_db]
SITE = "http://localhost"


@pytest.fixture
def editor(city, user_with, client_of, browse):
    """The editor of a position with one task: four a day, three hours each."""
    position = Position.objects.filter(family="PELAKSANA").first()
    Task.objects.filter(position=position).delete()
    Task.objects.create(
        position=position,
        description="Menyusun laporan",
        volume=4,
        period="hari",
        time=3,
        time_unit="jam",
        approach="tugas",
    )
    page = browse(client_of(user_with(Role.ANALYST)))
    page.goto(f"{SITE}/anjab/jabatan/{position.pk}/ubah/")
    return page


def test_the_need_follows_what_is_typed(editor):
    editor.locator("input[name$=-volume]").fill("8")
    editor.locator("input[name$=-volume]").blur()
    # 8 × 3 × 235 = 5,640 hours; 5,640 ÷ 1,250 = 4.512 → 5
    editor.get_by_text("5.640 jam ÷ 1.250 jam = 4,51 → 5 orang").wait_for()


def test_a_new_row_comes_without_a_new_page_and_takes_the_focus(editor):
    editor.evaluate("window.isHere = true")
    editor.get_by_role("button", name="Tambah tugas").click()
    editor.locator("#id_tugas-n1-description").wait_for()
    assert editor.evaluate("window.isHere")
    editor.locator("#id_tugas-n1-description:focus").wait_for()


def test_a_kept_draft_brings_back_rows_that_were_never_saved(editor):
    editor.get_by_role("button", name="Tambah tugas").click()
    editor.locator("#id_tugas-n1-description").fill("Mengarsipkan surat")
    editor.wait_for_timeout(800)  # drafts are kept after a pause in typing
    editor.on("dialog", lambda dialog: dialog.accept())
    editor.reload()
    assert editor.locator("#id_tugas-n1-description").count() == 0
    editor.locator("[data-restore]").click()
    row = editor.locator("#id_tugas-n1-description")
    row.wait_for()
    assert row.input_value() == "Mengarsipkan surat"
    assert re.search("Belum disimpan", editor.locator("main").inner_text())
