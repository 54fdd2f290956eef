"""What an effect says to a reader: the answer first, then how far to trust it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from tepat.satisfaction.elements import SCORED
from tepat.words import Language, Sentence

from . import sentences as say
from .effect import Effect, Verdict
from .interval import Estimate, Method
from .question import Measure, Outcome
from .study import Note
from .trust import UNLIKELY, Trend

MINUS = "\N{MINUS SIGN}"
PER_MILLE = 1000
MOST_DECIMALS = 6


def decimals(effect: Effect) -> int:
    """How many decimals its figures are worth: one, of rating points two.

    More where an interval that leaves out zero would else be written as ending there:
    what is written must not contradict the sentence.
    """
    question, found = effect.question, effect.estimate
    on_points = question.measure is Measure.POINTS
    places = 2 if question.outcome is Outcome.PERFORMANCE and on_points else 1
    while found.tells and places < MOST_DECIMALS and _ends_at_zero(found, places):
        places += 1
    return places


def _ends_at_zero(found: Estimate, places: int) -> bool:
    """Whether an end of the interval is zero once it is rounded."""
    return any(
        end is not None and round(end, places) == 0 for end in (found.low, found.high)
    )


def figure(value: float, places: int) -> Sentence:
    """Write a number with fixed decimals, rounded half up, in both languages.

    >>> figure(-3.05, 1), figure(-0.04, 1).id
    (Sentence(id='−3,1', en='−3.1'), '0,0')
    """
    exact = Decimal(repr(round(value, 9)))
    told = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    text = f"{abs(told):,f}"
    sign = MINUS if told < 0 else ""
    return Sentence(id=sign + text.translate(str.maketrans(",.", ".,")), en=sign + text)


def headline(effect: Effect) -> Note:
    """Return the answer in one sentence."""
    found = effect.estimate
    facts = _facts(effect, found) | {"what": what(effect)}
    if effect.verdict is Verdict.UNTOLD:
        return Note(say.UNTOLD)
    rose = effect.verdict is Verdict.ROSE
    if effect.is_doubtful:
        return Note(say.ROSE_DOUBTFUL if rose else say.FELL_DOUBTFUL, facts)
    return Note(say.ROSE if rose else say.FELL, facts)


def explained(effect: Effect) -> tuple[Note, ...]:
    """Return what a reader must know beside the answer, the most important first."""
    return tuple(note for _, notes in chapters(effect) for note in notes)


def chapters(effect: Effect) -> tuple[tuple[Sentence, tuple[Note, ...]], ...]:
    """Return the same under what each of it is about; none of them is empty."""
    told: tuple[tuple[Sentence, tuple[Note, ...]], ...] = (
        (say.ON_MEANING, tuple(meaning(effect))),
        (say.ON_TREND, (trend(effect),)),
        (say.ON_TESTS, (*placebo(effect), *_early(effect))),
        (say.ON_METHOD, (*_few(effect), method(effect))),
        (say.ON_SCALE, (scale(effect),)),
        (say.ON_COMPARED, effect.study.notes),
    )
    return tuple((topic, notes) for topic, notes in told if notes)


def what(effect: Effect) -> Sentence:
    """Return what was looked at, as the subject of a sentence."""
    question = effect.question
    if question.outcome is Outcome.PERFORMANCE:
        return say.SHARE if question.measure is Measure.SHARE else say.RATING
    if question.element is None:
        return say.SATISFACTION
    names = {column.official: column for column in SCORED}
    meaning = names[question.element.lower()].meaning
    code = question.element.upper()
    name = {
        "id": meaning.id.partition(".")[0],
        "en": meaning.en.partition(".")[0],
    }
    return Sentence(
        id=f"{say.ELEMENT.id} {code} ({name['id']})",
        en=f"{say.ELEMENT.en} {code} ({name['en']})",
    )


def trend(effect: Effect) -> Note:
    """Say how both sides moved before the change, and what that does to the answer."""
    told = effect.pre_trend
    places = decimals(effect)
    if told.trend is Trend.UNTOLD or told.rise is None:
        return Note(say.TREND_UNTOLD, {"periods": told.periods})
    rise = told.rise
    seen = figure(rise.least_visible or 0.0, places)
    if told.trend is Trend.ALIKE:
        return Note(say.TREND_ALIKE, {"seen": seen})
    if rise.tells:
        drift = figure(told.drift or 0.0, places)
        more = say.MORE if rise.effect > 0 else say.LESS
        size = figure(abs(rise.effect), places)
        return Note(say.TREND_APART, {"rise": size, "more": more, "drift": drift})
    return Note(say.TREND_UNEVEN)


def placebo(effect: Effect) -> Iterator[Note]:
    """Say what dates without a change and units drawn by lot show."""
    judged = [it for it in effect.fake_dates if it.estimate.error is not None]
    hits = sum(it.estimate.tells for it in judged)
    if judged:
        facts = {"dates": len(judged), "hits": hits}
        yield Note(say.DATES_HIT if hits else say.DATES_QUIET, facts)
    lot = effect.by_lot
    if lot is None:
        return
    if lot.is_every:
        yield Note(say.LOT_EVERY, {"n": round(lot.p * lot.draws), "draws": lot.draws})
    else:
        yield Note(say.LOT, {"n": round(lot.p * PER_MILLE)})
    if effect.estimate.tells and lot.p >= UNLIKELY:
        yield Note(say.LOT_DISAGREES)


def method(effect: Effect) -> Note:
    """Say how effect and interval were worked out."""
    study, found = effect.study, effect.estimate
    facts = {
        "treated": len(study.treated),
        "compared": len(study.compared),
        "answers": effect.answers_treated,
        "other_answers": effect.answers_compared,
        "things": say.APPRAISALS if study.people is not None else say.ANSWERS,
        "period": _period(effect),
        "freedom": figure(found.freedom or 0.0, 0),
    }
    sentence = {
        Method.ROBUST: say.METHOD_ROBUST,
        Method.POOLED: say.METHOD_POOLED,
        Method.NONE: say.METHOD_NONE,
    }[found.method]
    return Note(sentence, facts)


def scale(effect: Effect) -> Note:
    """Say on which scale the figures stand."""
    question = effect.question
    if question.outcome is Outcome.SURVEY:
        return Note(say.SCALE_INDEX if question.element is None else say.SCALE_ELEMENT)
    people = {"people": effect.study.people or 0}
    on_share = question.measure is Measure.SHARE
    return Note(say.SCALE_SHARE if on_share else say.SCALE_POINTS, people)


def text(note: Note, language: Language) -> str:
    """Write one note."""
    return note.sentence.fill(note.facts, language)


def meaning(effect: Effect) -> Iterator[Note]:
    """Say what the answer means in figures, and what it does not mean."""
    found = effect.estimate
    facts = _facts(effect, found)
    if found.method is Method.NONE:
        one = len(effect.study.compared) < 2
        yield Note(say.ONE_OTHER if one else say.ALL_EQUAL, facts)
        return
    if effect.verdict is Verdict.UNTOLD:
        yield Note(say.NOT_NOTHING, facts)
        return
    yield Note(say.MEANING, facts)
    yield Note(say.POWER, facts)


def _few(effect: Effect) -> Iterator[Note]:
    treated = len(effect.study.treated)
    if effect.estimate.method is Method.POOLED:
        yield Note(say.FEW if treated > 1 else say.SINGLE, {"treated": treated})


def _early(effect: Effect) -> Iterator[Note]:
    found = effect.without_last
    if found is not None and found.error is not None:
        yield Note(say.EARLY, _facts(effect, found))


def _facts(effect: Effect, found: Estimate) -> dict[str, object]:
    places = decimals(effect)
    told: dict[str, float | None] = {
        "effect": found.effect,
        "size": abs(found.effect),
        "low": found.low,
        "high": found.high,
        "raw": found.raw,
        "expected": found.expected,
        "least": found.least_visible,
    }
    facts: dict[str, object] = {
        name: None if value is None else figure(value, places)
        for name, value in told.items()
    }
    if effect.verdict is Verdict.FELL and found.low is not None:
        # "turun 3,1 (1,2 sampai 5,0)": the sizes of the fall, the smaller first.
        facts["least_fall"] = figure(-(found.high or 0.0), places)
        facts["most_fall"] = figure(-found.low, places)
    return facts


def _period(effect: Effect) -> Sentence:
    months = effect.study.months
    if months is None:
        return say.AS_APPRAISED
    return say.OF_MONTHS.filled({"months": months})
