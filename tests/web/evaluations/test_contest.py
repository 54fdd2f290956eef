"""Receiving an evaluation, objecting to it, deciding: in time, by whom, and twice."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from tests.web.evaluations.conftest import LOW, again

from tepat import law
from tepat_web.accounts.access import Role
from tepat_web.evaluations import (
    actions,
    actions_contest,
    queries,
)
from tepat_web.evaluations.actions_contest import Verdict
from tepat_web.evaluations.models import Contest, State
from tepat_web.ledger.actions import NotAllowed
from tepat_web.ledger.models import Notice
from tepat_web.workforce.models import Employee

pytestmark = pytest.mark.django_db
DAYS = law.on(date(2026, 4, 6)).performance.objection_days.value


def decide(by, it, verdict):
    today = timezone.localdate()
    return actions_contest.decide(by=by, contest=it, verdict=verdict, today=today)


def test_the_days_to_object_count_from_the_receipt(give, receive, at):
    it = give()
    day = at(2026, 4, 20)
    it = receive(it)
    assert it.object_until == day + timedelta(days=DAYS)
    at(2026, 4, 22)
    assert receive(it).object_until == day + timedelta(days=DAYS)  # twice is once


def test_only_the_person_receives(cast, give):
    it = give()
    for by in (cast.superior, cast.head, cast.stranger):
        with pytest.raises(PermissionDenied):
            actions.receive(by=by, evaluation=it, today=timezone.localdate())


def test_a_receipt_on_paper_has_a_day_a_way_and_is_told(cast, give, at, april):
    it, today = give(), at(2026, 4, 9)
    note = {"by": cast.superior, "evaluation": it, "today": today}
    for day, how in ((today, " "), (date(2026, 4, 5), "di atas kertas")):
        with pytest.raises(NotAllowed):
            actions.note_receipt(day=day, how=how, **note)
    with pytest.raises(PermissionDenied):
        actions.note_receipt(day=april, how="x", **note | {"by": cast.stranger})
    it = actions.note_receipt(day=april, how="di atas kertas", **note)
    assert timezone.localdate(it.received_at) == april
    assert it.object_until == today + timedelta(days=DAYS)
    assert Notice.objects.filter(to=cast.person, text_id__contains="dicatat").exists()


def test_a_receipt_noted_late_takes_nobody_s_days_to_object(
    cast, give, contest, at, april
):
    it, today = give(), at(2026, 5, 20)
    assert today > april + timedelta(days=DAYS)
    note = {"by": cast.superior, "evaluation": it, "today": today}
    actions.note_receipt(day=april, how="di atas kertas", **note)
    assert contest(it).pk


def test_an_objection_goes_to_the_superior_of_who_evaluated(
    cast, give, receive, contest
):
    it = receive(give(told=LOW))
    filed = contest(it)
    assert filed.decider == cast.head.nip
    assert again(it).state == State.OBJECTED
    assert contest(it).pk == filed.pk  # sent twice
    with pytest.raises(NotAllowed):
        contest(it, "Alasan lain.")
    for to in (cast.head, cast.superior):
        assert Notice.objects.filter(to=to).count() == 1


def test_it_is_who_evaluated_whose_superior_decides_also_after_a_change(
    cast, give, receive, contest
):
    it = receive(give(told=LOW))
    moved = cast.agreements[0]
    moved.superior = cast.stranger.nip  # leads from now on
    moved.save()
    assert contest(it).decider == cast.head.nip
    assert Notice.objects.filter(to=cast.superior).count() == 1
    assert queries.evaluations(cast.superior).get() == it
    assert queries.led(cast.superior).count() == 0


def test_where_nobody_stands_above_the_appointing_authority_decides(
    cast, give, receive, contest, user_with
):
    of_superior = cast.agreements[0].cycle.agreements.get(
        employee__nip=cast.superior.nip
    )
    of_superior.superior = cast.person.nip  # nobody decides about themselves
    of_superior.save()
    filed = contest(receive(give(told=LOW)))
    assert filed.decider == ""
    authority = user_with(Role.AUTHORITY)
    with pytest.raises(PermissionDenied):
        decide(cast.head, filed, Verdict(False, "Tetap."))
    decided = decide(authority, filed, Verdict(False, "Laporannya terlambat."))
    assert decided.outcome == Contest.Outcome.KEPT


def test_where_who_decides_has_left_the_appointing_authority_decides(
    cast, give, receive, contest, user_with
):
    filed, authority = contest(receive(give(told=LOW))), user_with(Role.AUTHORITY)
    assert list(queries.contests(authority)) == []
    gone = Employee.objects.filter(nip=cast.head.nip)
    gone.update(legal_position="PENSIUN")
    assert list(queries.contests(authority)) == [filed]
    decided = decide(authority, filed, Verdict(False, "Laporannya terlambat."))
    assert decided.outcome == Contest.Outcome.KEPT


def test_nobody_objects_too_early_too_late_or_for_another(
    cast, give, receive, contest, at
):
    it = give(told=LOW)
    with pytest.raises(NotAllowed):
        contest(it)
    last = receive(it).object_until
    for by in (cast.superior, cast.stranger):
        with pytest.raises(PermissionDenied):
            actions_contest.contest(by=by, evaluation=it, text="x", today=last)
    day = last + timedelta(days=1)
    at(day.year, day.month, day.day)
    with pytest.raises(NotAllowed):
        contest(it)
    at(last.year, last.month, last.day)
    assert contest(it).is_open


def test_a_change_is_written_into_the_register_and_what_was_stays_to_be_read(
    cast, give, receive, contest
):
    it = receive(give(told=LOW))
    filed = contest(it)
    verdict = Verdict(True, "Laporannya tepat waktu.", "SESUAI", "SESUAI")
    for by in (cast.superior, cast.person, cast.stranger):
        with pytest.raises(PermissionDenied):
            decide(by, filed, verdict)
    decided = decide(cast.head, filed, verdict)
    it = again(it)
    assert (it.state, it.rating, it.appraisal.rating) == ("final", "BAIK", "BAIK")
    assert it.appraisal.rater == cast.head.nip
    assert decided.results_before == "DI_BAWAH"
    assert it.reason == LOW.reason
    with pytest.raises(NotAllowed):
        decide(cast.head, filed, Verdict(False, "Lagi."))


def test_a_decision_needs_reasons_and_a_change_a_difference(
    cast, give, receive, contest
):
    filed = contest(receive(give(told=LOW)))
    for verdict in (
        Verdict(False, "  "),
        Verdict(True, "Diubah.", "DI_BAWAH", "SESUAI"),
        Verdict(True, "Diubah.", "BAGUS", "SESUAI"),
    ):
        with pytest.raises(NotAllowed):
            decide(cast.head, filed, verdict)
    assert again(filed).is_open


def test_a_withdrawn_objection_is_decided_by_nobody(cast, give, receive, contest):
    it = receive(give(told=LOW))
    filed = contest(it)
    actions_contest.withdraw(by=cast.person, evaluation=it)
    actions_contest.withdraw(by=cast.person, evaluation=it)
    assert again(it).state == State.RECEIVED
    with pytest.raises(NotAllowed):
        decide(cast.head, filed, Verdict(False, "Tetap."))
