"""Asking the desk. It computes nothing itself: pages, forms and actions may use it.

Leave is asked by who calls; the desk trusts the site. Every answer is JSON, texts in
both languages as ``{"id": …, "en": …}``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from multiprocessing import AuthenticationError
from typing import Any

from tepat_web.placement.models import Plan

from .line import LARGEST_ANSWER, LARGEST_QUESTION, Line, NotSaid, hear, say

GRACE = 2.0  # seconds beyond patience until the desk counts as closed
STATES = ("opening", "refused", "answered")


class DeskClosed(Exception):
    """No desk runs here, or it ended while it was asked; asking again opens it anew."""


def ask(
    plan: Plan, changes: Sequence[Mapping[str, str]], *, patience: float = 10.0
) -> dict[str, Any]:
    """Ask what the best plan is under some conditions, and what they cost.

    Args:
        plan: The plan.
        changes: Each ``kind`` (``pin``, ``forbid``, ``vacancy``, ``retirement``,
            ``wish``, ``objection``) with ``nip`` and ``position`` as the kind needs
            them; ``seats`` for a vacancy of more than one.
        patience: Seconds to wait for the plan to open and for the answer.

    Returns:
        ``state``: ``opening`` (with ``percent`` and ``said``: ask again soon),
        ``refused`` (with ``said``) or ``answered``. Then ``possible`` is true, ``said``
        sums it up, ``goals`` tells each goal's ``name``, ``before``, ``after`` and
        ``price``; ``touched`` everybody who is placed elsewhere than in the plan, the
        cause before what follows from it: ``nip``, ``name``, ``from`` and ``to``
        (codes or nothing), ``from_title``, ``to_title``, ``today_title``, ``fit_from``,
        ``fit_to``, ``asked``, ``reason``; ``asked`` the conditions with their
        ``notes`` and the ``obstacles`` of a wish; ``exact`` and ``assurance`` whether
        it is proven, ``ms`` how long it took.

    Raises:
        DeskClosed: if there is no desk.
    """
    return _asked(plan, patience, verb="ask", changes=[dict(it) for it in changes])


def may_sit(
    plan: Plan, nip: str, code: str, *, patience: float = 10.0
) -> dict[str, Any]:
    """Ask whether somebody could have a position, in words that are safe to show them.

    Returns:
        ``state`` as of :func:`ask`; ``possible``, ``said`` (with what it would cost the
        plan, naming nobody), ``findings``: ``verdict``, ``said``, ``cites``,
        ``verified``, of this person alone.

    Raises:
        DeskClosed: if there is no desk.
    """
    return _asked(plan, patience, verb="may_sit", nip=nip, position=code)


def why(
    plan: Plan, nip: str = "", code: str = "", *, patience: float = 10.0
) -> dict[str, Any]:
    """Ask why a person, a person at a position, or who at a position.

    Returns:
        ``state``, and with ``answered`` the ``content`` as ``placement.telling`` tells
        it: for ``placement.reading``, which leaves out what a reader may not see.

    Raises:
        DeskClosed: if there is no desk.
    """
    return _asked(plan, patience, verb="why", nip=nip, position=code)


def opened(plan: Plan, *, patience: float = 0.2) -> dict[str, Any]:
    """Open a plan, or tell how far that is: ``state`` and ``percent``.

    Raises:
        DeskClosed: if there is no desk.
    """
    return _asked(plan, patience, verb="open")


def _asked(plan: Plan, patience: float, **question: Any) -> dict[str, Any]:
    about = {"folder": plan.folder, "digest": plan.digest, "patience": patience}
    try:
        with Line.of_site().call(patience + GRACE) as connection:
            say(connection, about | question)
            answer = hear(connection, LARGEST_ANSWER)
    except (OSError, EOFError, AuthenticationError, NotSaid) as error:
        raise DeskClosed from error
    if answer.get("state") not in STATES:
        raise DeskClosed
    return answer


def fits(changes: Sequence[Mapping[str, str]]) -> bool:
    """Tell whether so many conditions fit into one question."""
    return len(str(list(changes)).encode()) < LARGEST_QUESTION // 2
