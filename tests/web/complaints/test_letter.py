"""The answer as a letter: only for who handles the case, with no name too many."""

from io import BytesIO

import docx
import pytest
from django.urls import reverse

from tepat_web.complaints import actions_handling
from tepat_web.documents.models import Office
from tepat_web.ledger.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def answered(city, routed):
    def answer(**other):
        it = routed(**other).it
        text = "Kami sudah memeriksa.\n\nLoket kedua dibuka."
        return actions_handling.answer(by=city.keeper, case=it, text=text)

    return answer


def letter(it, ending="docx"):
    return reverse("complaints:letter", args=[it.pk, ending])


def text_of(page):
    document = docx.Document(BytesIO(page.content))
    cells = [cell for table in document.tables for row in table.rows
             for cell in row.cells]  # fmt: skip
    return "\n".join(
        line.text for place in (document, *cells) for line in place.paragraphs
    )


def test_the_letter_says_who_writes_to_whom_and_what(city, client_of, answered):
    Office.objects.create(
        pk=1, government="Pemerintah Kota Contoh", agency="BKPSDM", place="Contoh",
        address="Jalan Kepegawaian 1",
    )  # fmt: skip
    it, client = answered(), client_of(city.keeper)
    assert (
        letter(it, "pdf")
        in client.get(reverse("complaints:one", args=[it.pk])).content.decode()
    )
    page = client.get(letter(it))
    said = text_of(page)
    for told in ("PEMERINTAH KOTA CONTOH", "KECAMATAN CONTOH", "Contoh, 2 Maret 2026",
                 "Budi", "0812", "Loket kedua dibuka.", "kata rahasia"):  # fmt: skip
        assert told in said
    assert "Jalan Kepegawaian" not in said, "the address of another office"
    assert it.number in page["Content-Disposition"]
    assert "Budi" not in page["Content-Disposition"]
    assert Entry.objects.filter(act="case.viewed", by=city.keeper).exists()
    pdf = client.get(letter(it, "pdf")).content
    assert pdf.startswith(b"%PDF")
    assert client.get(letter(it, "pdf")).content == pdf
    assert client.get(letter(it, "odt")).status_code == 404


@pytest.mark.parametrize("who", ["keeper", "desk"])
def test_nobody_prints_who_wanted_to_be_anonymous(city, client_of, answered, who):
    it = answered(veil="anonymous")
    said = text_of(client_of(getattr(city, who)).get(letter(it)))
    assert "Budi" not in said
    assert "0812" not in said
    assert "Pengirim aduan nomor" in said


def test_a_confidential_answer_says_so_and_a_closed_one_asks_nothing(
    city, client_of, answered
):
    it, client = answered(veil="confidential"), client_of(city.keeper)
    assert "Rahasia" in text_of(client.get(letter(it)))
    actions_handling.react(by=city.keeper, case=it, reaction="content")
    assert "kata rahasia" not in text_of(client.get(letter(it)))


def test_who_does_not_handle_it_gets_no_letter(city, client_of, answered, routed):
    it = answered()
    got = {
        who: client_of(getattr(city, who)).get(letter(it)).status_code
        for who in ("elsewhere", "planner", "auditor")
    }
    assert got == {"elsewhere": 404, "planner": 403, "auditor": 403}
    assert client_of(city.keeper).get(letter(routed().it)).status_code == 404
