"""Announcements to begin with: plain texts that the planner reads and changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from tepat_web.placement.models import Plan

from . import clock
from .models import Announcement

K = Announcement.Kind


@dataclass(frozen=True, slots=True)
class Draft:
    """A title and a text; blanks are ``plan`` and ``until``."""

    title: Promise
    text: Promise


DRAFTS: Mapping[str, Draft] = {
    K.OPENING: Draft(
        _("The consultation on “%(plan)s” is open"),
        _(
            "BKPSDM has worked out a proposal for the placement of employees. It is a "
            "proposal, not a decision.\n\n"
            "Each person concerned finds their own page here: what is proposed, why, "
            "what they gain, and what training comes with it. Nobody else sees that "
            "page.\n\n"
            "Please read it and answer until %(until)s. You can agree, ask, propose "
            "another position or object. Each of these is equally welcome, and none "
            "is held against you.\n\n"
            "If you cannot open the page, ask the personnel officer of your agency for "
            "the letter."
        ),
    ),
    K.MEETING: Draft(
        _("Meeting about “%(plan)s”"),
        _(
            "We invite you to a meeting about the proposed placement of employees.\n\n"
            "We explain how the proposal was made and which rules count, and answer "
            "questions. What concerns one person only is not spoken of before others; "
            "for that, use your own page.\n\n"
            "Day, time and place stand on your page. The minutes are published "
            "afterwards."
        ),
    ),
    K.REVISED: Draft(
        _("“%(plan)s” was revised"),
        _(
            "Thank you for your answers. The plan was worked out again with what was "
            "heard.\n\n"
            "If the same is proposed for you as before, your answer still counts and "
            "you need not do anything. If something else is proposed for you, your "
            "page says so.\n\n"
            "Please answer until %(until)s."
        ),
    ),
    K.DECISION: Draft(
        _("“%(plan)s” was decided"),
        _(
            "The appointing authority has decided on the placement of employees.\n\n"
            "Your page says what was decided about you. You receive the decree from "
            "your agency. Against the decision you may object; the page says until "
            "when, and to whom."
        ),
    ),
    K.REMINDER: Draft(
        _("Answers to “%(plan)s” are still welcome"),
        _(
            "The consultation ends on %(until)s at midnight.\n\n"
            "If you have not answered yet, please look at your page. You may also ask "
            "first. Whoever does not answer is taken neither to agree nor to object."
        ),
    ),
}


def draft(plan: Plan, kind: str) -> dict[str, str]:
    """Return an announcement to begin with, in Indonesian: ``title`` and ``text``."""
    told = DRAFTS[kind]
    with override("id"):
        until = clock.in_full(plan.consult_until) if plan.consult_until else "…"
        facts = {"plan": plan.name, "until": until}
        return {
            "kind": kind,
            "title": (str(told.title) % facts)[:160],
            "text": str(told.text) % facts,
        }
