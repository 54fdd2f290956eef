"""Saved e-mail and exports of SP4N-LAPOR!: read within bounds, and taken once."""

from datetime import date
from email.message import EmailMessage
from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tepat_web.complaints import chores, lapor, mailbox, steps
from tepat_web.complaints.models import Addition, Case, Reporter, Tray, Turn

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


def real(status, *, more=False):
    """As public programs read it: labels above, quoted, semicolons, a mark before."""
    rows = [
        ("Judul Laporan", "Rekap aduan, Januari"), ("Tanggal Generate", "9 Jan 2026"),
        ("Tracking ID", "Tanggal Laporan Masuk", "Klasifikasi Laporan",
         "Judul Laporan", "Isi Laporan Awal", "Isi Laporan Akhir",
         "Tipe Laporan (Anonim/Rahasia)", "Instansi Terdisposisi", "Status Laporan"),
        ("7001", "3 Jan 2026", "Pengaduan", "Antre", "Antre; dua jam", "Antre dua jam",
         "Rahasia", "Kecamatan Contoh", status),
    ]  # fmt: skip
    if more:
        rows.append(("7002", "5 Mei 2025", "Aspirasi", "", "Lampu", "", "", "", status))
    lines = (";".join(f'"{cell}"' for cell in row) for row in rows)
    return b"\xef\xbb\xbf" + "\r\n".join(lines).encode()


def xlsx():
    book, data = openpyxl.Workbook(), BytesIO()
    book.active.append(["Ekspor SP4N-LAPOR!"])
    for row in (HEADINGS, *ROWS):
        book.active.append(row)
    book.save(data)
    return data.getvalue()


def read(client, name, data, **more):
    sent = {"file": SimpleUploadedFile(name, data), **more}
    return client.post(reverse("complaints:bring"), sent)


def take(client):
    tray = Tray.objects.get()
    return client.post(reverse("complaints:take"), {"berkas": tray.pk}, follow=True)


def bring(client, name, data, **more):
    """Read a file, look at it, and say yes; the page that was looked at."""
    told = read(client, name, data, **more)
    assert told.status_code == 302
    page = client.get(reverse("complaints:bring")).content.decode()
    return page, take(client).content.decode()


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
    page, done = bring(client, name, data())
    assert "Kecamatan Domisili" in page
    assert "tidak menyebut" in page  # why the third line cannot be read
    assert "2 baru" in done
    road, praise = Case.objects.order_by("day")
    assert (road.unit, road.day) == (city.one, date(2026, 2, 27))
    assert (praise.kind, praise.unit) == ("praise", None)
    assert "Laweyan" in Reporter.objects.get(case=road).extra
    _page, done = bring(client, "lagi.csv", csv())
    assert "Tidak ada yang baru" in done
    assert Case.objects.count() == 2


def test_nothing_is_kept_before_a_yes_and_the_file_goes_with_it(city, client_of, at):
    client = client_of(city.desk)
    read(client, "l.csv", csv())
    assert not Case.objects.exists()
    other = client_of(city.keeper)
    assert "Berlubang" not in other.get(reverse("complaints:bring")).content.decode()
    told = {"berkas": Tray.objects.get().pk}
    other.post(reverse("complaints:take"), told)
    assert not Case.objects.exists()
    client.post(reverse("complaints:throw"), told)
    assert not Tray.objects.exists()
    again = client.post(reverse("complaints:take"), told, follow=True)
    assert "tidak ada lagi" in again.content.decode()
    read(client, "l.csv", csv())
    chores.look(at(2026, 3, 4))
    assert not Tray.objects.exists()


def test_who_handles_one_unit_takes_in_for_it_alone(city, client_of):
    client = client_of(city.elsewhere)
    assert read(client, "l.csv", csv()).status_code == 422  # no unit chosen
    assert read(client, "l.csv", csv(), unit=city.one.pk).status_code == 422
    bring(client, "l.csv", csv(), unit=city.other.pk)
    assert {each.unit for each in Case.objects.all()} == {city.other}


def test_the_same_file_at_the_same_moment_is_taken_once(city, client_of, monkeypatch):
    monkeypatch.setattr(steps, "source_of", lambda channel, name: "s" * 64)
    _page, done = bring(client_of(city.desk), "l.csv", csv())
    assert "bersamaan" in done
    assert not Case.objects.exists()


def test_the_next_export_adds_and_tells_what_changed_there(city, client_of):
    client, first = client_of(city.desk), real("Belum Ditindaklanjuti")
    bring(client, "a.csv", first)
    page, done = bring(client, "b.csv", real("Ditutup oleh Admin", more=True))
    assert "1 baru, 1 untuk kasus yang sudah ada" in done
    assert "Ditutup oleh Admin" in page
    old, new = Case.objects.order_by("pk")
    assert (old.elsewhere, old.stage) == ("Ditutup oleh Admin", "received")
    assert (new.stage, new.forward_by) == ("closed", None)  # closed there before
    turn = Turn.objects.get(what="there")
    assert turn.text == "Belum Ditindaklanjuti → Ditutup oleh Admin"
    _page, done = bring(client, "b.csv", real("Ditutup oleh Admin", more=True))
    assert "Tidak ada yang baru" in done
    assert (old.veil, old.day) == ("confidential", date(2026, 1, 3))
    # An export without the column of the status takes nothing back.
    bring(client, "c.csv", b"Tracking ID;Isi Laporan\n7001;Antre; dua jam")
    old.refresh_from_db()
    assert old.elsewhere == "Ditutup oleh Admin"


def test_a_file_that_is_none_is_refused_with_what_to_do(city, client_of):
    client = client_of(city.desk)
    for name, data in (
        ("l.pdf", b"x"),
        ("l.csv", b"a;b\n1;2"),
        ("l.xlsx", b"PK\x03\x04rusak"),
        ("l.csv", b"\x00\x01"),
    ):
        assert read(client, name, data).status_code == 422
    assert not Case.objects.exists()


def test_a_whole_number_of_a_workbook_is_the_same_name_as_in_text():
    told = [lapor.read(data, TODAY).lines[0].source for data in (csv(), xlsx())]
    assert told == ["9001", "9001"]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("3 Jan 2026", date(2026, 1, 3)),
        ("Senin, 05 Agustus 2024 10:22", date(2024, 8, 5)),
        ("17-Okt-2025", date(2025, 10, 17)),
        ("4 May 2025", date(2025, 5, 4)),
        ("2026-02-01 08:15:30", date(2026, 2, 1)),
        ("2026-02-01T08:15:30+07:00", date(2026, 2, 1)),
        ("03/02/2026", date(2026, 2, 3)),
        ("3.2.2026", date(2026, 2, 3)),
        ("01-02-26", date(2026, 2, 1)),
        ("46025", date(2026, 1, 3)),
        ("31/02/2026", None),
        ("02/13/2026", None),  # nobody guesses that a month stands before the day
        ("kemarin", None),
    ],
)
def test_a_day_is_read_however_it_is_written(written, day):
    data = f'Isi Laporan,Tanggal Laporan Masuk\nAntre,"{written}"'.encode()
    (line,) = lapor.read(data, TODAY).lines
    assert line.day == day


HEAD = (
    b"From: =?utf-8?B?U3JpIFfDoWh5dQ==?= <sri@surel.example>\n"
    b"Subject: =?iso-8859-1?Q?Antre=E9?=\n"
)
RAW = {
    "wrong name of letters": (
        b'Content-Type: text/plain; charset="x-entah"\n\nDua jam \x93lama\x94',
        "Dua jam “lama”",
    ),
    "quoted-printable, windows": (
        b"Content-Type: text/plain; charset=windows-1252\n"
        b"Content-Transfer-Encoding: quoted-printable\n\nDua =93jam=94 di lo=\nket",
        "Dua “jam” di loket",
    ),
    "base64": (
        b"Content-Type: text/plain; charset=utf-8\n"
        b"Content-Transfer-Encoding: base64\n\nRHVhIGphbQ==\n",
        "Dua jam",
    ),
    "no letters named": (b"\nDua jam \xe2\x80\x9clama\xe2\x80\x9d", "Dua jam “lama”"),
    "a blank text beside a page": (
        b'Content-Type: multipart/alternative; boundary="b"\n\n--b\n'
        b"Content-Type: text/plain\n\n \n--b\nContent-Type: text/html\n\n"
        b"<p>Dua&nbsp;jam</p>\n--b--\n",
        "Dua jam",
    ),
    "an answer with what it answers to": (
        b"\nDua jam\n\nPada Sen, 2 Mar 2026 Kota menulis:\n> Terima kasih\n>\n",
        "Dua jam",
    ),
}


@pytest.mark.parametrize("name", RAW)
def test_mail_is_read_as_it_really_comes(name):
    raw, text = RAW[name]
    (line,) = mailbox.read(HEAD + raw, TODAY).lines
    assert line.text.replace("\xa0", " ") == f"Antreé\n\n{text}"
    assert (line.name, line.fault) == ("Sri Wáhyu", "")


def test_what_was_passed_on_is_by_who_wrote_it():
    raw = (
        b"From: Loket <loket@kota.example>\nSubject: Fwd: Lampu\n\nTolong.\n\n"
        b"---------- Forwarded message ---------\nDari: Tini <tini@surel.example>\n"
        b"Date: Sen, 2 Mar 2026\nSubject: Lampu mati\n\nSejak Jumat.\n"
    )
    (line,) = mailbox.read(raw, TODAY).lines
    assert (line.name, line.contact) == ("Tini", "tini@surel.example")
    assert line.text == "Lampu mati\n\nSejak Jumat.\n\nTolong."
    outer = EmailMessage()
    outer["From"], outer["Subject"] = "loket@kota.example", "Fwd"
    outer.set_content("Lihat.")
    outer.add_attachment(message())
    (line,) = mailbox.read(outer.as_bytes(), TODAY).lines
    assert (line.name, line.source) == ("Tini", "<1@surel.example>")


@pytest.mark.parametrize(
    "heading",
    [
        "From: MAILER-DAEMON@surel.example",
        "Auto-Submitted: auto-replied",
        "Precedence: bulk",
        "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
    ],
)
def test_what_a_program_sent_by_itself_is_no_complaint(heading):
    (line,) = mailbox.read(f"{heading}\nSubject: x\n\nTidak ada.".encode(), TODAY).lines
    assert line.aside


def test_a_sentence_that_begins_with_from_begins_no_message():
    raw = b"From a@b Mon Mar 2\nSubject: x\n\nSatu\n\nFrom here: nothing.\n\nDua\n"
    (line,) = mailbox.read(raw, TODAY).lines
    assert line.text.endswith("Dua")


def test_an_answer_by_mail_goes_to_its_case_once(city, client_of, routed):
    it = routed().it
    mail = message(name="<2@surel.example>")
    mail.replace_header("Subject", f"Re: aduan {it.number[:4]}-{it.number[4:]}")
    _page, done = bring(client_of(city.desk), "a.eml", mail.as_bytes())
    assert "0 baru, 1 untuk kasus yang sudah ada" in done
    kept = Addition.objects.get()
    assert (kept.case, "Dua jam di loket." in kept.text) == (it, True)
    _page, done = bring(client_of(city.desk), "b.eml", mail.as_bytes())
    assert "Tidak ada yang baru" in done
    shown = client_of(city.keeper).get(reverse("complaints:one", args=[it.pk]))
    assert "tini@surel.example" in shown.content.decode()
    # Whoever does not handle that case is not told that there is one.
    more = {"unit": city.other.pk}
    mail.replace_header("Message-ID", "<3@surel.example>")
    bring(client_of(city.elsewhere), "c.eml", mail.as_bytes(), **more)
    assert Addition.objects.count() == 1


def test_an_answer_to_a_case_whose_sender_is_forgotten_is_a_new_case(
    city, client_of, routed
):
    it = routed().it
    Reporter.objects.filter(case=it).update(forgotten_on=date(2026, 3, 2))
    mail = message()
    mail.replace_header("Subject", f"Re: aduan {it.number}")
    _page, done = bring(client_of(city.desk), "a.eml", mail.as_bytes())
    assert "1 baru, 0 untuk kasus yang sudah ada" in done
    assert not Addition.objects.exists()
