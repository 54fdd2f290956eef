"""An adversary looks for who said what: in the data, on the pages, and between them.

Where an attack cannot be kept off, docs/feedback.md says so, and nothing here hides it.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from datetime import date

import pytest
from django.apps import apps
from django.db import models
from django.urls import reverse
from tests.web.feedback.conftest import (
    AFTER,
    LATER,
    LINES,
    MARK,
    TODAY,
    again,
    content,
    open_boxes,
)

from tepat.performance.feedback import feedback
from tepat.performance.policy import PerformancePolicy
from tepat_web.accounts.queries import operator
from tepat_web.feedback import actions_box, opening, queries, sealing
from tepat_web.feedback.models import Box, Invited, Opened, Sealed
from tepat_web.ledger.actions import NotAllowed
from tepat_web.ledger.models import Entry, Job, Notice, Version
from tepat_web.performance.models import Feedback
from tepat_web.snapshots import take

pytestmark = pytest.mark.django_db
QUARTER_END = date(2026, 12, 31)
CHANGING = re.compile(r'name="(?:csrfmiddlewaretoken|csrf-token|sekali)"[^>]*>')
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
