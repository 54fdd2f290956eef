"""A period: what was reached is written, shown by evidence, handed in and answered."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.web.agreements.conftest import FIRST, again

from tepat_web.agreements import actions_checkin, files, queries
from tepat_web.agreements.actions_checkin import Reached, Shown
from tepat_web.agreements.models import CheckIn, Cycle, Evidence, Span
from tepat_web.documents import archive
from tepat_web.ledger.actions import NotAllowed
from tepat_web.ledger.models import Entry, Notice
from tepat_web.register.actions import Stale

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 laporan"
PAGE = "/skp/{}/periode/1-3/"


def office(*names):
    packed = BytesIO()
    with ZipFile(packed, "w") as package:
        for name in names:
            package.writestr(name, "isi")
    return packed.getvalue()


def test_a_check_in_is_kept_handed_in_and_told_once(cast, reach_out):
    draft = reach_out("Separuh jalan", hands_in=False)
    assert draft.handed_in_at is None
    assert not Notice.objects.filter(to=cast.budi, url__contains="periode").exists()
    seen = queries.version_of(draft)
    for _click in range(2):
        reach_out("Separuh jalan", seen=seen)
    assert Entry.objects.filter(act="checkin.handed-in").count() == 1
    assert Notice.objects.filter(to=cast.budi, url__contains="periode").count() == 1
    with pytest.raises(Stale):
        reach_out("Dari jendela lain", seen=seen)


def test_a_period_is_looked_at_once_it_has_begun_and_something_is_agreed(
    cast, handed_in, reach_out
):
    with pytest.raises(NotAllowed):
        reach_out(span=Span(7, 9))
    with pytest.raises(NotAllowed):
        reach_out(span=Span(2, 3))
    type(handed_in).objects.update(agreed_at=None)
    with pytest.raises(NotAllowed):
        reach_out()
    assert not CheckIn.objects.exists()


def test_nothing_is_handed_in_that_says_nothing(reach_out):
    with pytest.raises(NotAllowed):
        reach_out("")


def test_the_superior_answers_what_is_handed_in(cast, reach_out):
    draft = reach_out(hands_in=False)
    told = {"by": cast.budi, "checkin": draft, "text": "Bagus, lanjutkan"}
    with pytest.raises(NotAllowed):
        actions_checkin.reply(**told, seen=queries.version_of(draft))
    handed = reach_out(seen=queries.version_of(draft))
    with pytest.raises(Stale):
        actions_checkin.reply(**told, seen=queries.version_of(handed) - 1)
    with pytest.raises(PermissionDenied):
        actions_checkin.reply(**told | {"by": cast.tono}, seen=0)
    seen = queries.version_of(handed)
    for _click in range(2):
        actions_checkin.reply(**told, seen=seen)
    assert Entry.objects.filter(act="checkin.replied").count() == 1
    assert Notice.objects.filter(to=cast.sri, url__contains="periode").count() == 1
    with pytest.raises(NotAllowed):
        reach_out("Setelah dijawab", seen=queries.version_of(handed))


def test_evidence_is_added_once_and_stays_once_it_was_answered(cast, agreed, reach_out):
    reach_out()
    shown = Shown("laporan.pdf", PDF)
    told = {"by": cast.sri, "agreement": agreed, "span": FIRST, "shown": shown}
    first = actions_checkin.add_evidence(**told)
    assert actions_checkin.add_evidence(**told) == first
    for by in (cast.budi, cast.tono):
        with pytest.raises(PermissionDenied):
            actions_checkin.add_evidence(**told | {"by": by})
    there = CheckIn.objects.get()
    actions_checkin.reply(
        by=cast.budi, checkin=there, text="Baik", seen=queries.version_of(there)
    )
    with pytest.raises(NotAllowed):
        actions_checkin.remove_evidence(by=cast.sri, evidence=first)
    assert not again(first).is_removed


def test_a_closed_year_takes_nothing(cast, agreed, reach_out):
    reach_out()
    added = actions_checkin.add_evidence(
        by=cast.sri, agreement=agreed, span=FIRST, shown=Shown("a.pdf", PDF)
    )
    Cycle.objects.update(stage=Cycle.Stage.CLOSED)
    there = CheckIn.objects.get()
    for act in (
        lambda: reach_out("Terlambat", seen=queries.version_of(there)),
        lambda: actions_checkin.remove_evidence(by=cast.sri, evidence=added),
        lambda: actions_checkin.reply(
            by=cast.budi, checkin=there, text="Baik", seen=queries.version_of(there)
        ),
    ):
        with pytest.raises(NotAllowed):
            act()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PDF, "pdf"),
        (b"\x89PNG\r\n\x1a\n0", "png"),
        (b"\xff\xd8\xff\xe0", "jpg"),
        (office("[Content_Types].xml", "word/document.xml"), "docx"),
        (office("xl/workbook.xml"), "xlsx"),
        (office("word/document.xml", "word/vbaProject.bin"), ""),
        (office("index.html"), ""),
        (b"PK\x03\x04rusak", ""),
        (b"<script>alert(1)</script>", ""),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", ""),
        (b"MZ\x90", ""),
        (b"", ""),
    ],
)
def test_a_file_is_what_it_holds_whatever_it_is_called(content, kind):
    assert files.kind_of(content) == kind


def test_a_name_carries_neither_path_nor_another_ending():
    assert files.looked_at("../../etc/laporan.html", PDF) == "laporan.pdf"
    assert files.looked_at('a\r\n"b.pdf', PDF) == "a---b.pdf"
    assert files.looked_at("...", PDF) == "bukti.pdf"
    with pytest.raises(NotAllowed):
        files.looked_at("besar.pdf", PDF + bytes(files.LARGEST))


# --- The page ----------------------------------------------------------------------


def upload(content, name="laporan.pdf"):
    return SimpleUploadedFile(name, content)


def test_every_button_keeps_what_was_typed(cast, agreed, client_of):
    browser, page = client_of(cast.sri), PAGE.format(agreed.pk)
    told = {"hasil_1": "Sembilan puluh izin", "versi": "0", "simpan": "1"}
    refused = browser.post(page, told | {"file": upload(b"<html>", "a.html")})
    assert refused.status_code == 422
    assert "Sembilan puluh izin" in refused.content.decode()
    assert not CheckIn.objects.exists()  # whole or not at all
    kept = browser.post(page, told | {"file": upload(PDF)})
    assert kept.status_code == 302
    assert CheckIn.objects.get().progress == {"1": "Sembilan puluh izin"}
    found = Evidence.objects.get()
    assert (found.name, found.size) == ("laporan.pdf", len(PDF))
    assert archive.read(found.digest) == PDF


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "ftp://a"])
def test_an_address_is_one_of_a_page(cast, agreed, client_of, url):
    told = {"hasil_1": "x", "versi": "0", "simpan": "1", "url": url}
    answer = client_of(cast.sri).post(PAGE.format(agreed.pk), told)
    assert answer.status_code == 422
    assert not Evidence.objects.exists()


def test_a_file_is_sent_to_be_kept_never_to_be_run(cast, agreed, client_of):
    added = actions_checkin.add_evidence(
        by=cast.sri, agreement=agreed, span=FIRST, shown=Shown("laporan.pdf", PDF)
    )
    address = f"/skp/bukti/{added.pk}/"
    for by in (cast.sri, cast.budi, cast.planner):
        answer = client_of(by).get(address)
        assert answer.content == PDF
        assert answer["Content-Disposition"].startswith("attachment")
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in answer["Content-Security-Policy"]
    assert Entry.objects.filter(act="agreement.viewed").count() == 1  # the planner
    assert client_of(cast.tono).get(address).status_code == 404
    archive.path_of(added.digest).write_bytes(b"diubah")
    assert client_of(cast.sri).get(address).status_code == 302


def test_two_windows_are_shown_side_by_side(cast, agreed, reach_out, client_of):
    reach_out("Dari jendela pertama", hands_in=False)
    told = {"hasil_1": "Dari jendela kedua", "versi": "0", "simpan": "1"}
    answer = client_of(cast.sri).post(PAGE.format(agreed.pk), told)
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "Dari jendela pertama" in text
    assert "Dari jendela kedua" in text


def test_what_is_not_handed_in_is_read_by_the_person_alone(
    cast, agreed, reach_out, client_of
):
    draft, page = reach_out("Separuh jalan", hands_in=False), PAGE.format(agreed.pk)
    for by, reads in ((cast.sri, True), (cast.budi, False), (cast.planner, False)):
        text = client_of(by).get(page).content.decode()
        assert ("Separuh jalan" in text) == reads
    reach_out("Separuh jalan", seen=queries.version_of(draft))
    assert "Separuh jalan" in client_of(cast.budi).get(page).content.decode()


def test_the_superior_reads_and_answers_on_the_page(cast, agreed, reach_out, client_of):
    there = reach_out()
    page, browser = PAGE.format(agreed.pk), client_of(cast.budi)
    assert "Sembilan puluh izin" in browser.get(page).content.decode()
    told = {"reply": "Bagus", "versi": str(queries.version_of(there))}
    assert browser.post(page, {"reply": " "}).status_code == 422
    assert browser.post(page, told).status_code == 302
    assert again(there).reply == "Bagus"
    cast.budi.first_name = "Budi Penjawab"  # the superior of a later page may differ
    cast.budi.save()
    shown = client_of(cast.sri).get(page).content.decode()
    assert "Bagus" in shown and "Budi Penjawab, " in shown
    assert client_of(cast.planner).post(page, told).status_code == 404


def test_reached_is_said_of_results_that_there_are(cast, agreed):
    made = actions_checkin.save_checkin(
        by=cast.sri,
        agreement=agreed,
        span=FIRST,
        told=Reached({"1": "Ada", "2": ""}),
        seen=0,
    )
    assert made.progress == {"1": "Ada"}
