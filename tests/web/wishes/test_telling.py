"""Saying what one wishes for, and what a unit needs: one act, nothing overwritten."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import polars as pl
import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from tests.web.wishes.conftest import again

from tepat.placement.case import work_out
from tepat_web.accounts.access import Role
from tepat_web.ledger.actions import NotAllowed
from tepat_web.ledger.models import Entry, Version
from tepat_web.ledger.verify import verify
from tepat_web.organisation.models import Position
from tepat_web.register import changes
from tepat_web.register.actions import Stale, import_workbook, save_row
from tepat_web.snapshots import take
from tepat_web.snapshots.sheets import BY_NAME
from tepat_web.wishes import actions, queries
from tepat_web.wishes.actions import Said, Unknown
from tepat_web.wishes.models import Preference, UnitNeed

pytestmark = pytest.mark.django_db
WISHES = BY_NAME["wishes"]


def kept(person):
    return [
        (it.position.code if it.position else None, it.rank, bool(it.stay), it.reason)
        for it in queries.wishes(person)
    ]


def test_what_is_said_takes_the_place_of_what_was_said_in_one_act(
    window, cast, tell, today
):
    one, other, third = (each.code for each in cast.positions[:3])
    tell(window, Said(one, "pertama"), Said(other, "kedua"))
    first = {it.position.code: it.pk for it in queries.wishes(cast.person)}
    acts = Entry.objects.count()
    said = tell(window, Said(other, "kedua"), Said(third, condition="ibu di sini"))
    assert kept(cast.person) == [
        (other, 1, False, "kedua"),
        (third, 2, False, ""),
    ]
    assert said.conditions == {third: "ibu di sini"}
    assert Entry.objects.count() == acts + 1
    versions = Version.objects.filter(entry__number=Entry.objects.first().number)
    kinds = sorted(it.kind for it in versions if it.table == "workforce.Wish")
    assert kinds == ["changed", "gone", "new"]
    # The row about the same position is that row still, with its history.
    now = {it.position.code: it.pk for it in queries.wishes(cast.person)}
    assert now[other] == first[other]
    assert queries.wishes(cast.person)[0].day == today
    tell(window, stays=True, reason="dekat rumah")
    assert kept(cast.person) == [(None, 1, True, "dekat rumah")]
    wrong = [it for it in verify().faults if not it.table.startswith("accounts.")]
    assert wrong == []  # the accounts of a test come in behind the ledger's back


def test_the_engine_reads_them_in_that_order(window, cast, tell):
    codes = [each.code for each in cast.positions[:2]]
    tell(window, *codes)
    case = work_out(take.snapshot())
    at = case.people["nip"].to_list().index(cast.person.nip)
    named = case.positions["position"].to_list()
    assert [named[place] for place in case.wishes()[at]] == codes
    tell(window, stays=True)
    assert work_out(take.snapshot()).wishes()[at] == ()


def test_saying_the_same_twice_is_one_act(window, cast, tell):
    code = cast.positions[0].code
    tell(window, code, seen=0)
    acts = Entry.objects.count()
    tell(window, code, seen=0)  # a double click, or sent again after a lost answer
    assert Entry.objects.count() == acts


def test_two_windows_of_a_browser_do_not_overwrite_each_other(window, cast, tell):
    one, other = (each.code for each in cast.positions[:2])
    tell(window, one, seen=0)
    with pytest.raises(Stale):
        tell(window, other, seen=0)
    assert kept(cast.person) == [(one, 1, False, "")]


def test_nor_does_anybody_overwrite_what_a_planner_noted_meanwhile(
    window, cast, tell, city, today
):
    one, other = (each.code for each in cast.positions[:2])
    tell(window, one)
    wish = queries.wishes(cast.person)[0]
    seen = queries.version_of_wishes(window, cast.person)
    values = {"nip": cast.person.nip, "position": other}
    save_row(
        by=city.planner,
        sheet=WISHES,
        values=values,
        today=today,
        number=wish.pk,
        seen=Version.objects.filter(table="workforce.Wish", record=wish.pk).first().pk,
    )
    with pytest.raises(Stale):
        tell(window, one, stays=False, reason="tetap ini", seen=seen)
    assert kept(cast.person)[0][0] == other


def test_an_import_of_planners_and_what_was_said_live_together(
    window, cast, tell, city, today
):
    one, other = (each.code for each in cast.positions[:2])
    tell(window, Said(one, "pertama"))
    told = take.snapshot()
    structure, rows = take.structure_on(None), told.wishes.height
    (same,) = changes.between(told, {"minat": rows}, structure, remove_gone=True)
    assert len(same.same) == rows
    mine = pl.col("nip") == cast.person.nip
    moved = pl.when(mine).then(pl.lit(other)).otherwise("position")
    frame = told.wishes.with_columns(position=moved)
    import_workbook(
        by=city.planner,
        told=replace(told, wishes=frame),
        sheets={"minat": frame.height},
        extra={},
        remove_gone=True,
        today=today,
    )
    assert kept(cast.person) == [(other, 1, False, "pertama")]
    tell(window, one, other)
    assert [each[0] for each in kept(cast.person)] == [one, other]


@pytest.mark.parametrize(
    "said",
    [
        ("TIDAK-ADA",),
        ("0", "TIDAK-ADA"),
        ("0", "0"),
        ("0", "1", "2", "3"),
        ("0", ""),
        (),
    ],
)
def test_what_makes_no_order_is_refused_and_changes_nothing(window, cast, tell, said):
    before = kept(cast.person)
    codes = [cast.positions[int(it)].code if it.isdecimal() else it for it in said]
    with pytest.raises(Unknown if "TIDAK-ADA" in said else NotAllowed):
        tell(window, *codes)
    with pytest.raises(NotAllowed):
        tell(window, cast.seat.code)  # one's own position: that is to stay
    with pytest.raises(NotAllowed):
        tell(window, cast.positions[0].code, stays=True)
    assert kept(cast.person) == before
    assert not Preference.objects.exists()


def test_it_is_said_while_the_window_is_open_and_by_whom_it_asks(
    lay_down, cast, tell, city, user_with, today
):
    ahead = lay_down("Nanti", opens=1)
    with pytest.raises(NotAllowed, match="dibuka"):
        tell(ahead, stays=True)
    elsewhere = [
        each
        for each in (city.home, city.abroad)
        if not cast.person.place.path.startswith(each.path)
    ]
    other = lay_down("Dinas lain", opens=-1, closes=0, units=[elsewhere[0].code])
    with pytest.raises(NotAllowed):
        tell(other, stays=True)
    said = actions.Statement(stays=True)
    late = today + timedelta(days=1)
    with pytest.raises(NotAllowed, match="ditutup"):
        actions.tell_wishes(
            by=again(cast.sri), window=other, told=said, seen=0, today=late
        )
    for role in (Role.PLANNER, Role.AUDITOR, Role.ADMINISTRATOR):
        with pytest.raises(PermissionDenied):
            actions.tell_wishes(
                by=user_with(role), window=ahead, told=said, seen=0, today=today
            )


# --- Units -------------------------------------------------------------------------


@pytest.fixture
def own(cast):
    """The codes of three positions of the unit that the head leads, and below."""
    rows = Position.objects.filter(unit__path__startswith=cast.unit.path)
    return list(rows.values_list("code", flat=True)[:3])


@pytest.fixture
def rank(cast, window, today):
    def said(*ranked, by=None, unit=None, seen=None):
        unit = unit or cast.unit
        version = queries.version_of_needs(window, unit)
        actions.tell_needs(
            by=again(by or cast.head),
            window=window,
            unit=unit,
            ranked=ranked,
            seen=version if seen is None else seen,
            today=today,
        )

    return said


def test_the_head_of_a_unit_and_the_officer_rank_and_nobody_else(
    rank, own, cast, city, user_with, window
):
    rank(Said(own[0], "tidak ada yang menandatangani"))
    needs = UnitNeed.objects.standing()
    assert [(it.position.code, it.rank) for it in needs] == [(own[0], 1)]
    for role in Role:
        if role in (Role.OPERATOR, Role.EMPLOYEE, Role.SUPERVISOR):
            continue
        unit = city.abroad if cast.unit.path.startswith(city.home.path) else city.home
        somebody = user_with(role, unit)  # an officer of another agency, too
        with pytest.raises(PermissionDenied):
            rank(Said(own[0], "lain"), by=somebody)
    with pytest.raises(PermissionDenied):
        rank(Said(own[0], "lain"), by=cast.sri)
    at_unit = user_with(Role.OFFICER, cast.unit)
    rank(Said(own[0], "oleh pengelola"), by=at_unit)
    assert needs.get().reason == "oleh pengelola"
    assert queries.must_fill(window) == [own[0]]


def test_an_order_of_needs_is_replaced_as_a_whole_and_not_overwritten(
    rank, own, window, cast
):
    rank(Said(own[0], "a"), Said(own[1], "b"), seen=0)
    acts = Entry.objects.count()
    rank(Said(own[0], "a"), Said(own[1], "b"), seen=0)
    assert Entry.objects.count() == acts
    with pytest.raises(Stale):
        rank(Said(own[2], "c"), seen=0)
    rank(Said(own[1], "b"), Said(own[2], "c"))
    assert queries.must_fill(window) == [own[1], own[2]]
    with pytest.raises(NotAllowed):  # more than the window lets a unit rank
        rank(*(Said(code, "x") for code in own))
    with pytest.raises(NotAllowed):
        rank(Said(own[0], ""))
    foreign = Position.objects.exclude(unit__path__startswith=cast.unit.path).first()
    with pytest.raises(Unknown):
        rank(Said(foreign.code, "bukan unit kami"))
    rank()
    assert queries.must_fill(window) == []


def test_what_units_rank_first_comes_first_for_the_planner(
    rank, own, window, cast, city, client_of, user_with
):
    rank(Said(own[0], "pertama"), Said(own[1], "kedua"))
    other = city.abroad if cast.unit.path.startswith(city.home.path) else city.home
    theirs = Position.objects.filter(unit__path__startswith=other.path).first().code
    rank(Said(theirs, "dari dinas lain"), by=user_with(Role.OFFICER, other), unit=other)
    assert queries.must_fill(window)[-1] == own[1]
    assert set(queries.must_fill(window)[:2]) == {own[0], theirs}
    browser = client_of(city.planner)
    page = browser.get("/minat/").content.decode()
    assert "dari dinas lain" in page and "2 unit sudah menyampaikan" in page
    form = browser.get(reverse("placement:ask"), {"wajib": [own[0], theirs]})
    assert form.context["form"]["must_fill"].value().split() == [own[0], theirs]
