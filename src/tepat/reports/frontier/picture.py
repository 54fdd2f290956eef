"""The frontier as one SVG: a panel per goal, the number of moves below them all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import floor, log10
from pathlib import Path

from tepat.frontier import Frontier, headline, notes
from tepat.placement.names import GOAL_NAMES
from tepat.reports import chart
from tepat.reports.about import About
from tepat.reports.chart import INK, SOFT, TEAL, px, rule, text
from tepat.reports.file import write_whole
from tepat.words import Language, Sentence, signed, written

from .rows import told_goals

LEFT, RIGHT = 100, 800
HEAD, BARE, PANEL, GAP, FOOT = 118, 36, 132, 48, 44
TINT = "#D7ECE9"

MOVES = Sentence(id="jumlah perpindahan", en="number of moves")
FROM_TO = Sentence(id="{goal}: {low} → {high}", en="{goal}: {low} → {high}")
SAME = Sentence(id="{goal}: tetap {low}", en="{goal}: stays {low}")
SINCE = Sentence(id="terbaik sejak {moves}", en="the best from {moves} on")
FIRST = Sentence(id="dengan {moves}: {gain}", en="with {moves}: {gain}")
DOT = Sentence(
    id="Tiap titik adalah rencana terbaik dengan perpindahan sebanyak itu; garis hanya "
    "menghubungkannya.",
    en="Each dot is the best plan with so many moves; the line only joins them.",
)
UNPROVEN = Sentence(
    id="Lingkaran kosong: yang terbaik yang ditemukan, belum terbukti.",
    en="Open circles: the best that was found, not proven.",
)


def write_picture(
    path: Path, found: Frontier, about: About, language: Language = "id"
) -> None:
    """Write a frontier as one SVG.

    Args:
        path: Where to; an older file is replaced only by a whole new one.
        found: See ``tepat.frontier.frontier``.
        about: Whose plan, of which day, from what.
        language: Of the words.

    Raises:
        tepat.reports.file.CannotWrite: if the file cannot be written.
    """
    write_whole(path, picture(found, about, language).encode("utf-8"))


def picture(found: Frontier, about: About | None, language: Language) -> str:
    """Return a frontier as the text of one SVG; without a heading if ``about`` is not
    given, for a page that has its own."""
    return "".join(_svg(found, about, language))


def _svg(found: Frontier, about: About | None, language: Language) -> Iterator[str]:
    goals, head = told_goals(found), BARE if about is None else HEAD
    said = headline(found).fill({}, language)
    more = " ".join(note.fill({}, language) for note in notes(found))
    high = head + len(goals) * (PANEL + GAP) + FOOT
    yield chart.opening(said, more, high, language)
    if about is not None:
        yield from chart.heading(said, about, language)
    for number, (at, goal) in enumerate(goals):
        top = head + number * (PANEL + GAP)
        yield from _panel(_Panel.of(found, at, top), found, goal, at, language)
    bottom = head + len(goals) * (PANEL + GAP)
    yield from _axis(found, bottom - GAP + 20, language)
    below = DOT.fill({}, language)
    if not all(point.proven for point in found.points):
        below += " " + UNPROVEN.fill({}, language)
    yield text(below, LEFT, high - 16, SOFT, size=12)
    yield chart.CLOSING


@dataclass(frozen=True, slots=True)
class _Panel:
    """Where the values of one goal are drawn."""

    top: float
    low: int
    high: int
    moves: int

    @classmethod
    def of(cls, found: Frontier, at: int, top: float) -> _Panel:
        values = [point.achieved[at] for point in found.points]
        return cls(top, min(values), max(values), max(found.points[-1].moves, 1))

    def across(self, moves: float) -> float:
        return LEFT + (RIGHT - LEFT) * moves / self.moves

    def down(self, value: float) -> float:
        span = self.high - self.low
        part = (value - self.low) / span if span else 0.5
        return self.top + PANEL - PANEL * part


def _panel(
    panel: _Panel, found: Frontier, goal: str, at: int, language: Language
) -> Iterator[str]:
    values = [it.achieved[at] for it in found.points]
    is_flat = panel.low == panel.high
    facts = {"goal": GOAL_NAMES[goal], "low": values[0], "high": values[-1]}
    said = (SAME if is_flat else FROM_TO).fill(facts, language)
    yield text(said, LEFT, panel.top - 12, INK, bold=True)
    for value in sorted({panel.low, panel.high}):
        y = panel.down(value)
        yield rule(LEFT, y, RIGHT, y)
        yield text(written(value, language), LEFT - 10, y + 5, SOFT, anchor="end")
    places = [
        (panel.across(it.moves), panel.down(value))
        for it, value in zip(found.points, values, strict=True)
    ]
    yield _curve(places, panel.top + PANEL)
    for point, (x, y) in zip(found.points, places, strict=True):
        fill = TEAL if point.proven else "#FFFFFF"
        yield (
            f'<circle cx="{px(x)}" cy="{px(y)}" r="2.5" fill="{fill}" '
            f'stroke="{TEAL}"/>\n'
        )
    if not is_flat:
        yield from _marked(panel, found, goal, at, language)


def _marked(
    panel: _Panel, found: Frontier, goal: str, at: int, language: Language
) -> Iterator[str]:
    """Mark the plan shown move by move, and the fewest moves that reach the best."""
    point = found.nearest(found.first)
    x, y = panel.across(point.moves), panel.down(point.achieved[at])
    yield rule(x, panel.top, x, panel.top + PANEL, INK, "4 4")
    yield f'<circle cx="{px(x)}" cy="{px(y)}" r="6" fill="none" stroke="{INK}"/>\n'
    facts = {"moves": point.moves, "gain": signed(found.gain(point)[at])}
    said = [FIRST.fill(facts, language)]
    since = dict(found.fewest()).get(goal)
    if since is not None:
        x = panel.across(since)
        yield rule(x, panel.top, x, panel.top + PANEL, TEAL, "2 3")
        said.append(SINCE.fill({"moves": since}, language))
    yield text(" · ".join(said), RIGHT, panel.top - 12, SOFT, anchor="end")


def _axis(found: Frontier, y: float, language: Language) -> Iterator[str]:
    panel = _Panel.of(found, 0, 0)
    for moves in _marks(panel.moves):
        x = panel.across(moves)
        yield text(written(moves, language), x, y, SOFT, anchor="middle")
    middle = (LEFT + RIGHT) / 2
    yield text(MOVES.fill({}, language), middle, y + 22, SOFT, anchor="middle")


def _marks(most: int) -> list[int]:
    """Return round numbers from 0 to ``most``, and ``most`` itself."""
    size = 10 ** floor(log10(most))
    step = next(
        (it for it in (size // 5, size // 2, size, 2 * size) if it and most / it <= 7),
        size,
    )
    marks = list(range(0, most + 1, step))
    if most - marks[-1] < step / 2 and len(marks) > 1:
        marks.pop()
    return [*marks, most] if marks[-1] != most else marks


def _curve(points: list[tuple[float, float]], bottom: float) -> str:
    """Join the points, and fill the area below them."""
    line = " ".join(f"{px(x)},{px(y)}" for x, y in points)
    first, last = px(points[0][0]), px(points[-1][0])
    return (
        f'<polygon points="{first},{px(bottom)} {line} {last},{px(bottom)}" '
        f'fill="{TINT}"/>\n'
        f'<polyline points="{line}" fill="none" stroke="{TEAL}" stroke-width="1.5"/>\n'
    )
