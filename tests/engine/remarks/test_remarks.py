"""Remarks are sorted by what their words tell, and left alone where they do not."""

from pathlib import Path

import pytest

from tepat.remarks import TOPICS, Tone, sorted_out
from tepat.remarks.words import clauses
from tepat.satisfaction.elements import SCORED

# Invented after the word lists were done, and never used to mend them: 70 remarks with
# what they are about, "+" for praise and "-" for a complaint or a wish.
HELD_OUT = Path(__file__).with_name("held_out.tsv")
# As citizens type: chat spellings, slips, regional words; 80, invented before the
# lists were widened, and never used to widen them (other remarks were).
ROUGH = Path(__file__).with_name("held_out_rough.tsv")
SIGNS = {Tone.WISH: "-", Tone.PRAISE: "+", Tone.UNCLEAR: "?"}


def said(text):
    return {it.topic.key: it.tone for it in sorted_out(text)}


def held_out(file):
    for line in file.read_text("utf-8").splitlines():
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


@pytest.mark.parametrize(
    ("file", "named", "seen", "toned"),
    [(HELD_OUT, 0.92, 0.94, 0.88), (ROUGH, 0.93, 0.87, 0.9)],
    ids=lambda it: getattr(it, "stem", None),
)
def test_remarks_never_seen_before_are_sorted_as_people_would(file, named, seen, toned):
    right = wrong = missed = tones = 0
    for text, wanted in held_out(file):
        found = {key: SIGNS[tone] for key, tone in said(text).items()}
        right += len(wanted.keys() & found.keys())
        wrong += len(found.keys() - wanted.keys())
        missed += len(wanted.keys() - found.keys())
        tones += sum(found.get(key) == sign for key, sign in wanted.items())
        assert wanted or not found, text  # about nothing: nothing is made of it
    assert right / (right + wrong) >= named
    assert right / (right + missed) >= seen
    assert tones / right >= toned


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("suwe pisan ngantosan", {"queue": Tone.WISH, "finished": None}),
        ("gatau hrs kmn", {"information": Tone.WISH}),
        ("ga ada keluhan", {}),
        ("tdk ada keluhan, petugas ramah", {"courtesy": Tone.PRAISE}),
        ("pdhl ramah tp lama bgt", {"courtesy": Tone.PRAISE, "finished": Tone.WISH}),
    ],
)
def test_chat_spellings_and_regional_words_mean_what_they_mean(text, found):
    told = said(text)
    assert told.items() >= {key: it for key, it in found.items() if it}.items()
    assert told.keys() <= found.keys()
