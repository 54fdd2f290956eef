"""The letters: one to each person concerned, naming nobody else, and one to all."""

from datetime import date

import pytest

from tepat_web.accounts.access import Role
from tepat_web.consultation import actions_run
from tepat_web.documents.kinds import KINDS, Numbered
from tepat_web.documents.models import Office
from tepat_web.workforce.models import Employee

pytestmark = pytest.mark.django_db
NUMBERED = Numbered("800/17", date(2026, 12, 8))


@pytest.fixture(autouse=True)
def office():
    who = {"office": "Kepala BKPSDM", "name": "Contoh"}
    return Office.objects.create(
        pk=1,
        government="Pemerintah Kota Contoh",
        agency="BKPSDM",
        contact="(021) 555 0100",
        place="Contoh",
        signatories={"head": who},
    )


def test_everyone_who_moves_gets_a_letter_with_reasons_and_names_of_nobody_else(
    opened, planner, people, user_with
):
    drafts = list(KINDS["pemberitahuan"].drafts(planner, opened, {}))
    moves = opened.moves.order_by("number").values_list("nip", flat=True)
    assert [each.key for each in drafts] == list(moves)
    own = next(each for each in drafts if each.nip == people.move.nip)
    letter = own.paper(NUMBERED).content
    assert letter.answer_by == opened.consult_until
    assert 2 <= len(letter.reasons) <= 3
    assert len(letter.ways) == 5  # four answers, and how they are given
    said = repr(letter)
    others = Employee.objects.exclude(nip=people.move.nip)
    assert [it.name for it in others if it.name in said or it.nip in said] == []
    officer = user_with(Role.OFFICER)
    assert list(KINDS["pemberitahuan"].drafts(officer, opened, {})) == []


def test_the_announcement_says_what_was_sent_last(opened, planner):
    kind = KINDS["pengumuman"]
    (draft,) = kind.drafts(planner, opened, {})
    letter = draft.paper(NUMBERED).content
    assert opened.name in letter.subject
    assert any("24.00" in each.when for each in letter.dates)
    actions_run.announce(
        by=planner,
        plan=opened,
        kind="opening",
        title="Konsultasi",
        text="Satu.\n\nDua.",
    )
    (again,) = kind.drafts(planner, opened, {})
    assert again.key != draft.key
    sent = again.paper(NUMBERED).content
    assert (sent.subject, sent.opening) == ("Konsultasi", ("Satu.", "Dua."))
