"""From draft to adopted: each arrow to whom it is allowed, and to nobody else."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from tests.web.needs.conftest import analysis, save, task

from tepat_web.accounts.access import Role
from tepat_web.accounts.models import Grant
from tepat_web.ledger.models import Entry, Notice
from tepat_web.needs import actions, actions_review, contents
from tepat_web.needs.actions_review import (
    NotAllowed,
    Stale,
    adopt,
    send_back,
    submit,
    verify,
    withdraw,
)
from tepat_web.needs.actions_round import close_round, open_round
from tepat_web.needs.models import Review, ReviewNote, State
from tepat_web.organisation.models import Task
from tepat_web.register import queries
from tepat_web.register.actions import save_row
from tepat_web.snapshots.sheets import BY_NAME

pytestmark = pytest.mark.django_db


@pytest.fixture
def written(city, people):
    """An analysis that its officer has written."""
    save(people.officer, city.mine)
    return city.mine


def seen(subject):
    return {"subject": subject, "seen": contents.version(subject)}


def handed_in(people, subject):
    submit(by=people.officer, **seen(subject))


def verified(people, subject):
    handed_in(people, subject)
    verify(by=people.analyst, **seen(subject))


def state(subject):
    return Review.objects.get(**subject.mine).state


def test_the_whole_way(written, people):
    submit(by=people.officer, **seen(written))
    assert state(written) == State.SUBMITTED
    verify(by=people.analyst, **seen(written))
    assert state(written) == State.VERIFIED
    adopt(by=people.authority, **seen(written))
    review = Review.objects.get(**written.mine)
    assert review.state == State.ADOPTED
    people_of = (review.submitted_by, review.verified_by, review.adopted_by)
    assert people_of == (people.officer, people.analyst, people.authority)
    acts = list(Entry.objects.values_list("act", flat=True)[:3])
    assert acts == ["review.adopted", "review.verified", "review.submitted"]


def test_the_head_of_the_analysts_adopts_too(written, people):
    verified(people, written)
    adopt(by=people.head, **seen(written))
    assert state(written) == State.ADOPTED


def test_nobody_verifies_what_they_handed_in(written, people):
    submit(by=people.analyst, **seen(written))
    with pytest.raises(NotAllowed):
        verify(by=people.analyst, **seen(written))
    verify(by=people.head, **seen(written))


def test_nobody_adopts_what_they_handed_in_or_verified(written, people):
    submit(by=people.head, **seen(written))
    verify(by=people.analyst, **seen(written))
    for one in (people.head, people.analyst):
        with pytest.raises(NotAllowed):
            adopt(by=one, **seen(written))
    assert state(written) == State.VERIFIED


def test_an_officer_neither_verifies_nor_adopts(written, people):
    handed_in(people, written)
    with pytest.raises(PermissionDenied):
        verify(by=people.officer, **seen(written))
    with pytest.raises(PermissionDenied):
        adopt(by=people.officer, **seen(written))


def test_the_authority_does_not_verify(written, people):
    handed_in(people, written)
    with pytest.raises(PermissionDenied):
        verify(by=people.authority, **seen(written))


def test_an_analyst_of_one_agency_verifies_no_other(city, written, people, user_with):
    handed_in(people, written)
    with pytest.raises(NotAllowed):
        verify(by=user_with(Role.ANALYST, unit=city.schools), **seen(written))
    verify(by=user_with(Role.ANALYST, unit=city.health), **seen(written))


def test_another_agencys_officer_hands_nothing_in(written, people):
    with pytest.raises(NotAllowed):
        submit(by=people.other, **seen(written))


def test_it_comes_back_with_notes_by_item(written, people):
    handed_in(people, written)
    notes = {"b": "Sebutkan untuk apa.", "d": " ", "": "Hampir selesai."}
    send_back(by=people.analyst, notes=notes, **seen(written))
    assert state(written) == State.RETURNED
    told = {note.item: note.text for note in ReviewNote.objects.all()}
    assert told == {"b": "Sebutkan untuk apa.", "": "Hampir selesai."}


def test_nothing_comes_back_without_a_word(written, people):
    handed_in(people, written)
    with pytest.raises(NotAllowed):
        send_back(by=people.analyst, notes={"b": "  "}, **seen(written))
    with pytest.raises(NotAllowed):
        send_back(by=people.analyst, notes={"z": "Apa ini?"}, **seen(written))


def test_the_approver_returns_what_is_verified_and_only_that(written, people):
    handed_in(people, written)
    with pytest.raises(NotAllowed):
        send_back(by=people.authority, notes={"b": "Kurang."}, **seen(written))
    verify(by=people.analyst, **seen(written))
    send_back(by=people.authority, notes={"b": "Kurang."}, **seen(written))
    assert state(written) == State.RETURNED


def test_it_is_mended_and_handed_in_again(written, people):
    handed_in(people, written)
    send_back(by=people.analyst, notes={"b": "Kurang."}, **seen(written))
    save(people.officer, written, analysis(summary="Menyusun laporan bulanan."))
    assert state(written) == State.RETURNED  # until it is handed in
    submit(by=people.officer, **seen(written))
    assert Review.objects.get(**written.mine).submission == 2


def test_it_is_withdrawn_only_before_it_is_verified(written, people):
    with pytest.raises(NotAllowed):
        withdraw(by=people.officer, subject=written)
    handed_in(people, written)
    withdraw(by=people.officer, subject=written)
    assert state(written) == State.DRAFT
    verified(people, written)
    with pytest.raises(NotAllowed):
        withdraw(by=people.officer, subject=written)


def test_it_is_locked_while_the_verifiers_have_it(written, people):
    handed_in(people, written)
    with pytest.raises(NotAllowed):
        save(people.officer, written, analysis(summary="Lain."))


def test_a_step_on_what_one_has_not_seen_is_refused(written, people):
    old = contents.version(written)
    save(people.officer, written, analysis(summary="Lain."))
    with pytest.raises(Stale):
        submit(by=people.officer, subject=written, seen=old)
    handed_in(people, written)
    with pytest.raises(Stale):
        verify(by=people.analyst, subject=written, seen=old)


def test_what_changed_after_it_was_verified_is_not_adopted(written, people):
    verified(people, written)
    Review.objects.filter(**written.mine).update(verified_version=1)
    with pytest.raises(NotAllowed, match=r"after|setelah"):
        adopt(by=people.authority, **seen(written))


def test_a_change_after_adoption_opens_a_new_lap(written, people):
    verified(people, written)
    adopt(by=people.authority, **seen(written))
    save(people.officer, written, analysis(summary="Lain."))
    review = Review.objects.get(**written.mine)
    assert (review.state, review.lap) == (State.DRAFT, 2)


def test_what_is_adopted_and_unchanged_is_not_handed_in_again(written, people):
    verified(people, written)
    adopt(by=people.authority, **seen(written))
    with pytest.raises(NotAllowed):
        submit(by=people.officer, **seen(written))


def test_a_new_round_asks_for_all_of_them_anew(written, people):
    verified(people, written)
    adopt(by=people.authority, **seen(written))
    opened(people.analyst)
    submit(by=people.officer, **seen(written))
    review = Review.objects.get(**written.mine)
    assert (review.state, review.lap) == (State.SUBMITTED, 2)
    assert review.round.name == "Anjab 2028"


def opened(by, **values):
    days = {
        "submit_by": date(2027, 1, 20),
        "verify_by": date(2027, 3, 3),
        "adopt_by": date(2027, 3, 17),
    }
    return open_round(by=by, **({"name": "Anjab 2028", "year": 2028} | days | values))


def test_one_round_is_open_at_a_time_and_its_days_follow_each_other(people, city):
    with pytest.raises(NotAllowed):
        opened(people.analyst, verify_by=date(2027, 1, 1))
    first = opened(people.analyst)
    with pytest.raises(NotAllowed):
        opened(people.analyst, name="Lain")
    close_round(by=people.analyst, round_=first)
    opened(people.analyst, name="Lain")


def test_rounds_are_of_the_whole_city(people, city, user_with):
    with pytest.raises(PermissionDenied):
        opened(user_with(Role.ANALYST, unit=city.health))
    with pytest.raises(PermissionDenied):
        opened(people.officer)


def test_nothing_is_handed_in_that_says_nothing(city, people):
    with pytest.raises(NotAllowed):
        submit(by=people.officer, **seen(city.mine))


def test_many_go_on_at_once_and_the_others_say_why(city, written, people):
    whole = {
        "HASIL": "Laporan",
        "BAHAN": "Disposisi",
        "PERANGKAT": "Komputer",
        "TANGGUNG_JAWAB": "Kebenaran laporan",
        "WEWENANG": "Meminta data",
        "KORELASI": "Kepala seksi",
        "RISIKO": "Tidak ada",
    }
    details = {
        item: [
            actions.contents.Line(
                None, actions.contents.blank(contents.DETAILS) | {"description": text}
            )
        ]
        for item, text in whole.items()
    }
    told = analysis(
        task(),
        details=details,
        education="S-1",
        workplace="Dalam ruangan",
        skills=["Mengetik"],
        achievement="Baik",
        position_class=7,
    )
    save(people.officer, written, told)
    empty = city.theirs
    outcome = actions_review.many(
        by=people.analyst, step="submit", subjects=[written, empty]
    )
    assert [each.pk for each in outcome.done] == [written.pk]
    ((left, why),) = outcome.refused
    assert left.pk == empty.pk
    assert "b" in why
    entry = Entry.objects.first()
    assert (entry.act, entry.versions.count()) == ("review.submitted", 1)


def test_who_comes_next_is_told_once_and_the_writer_of_the_end(written, people):
    handed_in(people, written)
    assert notified() == {people.analyst.pk, people.head.pk}
    withdraw(by=people.officer, subject=written)
    handed_in(people, written)
    assert Notice.objects.filter(to=people.analyst).count() == 1  # the first is unread
    verify(by=people.analyst, **seen(written))
    assert notified() == {people.analyst.pk, people.head.pk, people.authority.pk}
    adopt(by=people.authority, **seen(written))
    told = Notice.objects.get(to=people.officer)
    assert told.url == written.url()
    assert told.text_id != told.text_en


def notified():
    return set(Notice.objects.values_list("to_id", flat=True))


def test_an_ended_grant_is_told_nothing(written, people):
    Grant.objects.filter(user=people.head).update(
        valid_to=date(2020, 1, 1), valid_from=None
    )
    handed_in(people, written)
    assert people.head.pk not in notified()


def test_a_change_by_the_register_shows_after_adoption(written, people, client_of):
    verified(people, written)
    adopt(by=people.authority, **seen(written))
    task_ = contents.now(written).tasks[0]
    row = Task.objects.get(pk=task_.number)
    save_row(
        by=people.analyst,
        sheet=BY_NAME["tasks"],
        values={"volume": 9.0},
        today=date(2026, 11, 26),
        number=row.pk,
        seen=queries.latest(row),
    )
    page = client_of(people.officer).get(written.url()).content.decode()
    assert "Isinya berubah setelah ditetapkan." in page
    submit(by=people.officer, **seen(written))
    assert Review.objects.get(**written.mine).lap == 2
