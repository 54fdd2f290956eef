"""The pages of letters: who sees which, what they do, and what is written down."""

import io
import zipfile
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from tests.web.documents.conftest import ANI, BUDI, KIND, REAL_BASE

from tepat_web.accounts.access import Role
from tepat_web.documents import actions, archive, queries, sets
from tepat_web.documents.models import Letter, Numbering, Office
from tepat_web.ledger.actions import NotAllowed
from tepat_web.ledger.models import Entry, Job, Notice
from tepat_web.organisation.models import Structure, Unit
from tepat_web.placement.life import State
from tepat_web.placement.models import Plan

pytestmark = pytest.mark.django_db
INDEX = "documents:index"


def page(browser, name, *args, **query):
    return browser.get(reverse(name, args=args), query)


def text(answer):
    return answer.content.decode()


@pytest.fixture
def ani(user_with):
    return user_with(nip=ANI)


@pytest.fixture
def letter(write):
    write()
    return Letter.objects.get(nip=ANI)


def test_the_archive_lists_narrows_and_counts(letter, planner, client_of, plan):
    browser = client_of(planner)
    shown = page(browser, INDEX)
    assert "800.1.3.3/1-BKPSDM/2026" in text(shown) and shown.context["count"] == 2
    told = text(page(browser, INDEX, q=BUDI, rencana=plan.pk, jenis=KIND, tahun=2026))
    assert "800.1.3.3/2-BKPSDM/2026" in told
    assert "800.1.3.3/1-BKPSDM/2026" not in told
    assert f"Rencana: {plan.name}" in told and "Tahun: 2026" in told
    assert "Tidak ada yang cocok" in text(page(browser, INDEX, tahun="2025"))
    for nonsense in ({"rencana": "9" * 30}, {"tahun": "abcd"}, {"jenis": "x"}):
        assert page(browser, INDEX, **nonsense).status_code == 200


def test_the_plan_s_page_makes_letters_and_hands_them_over(
    planner, plan, office, client_of, ani, user_with
):
    browser, stranger = client_of(planner), user_with(nip="199001012015031909")
    make = reverse("documents:make", args=[plan.pk])
    assert browser.post(make, {"kind": KIND, "day": "kemarin"}).status_code == 422
    done = browser.post(make, {"kind": KIND, "day": "2026-11-26"})
    job = Job.objects.get(kind="letters")
    assert done.headers["Location"] == reverse("ledger:job", args=[job.pk])
    actions.jobs.do_now(job)
    assert page(client_of(ani), "documents:mine").context["letters"] == []
    hand = reverse("documents:hand-over", args=[plan.pk])
    for _time in range(2):
        assert browser.post(hand, {"kind": KIND}).status_code == 302
    assert Entry.objects.filter(act="letter.told").count() == 1
    (notice,) = Notice.objects.filter(to=ani)
    assert BUDI not in notice.text_id and notice.url == reverse("documents:mine")
    assert not Notice.objects.filter(to=stranger).exists()
    (own,) = page(client_of(ani), "documents:mine").context["letters"]
    assert own.nip == ANI


def test_an_employee_opens_only_their_own_letter_and_only_once_it_is_theirs(
    letter, planner, plan, ani, client_of, user_with
):
    browser = client_of(ani)
    assert page(browser, "documents:file", letter.pk, "pdf").status_code == 404
    actions.hand_over(by=planner, plan=plan, kind=KIND)
    answer = page(browser, "documents:file", letter.pk, "pdf")
    assert answer.status_code == 200 and answer.content.startswith(b"%PDF")
    assert Entry.objects.filter(act="letter.viewed", by=ani).count() == 1
    others = Letter.objects.get(nip=BUDI)
    for ending in ("pdf", "docx"):
        assert page(browser, "documents:file", others.pk, ending).status_code == 404
    for name in ("documents:one", "documents:plan"):
        assert page(browser, name, letter.pk).status_code == 403
    assert page(browser, INDEX).status_code == 403
    officer = client_of(user_with(Role.OFFICER))
    assert page(officer, "documents:file", letter.pk, "pdf").status_code == 404
    assert page(officer, INDEX).status_code == 403


def test_letters_of_a_plan_that_was_withdrawn_are_not_handed_over(
    letter, planner, plan
):
    Plan.objects.filter(pk=plan.pk).update(state=State.WITHDRAWN)
    with pytest.raises(NotAllowed):
        actions.hand_over(by=planner, plan=plan, kind=KIND)
    assert not Letter.objects.exclude(told_at=None).exists()


def test_who_reads_letters_of_one_unit_sees_no_others(letter, user_with, client_of):
    structure = Structure.objects.create(basis="S", valid_from=date(2020, 1, 1))
    unit = Unit.objects.create(
        structure=structure, code="A", name="Dinas A", path="0001/0002/"
    )
    auditor = user_with(Role.AUDITOR, unit)
    assert [each.nip for each in queries.letters(auditor)] == [ANI]
    browser, others = client_of(auditor), Letter.objects.get(nip=BUDI)
    assert "800.1.3.3/2-" not in text(page(browser, INDEX))
    assert page(browser, "documents:one", others.pk).status_code == 404
    assert page(browser, "documents:file", others.pk, "pdf").status_code == 404


def test_one_letter_is_made_again_and_what_was_changed_is_told(
    letter, planner, client_of
):
    browser = client_of(planner)
    again = reverse("documents:again", args=[letter.pk])
    compared = browser.post(again).context["compared"]
    assert [each.is_same and each.is_kept_whole for each in compared] == [True] * 2
    archive.path_of(letter.pdf_digest).write_bytes(b"lain")
    assert "hilang atau berubah" in text(browser.post(again))
    answer = page(browser, "documents:file", letter.pk, "pdf")
    assert answer.status_code == 302
    archive.path_of(letter.content_digest).unlink()
    assert "hilang dari arsip" in text(browser.post(again))
    assert page(browser, "documents:one", letter.pk).status_code == 200


def test_a_letter_is_called_void_with_a_reason_and_its_reader_is_told(
    letter, planner, plan, ani, client_of
):
    actions.hand_over(by=planner, plan=plan, kind=KIND)
    browser = client_of(planner)
    void = reverse("documents:void", args=[letter.pk])
    answer = browser.post(void, {"reason": " "})
    assert answer.status_code == 422
    Notice.objects.all().update(seen_at=timezone.now())
    assert browser.post(void, {"reason": "Nama keliru."}).status_code == 302
    assert Notice.objects.filter(to=ani, seen_at__isnull=True).count() == 1
    assert browser.post(void, {"reason": "Nama keliru."}).status_code == 422
    told = text(page(client_of(ani), "documents:mine"))
    assert "batal" in told and "Nama keliru." in told


def test_many_letters_come_in_one_file_that_leaves_out_what_was_changed(
    letter, planner, client_of
):
    archive.path_of(letter.pdf_digest).write_bytes(b"lain")
    answer = page(client_of(planner), "documents:packed", berkas="pdf", jenis=KIND)
    content = b"".join(answer.streaming_content)
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        assert packed.testzip() is None
        assert packed.namelist() == [
            "800.1.3.3_2-BKPSDM_2026.pdf",
            "TIDAK-DISERTAKAN.txt",
        ]
        assert letter.number in packed.read("TIDAK-DISERTAKAN.txt").decode()
    (entry,) = Entry.objects.filter(act="letter.exported")
    assert ANI not in entry.facts
    nothing = page(client_of(planner), "documents:packed", tahun="2020")
    assert nothing.status_code == 302


def form_of(office, **told):
    fields = ("government", "agency", "place")
    if office.pk:
        office.refresh_from_db()  # a page shows it as the database holds it
    return {
        "seen": office.content(),
        **{name: getattr(office, name) for name in fields},
        "head_office": "Kepala BKPSDM",
        "head_name": "Contoh",
        **told,
    }


def test_the_letterhead_is_saved_and_two_at_once_are_noticed(
    office, planner, client_of
):
    browser, address = client_of(planner), reverse("documents:office")
    old = form_of(office)
    told = old | {"agency": "BKPSDM Kota Contoh", "head_nip": ANI}
    assert browser.post(address, told).status_code == 302
    now = Office.objects.get()
    assert now.agency == "BKPSDM Kota Contoh"
    assert now.signer("head").nip == ANI
    answer = browser.post(address, old | {"agency": "Lain"})
    assert answer.status_code == 422 and "Lain" in text(answer)
    assert Office.objects.get().agency == "BKPSDM Kota Contoh"
    half = form_of(now, board_name="Tanpa jabatan")
    assert browser.post(address, half).status_code == 422
    assert browser.post(address, form_of(now, agency="")).status_code == 422


def test_the_first_letterhead_can_be_typed_in(planner, client_of):
    browser, address = client_of(planner), reverse("documents:office")
    assert browser.get(address).context["seen"] == Office().content()
    told = form_of(Office(), government="Kota", agency="BKPSDM", place="Contoh")
    assert browser.post(address, told).status_code == 302
    assert Office.objects.get().letterhead().lines == ("Kota", "BKPSDM")


def test_numbering_is_changed_and_a_bad_pattern_comes_back(planner, client_of):
    browser, address = client_of(planner), reverse("documents:numbering")
    for wrong in ("800/{year}", "800/{n}", "800/{n}/{year}/{nama}", "{n}{year}}"):
        answer = browser.post(address, {"kind": KIND, "pattern": wrong})
        assert (
            answer.status_code == 422
            and wrong in answer.context["form"].data["pattern"]
        )
    told = {"kind": KIND, "pattern": "B-{n}/{month}/{year}", "following": 7}
    assert browser.post(address, told).status_code == 302
    assert Numbering.objects.get().pattern == "B-{n}/{month}/{year}"
    assert "B-7/" in text(browser.get(address))
    answer = browser.post(address, told | {"following": 3})
    assert answer.status_code == 422


def test_files_for_siasn_are_taken_by_who_makes_letters_and_it_is_written_down(
    plan, planner, client_of, user_with
):
    browser = client_of(planner)
    assert page(browser, "documents:siasn", plan.pk).status_code == 404
    plan.state = State.DECIDED
    plan.save()
    plan.moves.create(
        number=1, nip=ANI, to="J-1", kind="rotation", chain=1, fit_after=700
    )
    assert "Belum ada perpindahan" in text(page(browser, "documents:siasn", plan.pk))
    told = text(page(browser, "documents:siasn", plan.pk, lingkup="semua"))
    assert "TIDAK RESMI" in told and "pnsId" in told
    for name, holds in (
        ("unorjabatan-save.jsonl", b'"jenisPenugasanId": "D"'),
        ("rw-jabatan.csv", ANI.encode()),
        ("imut.xlsx", b"PK"),
    ):
        answer = browser.get(
            reverse("documents:siasn-file", args=[plan.pk, name]),
            {"lingkup": "semua"},
        )
        assert holds in answer.content
    assert Entry.objects.filter(act="move.exported").count() == 3
    assert page(browser, "documents:siasn-file", plan.pk, "x.csv").status_code == 404
    auditor = client_of(user_with(Role.AUDITOR))
    assert page(auditor, "documents:siasn", plan.pk).status_code == 403


def test_the_letterhead_is_shown_on_a_sample_and_nothing_is_saved(
    office, planner, client_of, monkeypatch
):
    monkeypatch.setattr(sets, "base", REAL_BASE)
    browser, before = client_of(planner), Office.objects.get().content()
    told = form_of(office, agency="BKPSDM Baru")
    answer = browser.post(reverse("documents:office-preview"), told)
    assert answer.content.startswith(b"%PDF")
    assert Office.objects.get().content() == before
    sample = page(browser, "documents:template-sample", KIND, 0)
    assert sample.content.startswith(b"%PDF")
    damaged = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + b"\0\0\0\x10" * 9
    arms = SimpleUploadedFile("lambang.png", damaged)
    answer = browser.post(reverse("documents:office"), told | {"city_picture": arms})
    assert answer.status_code == 422
    assert Office.objects.get().content() == before
    wrong = told | {"head_name": ""}
    answer = browser.post(reverse("documents:office-preview"), wrong)
    assert answer.status_code == 422
