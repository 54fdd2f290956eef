"""Saved e-mail and exports of SP4N-LAPOR!: read within bounds, and taken once."""

from datetime import date
from email.message import EmailMessage
from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tepat_web.complaints import actions, lapor, mailbox
from tepat_web.complaints.models import Case, Reporter

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)
HEADINGS = ("Tracking ID", "Tanggal Laporan", "Judul", "Isi Laporan", "Nama Pelapor",
            "Klasifikasi", "Instansi Terdisposisi", "Kecamatan Domisili")  # fmt: skip
ROWS = [
    (9001, "27-02-2026", "Jalan", "Berlubang", "Sri", "Pengaduan", "kecamatan contoh",
     "Laweyan"),
    (9002, "2026-02-28", "", "Petugas ramah", "", "Apresiasi", "Dinas entah", ""),
    (9003, "28/02/2026", "Kosong", "", "", "Pengaduan", "", ""),
]  # fmt: skip


def message(**other):
    mail = EmailMessage()
    mail["From"] = "Tini <tini@surel.example>"
    mail["Subject"] = "Antre lama"
    mail["Message-ID"] = other.get("name", "<1@surel.example>")
    mail["Date"] = "Fri, 27 Feb 2026 20:00:00 +0000"
    if other.get("html"):
        mail.set_content(other["html"], subtype="html")
    else:
        mail.set_content("Dua jam di loket.\n")
    mail.add_attachment(b"x", maintype="image", subtype="png", filename="foto.png")
    return mail


def csv():
    rows = [HEADINGS, *ROWS]
    return "\n".join(";".join(str(cell) for cell in row) for row in rows).encode()


def xlsx():
    book, data = openpyxl.Workbook(), BytesIO()
    book.active.append(["Ekspor SP4N-LAPOR!"])
    for row in (HEADINGS, *ROWS):
        book.active.append(row)
    book.save(data)
    return data.getvalue()


def bring(client, name, data, **more):
    sent = {"file": SimpleUploadedFile(name, data), **more}
    return client.post(reverse("complaints:bring"), sent)


def test_a_message_tells_who_when_and_what():
    (line,) = mailbox.read(message().as_bytes(), TODAY).lines
    assert line.text == "Antre lama\n\nDua jam di loket."
    assert (line.name, line.contact) == ("Tini", "tini@surel.example")
    assert (line.day, line.attachments) == (date(2026, 2, 28), 1)  # of our clock


def test_a_page_is_read_as_words_and_nothing_of_it_is_run():
    html = "<p>Antre</p><script>x()</script><p>lama &amp; panas</p>"
    (line,) = mailbox.read(message(html=html).as_bytes(), TODAY).lines
    assert line.text == "Antre lama\n\nAntre\nlama & panas"


def test_many_messages_of_one_file_and_a_damaged_one():
    many = [message(name=f"<{n}@surel.example>").as_bytes() for n in range(2)]
    many.append(b"Content-Type: text/plain; charset=entah\n\n\xff\xfe")
    told = mailbox.read(b"".join(b"From x\n" + each + b"\n" for each in many), TODAY)
    assert [bool(line.fault) for line in told.lines][:2] == [False, False]
    assert len(told.lines) == 3


@pytest.mark.parametrize(("name", "data"), [("l.csv", csv), ("l.xlsx", xlsx)])
def test_an_export_is_taken_in_once_whatever_kind_of_file(city, client_of, name, data):
    client = client_of(city.desk)
    page = bring(client, name, data())
    assert page.status_code == 200
    assert "Kecamatan Domisili" in page.content.decode()
    assert page.content.decode().count("<li>Baris") == 1
    road, praise = Case.objects.order_by("day")
    assert (road.unit, road.day) == (city.one, date(2026, 2, 27))
    assert (praise.kind, praise.unit) == ("praise", None)
    assert "Laweyan" in Reporter.objects.get(case=road).extra
    bring(client, "lagi.csv", csv())
    assert Case.objects.count() == 2


def test_who_handles_one_unit_takes_in_for_it_alone(city, client_of):
    client = client_of(city.elsewhere)
    assert bring(client, "l.csv", csv()).status_code == 422  # no unit chosen
    assert bring(client, "l.csv", csv(), unit=city.one.pk).status_code == 422
    bring(client, "l.csv", csv(), unit=city.other.pk)
    assert {each.unit for each in Case.objects.all()} == {city.other}


def test_the_same_file_at_the_same_moment_is_taken_once(city, client_of, monkeypatch):
    monkeypatch.setattr(actions, "_source", lambda channel, name: "s" * 64)
    page = bring(client_of(city.desk), "l.csv", csv())
    assert page.status_code == 422
    assert "bersamaan" in page.content.decode()
    assert not Case.objects.exists()


def test_a_file_that_is_none_is_refused_with_what_to_do(city, client_of):
    client = client_of(city.desk)
    for name, data in (
        ("l.pdf", b"x"),
        ("l.csv", b"a;b\n1;2"),
        ("l.xlsx", b"PK\x03\x04rusak"),
        ("l.csv", b"\x00\x01"),
    ):
        assert bring(client, name, data).status_code == 422
    assert not Case.objects.exists()


def test_a_whole_number_of_a_workbook_is_the_same_name_as_in_text():
    told = [lapor.read(data, TODAY).lines[0].source for data in (csv(), xlsx())]
    assert told == ["9001", "9001"]
