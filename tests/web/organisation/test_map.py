"""The tree of the map, its sums, and whose names come with it."""

from datetime import date

import pytest
from tests.web.organisation.conftest import BEGUN, position_in, seated, unit_in

from tepat_web.accounts.access import Role
from tepat_web.organisation import map as maps
from tepat_web.organisation import map_people, map_tree
from tepat_web.organisation.models import Structure

TODAY = date(2026, 11, 24)


def chart_of(town, day=TODAY):
    return maps.chart(town.structure, day)


def test_sums_include_everything_below_and_leave_unknown_needs_out(town):
    chart = chart_of(town)
    # Kesehatan: 1 + 1 + 2 held, 1 + 3 + 1 needed; Guru: 1 held, need unknown.
    assert chart.node("a").total == map_tree.Sums(
        posts=3, held=4, need=5, gap=-1, short=2, over=1
    )
    assert chart.root.total == map_tree.Sums(
        posts=4, held=5, need=5, gap=-1, short=2, over=1, unknown=1
    )


def test_units_stand_depth_first_in_the_order_of_the_sheet(town):
    town.health.order = 9
    town.health.save()
    assert [node.code for node in chart_of(town).nodes] == ["k", "b", "c", "a"]


def test_the_leader_stands_first_then_functional_then_operational(town):
    titles = [post.title for post in chart_of(town).node("a").posts]
    assert titles == ["Kepala Dinas Kesehatan", "Perawat Mahir", "Pengolah Data"]


def test_holders_are_those_of_the_day_asked_for(town):
    seated(town.clerk, "199301012018011006", "Umar Said", date(2026, 12, 1), number=2)
    assert chart_of(town).node("a").total.held == 4
    assert chart_of(town, date(2026, 12, 1)).node("a").total.held == 5


def test_the_day_on_which_somebody_leaves_is_no_longer_theirs(town):
    seat = town.people.clerk.appointments.get()
    seat.valid_to = TODAY
    seat.save()
    assert chart_of(town).node("a").total.held == 3


def test_a_removed_unit_position_or_person_is_not_on_the_map(town):
    for gone in (town.field, town.nurse, town.people.clerk):
        gone.is_removed = True
        gone.save()
    chart = chart_of(town)
    assert chart.node("c") is None
    assert chart.root.total.posts == 2
    assert chart.root.total.held == 1


def test_stated_holders_count_where_nobody_is_on_record(town):
    old = Structure.objects.create(basis="Perwali 9/2010", valid_to=BEGUN)
    unit = unit_in(old, "x", "Dinas Lama")
    position_in(unit, 1, "Pengolah Data", need=2, holders_stated=2)
    assert maps.chart(old, TODAY).root.total.held == 2


def test_a_structure_in_pieces_hangs_below_one_root(town):
    unit_in(town.structure, "z", "Unit Lepas")
    chart = chart_of(town)
    assert chart.root.name == "Perwali 1/2020"
    assert [node.code for node in chart.root.children] == ["k", "z"]


def test_a_structure_without_units_has_no_map(db):
    assert maps.chart(Structure.objects.create(basis="Kosong"), TODAY) is None


def test_the_structure_of_a_day_is_the_one_in_force_and_never_a_draft(town):
    old = Structure.objects.create(
        basis="Perwali 9/2010", valid_from=date(2010, 1, 1), valid_to=BEGUN
    )
    Structure.objects.create(basis="Rancangan", is_draft=True, valid_from=BEGUN)
    told = Structure.objects.all()
    assert maps.in_force(told, date(2015, 6, 1)) == old
    assert maps.in_force(told, BEGUN) == town.structure
    assert maps.in_force(told, date(2009, 1, 1)) is None


def test_the_map_takes_three_statements(town, django_assert_num_queries):
    with django_assert_num_queries(3):
        chart_of(town)


def test_everybody_answers_to_the_nearest_leader_unless_the_register_says_otherwise(
    town,
):
    deep = unit_in(town.structure, "d", "Seksi Gizi", town.health)
    head = position_in(deep, 1, "Kepala Seksi", "PENGAWAS", is_leader=True)
    cook = position_in(deep, 2, "Juru Masak")
    told = position_in(deep, 3, "Staf Khusus", superior=town.nurse)
    chart = chart_of(town)

    def above(position):
        _, post = chart.seats(position.code)
        return post.superior and post.superior.code

    assert above(town.head) is None
    assert above(town.clerk) == above(head) == town.head.code
    assert above(cook) == head.code
    assert above(told) == town.nurse.code
    assert above(town.teacher) is None


# --- A draft -------------------------------------------------------------------------


@pytest.fixture
def draft(town):
    """A structure to be, in which Dinas Kesehatan hangs below Dinas Pendidikan."""
    draft = Structure.objects.create(basis="Usulan 2027", is_draft=True)
    city = unit_in(draft, "k", "Kota Contoh")
    school = unit_in(draft, "b", "Dinas Pendidikan", city)
    health = unit_in(draft, "a", "Dinas Kesehatan", school)
    position_in(health, 1, "Kepala Dinas Kesehatan", "JPT", is_leader=True, need=1)
    position_in(health, 3, "Perawat Mahir", "FUNGSIONAL", need=1)
    unit_in(draft, "n", "Dinas Baru", city)
    return draft


def test_a_draft_shows_who_holds_the_same_positions_in_the_structure_in_force(
    town, draft, user_with
):
    chart = maps.chart(draft, TODAY, town.structure)
    assert chart.node("b").total.held == 3
    officer = user_with(Role.OFFICER, unit=town.health)
    assert map_people.leaders(officer, chart) == [None, None, "Ratna Dewi", None]
    assert map_people.leaders(user_with(Role.SERVICE), chart) == [None] * 4
    posts = chart.node("a").posts
    told = map_people.holders(officer, chart, posts)
    assert {(one.position, one.name) for one in told} == {
        (posts[0].pk, "Ratna Dewi"),
        (posts[1].pk, "Sari Utami"),
        (posts[1].pk, "Tono Wijaya"),
    }
    found = map_people.people_named(officer, draft, TODAY, "sari")
    assert found == (1, [("Sari Utami", "a-3")])


def test_a_draft_tells_which_units_hang_elsewhere_and_which_are_new(town, draft):
    nodes = maps.chart(draft, TODAY, town.structure).nodes
    assert [node.moved_from for node in nodes] == ["", "", "Kota Contoh", ""]
    assert [node.code for node in nodes if node.is_new] == ["n"]


# --- Names ---------------------------------------------------------------------------


def names(by, town, *positions, day=TODAY):
    chart = chart_of(town, day)
    posts = [chart.seats(each.code)[1] for each in positions]
    return sorted(one.name for one in map_people.holders(by, chart, posts))


EVERY = ("head", "clerk", "nurse", "teacher")


@pytest.fixture
def everywhere(town):
    return [getattr(town, name) for name in EVERY]


def test_a_planner_of_the_city_sees_every_name(town, everywhere, user_with):
    assert len(names(user_with(Role.PLANNER), town, *everywhere)) == 5


def test_an_officer_sees_the_names_of_the_own_agency_only(town, everywhere, user_with):
    by = user_with(Role.OFFICER, unit=town.health)
    assert names(by, town, *everywhere) == [
        "Budi Santoso",
        "Ratna Dewi",
        "Sari Utami",
        "Tono Wijaya",
    ]
    assert map_people.leaders(by, chart_of(town)) == [None, "Ratna Dewi", None, None]


def test_an_employee_sees_the_own_name_only(town, everywhere, user_with):
    by = user_with(nip=town.people.clerk.nip)
    assert names(by, town, *everywhere) == ["Budi Santoso"]


def test_a_superior_sees_who_answers_to_them(town, everywhere, user_with):
    by = user_with(nip=town.people.head.nip)
    assert names(by, town, *everywhere) == [
        "Budi Santoso",
        "Ratna Dewi",
        "Sari Utami",
        "Tono Wijaya",
    ]


def test_who_no_longer_leads_sees_nobody_but_themself(town, everywhere, user_with):
    seat = town.people.head.appointments.get()
    seat.valid_to = date(2026, 1, 1)
    seat.save()
    by = user_with(nip=town.people.head.nip)
    assert "Budi Santoso" not in names(by, town, *everywhere)


def test_a_superior_sees_on_past_days_only_whom_they_lead_today(
    town, everywhere, user_with
):
    seat = town.people.clerk.appointments.get()
    seat.valid_to = date(2026, 1, 1)
    seat.save()
    seated(town.clerk, "199301012018011006", "Umar Said", date(2026, 1, 1), number=2)
    by = user_with(nip=town.people.head.nip)
    assert "Umar Said" in names(by, town, *everywhere)
    before = names(by, town, *everywhere, day=date(2025, 6, 1))
    assert "Sari Utami" in before
    assert "Budi Santoso" not in before


def test_people_are_found_by_parts_of_a_name_within_sight(town, user_with):
    planner, officer = user_with(Role.PLANNER), user_with(Role.OFFICER, town.health)

    def found(by, text):
        return map_people.people_named(by, town.structure, TODAY, text)

    assert found(planner, "les may") == (1, [("Maya Lestari", "c-1")])
    assert found(officer, "les may") == (0, [])
    assert found(planner, "198001012005011005") == (1, [("Maya Lestari", "c-1")])
    assert found(officer, "198001012005011005") == (0, [])


def test_a_name_is_found_on_the_seat_of_its_day_only(town, user_with):
    """The same person in two seats over time must not lend the name to both."""
    seat = town.people.clerk.appointments.get()
    seat.valid_to = date(2025, 1, 1)
    seat.save()
    seated(town.teacher, town.people.clerk.nip, "", date(2025, 1, 1), number=2)
    by = user_with(Role.PLANNER)
    found = map_people.people_named(by, town.structure, TODAY, "budi")
    assert found == (1, [("Budi Santoso", "c-1")])
