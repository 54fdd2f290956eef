"""The effect as one SVG: both sides over time, and the effect against zero."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from math import ceil, floor, log10
from pathlib import Path
from textwrap import wrap

from tepat.effects import Effect
from tepat.effects.telling import decimals, explained, figure, headline, text
from tepat.reports.about import About
from tepat.reports.file import write_whole
from tepat.reports.forms.plain import readable
from tepat.words import Language, Sentence, written

WIDE, HIGH = 900, 560
LEFT, RIGHT, TOP, BOTTOM = 70, 830, 110, 350
BAR = 470
LETTERS = 112  # in a line of the heading
INK, SOFT, TEAL, GREY, RULE = "#16212B", "#52606D", "#0F766E", "#7A8794", "#C9D1D8"
FONT = "'Liberation Sans', Arial, Helvetica, sans-serif"
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
    said = text(headline(found), language)
    more = " ".join(text(note, language) for note in explained(found))
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" lang="{language}" role="img" '
        f'aria-labelledby="t d" width="{WIDE}" height="{HIGH}" '
        f'viewBox="0 0 {WIDE} {HIGH}" font-family="{FONT}" font-size="14">\n'
    )
    yield f'<title id="t">{_safe(said)}</title>\n<desc id="d">{_safe(more)}</desc>\n'
    yield f'<rect width="{WIDE}" height="{HIGH}" fill="#FFFFFF"/>\n'
    y = 30
    for line in wrap(said, LETTERS)[:3]:
        yield _text(line, 20, y, INK, bold=True)
        y += 20
    yield _text(about.line(language), 20, y, SOFT)
    yield from _lines(found, language)
    yield from _bar(found, language)
    yield "</svg>\n"


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
        yield _rule(LEFT, y, RIGHT, y)
        told = figure(value, decimals(found)).fill({}, language)
        yield _text(told, LEFT - 8, y + 5, SOFT, anchor="end")
    after = [place for place, it in enumerate(steps) if it.order >= 0]
    if after:
        x = LEFT + (RIGHT - LEFT) * after[0] / count
        yield _rule(x, TOP - 6, x, BOTTOM, INK, "4 4")
        word = CHANGE.fill({}, language)
        single = len(found.study.groups) == 1
        day = written(found.study.groups[0].event, language) if single else ""
        yield _text(f"{word} {day}".strip(), x + 6, TOP - 8, INK)
    for place, step in enumerate(steps):
        told = step.first.strftime("%m/%Y") if step.first else str(step.order)
        yield _text(told, across(place), BOTTOM + 20, SOFT, anchor="middle")
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
        yield _text(BARE.fill(facts, language), 20, BAR - 30, INK)
        return
    facts |= {"low": figure(low, places), "high": figure(high, places)}
    yield _text(EFFECT.fill(facts, language), 20, BAR - 30, INK)
    far = max(abs(low), abs(high)) * (1 + ROOM) or 1.0
    middle = (LEFT + RIGHT) / 2

    def at(value: float) -> float:
        return middle + (RIGHT - LEFT) / 2 * value / far

    yield _rule(LEFT, BAR, RIGHT, BAR)
    yield _rule(middle, BAR - 18, middle, BAR + 18, INK)
    yield _text("0", middle, BAR + 36, SOFT, anchor="middle")
    width = _px(max(at(high) - at(low), 1.0))
    yield (
        f'<rect x="{_px(at(low))}" y="{BAR - 8}" width="{width}" height="16" '
        f'fill="{TEAL}" fill-opacity="0.35" stroke="{TEAL}"/>\n'
        f'<circle cx="{_px(at(told.effect))}" cy="{BAR}" r="6" fill="{TEAL}"/>\n'
    )
    for value in (low, high):
        said = figure(value, places).fill({}, language)
        yield _text(said, at(value), BAR + 26, INK, anchor="middle")


def _marks(low: float, high: float) -> list[float]:
    """Return round values from below ``low`` to above ``high``, two to seven."""
    span = high - low or 1.0
    size = 10.0 ** floor(log10(span))
    step = next(it * size for it in (0.2, 0.5, 1, 2) if span / (it * size) <= 5)
    first, last = floor(low / step), ceil(high / step)
    return [step * place for place in range(first, max(last, first + 1) + 1)]


def _curve(points: Sequence[tuple[float, float]], ink: str, dash: str) -> str:
    path = " ".join(f"{_px(x)},{_px(y)}" for x, y in points)
    dots = "".join(
        f'<circle cx="{_px(x)}" cy="{_px(y)}" r="4" fill="{ink}"/>' for x, y in points
    )
    return (
        f'<polyline points="{path}" fill="none" stroke="{ink}" stroke-width="2.5" '
        f'stroke-dasharray="{dash or "none"}"/>{dots}\n'
    )


def _sample(ink: str, dash: str, x: float, word: str) -> str:
    y = BOTTOM + 48
    line = (
        f'<line x1="{_px(x)}" y1="{y}" x2="{_px(x + 40)}" y2="{y}" stroke="{ink}" '
        f'stroke-width="2.5" stroke-dasharray="{dash or "none"}"/>'
    )
    return line + _text(word, x + 50, y + 5, INK)


def _rule(
    x1: float, y1: float, x2: float, y2: float, ink: str = RULE, dash: str = ""
) -> str:
    return (
        f'<line x1="{_px(x1)}" y1="{_px(y1)}" x2="{_px(x2)}" y2="{_px(y2)}" '
        f'stroke="{ink}" stroke-dasharray="{dash or "none"}"/>\n'
    )


def _text(
    said: str,
    x: float,
    y: float,
    ink: str,
    *,
    anchor: str = "start",
    bold: bool = False,
) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return (
        f'<text x="{_px(x)}" y="{_px(y)}" fill="{ink}" text-anchor="{anchor}"{weight}>'
        f"{_safe(said)}</text>\n"
    )


def _px(value: float) -> str:
    return f"{value:.1f}"


def _safe(said: str) -> str:
    return escape(readable(said))
