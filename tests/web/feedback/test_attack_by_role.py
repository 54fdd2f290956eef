"""An adversary with a role looks for who said what: lists, filters, files, programs.

Whoever reads feedback in the register finds scores, and neither words nor givers.
"""

from __future__ import annotations

import pytest
from django.urls import reverse
from tests.web.api.conftest import program_of, token_of
from tests.web.feedback.conftest import (
    LINES,
    MARK,
    TODAY,
    again,
    content,
    open_boxes,
)
from tests.web.test_matrix import addresses, is_open

from tepat_web.accounts.access import MAY, Permission, Role
from tepat_web.feedback import actions
from tepat_web.feedback.models import Invited, Opened
from tepat_web.ledger.models import Entry, Version
from tepat_web.ledger.reading import Reader
from tepat_web.performance.models import Feedback

__all__ = ["program_of", "token_of"]  # fixtures
pytestmark = pytest.mark.django_db
# Rooms that show rows of the register, versions, notices, work, or a person.
NEAR = {
    *("feedback", "register", "book", "ledger", "portal", "snapshots", "exports"),
    *("growth", "agreements", "evaluations", "calibration", "cycles", "imports"),
}


@pytest.fixture
def there(ask, answer, cast):
    """An opened box with five answers, and feedback by name with words of its own."""
    box = ask(by=cast.budi)
    answer(box, 0, 1, 2, 3, 4)
    open_boxes()
    named = actions.give(
        by=cast.accounts[5],
        to=cast.person,
        told=actions.Telling("LOYAL", LINES | {"deed": "ZEBRA-9"}, 5),
        today=TODAY,
    )
    row = Feedback.objects.filter(is_anonymous=True).latest("pk")
    return {
        "box": box,
        "named": named,
        "row": row,
        "text": Opened.objects.first(),
        "entries": list(
            Entry.objects.filter(act__regex=r"^(box|feedback)\.").values_list(
                "number", flat=True
            )
        ),
    }


def places(cast, there):
    """Every address of the rooms that are near, at the record that could tell most."""
    numbers = {"register": there["row"].pk, "snapshots": 1}
    for name, view, names in addresses():
        room, _, _part = name.partition(":")
        if room not in NEAR:
            continue
        usual = {
            "number": numbers.get(room, there["box"].pk), "nip": cast.person.nip,
            "kind": "jabatan", "name": "umpan_balik", "ending": "csv", "pk": 1,
            "token": "x" * 43,
        }  # fmt: skip
        wanted = (view.permissions,) if view.permissions else ()
        told = {each: usual.get(each, 1) for each in names}
        if room == "book" and "number" in names:
            for number in there["entries"]:
                yield reverse(name, kwargs={"number": number}), wanted
            continue
        if room == "feedback" and "number" in names:
            for key in ("box", "named", "text"):
                yield reverse(name, kwargs={"number": there[key].pk}), wanted
            yield reverse(name, kwargs={"number": cast.person.pk}), wanted
            continue
        if room == "register" and "ending" in names:
            for ending in ("xlsx", "csv", "json"):
                yield reverse(name, kwargs=told | {"ending": ending}), wanted
            continue
        if hasattr(view, "asked"):
            wanted = ()
        yield reverse(name, kwargs=told), wanted


def test_no_page_and_no_file_shows_the_words_to_anybody_else(there, cast, client_of):
    leaks, tried = [], 0
    for user in (cast.planner, cast.auditor, cast.budi):
        browser, known = client_of(user), again(user)
        browser.raise_request_exception = False
        for path, wanted in places(cast, there):
            if not is_open(known, wanted):
                continue
            tried += 1
            text = content(browser.get(path))
            if MARK.search(text):
                leaks.append((user.username, path))
    assert leaks == []
    assert tried > 150


def test_the_person_reads_all_of_it(there, cast, client_of):
    page = content(client_of(cast.sri).get(reverse("feedback:mine")))
    assert len(set(MARK.findall(page))) >= 4  # three of five without a name, one named
    whole = client_of(cast.sri).get(reverse("feedback:mine"), {"tentang": "HARMONIS"})
    assert set(MARK.findall(content(whole))) == {f"ZEBRA-{at}" for at in range(5)}


def test_no_file_list_or_call_names_a_giver_beside_an_anonymous_row(
    there, cast, client_of, program_of
):
    """A colleague may stand in other rows, but never in one that is anonymous."""
    browser = client_of(again(cast.auditor))
    export = reverse("register:export", args=["umpan_balik", "csv"])
    lines = content(browser.get(export)).splitlines()
    mine = [line for line in lines if cast.person.nip in line and "2026-12-31" in line]
    assert len(mine) == 10
    givers = {each.nip for each in cast.colleagues}
    assert not any(nip in line for line in mine for nip in givers)
    program = program_of(again(cast.auditor))
    rows = program.ask("GET", "/register/feedback").content.decode()
    record = program.ask(
        "GET", f"/register/feedback/{there['row'].pk}"
    ).content.decode()
    assert not any(nip in record for nip in givers)
    assert not MARK.search(rows + record)


def test_asking_the_list_for_a_giver_finds_no_anonymous_row(there, cast, client_of):
    browser = client_of(again(cast.planner))
    path = reverse("register:export", args=["umpan_balik", "csv"])
    for each in cast.colleagues[:5]:
        for asked in ({"q": each.nip}, {"giver": each.nip}, {"f.giver": each.nip}):
            lines = content(browser.get(path, asked)).splitlines()
            mine = [line for line in lines[1:] if "2026-12-31" in line]
            found = [line for line in mine if each.nip in line]
            assert not found


def test_the_history_of_a_row_and_the_ledger_keep_no_words(there, cast):
    for user in (cast.auditor, cast.planner, cast.budi):
        reader = Reader(again(user))
        for version in Version.objects.filter(table__startswith="feedback."):
            shown = str(reader.shown(version.table, version.content))
            assert not MARK.search(shown)
            assert "Senin" not in shown
            if version.table == "feedback.Invited":
                assert not any(each.nip in shown for each in cast.colleagues)


def test_no_role_can_be_given_that_reads_the_words():
    """The queries know people by number alone; no permission opens them to a role."""
    holders = {role for role in Role if Permission.FEEDBACK_GIVE in MAY[role]}
    assert holders == {Role.EMPLOYEE, Role.OPERATOR}


def test_guessing_the_address_of_somebody_elses_finds_nothing(there, cast, client_of):
    box, named = there["box"].pk, there["named"].pk
    guesses = {
        reverse("feedback:box", args=[box]): (cast.planner, cast.accounts[6]),
        reverse("feedback:item", args=[named]): (cast.budi, cast.accounts[0]),
        reverse("feedback:ask-about", args=[cast.person.pk]): (cast.accounts[0],),
    }
    Invited.objects.filter(giver=cast.accounts[6].nip).update(is_removed=True)
    for path, people in guesses.items():
        for user in people:
            assert client_of(user).get(path).status_code in (403, 404)
    superior = client_of(cast.budi).get(reverse("feedback:box", args=[box]))
    assert superior.status_code == 200
    assert "Rata-rata" not in content(superior)
