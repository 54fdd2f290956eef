"""An adversary looks for who said what: in the data, on the pages, and between them.

Where an attack cannot be kept off, docs/feedback.md says so, and nothing here hides it.
"""

from __future__ import annotations

import io
import logging
import re
import zipfile
from collections import Counter
from datetime import date

import pytest
from django.apps import apps
from django.db import models
from django.urls import reverse
from tests.web.api.conftest import program_of, token_of
from tests.web.feedback.conftest import (
    AFTER,
    LATER,
    LINES,
    TODAY,
    again,
    open_boxes,
)
from tests.web.test_matrix import addresses, is_open

from tepat.performance.feedback import feedback
from tepat.performance.policy import PerformancePolicy
from tepat_web.accounts.access import MAY, Permission, Role
from tepat_web.accounts.queries import operator
from tepat_web.feedback import actions, actions_box, opening, queries, sealing
from tepat_web.feedback.models import Box, Invited, Opened, Sealed
from tepat_web.ledger.actions import NotAllowed
from tepat_web.ledger.models import Entry, Job, Notice, Version
from tepat_web.ledger.reading import Reader
from tepat_web.performance.models import Feedback
from tepat_web.snapshots import take

__all__ = ["program_of", "token_of"]  # fixtures
pytestmark = pytest.mark.django_db
QUARTER_END = date(2026, 12, 31)
MARK = re.compile(r"ZEBRA-\d")
CHANGING = re.compile(r'name="(?:csrfmiddlewaretoken|csrf-token|sekali)"[^>]*>')
# Rooms that show rows of the register, versions, notices, work, or a person.
NEAR = {
    *("feedback", "register", "book", "ledger", "portal", "snapshots", "exports"),
    *("growth", "agreements", "evaluations", "calibration", "cycles", "imports"),
}
# What a page loads or says anew each time; sessions hold who signed in when.
FLEETING = {"sessions.Session", "accounts.User"}


def everything():
    """Every row of every table, as somebody with the database reads them."""
    return {
        (model._meta.label, str(row))
        for model in apps.get_models()
        if model._meta.managed and model._meta.label not in FLEETING
        for row in model._base_manager.values_list()
    }


def opened_answers(box):
    return sealing.read(Sealed.objects.get(box=box)).answers


# --- The data, while the box is closed ---------------------------------------------


def test_an_answer_changes_the_sealed_piece_and_one_line_of_the_ledger(
    ask, answer, cast
):
    box = ask()
    answer(box, 0)
    before, jobs = everything(), Job.objects.count()
    answer(box, 1)
    changed = everything() ^ before
    assert {label for label, _row in changed} == {
        "feedback.Sealed",
        "ledger.Entry",
        "ledger.Head",
    }
    assert Job.objects.count() == jobs
    entry = Entry.objects.first()
    assert (entry.act, entry.by) == ("box.sealed", cast.accounts[1])
    assert (entry.table, entry.record, entry.label, entry.facts) == ("", None, "", "{}")
    assert not Version.objects.filter(entry=entry).exists()


def test_nothing_readable_is_kept_of_an_answer(ask, answer):
    box = ask()
    answer(box, 0, 1, 2, 3)
    told = " ".join(row for _label, row in everything())
    assert not MARK.search(told)
    assert LINES["deed"] not in told


def test_the_piece_is_as_long_for_none_as_for_eight(ask, answer):
    box = ask()
    lengths = {len(Sealed.objects.get().content)}
    for place in range(8):
        answer(box, place)
        lengths.add(len(Sealed.objects.get().content))
    assert len(lengths) == 1


def test_what_is_sealed_and_what_comes_out_has_no_time_and_no_giver():
    for model in (Sealed, Opened):
        kinds = {type(field) for field in model._meta.concrete_fields}
        assert models.DateTimeField not in kinds
        names = {field.name for field in model._meta.concrete_fields}
        assert not names & {"giver", "by", "asked_at", "at", "invited"}
    assert isinstance(Sealed._meta.pk, models.UUIDField)


def test_the_piece_lies_under_a_key_that_is_not_in_the_database(ask, answer, settings):
    box = ask()
    answer(box, 0)
    sealed = Sealed.objects.get(box=box)
    assert sealing.read(sealed).answered
    settings.LEDGER_KEY = b"a guess" * 5
    with pytest.raises(sealing.Unreadable):
        sealing.read(sealed)


def test_a_piece_does_not_fit_another_box(ask, answer, cast):
    """Whoever writes in the database cannot have it opened for somebody else."""
    box = ask()
    answer(box, 0, 1, 2, 3, 4)
    other = Box.objects.create(
        employee=cast.head,
        direction="REKAN",
        topics=box.topics,
        asked_by=cast.head.nip,
        begun_on=TODAY,
        least=5,
    )
    Sealed.objects.filter(box=box).update(box=other)
    with pytest.raises(sealing.Unreadable):
        sealing.read(Sealed.objects.get(box=other))


def test_the_place_in_the_piece_tells_nothing_of_when_it_came():
    """Of 300 boxes of five, the last one lies about as often at each place."""
    places = Counter()
    for _ in range(300):
        contents = sealing.Contents()
        for giver in range(5):
            contents = contents.with_answer(str(giver), sealing.Answer({}, str(giver)))
        places[[it.about for it in contents.answers].index("4")] += 1
    assert set(places) == set(range(5))
    assert max(places.values()) < 110  # 60 are expected; 110 are 7 deviations away


# --- The data, once it is open -----------------------------------------------------


def test_scores_and_texts_of_one_giver_are_not_in_the_same_order(ask, cast):
    """Five givers with scores of their own: the orders of two topics differ."""
    box = ask()
    answers = tuple(
        sealing.Answer(dict.fromkeys(box.topics, score), "HARMONIS", LINES)
        for score in (1, 2, 3, 4, 5)
    )
    same = in_order = 0
    for _ in range(200):
        rows = opening.rows(box, answers, AFTER, 0)
        by_topic = [[it.score for it in rows[at : at + 5]] for at in (0, 5)]
        same += by_topic[0] == by_topic[1]
        in_order += by_topic[0] == [1, 2, 3, 4, 5]
    assert same < 15  # 1 in 120 by chance
    assert in_order < 15


def test_rows_and_texts_tell_the_quarter_alone(ask, answer, cast):
    box = ask()
    last = Feedback.objects.order_by("-pk").first()
    answer(box, 4, 2, 0, 1, 3)
    open_boxes()
    rows = Feedback.objects.filter(pk__gt=last.pk)
    assert rows.count() == 10
    assert set(rows.values_list("giver", "day", "text", "is_anonymous")) == {
        ("", QUARTER_END, "", True)
    }
    texts = Opened.objects.filter(box=box)
    assert set(texts.values_list("day", flat=True)) == {QUARTER_END}
    entries = set(Version.objects.filter(table="feedback.Opened").values_list("entry"))
    assert len(entries) == 1  # all in one act


def test_after_the_opening_nobody_is_kept_as_having_answered(ask, answer, cast):
    box = ask()
    answer(box, 0, 1, 2, 3, 4)
    entries = Entry.objects.count()
    open_boxes()
    assert not Sealed.objects.exists()
    assert set(Invited.objects.values_list("giver", flat=True)) == {
        each.nip for each in cast.colleagues
    }
    released = Entry.objects.filter(number__gt=entries)
    assert [(it.act, it.by) for it in released] == [("box.released", operator())]


def test_nobody_is_told_when_an_answer_comes_in(ask, answer, cast, caplog):
    box = ask(by=cast.budi)
    notices = Notice.objects.count()
    with caplog.at_level(logging.DEBUG):
        answer(box, 0, 1, 2, 3, 4)
        assert Notice.objects.count() == notices
        open_boxes()
    told = [f"{it.text_id} {it.text_en} {it.url}" for it in Notice.objects.all()]
    names = {each.name for each in (*cast.colleagues, cast.person, cast.head)}
    nips = {each.nip for each in (*cast.colleagues, cast.person)}
    ours = [record for record in caplog.records if record.name.startswith("tepat_web")]
    text = " ".join([*told, *(record.getMessage() for record in ours)])
    assert not any(secret in text for secret in names | nips)
    assert not MARK.search(text)
    assert Notice.objects.filter(to=cast.sri).count() == 2  # begun, and opened


# --- Pages: too few look as none ----------------------------------------------------


def pages_about(box):
    """Everything that could tell that somebody has answered."""
    return [
        reverse("portal:home"),
        reverse("portal:notices"),
        reverse("feedback:mine"),
        reverse("feedback:asked"),
        reverse("feedback:box", args=[box.pk]),
        reverse("feedback:ask-without-names"),
        reverse("register:list", args=["umpan_balik"]),
        reverse("register:list", args=["umpan_balik"]) + "?sort=-day",
        reverse("ledger:jobs"),
    ]


def told_on(browser, paths):
    return {
        path: CHANGING.sub("", browser.get(path).content.decode("utf-8", "replace"))
        for path in paths
    }


def test_four_answers_look_like_none_to_everybody_who_asked(
    ask, answer, cast, client_of
):
    box = ask(by=cast.budi)
    people = (cast.sri, cast.budi, cast.planner, cast.auditor, cast.accounts[7])
    watching = [client_of(it) for it in people]
    paths = pages_about(box)
    open_boxes()
    none = [told_on(browser, paths) for browser in watching]
    answer(box, 0, 1, 2, 3)
    assert [told_on(browser, paths) for browser in watching] == none
    open_boxes(LATER)
    assert [told_on(browser, paths) for browser in watching] == none


def test_the_ledger_says_that_somebody_sealed_never_where(ask, answer, cast, client_of):
    box = ask()
    answer(box, 3)
    entry = Entry.objects.first()
    browser = client_of(cast.auditor)
    page = browser.get(reverse("book:entry", args=[entry.number])).content.decode()
    assert cast.person.nip not in page
    assert cast.person.name not in page
    assert f"kotak/{box.pk}" not in page
    by_record = browser.get(
        reverse("book:index"), {"tabel": "feedback.Box", "nomor": box.pk}
    ).content.decode()
    assert str(cast.accounts[3]) not in by_record


# --- Roles that read feedback ------------------------------------------------------


def content(answer):
    """The text of an answer; a workbook is unpacked."""
    raw = (
        b"".join(answer.streaming_content)
        if getattr(answer, "streaming", False)
        else answer.content
    )
    if raw[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(raw)) as book:
            raw = b" ".join(book.read(name) for name in book.namelist())
    return raw.decode("utf-8", "replace")


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


# --- Differences --------------------------------------------------------------------


def test_a_second_opening_leaves_the_first_as_it_was(ask, answer, at):
    first = ask()
    answer(first, 0, 1, 2, 3, 4, score=5)
    open_boxes()
    shown = Box.objects.get(pk=first.pk).shown
    rows = set(Feedback.objects.values_list())
    texts = set(Opened.objects.values_list())
    told = _statistics(AFTER)
    at(AFTER)
    second = ask(today=AFTER)
    assert second != first
    answer(second, 0, 1, 2, 3, 4, 5, score=1)
    assert open_boxes(LATER) == [first, second]
    assert Box.objects.get(pk=first.pk).shown == shown
    assert rows < set(Feedback.objects.values_list())
    assert texts < set(Opened.objects.values_list())
    assert _statistics(AFTER) == told  # an earlier publication is not moved
    new = Box.objects.get(pk=second.pk)
    assert [row["answers"] for row in new.shown] == [6, 6]


def _statistics(day):
    tables = ("feedback", "units", "employees", "positions")
    told = feedback(take.snapshot(day, only=tables), day, PerformancePolicy())
    return told.table.to_dicts()


def test_no_two_figures_on_a_page_differ_by_fewer_than_five(ask, answer):
    """There is no total: 5 of both topics less 5 of one would be what one gave."""
    box = ask()
    answer(box, 0, 1, 2, 3, 4)
    answer(box, 5, told=sealing.Answer({"HARMONIS": 1}))
    (opened,) = open_boxes()
    assert {row["topic"]: row["answers"] for row in opened.shown} == {
        "HASIL_KERJA": 5,
        "HARMONIS": 6,
    }
    assert all(set(row) == {"topic", "answers", "mean"} for row in opened.shown)


def test_a_topic_of_few_stays_hidden_and_cannot_be_had_by_subtraction(ask, answer):
    box = ask()
    answer(box, 0, 1, 2, 3)
    answer(box, 4, told=sealing.Answer({"HARMONIS": 1}))
    (opened,) = open_boxes()
    assert [row["topic"] for row in opened.shown] == ["HARMONIS"]
    (row,) = opened.shown
    assert row["answers"] == 5


def test_one_giver_does_not_stand_for_several(ask, answer, cast):
    """Asked by two, in two requests: one answer; four people are never five."""
    box = ask(5)
    assert ask(6, by=cast.budi) == box
    answer(box, 0, 1, 2, 3)
    for _ in range(3):
        with pytest.raises(NotAllowed):
            answer(box, 3)
    assert open_boxes() == []
    assert len(opened_answers(box)) == 4


def test_people_added_one_by_one_are_not_told_apart(ask, answer, cast):
    """Others are asked the same, and answer into the same piece."""
    box = ask(5)
    answer(box, 0, 1, 2, 3)
    joined = ask(of=[*cast.colleagues[5:6]], topics=("LOYAL",))
    assert joined == box
    answer(box, 5)
    (opened,) = open_boxes()
    assert opened.topics == ["HASIL_KERJA", "HARMONIS"]
    abouts = Opened.objects.filter(box=box).values_list("about", flat=True)
    assert set(abouts) == {"HARMONIS"}


def test_taking_back_and_asking_fewer_again_shows_nothing(ask, answer, cast):
    box = ask()
    answer(box, 0, 1, 2, 3, 4)
    actions_box.drop(by=cast.sri, box=box)
    with pytest.raises(NotAllowed):
        ask(1)
    ask(5)
    assert open_boxes() == []
    assert not Opened.objects.exists()


def test_an_answer_after_the_look_of_a_quarter_does_not_open_the_box(ask, answer):
    """Else the opening on the next day would show when the fifth came."""
    box = ask()
    answer(box, 0, 1, 2, 3)
    assert open_boxes() == []
    answer(box, 4)
    for day in (2, 3, 20):
        assert open_boxes(AFTER.replace(day=day)) == []
    assert open_boxes(LATER) == [box]
    days = set(Opened.objects.values_list("day", flat=True))
    assert days == {LATER.replace(month=3, day=31)}


def test_who_answers_is_told_what_others_could_still_find_out(ask, cast, client_of):
    """Colluding givers, and a style of one's own, cannot be kept off: it is said."""
    box = ask()
    page = content(
        client_of(cast.accounts[0]).get(reverse("feedback:box", args=[box.pk]))
    )
    assert "saling menceritakan" in page
    assert reverse("feedback:promise") in page
    promise = content(client_of(cast.accounts[0]).get(reverse("feedback:promise")))
    assert "kunci peladen" in promise


def test_the_giver_cannot_prove_or_read_what_they_wrote(ask, answer, cast, client_of):
    box = ask()
    answer(box, 0)
    page = content(
        client_of(cast.accounts[0]).get(reverse("feedback:box", args=[box.pk]))
    )
    assert not MARK.search(page)
    assert queries.to_answer(again(cast.accounts[0])) == []
    gave = content(client_of(cast.accounts[0]).get(reverse("feedback:gave")))
    assert cast.person.name not in gave
