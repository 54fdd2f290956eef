"""What makes an answer look odd. It is shown and counted apart, and never deleted.

A doubt is no verdict: a class that answers together at one address looks like a burst,
and somebody who is pleased with everything gives nine equal answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from . import limits

TRAPPED, HURRIED, CROWDED, BURST, COPIED = "trap", "hurry", "many", "burst", "copy"
WORDS: Mapping[str, Promise] = {
    TRAPPED: _("a field that nobody sees was filled in"),
    HURRIED: _("sent sooner than nine questions can be read"),
    CROWDED: _("one of many from one address"),
    BURST: _("one of many within a minute at one place"),
    COPIED: _("one of several alike in everything"),
}


def found(
    *, is_trapped: bool, is_hurried: bool, of_address: int, of_place: int
) -> Iterator[str]:
    """Yield the codes of what looks odd as an answer comes in.

    Args:
        of_address: Answers from this address in this hour; 0 where none are counted.
        of_place: Answers to this place in this minute.
    """
    if is_trapped:
        yield TRAPPED
    if is_hurried:
        yield HURRIED
    if of_address > limits.MANY:
        yield CROWDED
    if of_place > limits.BURST:
        yield BURST
