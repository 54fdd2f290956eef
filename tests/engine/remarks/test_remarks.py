"""Remarks are sorted by what their words tell, and left alone where they do not."""

from pathlib import Path

import pytest

from tepat.remarks import TOPICS, Tone, sorted_out
from tepat.remarks.words import clauses
from tepat.satisfaction.elements import SCORED

# Invented after the word lists were done, and never used to mend them: 70 remarks with
# what they are about, "+" for praise and "-" for a complaint or a wish.
HELD_OUT = Path(__file__).with_name("held_out.tsv")
SIGNS = {Tone.WISH: "-", Tone.PRAISE: "+", Tone.UNCLEAR: "?"}


def said(text):
    return {it.topic.key: it.tone for it in sorted_out(text)}


def held_out():
    for line in HELD_OUT.read_text("utf-8").splitlines():
        text, _, labels = line.partition("\t")
        yield text, {each[:-1]: each[-1] for each in labels.split(",") if each}


def test_every_topic_belongs_to_an_element_of_the_survey_and_all_have_one():
    keys = {column.name for column in SCORED}
    assert {topic.element for topic in TOPICS.values()} == keys


@pytest.mark.parametrize("topic", TOPICS.values(), ids=lambda it: it.key)
def test_no_phrase_is_dead(topic):
    for phrase in topic.phrases:
        text = " ".join(phrase).replace("*", "")
        assert topic.key in said(text), text
        assert clauses(text) == [text.split()], f"{text}: never written so any more"


def test_no_phrase_names_two_topics():
    told = [phrase for topic in TOPICS.values() for phrase in topic.phrases]
    assert len(told) == len(set(told))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Antriiiii lama bgt!!", {"queue": Tone.WISH}),
        ("tdk ramah", {"courtesy": Tone.WISH}),
        ("tidak antre lama", {"queue": Tone.PRAISE}),
        ("ramah, tapi toiletnya kotor", {
            "courtesy": Tone.PRAISE, "cleanliness": Tone.WISH,
        }),
        ("ramah. kemarin tidak ramah", {"courtesy": Tone.WISH}),
        ("Ruang tunggu sekarang lebih nyaman", {"waiting_room": Tone.PRAISE}),
        ("Supaya lebih nyaman", {"waiting_room": Tone.WISH}),
        ("", {}),
        ("🙏🙏", {}),
        ("Saya tinggal di RT 05", {}),
    ],
)  # fmt: skip
def test_what_a_remark_says(text, found):
    assert said(text) == found


def test_remarks_never_seen_before_are_sorted_as_people_would():
    right = wrong = missed = tones = 0
    for text, wanted in held_out():
        found = {key: SIGNS[tone] for key, tone in said(text).items()}
        right += len(wanted.keys() & found.keys())
        wrong += len(found.keys() - wanted.keys())
        missed += len(wanted.keys() - found.keys())
        tones += sum(found.get(key) == sign for key, sign in wanted.items())
        assert wanted or not found, text  # about nothing: nothing is made of it
    assert right / (right + wrong) >= 0.93
    assert right / (right + missed) >= 0.88
    assert tones / right >= 0.86
