"""Letters are numbered without a gap, written once, and made again to the byte."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from tests.web.documents.conftest import ANI, BUDI, DAY, KIND, drafts

from tepat_web.accounts.access import Role
from tepat_web.documents import actions, actions_means, archive, sets, writing
from tepat_web.documents.kinds import KINDS
from tepat_web.documents.models import Letter, Series
from tepat_web.ledger import jobs, work
from tepat_web.ledger.actions import NotAllowed
from tepat_web.ledger.models import Entry, Job, Version
from tepat_web.placement.life import State

pytestmark = pytest.mark.django_db
PATTERN = KINDS[KIND].pattern


def serials():
    return list(Letter.objects.order_by("pk").values_list("year", "serial"))


def test_each_letter_has_its_number_its_files_and_its_digests(write):
    write()
    one, two = Letter.objects.order_by("pk")
    assert (one.number, two.number) == (
        "800.1.3.3/1-BKPSDM/2026",
        "800.1.3.3/2-BKPSDM/2026",
    )
    for digest in (
        *(one.content_digest, one.template_digest, one.docx_digest, one.pdf_digest),
    ):
        assert archive.is_whole(digest)
    assert archive.read(two.pdf_digest).startswith(b"%PDF")
    assert one.docx_digest != two.docx_digest


def test_what_is_written_is_not_written_again(write):
    write()
    before = list(Letter.objects.order_by("pk").values())
    write(count=4)
    assert list(Letter.objects.order_by("pk").values())[:2] == before
    assert serials() == [(2026, 1), (2026, 2), (2026, 3), (2026, 4)]


def test_a_new_year_begins_with_one(write):
    write()
    write(count=3, day="2027-01-04")
    assert serials() == [(2026, 1), (2026, 2), (2027, 1)]


def test_killed_half_way_it_goes_on_with_the_same_numbers(
    write, planner, plan, office, monkeypatch
):
    write_one, seen = writing.write, []

    def dies_at_the_second(paper, template):
        seen.append(paper)
        if len(seen) == 2:
            raise KeyboardInterrupt
        return write_one(paper, template)

    monkeypatch.setattr(writing, "write", dies_at_the_second)
    job = actions.ask_letters(
        by=planner, plan=plan, kind=KIND, told={"day": DAY, "count": 3}
    )
    with pytest.raises(KeyboardInterrupt):
        jobs.do_now(job)
    assert serials() == [(2026, 1), (2026, 2), (2026, 3)]
    assert not Letter.objects.filter(made_at__isnull=False).exists()
    Job.objects.filter(pk=job.pk).update(state=Job.State.FAILED)
    write(count=3, day="2026-12-01")
    assert serials() == [(2026, 1), (2026, 2), (2026, 3)]
    assert Letter.objects.filter(made_at__isnull=False, day=DAY).count() == 3


def test_asked_twice_while_it_is_done_it_is_done_once(planner, plan, office):
    told = {"day": DAY}
    one, two = (
        actions.ask_letters(by=planner, plan=plan, kind=KIND, told=told)
        for _time in range(2)
    )
    assert one == two
    assert Entry.objects.filter(act="letter.asked").count() == 1


def test_stopped_it_tells_that_what_is_written_stays(planner, plan, office):
    job = actions.ask_letters(by=planner, plan=plan, kind=KIND, told={"day": DAY})
    assert work.stop(work.claim(job.pk))
    job.refresh_from_db()
    assert job.message_id.startswith("Pekerjaan berakhir sebelum selesai")
    assert "Nothing was changed" not in job.message_en


def test_two_attempts_at_once_make_one_letter_each(write, planner, plan):
    write()
    job, due = Job.objects.get(), list(drafts(planner, plan, {"count": 3}))
    asked = {"by": planner, "job": job, "plan": plan, "kind": KIND}
    first = actions.number_letters(**asked, day=date(2026, 11, 26), drafts=due)
    second = actions.number_letters(**asked, day=date(2026, 11, 27), drafts=due)
    assert [letter.pk for _, letter in first] == [letter.pk for _, letter in second]
    ((draft, letter),) = first
    template = sets.in_use(KINDS[KIND].form)
    written = {letter.pk: writing.write(draft.paper(letter), template)}
    told = {"by": planner, "job": job, "plan": plan, "written": written}
    actions.keep_letters(**told)
    made_at = Letter.objects.get(pk=letter.pk).made_at
    actions.keep_letters(**told)
    assert Letter.objects.get(pk=letter.pk).made_at == made_at


def test_a_number_is_never_given_twice(write):
    write()
    taken = Letter.objects.first()
    taken.pk, taken.key = None, "lain"
    with pytest.raises(IntegrityError), transaction.atomic():
        taken.save()


def test_a_void_letter_keeps_its_number_and_another_takes_its_place(write, planner):
    write()
    wrong = Letter.objects.get(nip=ANI)
    with pytest.raises(NotAllowed, match="reason"):
        actions.call_void(by=planner, letter=wrong, reason="  ")
    actions.call_void(by=planner, letter=wrong, reason="Nama jabatan keliru.")
    with pytest.raises(NotAllowed, match="already"):
        actions.call_void(by=planner, letter=wrong, reason="Sekali lagi.")
    write()
    assert serials() == [(2026, 1), (2026, 2), (2026, 3)]
    right = Letter.objects.get(nip=ANI, void_at__isnull=True)
    assert right.replaces == wrong


def test_every_letter_and_every_series_has_its_version_in_the_ledger(write):
    write()
    for model in (Letter, Series):
        for row in model.objects.all():
            last = Version.objects.filter(table=model._meta.label, record=row.pk)
            assert last.first().content == row.content()


def test_made_again_it_is_the_same_to_the_byte(write):
    write()
    for letter in Letter.objects.all():
        assert [each.is_same for each in writing.again(letter)] == [True, True]


def test_made_again_after_the_templates_changed_it_is_still_the_same(write, templates):
    write()
    templates[f"{KIND}.typ"] += b"Kalimat lain.\n"
    letter = Letter.objects.first()
    assert all(each.is_same for each in writing.again(letter))
    write(count=3)
    assert Letter.objects.first().template_digest != letter.template_digest


def test_a_file_changed_from_outside_is_noticed_and_not_given_out(write):
    write()
    letter = Letter.objects.first()
    archive.path_of(letter.pdf_digest).write_bytes(b"%PDF-1.7 lain")
    docx, pdf = writing.again(letter)
    assert docx.is_kept_whole and not pdf.is_kept_whole and pdf.is_same
    with pytest.raises(archive.Altered):
        archive.read(letter.pdf_digest)
    archive.path_of(letter.content_digest).unlink()
    with pytest.raises(archive.Altered):
        writing.again(letter)


def test_letters_are_due_at_a_stage_and_need_a_letterhead(planner, plan):
    with pytest.raises(NotAllowed, match="letterhead"):
        actions.ask_letters(by=planner, plan=plan, kind=KIND, told={})
    plan.state = State.COMPUTED
    plan.save()
    with pytest.raises(NotAllowed, match="not due"):
        actions.ask_letters(by=planner, plan=plan, kind=KIND, told={})


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.AUTHORITY, Role.OFFICER, None])
def test_others_make_no_letters(role, user_with, write, plan):
    write()
    by, letter = user_with(role, nip=BUDI), Letter.objects.first()
    for act in (
        lambda: actions.ask_letters(by=by, plan=plan, kind=KIND, told={}),
        lambda: actions.hand_over(by=by, plan=plan, kind=KIND),
        lambda: actions.call_void(by=by, letter=letter, reason="Tidak boleh."),
        lambda: actions_means.save_office(by=by, seen="{}"),
        lambda: actions_means.use_template(by=by, template=None, form=KIND),
        lambda: actions_means.save_numbering(
            by=by, kind=KIND, pattern=PATTERN, year=2026, following=None
        ),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_numbers_go_on_after_those_given_elsewhere_and_never_back(write, planner):
    told = {"by": planner, "kind": KIND, "pattern": PATTERN, "year": 2026}
    actions_means.save_numbering(**told, following=18)
    write()
    assert serials() == [(2026, 18), (2026, 19)]
    with pytest.raises(NotAllowed, match="19"):
        actions_means.save_numbering(**told, following=19)
    assert Series.objects.get(pattern=PATTERN).last == 19


def test_kinds_with_the_same_pattern_share_one_series(write, planner, plan):
    write()
    write(kind="jawaban-keberatan", count=1)
    assert serials() == [(2026, 1), (2026, 2), (2026, 3)]
