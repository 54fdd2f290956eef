"""What each further move of a plan brings: kept as JSON, drawn as a curve."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from tepat.frontier import Frontier, headline, notes
from tepat.placement.names import GOAL_NAMES
from tepat.reports.frontier.rows import told_goals
from tepat_web.kit import charts, writing
from tepat_web.kit.tables import Cell, Column, Row
from tepat_web.kit.words import Words
from tepat_web.snapshots.kinds.saying import words
from tepat_web.snapshots.showing import language

STEPS = 12  # along the curve
MOST_CURVES = 3


def told(found: Frontier) -> dict[str, Any]:
    """Return a frontier as JSON.

    Returns:
        ``said``: sentences, the first says it all; ``goals``: those that are told;
        ``points``: each ``moves``, ``proven``, and per goal what is ``achieved`` and
        the ``share`` of the whole gain in per cent (or nothing); ``steps``: evenly
        many moves, each with the shares of the best plan with at most so many.
    """
    goals = told_goals(found)
    most = found.points[-1].moves
    evenly = sorted({round(most * step / STEPS) for step in range(STEPS + 1)})
    return {
        "said": [words(headline(found)).as_json()]
        + [words(note).as_json() for note in notes(found)],
        "goals": [goal for _at, goal in goals],
        "points": [
            {
                "moves": point.moves,
                "proven": point.proven,
                "achieved": [point.achieved[at] for at, _goal in goals],
                "share": [found.share(point)[at] for at, _goal in goals],
            }
            for point in found.points
        ],
        "steps": [
            {
                "moves": moves,
                "share": [found.share(point)[at] for at, _goal in goals],
            }
            for moves in evenly
            if (point := found.within(moves)) is not None
        ],
    }


def sentences(content: Mapping[str, Any]) -> list[Words]:
    """Return what is said of it, the first sentence for the whole."""
    return [Words.read(each) for each in content["said"]]


def figure(content: Mapping[str, Any]) -> charts.Line | None:
    """Draw how much of the whole gain so many moves bring; nothing where nothing is.

    Between two plans that were found at least the smaller one is reached, so each step
    shows what is surely there.
    """
    steps = content["steps"]
    rising = [
        (at, goal)
        for at, goal in enumerate(content["goals"])
        if all(step["share"][at] is not None for step in steps)
    ]
    if len(steps) < 2 or not rising:
        return None
    series = [
        charts.Series(
            GOAL_NAMES[goal].fill({}, language()),
            [
                charts.Point(writing.number(step["moves"]), step["share"][at])
                for step in steps
            ],
        )
        for at, goal in rising[:MOST_CURVES]
    ]
    statement = _("Per cent of the whole gain, by how many people move:")
    return charts.Line(statement, series, title=_("Moves, at most"))


def columns(content: Mapping[str, Any]) -> list[Column]:
    """Return the headings of the points."""
    names = [GOAL_NAMES[goal].fill({}, language()) for goal in content["goals"]]
    return [
        Column(_("Moves")),
        *(Column(name, is_number=True) for name in names),
        Column(_("Proof")),
    ]


def rows(content: Mapping[str, Any]) -> list[Row]:
    """Return the points, each the best plan with so many moves."""
    return [
        Row(
            [
                point["moves"],
                *point["achieved"],
                Cell(_("proven optimal"), verdict="holds")
                if point["proven"]
                else Cell(_("best that was found"), verdict="unknown"),
            ]
        )
        for point in content["points"]
    ]
