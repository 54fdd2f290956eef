"""What makes an answer look odd. It is shown and counted apart, and never deleted.

A doubt is no verdict: a class that answers together at one address looks like a burst,
and somebody who is pleased with everything gives nine equal answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tepat_web.kit.strangers import share

from . import limits
from .limits import Seen

# As a slip keeps them; none is part of another.
TRAPPED, HURRIED, STALE, REPEATED = "trap", "hurry", "stale", "again"
CROWDED, ALL_DAY, BURST, PRESSED = "many", "allday", "burst", "kiosk"
SAME, COPIED, NEAR, TYPED, BUSY = "same", "copy", "near", "typed", "busy"
WORDS: Mapping[str, Promise] = {
    TRAPPED: _("a field that nobody sees was filled in"),
    HURRIED: _("sent sooner than nine questions can be read"),
    STALE: _("sent from a page that was opened more than half a day before"),
    REPEATED: _("one of several sent from one opened page"),
    CROWDED: _("one of many from one address"),
    ALL_DAY: _("one of many from one address at one place, over half a day"),
    BURST: _("one of many within a minute at one place"),
    PRESSED: _("one of many at one kiosk, sooner than people can follow"),
    SAME: _("the same nine answers, again and again within ten minutes"),
    COPIED: _("one of several alike in everything"),
    NEAR: _("a remark that others wrote almost word for word, the same day"),
    TYPED: _("typed in: a row of like sheets, or digits as fingers run"),
    BUSY: _("on a day far busier than this place has ever been"),
}
RUN = 5  # sheets of paper with the same nine answers, one after the other
LONGEST_STEP = 4  # digits after which a pattern such as 123412341 begins again


def found(
    seen: Seen, answers: str, *, is_trapped: bool, is_hurried: bool, is_stale: bool
) -> Iterator[str]:
    """Yield what looks odd as an answer comes in.

    Args:
        answers: Nine digits.
    """
    same = limits.SAME_STRAIGHT if _is_straight(answers) else limits.SAME
    for is_so, doubt in (
        (is_trapped, TRAPPED),
        (is_hurried, HURRIED),
        (is_stale, STALE),
        (seen.page > limits.REPEATED, REPEATED),
        (seen.address > share(limits.MANY), CROWDED),
        (seen.address_all_day > share(limits.ALL_DAY), ALL_DAY),
        (seen.place > share(limits.BURST), BURST),
        (seen.kiosk > share(limits.PRESSED), PRESSED),
        (seen.same > same, SAME),
    ):
        if is_so:
            yield doubt


def of_paper(sheets: Sequence[str]) -> Iterator[list[str]]:
    """Yield what looks odd about each sheet of a pile, as it was typed in.

    Args:
        sheets: Nine digits of each, in the order of the pile.
    """
    runs = [0] * len(sheets)
    first = 0
    for at, answers in enumerate(sheets):
        if answers != sheets[first]:
            first = at
        for place in range(first, at + 1):
            runs[place] = at + 1 - first
    for answers, run in zip(sheets, runs, strict=True):
        is_odd = run >= RUN or _runs_on(answers)
        yield [TYPED] if is_odd else []


def _is_straight(answers: str) -> bool:
    return len(set(answers)) == 1


def _runs_on(answers: str) -> bool:
    """Whether two to four different digits come again and again, as 123412341."""
    return any(
        answers[step:] == answers[:-step] and len(set(answers)) == step
        for step in range(2, LONGEST_STEP + 1)
    )
