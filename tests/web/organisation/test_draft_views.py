"""Drafts in the browser's hands: made, moved about, compared, put away."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from tests.web.organisation.conftest import unit_in

from tepat_web.accounts.access import Role
from tepat_web.organisation import actions
from tepat_web.organisation.models import Structure, Unit

STATEMENTS_AT_MOST = 10
pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(town, user_with):
    by = user_with(Role.ANALYST)
    return actions.make_draft(by=by, structure=town.structure, basis="Usulan 2027")


@pytest.fixture
def analyst(town, user_with, client_of):
    return client_of(user_with(Role.ANALYST))


def move(browser, draft, json=False, **told):
    address = reverse("organisation:map-move", query={"struktur": draft.pk})
    headers = {"Accept": "application/json"} if json else {}
    return browser.post(address, told, headers=headers)


def compare(browser, draft):
    return browser.get(reverse("organisation:compare", args=[draft.pk]))


def unit(draft, code):
    return Unit.objects.get(structure=draft, code=code)


def test_a_draft_is_made_from_the_structure_in_force_and_opens_on_the_map(
    town, analyst
):
    Structure.objects.filter(pk=town.structure.pk).update(basis="Perwali <b>1</b>")
    address = reverse("organisation:structures")
    assert "Perwali &lt;b&gt;1&lt;/b&gt;" in analyst.get(address).content.decode()
    answer = analyst.post(address, {"basis": "Usulan 2027", "from": town.structure.pk})
    made = Structure.objects.get(is_draft=True)
    assert answer["Location"].endswith(f"/peta/?struktur={made.pk}")
    page = analyst.get(answer["Location"]).content.decode()
    assert "Rancangan sudah dibuat" in page
    assert "belum berlaku" in page


def test_a_name_is_asked_for_and_not_given_twice(town, draft, analyst):
    address = reverse("organisation:structures")
    for basis in ("", "x" * 201, "Usulan 2027"):
        answer = analyst.post(address, {"basis": basis, "from": town.structure.pk})
        assert answer.status_code == 422
        assert "data-refused" in answer.content.decode()
    assert "Sudah ada rancangan dengan nama ini" in answer.content.decode()
    assert Structure.objects.filter(is_draft=True).count() == 1


@pytest.mark.parametrize("number", ["", "0", "x", "9" * 40])
def test_a_draft_begins_with_a_structure_that_is_there(analyst, number):
    address = reverse("organisation:structures")
    answer = analyst.post(address, {"basis": "Usulan", "from": number})
    assert answer.status_code == 404
    assert not Structure.objects.filter(is_draft=True).exists()


def test_a_unit_is_moved_by_the_form_and_by_the_picture(draft, analyst):
    answer = move(analyst, draft, unit="a", parent="b", **{"from": "k"})
    assert answer["Location"].endswith(f"?struktur={draft.pk}&pilih=a")
    assert unit(draft, "a").parent.code == "b"
    answer = move(analyst, draft, json=True, unit="a", parent="c", **{"from": "b"})
    assert answer.json() == {
        "detail": "Dalam rancangan ini Dinas Kesehatan kini berada di bawah "
        "Bidang Guru."
    }


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"unit": "b", "parent": "c", "from": "k"}, "ke bawah dirinya sendiri"),
        ({"unit": "k", "parent": "a", "from": ""}, "Unit teratas"),
        ({"unit": "a", "parent": "k", "from": "k"}, "sudah berada di sana"),
        ({"unit": "a", "parent": "b", "from": "c"}, "Sementara itu seseorang"),
    ],
)
def test_a_move_that_cannot_be_is_refused_in_words(draft, analyst, told, said):
    answer = move(analyst, draft, json=True, **told)
    assert answer.status_code == 409
    assert said in answer.json()["detail"]
    plain = move(analyst, draft, **told)
    messages = [str(one) for one in get_messages(plain.wsgi_request)]
    assert len(messages) == 1
    assert said in messages[0]
    assert unit(draft, "a").parent.code == "k"


def test_a_unit_or_draft_that_is_not_there_is_not_found(town, draft, analyst):
    assert move(analyst, draft, unit="<b>", parent="a").status_code == 404
    assert move(analyst, draft, unit="a").status_code == 404
    assert move(analyst, town.structure, unit="a", parent="b").status_code == 302
    assert Unit.objects.get(structure=town.structure, code="a").parent.code == "k"
    for name in ("compare", "discard"):
        address = reverse(f"organisation:{name}", args=[10**30])
        ask = analyst.get if name == "compare" else analyst.post
        assert ask(address).status_code == 404


def test_a_draft_just_made_is_the_same_as_the_structure_in_force(draft, analyst):
    text = compare(analyst, draft).content.decode()
    assert "Rancangan ini sama dengan struktur yang berlaku" in text


def test_a_draft_is_compared_with_the_structure_in_force(town, draft, analyst):
    move(analyst, draft, unit="a", parent="b", **{"from": "k"})
    unit_in(draft, "n", "Dinas Baru", unit(draft, "k"))
    unit_in(town.structure, "g", "Dinas Menyusul", town.city)
    context = compare(analyst, draft).context
    assert context["said"] == (
        "Dibandingkan dengan struktur yang berlaku: 1 unit dipindahkan, 1 unit hanya "
        "ada di rancangan, 1 unit hanya ada di struktur yang berlaku."
    )
    told = [(one.code, one.before, one.now, one.back) for one in context["changes"]]
    assert told == [
        ("a", "Kota Contoh", "Dinas Pendidikan", "k"),
        ("n", "", "Kota Contoh", ""),
        ("g", "Kota Contoh", "", ""),
    ]
    assert context["changes"][0].total.held == 4
    shifts = [(one.code, one.before.held, one.now.held) for one in context["shifts"]]
    assert shifts == [("b", 1, 5)]


def test_a_move_is_taken_back_where_it_is_compared(draft, analyst):
    move(analyst, draft, unit="a", parent="b", **{"from": "k"})
    assert "Kembalikan" in compare(analyst, draft).content.decode()
    answer = move(analyst, draft, unit="a", parent="k", back="compare", **{"from": "b"})
    assert answer["Location"] == reverse("organisation:compare", args=[draft.pk])
    assert unit(draft, "a").parent.code == "k"


def test_a_draft_is_put_away_and_no_longer_found(draft, analyst):
    address = reverse("organisation:discard", args=[draft.pk])
    assert analyst.post(address).status_code == 302
    assert analyst.post(address).status_code == 404
    assert compare(analyst, draft).status_code == 404


def test_the_map_of_a_draft_takes_few_statements_too(
    draft, analyst, django_assert_max_num_queries
):
    asked = {"struktur": draft.pk, "unit": "a", "jabatan": "a-2"}
    address = reverse("organisation:map", query=asked)
    analyst.get(address)
    with django_assert_max_num_queries(STATEMENTS_AT_MOST):
        answer = analyst.get(address)
    assert "Budi Santoso" in answer.content.decode()


@pytest.mark.parametrize("role", [Role.PLANNER, Role.AUDITOR, Role.AUTHORITY])
def test_who_reads_results_sees_drafts_and_changes_nothing(
    draft, user_with, client_of, role
):
    browser = client_of(user_with(role))
    assert browser.get(reverse("organisation:structures")).status_code == 200
    assert "Kembalikan" not in compare(browser, draft).content.decode()
    asked = {"struktur": draft.pk, "pilih": "a"}
    page = browser.get(reverse("organisation:map", query=asked)).content.decode()
    assert "panel-move" not in page
    assert move(browser, draft, unit="a", parent="b").status_code == 403
    discard = reverse("organisation:discard", args=[draft.pk])
    assert browser.post(discard).status_code == 403
    address = reverse("organisation:structures")
    told = {"basis": "Lain", "from": draft.pk}
    assert browser.post(address, told).status_code == 403
    assert Structure.objects.standing().filter(is_draft=True).count() == 1


def test_who_sees_one_agency_only_finds_no_draft_by_its_number(
    town, draft, user_with, client_of
):
    for by in (
        user_with(Role.OFFICER, town.health),
        user_with(Role.ANALYST, town.health),
    ):
        browser = client_of(by)
        assert compare(browser, draft).status_code == 404
        for name in ("map", "map-data", "map-panel", "map-branch", "map-sheet"):
            asked = {"struktur": draft.pk, "unit": "a", "pilih": "a"}
            address = reverse(f"organisation:{name}", query=asked)
            assert browser.get(address).status_code == 404, name
        assert move(browser, draft, unit="a", parent="b").status_code in (403, 404)
    assert unit(draft, "a").parent.code == "k"
