"""The cascade: from a head's results down, without how anybody is rated or late."""

from __future__ import annotations

import pytest
from tests.web.agreements.conftest import again

from tepat_web.agreements import cascade
from tepat_web.agreements.actions import Expected, Indicator
from tepat_web.agreements.models import Agreement, Result, State
from tepat_web.workforce.models import Employee

pytestmark = pytest.mark.django_db
MEASURE = [{"aspect": "time", "text": "waktu", "target": "3", "unit": "hari"}]


def expect(agreement, text, supports=None):
    number = Result.objects.filter(agreement=agreement).count() + 1
    return Result.objects.create(
        agreement=agreement,
        number=number,
        text=text,
        supports=supports,
        indicators=MEASURE,
    )


@pytest.fixture
def tree(city, cast, begin):
    """Budi's two results; Sri serves the first, and somebody below Sri serves hers."""
    people = Employee.objects.exclude(pk__in=(city.led.pk, city.leader.pk))
    people = people.exclude(nip=cast.of_budi.superior)
    path = cast.of_sri.path
    low = begin(people[0], superior=cast.sri.nip, path=path)
    idle = begin(people[1], superior=cast.budi.nip, path=path)
    Agreement.objects.update(state=State.AGREED, agreed_at="2026-01-20T00:00Z")
    first = expect(cast.of_budi, "Izin cepat")
    second = expect(cast.of_budi, "Warga puas")
    middle = expect(cast.of_sri, "Berkas lengkap", first)
    expect(low, "Meja rapi", middle)
    expect(idle, "Sendiri saja")
    return first, second, low, idle


def test_each_result_tells_what_serves_it_directly_and_below(cast, tree):
    first, second = cascade.served(again(cast.of_budi), has_people=True)
    assert (first.directly, first.below, first.is_alone) == (1, 2, False)
    assert (second.directly, second.below, second.is_alone) == (0, 0, True)


def test_what_was_taken_out_or_is_being_changed_serves_nothing(cast, tree):
    _first, _second, low, _idle = tree
    Agreement.objects.filter(pk=low.pk).update(state=State.DRAFT)
    first, _second = cascade.served(again(cast.of_budi), has_people=True)
    assert first.below == 1
    Result.objects.filter(agreement=cast.of_sri).update(is_removed=True)
    first, _second = cascade.served(again(cast.of_budi), has_people=True)
    assert (first.directly, first.below, first.is_alone) == (0, 0, True)


def test_who_serves_nothing_above_is_told(cast, tree):
    *_results, idle = tree
    people = cascade.direct(cast.budi, again(cast.of_budi))
    under = {each.it: each for each in cascade.under(people, cast.of_budi)}
    assert under[idle].is_apart
    assert not under[cast.of_sri].is_apart
    assert under[cast.of_sri].has_more
    assert cascade.apart(people, cast.of_budi) == 1


def test_everybody_reads_what_is_agreed_in_the_own_agency_only(
    city, cast, tree, client_of
):
    idle = tree[-1]
    colleague = client_of(cast.sri)
    page = f"/skp/jenjang/{idle.pk}/"
    assert "Sendiri saja" in colleague.get(page).content.decode()
    Agreement.objects.filter(pk=idle.pk).update(state=State.RETURNED)
    text = colleague.get(page).content.decode()
    assert "Sendiri saja" not in text
    assert "dikembalikan" not in text  # how far a colleague is stays between the two
    assert "Sendiri saja" in client_of(cast.planner).get(page).content.decode()
    assert client_of(cast.tono).get(page).status_code == 404


def test_one_finds_the_way_up_and_where_to_begin(cast, tree, client_of):
    *_results, low, _idle = tree
    above = cascade.upwards(cast.planner, again(low))
    assert above[-2:] == [cast.of_budi, cast.of_sri]
    tops = cascade.tops(cast.planner, cast.of_sri.cycle)
    assert cast.of_budi in tops
    assert cast.of_sri not in tops
    answer = client_of(cast.sri).get("/skp/jenjang/")
    assert answer.status_code in (200, 302)


def test_a_circle_of_superiors_ends(cast, tree):
    Agreement.objects.filter(pk=cast.of_budi.pk).update(superior=cast.sri.nip)
    assert cascade.upwards(cast.planner, again(cast.of_sri)) == [cast.of_budi]


def test_the_page_asks_as_much_for_many_as_for_few(
    cast, tree, begin, client_of, django_assert_max_num_queries
):
    browser = client_of(cast.planner)
    page = f"/skp/jenjang/{cast.of_budi.pk}/"
    browser.get(page)
    first = tree[0]
    known = Agreement.objects.values("employee")
    people = Employee.objects.exclude(pk__in=known)
    for crowd in (people[:2], people[2:40]):
        for person in list(crowd):
            made = begin(person, superior=cast.budi.nip, state=State.AGREED)
            expect(made, "Ikut mendukung", first)
        with django_assert_max_num_queries(24):
            assert browser.get(page).status_code == 200


def test_a_result_of_ones_own_cannot_be_served_in_a_circle(cast, tree, write):
    Agreement.objects.filter(pk=cast.of_budi.pk).update(state=State.DRAFT)
    told = Expected(
        "Lingkaran",
        indicators=(Indicator("time", "waktu", "1"),),
        supports=Result.objects.get(agreement=cast.of_sri).pk,
    )
    with pytest.raises(Exception, match="atasan"):
        write(told, by=cast.budi, agreement=cast.of_budi)
