"""What comes out of a box: rows of the register, texts, and what may be shown of both.

Scores and texts are put down in orders of their own, each drawn by lot, so that no two
of them can be told to be of one giver. Every one carries the last day of the quarter.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import polars as pl

from tepat.performance.disclosure import blocked, shown
from tepat.performance.feedback import half_up
from tepat_web.performance.models import Feedback

from . import sealing, topics
from .models import Box, Opened


def rows(
    box: Box, answers: tuple[sealing.Answer, ...], day: date, first: int
) -> list[Feedback]:
    """Return the rows of the register, one per score, not yet saved.

    Args:
        first: The place of the first one in the sheet.
    """
    scores = [
        (topic, answer.scores[topic])
        for topic in box.topics
        for answer in sealing.shuffled(answers)
        if topic in answer.scores
    ]
    return [
        Feedback(
            employee=box.employee,
            day=day,
            direction=box.direction,
            behaviour=topics.column(topic),
            score=score,
            is_anonymous=True,
            order=first + at,
        )
        for at, (topic, score) in enumerate(scores)
    ]


def texts(box: Box, answers: tuple[sealing.Answer, ...], day: date) -> list[Opened]:
    """Return the texts, not yet saved."""
    return [
        Opened(
            box=box,
            employee=box.employee,
            direction=box.direction,
            about=topics.column(answer.about),
            day=day,
            **answer.lines,
        )
        for answer in sealing.shuffled(answers)
        if answer.has_text
    ]


def summary(
    answers: tuple[sealing.Answer, ...], day: date, least: int
) -> list[dict[str, Any]]:
    """Return ``topic``, ``answers`` and ``mean`` of each topic that enough scored.

    The engine decides what may be shown: a topic is a block of its own or nothing, and
    there is no total over several, from which a smaller one could be worked out.
    """
    records = [
        {"period": day, "by": at, "topic": topic, "score": score}
        for at, answer in enumerate(answers)
        for topic, score in answer.scores.items()
    ]
    frame = pl.DataFrame(
        records,
        schema={
            "period": pl.Date(), "by": pl.Int64(), "topic": pl.String(),
            "score": pl.Int64(),
        },
    )  # fmt: skip
    kept = blocked(frame, [["topic"]], giver="by", least=least)
    found = shown(kept, ["topic"], score="score")
    return [
        {"topic": topic, "answers": count, "mean": half_up(Fraction(total, count))}
        for topic, count, total in found.iter_rows()
    ]
