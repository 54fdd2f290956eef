"""Why somebody is proposed, said to them in whole sentences.

The figures are those that the plan was explained with (``ground`` of what is kept);
explanations kept before there was one are shown as they were said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from tepat_web.kit.writing import number

# Without the move, goal by goal; ``n`` chooses the form, ``written`` is read.
LOST = {
    "critical": ngettext_lazy(
        "%(written)s critical seat more stays empty",
        "%(written)s critical seats more stay empty",
        "n",
    ),
    "filled": ngettext_lazy(
        "%(written)s seat more stays empty",
        "%(written)s seats more stay empty",
        "n",
    ),
    "fit": ngettext_lazy(
        "the fit of all together falls by %(written)s point",
        "the fit of all together falls by %(written)s points",
        "n",
    ),
    "stayed": ngettext_lazy(
        "%(written)s person more has to move",
        "%(written)s people more have to move",
        "n",
    ),
}
WON = {
    "critical": ngettext_lazy(
        "%(written)s critical seat more is filled",
        "%(written)s critical seats more are filled",
        "n",
    ),
    "filled": ngettext_lazy(
        "%(written)s seat more is filled",
        "%(written)s seats more are filled",
        "n",
    ),
    "fit": ngettext_lazy(
        "the fit of all together rises by %(written)s point",
        "the fit of all together rises by %(written)s points",
        "n",
    ),
    "stayed": ngettext_lazy(
        "%(written)s person more stays where they are",
        "%(written)s people more stay where they are",
        "n",
    ),
}


def seat(told: Mapping[str, Any]) -> str:
    """Say why the position is to be filled, and how well it fits the person."""
    ground = told.get("ground")
    if ground is None:
        return str(told["reason"])
    said = [_begun(ground), _fitting(told)]
    if ground["wished"]:
        said.append(_("It is your wish number %(n)s.") % {"n": ground["wished"]})
    return " ".join(said)


def without(told: Mapping[str, Any]) -> str:
    """Say what would be otherwise without the move; blank where nothing would."""
    ground = told.get("ground")
    if ground is None:
        return str(told.get("gain") or "")
    changes = "; ".join(_changed(ground["gain"]))
    if not changes:
        return ""
    return _("Without your move and those that depend on it, %(changes)s.") % {
        "changes": changes
    }


def _begun(ground: Mapping[str, Any]) -> str:
    if ground["is_swap"]:
        return _(
            "You would change seats with others, because the people together then fit "
            "their positions better."
        )
    if ground["follows"]:
        return _(
            "Whoever holds this position moves on in the same plan, so it has to be "
            "filled."
        )
    if ground["gain"].get("critical", 0) > 0:
        return _("This position is empty, and it is one of the critical ones.")
    return _("This position is empty and has to be filled.")


def _fitting(told: Mapping[str, Any]) -> str:
    after, before = number(told["fit"]), told["fit_before"]
    if before is None:
        return _("Your fit with it is %(after)s of 1,000.") % {"after": after}
    return _(
        "Your fit with it is %(after)s of 1,000; with your present position it is "
        "%(before)s."
    ) % {"after": after, "before": number(before)}


def _changed(gain: Mapping[str, int]) -> Iterator[str]:
    """Say, goal by goal, what would be lost or won without the move."""
    for goal, count in gain.items():
        if count:
            said = (LOST if count > 0 else WON)[goal]
            yield said % {"n": abs(count), "written": number(abs(count))}
