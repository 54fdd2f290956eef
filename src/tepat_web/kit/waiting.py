"""Something that waits for a person, as every room tells it to the front page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do.

    Attributes:
        text: What, in one sentence.
        url: Where.
        link: What the link says.
        is_urgent: Whether it stops others, or a deadline is near.
    """

    text: str
    url: str
    link: str
    is_urgent: bool = False
