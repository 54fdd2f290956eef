"""The effect as one SVG: both sides over time, and the effect against zero."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil, floor, log10
from pathlib import Path

from tepat.effects import Effect
from tepat.effects.telling import decimals, explained, figure, headline
from tepat.effects.telling import text as worded
from tepat.reports import chart
from tepat.reports.about import About
from tepat.reports.chart import INK, SOFT, TEAL, px, rule, text
from tepat.reports.file import write_whole
from tepat.words import Language, Sentence, written

HIGH = 560
LEFT, RIGHT, TOP, BOTTOM = 70, 830, 110, 350
BAR = 470
GREY = "#7A8794"
ROOM = 0.08  # above the highest and below the lowest value

TREATED = Sentence(id="unit yang berubah", en="units with the change")
COMPARED = Sentence(id="unit pembanding", en="comparison units")
CHANGE = Sentence(id="perubahan", en="the change")
EFFECT = Sentence(
    id="Selisih dengan selang 95 persen: {effect} ({low} sampai {high})",
    en="The difference with its 95 per cent interval: {effect} ({low} to {high})",
)
BARE = Sentence(
    id="Selisih {effect}; selangnya tidak dapat dihitung",
    en="The difference is {effect}; its interval cannot be worked out",
)


def write_picture(
    path: Path, found: Effect, about: About, language: Language = "id"
) -> None:
    """Write an effect as one SVG.

    Args:
        path: Where to; an older file is replaced only by a whole new one.
        found: See ``tepat.effects.effect``.
        about: Whose data, of which day, from what.
        language: Of the words.

    Raises:
        tepat.reports.file.CannotWrite: if the file cannot be written.
    """
    write_whole(path, "".join(_svg(found, about, language)).encode())


def _svg(found: Effect, about: About, language: Language) -> Iterator[str]:
    said = worded(headline(found), language)
    more = " ".join(worded(note, language) for note in explained(found))
    yield chart.opening(said, more, HIGH, language)
    yield from chart.heading(said, about, language)
    yield from _lines(found, language)
    yield from _bar(found, language)
    yield chart.CLOSING


def _lines(found: Effect, language: Language) -> Iterator[str]:
    steps = found.course
    values = [
        value
        for it in steps
        for value in (it.treated, it.compared)
        if value is not None
    ]
    low, high = min(values), max(values)
    marks = _marks(low, high)
    low, high = marks[0], marks[-1]
    count = len(steps)

    def across(place: int) -> float:
        return LEFT + (RIGHT - LEFT) * (place + 0.5) / count

    def down(value: float) -> float:
        return BOTTOM - (BOTTOM - TOP) * (value - low) / (high - low)

    for value in marks:
        y = down(value)
        yield rule(LEFT, y, RIGHT, y)
        told = figure(value, decimals(found)).fill({}, language)
        yield text(told, LEFT - 8, y + 5, SOFT, anchor="end")
    after = [place for place, it in enumerate(steps) if it.order >= 0]
    if after:
        x = LEFT + (RIGHT - LEFT) * after[0] / count
        yield rule(x, TOP - 6, x, BOTTOM, INK, "4 4")
        word = CHANGE.fill({}, language)
        single = len(found.study.groups) == 1
        day = written(found.study.groups[0].event, language) if single else ""
        yield text(f"{word} {day}".strip(), x + 6, TOP - 8, INK)
    for place, step in enumerate(steps):
        told = step.first.strftime("%m/%Y") if step.first else str(step.order)
        yield text(told, across(place), BOTTOM + 20, SOFT, anchor="middle")
    for ink, dash, pairs in (
        (GREY, "6 4", [(place, it.compared) for place, it in enumerate(steps)]),
        (TEAL, "", [(place, it.treated) for place, it in enumerate(steps)]),
    ):
        known = [(across(p), down(value)) for p, value in pairs if value is not None]
        yield _curve(known, ink, dash)
    yield _sample(TEAL, "", LEFT, TREATED.fill({}, language))
    yield _sample(GREY, "6 4", LEFT + 300, COMPARED.fill({}, language))


def _bar(found: Effect, language: Language) -> Iterator[str]:
    told = found.estimate
    places = decimals(found)
    facts = {"effect": figure(told.effect, places)}
    low, high = told.low, told.high
    if low is None or high is None:
        yield text(BARE.fill(facts, language), 20, BAR - 30, INK)
        return
    facts |= {"low": figure(low, places), "high": figure(high, places)}
    yield text(EFFECT.fill(facts, language), 20, BAR - 30, INK)
    far = max(abs(low), abs(high)) * (1 + ROOM) or 1.0
    middle = (LEFT + RIGHT) / 2

    def at(value: float) -> float:
        return middle + (RIGHT - LEFT) / 2 * value / far

    yield rule(LEFT, BAR, RIGHT, BAR)
    yield rule(middle, BAR - 18, middle, BAR + 18, INK)
    yield text("0", middle, BAR + 36, SOFT, anchor="middle")
    width = px(max(at(high) - at(low), 1.0))
    yield (
        f'<rect x="{px(at(low))}" y="{BAR - 8}" width="{width}" height="16" '
        f'fill="{TEAL}" fill-opacity="0.35" stroke="{TEAL}"/>\n'
        f'<circle cx="{px(at(told.effect))}" cy="{BAR}" r="6" fill="{TEAL}"/>\n'
    )
    for value in (low, high):
        said = figure(value, places).fill({}, language)
        yield text(said, at(value), BAR + 26, INK, anchor="middle")


def _marks(low: float, high: float) -> list[float]:
    """Return round values from below ``low`` to above ``high``, two to seven."""
    span = high - low or 1.0
    size = 10.0 ** floor(log10(span))
    step = next(it * size for it in (0.2, 0.5, 1, 2) if span / (it * size) <= 5)
    first, last = floor(low / step), ceil(high / step)
    return [step * place for place in range(first, max(last, first + 1) + 1)]


def _curve(points: Sequence[tuple[float, float]], ink: str, dash: str) -> str:
    path = " ".join(f"{px(x)},{px(y)}" for x, y in points)
    dots = "".join(
        f'<circle cx="{px(x)}" cy="{px(y)}" r="4" fill="{ink}"/>' for x, y in points
    )
    return (
        f'<polyline points="{path}" fill="none" stroke="{ink}" stroke-width="2.5" '
        f'stroke-dasharray="{dash or "none"}"/>{dots}\n'
    )


def _sample(ink: str, dash: str, x: float, word: str) -> str:
    y = BOTTOM + 48
    line = (
        f'<line x1="{px(x)}" y1="{y}" x2="{px(x + 40)}" y2="{y}" stroke="{ink}" '
        f'stroke-width="2.5" stroke-dasharray="{dash or "none"}"/>'
    )
    return line + text(word, x + 50, y + 5, INK)
