"""Something that waits for a person, as every room tells it to the front page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do.

    Attributes:
        text: What, in one sentence. With a deadline it goes into calendars outside, so
            it names nobody.
        url: Where.
        link: What the link says.
        is_urgent: Whether it stops others, or a deadline is near.
        due: The last day for it; nothing where there is none.
    """

    text: str
    url: str
    link: str
    is_urgent: bool = False
    due: date | None = None
