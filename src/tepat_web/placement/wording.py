"""What modes, moves and orders of goals are called, and what each of them promises."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tepat.placement.names import GOAL_NAMES
from tepat_web.snapshots.showing import language


@dataclass(frozen=True, slots=True)
class Mode:
    """A mode in words.

    Attributes:
        title: What it is called.
        holds: What it guarantees.
        not_so: What it does not.
    """

    title: Promise
    holds: Promise
    not_so: Promise


MODES: Mapping[str, Mode] = {
    "optimum": Mode(
        gettext_lazy("Best for the city"),
        gettext_lazy(
            "Guaranteed, with a proof: no other lawful plan does better by the goals "
            "or, where limits apply, not by more than the plan says."
        ),
        gettext_lazy(
            "Not guaranteed: that people wish for it, or that each of them gains."
        ),
    ),
    "voluntary": Mode(
        gettext_lazy("Voluntary"),
        gettext_lazy(
            "Guaranteed: nobody goes where they do not wish to go, no seat is refilled "
            "by a worse fit, and of such plans it is the best for the city."
        ),
        gettext_lazy(
            "Not guaranteed: that stating other than one's true wishes gains nothing."
        ),
    ),
    "exchange": Mode(
        gettext_lazy("Exchange"),
        gettext_lazy(
            "Guaranteed: nobody goes where they do not wish to go, no seat is refilled "
            "by a worse fit, and nobody gains by stating other than their true wishes."
        ),
        gettext_lazy("Not guaranteed: that it is the best for the city."),
    ),
}
KIND_TITLES: Mapping[str, Promise] = {
    "rotasi": gettext_lazy("Rotation: to another position of equal level"),
    "promosi": gettext_lazy("Proposed promotion: to a higher position"),
    "penempatan": gettext_lazy("Placement: of people without a position"),
}
ORDERS: Mapping[str, Promise] = {
    "critical,filled,fit,stayed": gettext_lazy("As usual: seats first, then fit"),
    "critical,filled,stayed,fit": gettext_lazy(
        "Fill seats with as few moves as can be"
    ),
    "critical,stayed,filled,fit": gettext_lazy(
        "Fill critical seats; beyond them, move as few as can be"
    ),
    "critical,fit,filled,stayed": gettext_lazy(
        "Fill critical seats; beyond them, fit comes first"
    ),
}
"""Orders of the goals that a form offers, joined by commas."""


def as_choice(title: object, *sentences: object) -> SafeString:
    """Return a choice of a form: its title, and below it what there is to know."""
    below = format_html_join(
        "", '<span class="help">{}</span>', ((it,) for it in sentences)
    )
    return format_html("<span><strong>{}</strong>{}</span>", title, below)


def modes() -> list[tuple[str, SafeString]]:
    """Return the modes as choices of a form."""
    return [
        (name, as_choice(mode.title, mode.holds, mode.not_so))
        for name, mode in MODES.items()
    ]


def orders(present: str) -> list[tuple[str, SafeString]]:
    """Return orders of the goals as choices; with one's own, where it is another."""
    offered: dict[str, object] = dict(ORDERS)
    offered.setdefault(present, _("In an order of its own"))
    return [
        (goals, as_choice(title, in_words(goals.split(","))))
        for goals, title in offered.items()
    ]


def in_words(goals: Sequence[str]) -> str:
    """Tell goals in their order."""
    names = [GOAL_NAMES[goal].fill({}, language()) for goal in goals]
    return " → ".join([names[0], *(name[:1].lower() + name[1:] for name in names[1:])])
