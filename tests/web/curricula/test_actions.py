"""Programmes and credentials are laid down and kept by who may, each thing once."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from tests.web.curricula.conftest import add_kind, attend, days, hold, stage

from tepat_web.accounts.models import User
from tepat_web.curricula import actions, chores, credentials, queries
from tepat_web.curricula import actions_credentials as papers
from tepat_web.curricula.credentials import Validity
from tepat_web.curricula.models import Credential, Stage
from tepat_web.curricula.progress import How
from tepat_web.ledger.actions import NotAllowed
from tepat_web.ledger.models import Entry, Notice
from tepat_web.organisation.models import Unit

pytestmark = pytest.mark.django_db


def again(user):
    return User.objects.get(pk=user.pk)


def programme(job, unit="", name="Program"):
    return actions.Programme(name, "", date(2024, 1, 1), [job], unit)


def standing_of(by, curriculum, person, today):
    rows = queries.standings(by, [curriculum], today)[curriculum.pk]
    return next((each for each in rows if each.person.pk == person.pk), None)


def test_an_officer_lays_down_programmes_of_the_own_agency_only(city, cast):
    with pytest.raises(PermissionDenied):
        actions.add_curriculum(by=cast.user, told=programme(cast.job))
    with pytest.raises(PermissionDenied):  # the whole city
        actions.add_curriculum(by=cast.officer, told=programme(cast.job))
    with pytest.raises(PermissionDenied):
        told = programme(cast.job, cast.abroad.code)
        actions.add_curriculum(by=cast.officer, told=told)
    told = programme(cast.job, cast.home.code)
    made = actions.add_curriculum(by=cast.officer, told=told)
    with pytest.raises(PermissionDenied):  # not by making it somebody else's
        actions.change_curriculum(
            by=cast.officer, curriculum=made, told=programme(cast.job)
        )
    with pytest.raises(PermissionDenied):
        actions.end_curriculum(by=cast.other, curriculum=made, today=date.today())
    assert [each.pk for each in queries.curricula(cast.officer)] == [made.pk]
    assert queries.curricula(cast.other) == []
    assert queries.curricula(cast.user) == []


def test_stages_stand_in_the_order_in_which_they_are_due(city, curriculum, offers):
    late = stage(city.planner, curriculum, offers[0], within=24)
    soon = stage(city.planner, curriculum, offers[1], within=6)
    numbers = dict(Stage.objects.values_list("name", "number"))
    assert numbers == {"Tahap 6": 1, "Tahap 24": 2}
    told = actions.Asked("Paling awal", offers[0], None, 0, None)
    actions.change_stage(by=city.planner, stage=late, told=told)
    assert Stage.objects.get(pk=late.pk).number == 1
    actions.remove_stage(by=city.planner, stage=late)
    assert Stage.objects.get(pk=soon.pk).number == 1
    with pytest.raises(NotAllowed, match="dikeluarkan"):
        actions.remove_stage(by=city.planner, stage=late)


def test_a_programme_does_not_ask_for_the_same_twice(city, curriculum, offers):
    stage(city.planner, curriculum, offers[0])
    with pytest.raises(NotAllowed, match="Tahap 1"):
        stage(city.planner, curriculum, offers[0], within=12)


def test_an_ended_programme_is_read_and_not_changed(
    city, curriculum, cast, today, offers
):
    made = stage(city.planner, curriculum, offers[0])
    actions.end_curriculum(by=city.planner, curriculum=curriculum, today=today)
    for act in (
        lambda: stage(city.planner, curriculum, offers[1]),
        lambda: actions.remove_stage(by=city.planner, stage=made),
        lambda: actions.end_curriculum(
            by=city.planner, curriculum=curriculum, today=today
        ),
    ):
        with pytest.raises(NotAllowed, match="berakhir"):
            act()
    assert queries.own_standings(cast.person, today) == []


def test_how_far_somebody_is_follows_from_the_register(
    city, curriculum, cast, offers, today
):
    stage(city.planner, curriculum, offers[0], within=0)
    stage(city.planner, curriculum, offers[1], within=600)
    told = standing_of(city.planner, curriculum, cast.person, today)
    assert (told.done, told.how, told.next.stage.number) == (0, How.LATE, 1)
    begins = max(cast.seat.since or curriculum.starts, curriculum.starts)
    assert told.next.due == begins
    attend(cast.person, offers[0], ended=days(today, 1))  # not over yet
    assert standing_of(city.planner, curriculum, cast.person, today).done == 0
    attend(cast.person, offers[0], ended=days(today, -1))
    told = standing_of(city.planner, curriculum, cast.person, today)
    assert (told.done, told.how) == (1, How.AHEAD)
    ((own, mine),) = queries.own_standings(cast.person, today)
    assert own == curriculum and mine.steps == told.steps


def test_an_officer_reads_the_own_people_of_a_programme_of_the_city(
    city, curriculum, cast, offers, today
):
    stage(city.planner, curriculum, offers[0])
    assert standing_of(cast.officer, curriculum, cast.person, today)
    assert queries.standings(cast.other, [curriculum], today)[curriculum.pk] == [
        each
        for each in queries.standings(city.planner, [curriculum], today)[curriculum.pk]
        if each.person.path.startswith(cast.abroad.path)
    ]
    with pytest.raises(PermissionDenied):
        stage(cast.officer, curriculum, offers[1])


def test_a_programme_follows_its_unit_where_the_map_changes(
    city, cast, offers, today, curriculum
):
    told = programme(cast.job, cast.home.code)
    made = actions.add_curriculum(by=city.planner, told=told)
    stage(city.planner, made, offers[0])
    assert standing_of(city.planner, made, cast.person, today)
    Unit.objects.filter(pk=cast.home.pk).update(path="9999")
    assert standing_of(city.planner, made, cast.person, today) is None


def test_a_credential_is_recorded_once_and_renewed(city, cast, kind, today):
    dates = {"starts": days(today, -400), "ends": days(today, 20)}
    made = hold(cast.officer, cast.person, kind, **dates)
    assert hold(cast.officer, cast.person, kind, **dates) == made
    with pytest.raises(NotAllowed, match="sudah tercatat"):
        hold(cast.officer, cast.person, kind, **dates | {"ends": days(today, 90)})
    state = {each.person.pk: each.validity for each in held(city, kind, today)}
    assert state[cast.person.pk] is Validity.WITHIN_30
    assert state[cast.people[1].pk] is Validity.MISSING
    hold(cast.officer, cast.person, kind, starts=today, ends=days(today, 1800))
    state = {each.person.pk: each.validity for each in held(city, kind, today)}
    assert state[cast.person.pk] is Validity.VALID
    acts = list(Entry.objects.order_by("number").values_list("act", flat=True))
    assert acts[-2:] == ["credential.added", "credential.renewed"]
    last = Entry.objects.order_by("-number").first()
    assert "12/SIP" not in f"{last.facts} {last.label}"


def held(city, kind, today):
    return credentials.held(city.planner, [kind], today)


def test_nobody_records_for_people_of_another_agency(city, cast, kind, today):
    with pytest.raises(cast.person.DoesNotExist):
        hold(cast.other, cast.person, kind, starts=today, ends=None)
    with pytest.raises(PermissionDenied):
        hold(cast.user, cast.person, kind, starts=today, ends=None)
    made = hold(cast.officer, cast.person, kind, starts=today, ends=None)
    with pytest.raises(NotAllowed):
        papers.remove_credential(by=cast.other, credential=made)
    assert not credentials.credentials(cast.other).exists()
    assert not credentials.credentials(cast.user).exists()


def test_a_kind_that_is_used_is_not_taken_away(city, cast, kind, curriculum, today):
    made = stage(city.planner, curriculum, credential=kind)
    with pytest.raises(NotAllowed, match="program"):
        papers.remove_kind(by=city.planner, kind=kind)
    actions.remove_stage(by=city.planner, stage=made)
    paper = hold(city.planner, cast.person, kind, starts=today, ends=None)
    with pytest.raises(NotAllowed, match="tercatat"):
        papers.remove_kind(by=city.planner, kind=kind)
    papers.remove_credential(by=city.planner, credential=paper)
    papers.remove_kind(by=city.planner, kind=kind)
    assert queries.kinds(city.planner) == []
    with pytest.raises(NotAllowed, match="dihapus"):
        papers.remove_kind(by=city.planner, kind=kind)


def test_kinds_of_one_name_are_one(city, cast, kind):
    with pytest.raises(NotAllowed, match="sudah ada"):
        add_kind(city.planner, cast.job, name="sip")
    add_kind(cast.officer, cast.job, name="SIP", unit=cast.home.code)
    with pytest.raises(PermissionDenied):
        papers.remove_kind(by=cast.officer, kind=kind)


def test_each_warning_is_given_once_to_the_person_and_the_officer(
    city, cast, kind, today
):
    made = hold(
        cast.officer, cast.person, kind, starts=days(today, -9), ends=days(today, 85)
    )
    chores.warn(today)
    chores.warn(today)
    assert Credential.objects.get(pk=made.pk).warned == 90
    told = Notice.objects.values_list("to", flat=True)
    assert sorted(told) == sorted([cast.user.pk, cast.officer.pk])
    for notice in Notice.objects.all():
        for secret in (cast.person.name, cast.person.nip, kind.name, "12/SIP"):
            assert secret not in f"{notice.text_id} {notice.text_en} {notice.url}"
    chores.warn(days(today, 56))  # 29 days ahead
    chores.warn(days(today, 86))  # over
    chores.warn(days(today, 87))
    assert Credential.objects.get(pk=made.pk).warned == 0
    assert Notice.objects.filter(to=cast.user).count() == 3
    assert Notice.objects.filter(to=cast.officer).count() == 1  # unread still
    hold(cast.officer, cast.person, kind, starts=today, ends=days(today, 900))
    chores.warn(days(today, 88))
    assert Notice.objects.filter(to=cast.user).count() == 3


def test_nobody_is_warned_of_what_the_position_does_not_ask_for(
    city, cast, kind, today
):
    hold(city.planner, cast.stranger, kind, starts=days(today, -9), ends=today)
    state = {each.person.pk: each.validity for each in held(city, kind, today)}
    assert state[cast.stranger.pk] is Validity.NOT_ASKED
    chores.warn(today)
    assert not Notice.objects.exists()


def test_another_last_day_begins_the_warnings_anew(city, cast, kind, today):
    made = hold(city.planner, cast.person, kind, starts=today, ends=days(today, 10))
    chores.warn(today)
    paper = papers.Paper("12/SIP", today, days(today, 170))
    papers.change_credential(by=city.planner, credential=made, told=paper)
    assert Credential.objects.get(pk=made.pk).warned is None
    chores.warn(today)
    assert Credential.objects.get(pk=made.pk).warned == 180
