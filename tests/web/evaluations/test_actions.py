"""Writing an evaluation, handing it over, taking it back: who may, and twice."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from tests.web.evaluations.conftest import FIRST, GOOD, LOW, SECOND, YEAR, again

from tepat import law
from tepat.performance.rating import rating_of
from tepat_web.accounts.access import Role
from tepat_web.agreements.models import Cycle
from tepat_web.evaluations import (
    actions,
)
from tepat_web.evaluations.drafting import Told
from tepat_web.evaluations.models import Evaluation, State
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.ledger.models import Entry, Notice, Version
from tepat_web.performance.models import Appraisal
from tepat_web.register.actions import Stale

pytestmark = pytest.mark.django_db


# --- Writing ----------------------------------------------------------------------


@pytest.mark.parametrize("results", ["DI_ATAS", "SESUAI", "DI_BAWAH"])
@pytest.mark.parametrize("behaviour", ["DI_ATAS", "SESUAI", "DI_BAWAH"])
def test_the_rating_is_what_the_engine_gives_and_never_typed(draft, results, behaviour):
    it = draft(told=Told(results, behaviour))
    expected = rating_of(results, behaviour, law.on(date(2026, 3, 31)))
    assert it.rating == expected


def test_only_who_leads_by_the_agreement_writes(cast, draft, user_with):
    planner = user_with(Role.PLANNER)
    for by in (cast.person, cast.head, cast.stranger, planner):
        with pytest.raises(PermissionDenied):
            draft(by=by)
    assert not Evaluation.objects.exists()


def test_saying_the_same_again_changes_nothing_and_nothing_makes_no_draft(draft, cast):
    assert draft(told=Told()) is None
    it = draft(told=LOW)
    before = Entry.objects.count()
    assert draft(told=LOW, seen=0).seen == it.seen == 1
    assert Entry.objects.count() == before


def test_of_two_windows_the_second_overwrites_nothing(draft):
    draft(told=GOOD)
    with pytest.raises(Stale):
        draft(told=LOW, seen=0)
    assert Evaluation.objects.get().results == "SESUAI"


def test_a_period_is_written_when_it_is_over_by_the_superior_at_its_end(
    cast, draft, at
):
    with pytest.raises(NotAllowed):
        draft(span=SECOND)
    at(2026, 7, 1)
    moved = cast.agreements[0]
    moved.until = date(2026, 5, 2)
    moved.save()
    with pytest.raises(NotAllowed):
        draft(span=SECOND)
    assert draft(span=FIRST).rating == "BAIK"


def test_nothing_is_written_in_a_closed_year(cycle, draft):
    cycle.stage = Cycle.Stage.CLOSED
    cycle.save()
    with pytest.raises(NotAllowed):
        draft()


# --- Handing over -----------------------------------------------------------------


def test_what_is_handed_over_is_a_row_of_the_register_and_the_person_is_told(
    cast, give, april
):
    it = give(told=LOW)
    assert it.state == State.GIVEN
    row = Appraisal.objects.get(pk=it.appraisal_id)
    assert (row.year, row.period, row.results) == (2026, "Triwulan I", "DI_BAWAH")
    assert (row.behaviour, row.rating) == ("SESUAI", "BUTUH PERBAIKAN")
    assert (row.rater, row.day) == (cast.superior.nip, april)
    [notice] = Notice.objects.filter(to=cast.person)
    assert "PERBAIKAN" not in notice.text_id.upper()
    entry = Entry.objects.get(act="performance-evaluation.handed-in")
    kept = set(Version.objects.filter(entry=entry).values_list("table", flat=True))
    assert kept == {"evaluations.Evaluation", "performance.Appraisal"}


def test_the_year_is_a_row_without_a_period(give, at):
    at(2027, 1, 11)
    it = give(span=YEAR)
    assert (it.appraisal.year, it.appraisal.period) == (2026, "")


def test_a_row_that_the_register_has_already_is_put_right_not_doubled(cast, give):
    known = Appraisal.objects.create(
        employee=cast.agreements[0].employee,
        year=2026,
        period="TW1",
        rating="SANGAT BAIK",
        order=1,
    )
    it = give()
    assert it.appraisal_id == known.pk
    assert again(known).rating == "BAIK"
    [version] = Version.objects.filter(table="performance.Appraisal", record=known.pk)
    assert version.kind == Version.Kind.CHANGED


@pytest.mark.parametrize(
    "told", [Told("SESUAI", ""), Told("DI_BAWAH", "SESUAI"), Told("SESUAI", "DI_ATAS")]
)
def test_what_is_incomplete_is_not_handed_over_nor_is_the_rest(
    cast, cycle, draft, told, april
):
    whole, part = draft(), draft(cast.agreements[1], told)
    seen = {it.pk: it.seen for it in (whole, part)}
    with pytest.raises(NotAllowed):
        actions.hand_over(
            by=cast.superior, cycle=cycle, span=FIRST, seen=seen, today=april
        )
    assert not Evaluation.objects.exclude(state=State.DRAFT).exists()


def test_nobody_is_evaluated_on_what_was_never_agreed(cast, cycle, draft, april):
    cast.agreements[0].agreed_at = None
    cast.agreements[0].save()
    it = draft()
    with pytest.raises(NotAllowed):
        actions.hand_over(
            by=cast.superior, cycle=cycle, span=FIRST, seen={it.pk: 1}, today=april
        )


def test_what_changed_after_it_was_confirmed_is_not_handed_over(
    cast, cycle, draft, april
):
    it = draft()
    draft(told=LOW)
    with pytest.raises(Stale):
        actions.hand_over(
            by=cast.superior, cycle=cycle, span=FIRST, seen={it.pk: 1}, today=april
        )


def test_handed_over_twice_it_is_handed_over_once(cast, cycle, give, april):
    it = give()
    told = Notice.objects.count()
    again_ = actions.hand_over(
        by=cast.superior, cycle=cycle, span=FIRST, seen={it.pk: 1}, today=april
    )
    assert again_ == []
    assert Appraisal.objects.filter(employee=it.agreement.employee, year=2026).count()
    assert Notice.objects.count() == told


def test_nobody_hands_over_what_another_wrote(cast, cycle, draft, april):
    it = draft()
    for by in (cast.person, cast.head, cast.stranger):
        with pytest.raises(PermissionDenied):
            actions.hand_over(
                by=by, cycle=cycle, span=FIRST, seen={it.pk: 1}, today=april
            )


def test_it_is_taken_back_until_it_was_received(cast, give, receive):
    it = actions.take_back(by=cast.superior, evaluation=give())
    assert it.state == State.DRAFT
    year = Appraisal.objects.standing().filter(year=2026)
    assert not year.filter(employee=it.agreement.employee).exists()
    it = receive(give())
    with pytest.raises(NotAllowed):
        actions.take_back(by=cast.superior, evaluation=it)


def test_taken_back_a_row_that_was_there_before_says_again_what_it_said(cast, give):
    known = Appraisal.objects.create(
        employee=cast.agreements[0].employee,
        year=2026,
        period="TW1",
        rating="SANGAT BAIK",
        rater="198001012005011001",
        order=1,
    )
    record(by=cast.head, act="appraisal.added", on=known)
    for _time in range(2):
        it = give()
        assert again(known).rating == "BAIK"
        actions.take_back(by=cast.superior, evaluation=it)
        left = Appraisal.objects.standing().get(pk=known.pk)
        assert (left.rating, left.rater) == ("SANGAT BAIK", "198001012005011001")
    history = Version.objects.filter(table="performance.Appraisal", record=known.pk)
    assert history.count() == 5
