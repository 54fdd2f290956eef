"""What an index, its elements and its changes say, in words."""

from __future__ import annotations

from collections.abc import Mapping

from tepat.finding import Verdict
from tepat.law import Law, NormNotInForce
from tepat.words import Sentence

from .results import Sample
from .score import Score
from .trend import DOWN, SAME, UP, Change

FIRST = Sentence(
    id="Yang pertama perlu diperbaiki: {element} ({mean}).",
    en="To improve first: {element} ({mean}).",
)
FIRST_OF_SEVERAL = Sentence(
    id="Yang pertama perlu diperbaiki: {element} ({mean}). Jawaban yang ada belum "
    "dapat membedakannya dari {others}.",
    en="To improve first: {element} ({mean}). The answers cannot yet tell it from "
    "{others}.",
)
NONE_FIRST = Sentence(
    id="Terendah {element} ({mean}), tetapi jawaban yang ada belum dapat membedakannya "
    "dari unsur mana pun.",
    en="Lowest is {element} ({mean}), but the answers cannot yet tell it from any "
    "other element.",
)
ALL_EQUAL = Sentence(
    id="Semua unsur sama ({mean}); belum ada yang lebih dulu perlu diperbaiki.",
    en="All elements are equal ({mean}); none comes first yet.",
)
CHANGES: Mapping[str | None, Sentence] = {
    UP: Sentence(
        id="{after}: naik {points} dari {before}. Kenaikan itu lebih dari kebetulan "
        "(selang 95 persen: {low} sampai {high}).",
        en="{after}: up {points} from {before}. That is more than chance (95 per cent "
        "interval: {low} to {high}).",
    ),
    DOWN: Sentence(
        id="{after}: turun {points} dari {before}. Penurunan itu lebih dari kebetulan "
        "(selang 95 persen: {low} sampai {high}).",
        en="{after}: down {points} from {before}. That is more than chance (95 per "
        "cent interval: {low} to {high}).",
    ),
    SAME: Sentence(
        id="{after}: selisih {points} terhadap {before}. Itu masih mungkin kebetulan "
        "(selang 95 persen: {low} sampai {high}).",
        en="{after}: different by {points} from {before}. That may still be chance "
        "(95 per cent interval: {low} to {high}).",
    ),
    None: Sentence(
        id="{after}: selisih {points} terhadap {before}. Belum dapat dikatakan apakah "
        "itu kebetulan, sebab ragam jawabannya belum dapat dihitung.",
        en="{after}: different by {points} from {before}. Whether that is chance "
        "cannot be told, because the spread of the answers is not known.",
    ),
}
DIRECTIONS: Mapping[str | None, Sentence] = {
    UP: Sentence(id="naik", en="up"),
    DOWN: Sentence(id="turun", en="down"),
    SAME: Sentence(id="mungkin kebetulan", en="may be chance"),
    None: Sentence(id="belum diketahui", en="unknown"),
}
BESIDE: Mapping[str | None, Sentence] = {
    UP: Sentence(id="lebih tinggi", en="higher"),
    DOWN: Sentence(id="lebih rendah", en="lower"),
    SAME: Sentence(id="belum dapat dibedakan", en="cannot be told apart"),
    None: Sentence(id="belum diketahui", en="unknown"),
}
SAMPLES: Mapping[Verdict, Sentence] = {
    Verdict.HOLDS: Sentence(id="cukup", en="enough"),
    Verdict.FAILS: Sentence(id="belum dapat dipegang", en="cannot be relied on yet"),
    Verdict.UNKNOWN: Sentence(
        id="jumlah pengguna belum diisi", en="users not filled in"
    ),
}
QUALITY = Sentence(id="{letter} ({word})", en="{letter} ({word})")
PERHAPS = Sentence(id="{first} atau {last}", en="{first} or {last}")


def filled(sentence: Sentence, **facts: object) -> Sentence:
    """Return a sentence without blanks, in both languages."""
    return sentence.filled(facts)


def weakest(score: Score) -> Sentence:
    """Say which element to improve first, and which it cannot be told from."""
    first, *others = score.weakest
    means = {each.element.key: each.mean for each in score.elements}
    answered = [each for each in score.elements if each.mean is not None]
    mean = means[first.key] or 0
    facts: dict[str, object] = {
        "element": first.label,
        "mean": round(float(mean), 2),
        "others": tuple(each.label for each in others),
    }
    if others and len({each.mean for each in answered}) == 1:
        return filled(ALL_EQUAL, **facts)
    if len(others) == len(answered) - 1 and others:
        return filled(NONE_FIRST, **facts)
    return filled(FIRST_OF_SEVERAL if others else FIRST, **facts)


def change(told: Change) -> Sentence:
    """Say how much an index changed, and whether that is more than chance."""
    signed = told.direction not in (UP, DOWN)
    points = float(told.points if signed else abs(told.points))
    low, high = told.interval or (0.0, 0.0)
    return filled(
        CHANGES[told.direction],
        before=told.before.name,
        after=_capital(told.after.name),
        points=points,
        low=round(low, 2),
        high=round(high, 2),
    )


def quality(letter: str | None, law: Law) -> Sentence | None:
    """Return a quality with its word, e.g. ``B (Baik)``; nothing for nothing."""
    if letter is None:
        return None
    try:
        word: object = law.satisfaction.quality_words.value[letter]
    except NormNotInForce:
        word = "–"
    return filled(QUALITY, letter=letter, word=word)


def enough(sample: Sample) -> Sentence:
    """Say whether enough people answered."""
    return SAMPLES[sample.verdict]


def _capital(said: Sentence) -> Sentence:
    return Sentence(
        id=said.id[:1].upper() + said.id[1:], en=said.en[:1].upper() + said.en[1:]
    )
