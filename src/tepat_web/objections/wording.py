"""What grounds, wishes and outcomes mean, each in a line beside its choice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from tepat_web.placement.wording import as_choice

from .models import Ground, Kind, Outcome, Stage, Wanted

GROUNDS: Mapping[str, Promise] = {
    Ground.DATA: _("Something that is recorded about you is wrong or missing."),
    Ground.RULE: _("A requirement or a prohibition of a regulation is not kept."),
    Ground.FAMILY: _("Whom you care for, or live with, cannot do without you."),
    Ground.HEALTH: _("Your health does not allow it. Give no diagnosis here."),
    Ground.DISTANCE: _("The way there and back is too long."),
    Ground.COMPETENCE: _("What you have learned and done fits less there."),
    Ground.CAREER: _("It leads away from where your career was going."),
    Ground.PROCEDURE: _("You were not heard, or told too late, or by mistake."),
    Ground.OTHER: _("None of these; your reasons say what."),
}
WISHES: Mapping[str, Promise] = {
    Wanted.STAY: _("You keep the position that you hold now."),
    Wanted.OTHER: _("You name the position below."),
    Wanted.NOT_THERE: _("You may be moved, but not to the position proposed."),
    Wanted.CORRECTION: _("What is recorded is corrected first, then decided again."),
}
REMEDIES: Mapping[str, Promise] = {
    Wanted.STAY: _("The new plan leaves the person in the present position."),
    Wanted.OTHER: _("The new plan places the person in the position named below."),
    Wanted.NOT_THERE: _("The new plan does not place the person in that position."),
    Wanted.CORRECTION: _("Correct the register first; the new plan is made from it."),
}
FOLLOWS: Mapping[str, Promise] = {
    Wanted.STAY: _("In the new plan the present position is kept."),
    Wanted.OTHER: _("In the new plan the position is another one:"),
    Wanted.NOT_THERE: _("In the new plan it is not the position that was proposed."),
    Wanted.CORRECTION: _("The data are corrected, and the new plan is made from them."),
}
"""What was upheld, as the person, those who handle it and the letter read it."""
REMEDY_TITLES: Mapping[str, Promise] = {
    Wanted.STAY: _("Stays"),
    Wanted.OTHER: _("Gets another position"),
    Wanted.NOT_THERE: _("Does not go there"),
    Wanted.CORRECTION: _("Data are corrected"),
}
OUTCOMES: Mapping[str, Promise] = {
    Outcome.UPHELD: _("The person is right; a new plan does what is chosen below."),
    Outcome.PARTLY: _("Part of it is right; a new plan does what is chosen below."),
    Outcome.REJECTED: _("It stays as it is; the reasons say why."),
    Outcome.INADMISSIBLE: _("It came after the last day that the norm gives."),
}
NEXT: Mapping[tuple[str, str], Promise] = {
    (Kind.REMARK, Stage.FILED): _("BKPSDM takes it in and answers it."),
    (Kind.REMARK, Stage.ACKNOWLEDGED): _("BKPSDM answers it."),
    (Kind.REMARK, Stage.ESCALATED): _(
        "The appointing authority, or somebody at BKPSDM other than who answered, "
        "decides on it."
    ),
    (Kind.KEBERATAN, Stage.FILED): _("BKPSDM takes it in and prepares an answer."),
    (Kind.KEBERATAN, Stage.ACKNOWLEDGED): _("BKPSDM prepares an answer."),
    (Kind.KEBERATAN, Stage.ANSWERED): _(
        "The appointing authority decides on it, after the answer of BKPSDM."
    ),
}
"""Who acts next, by kind and stage; nobody where there is no line."""


def next_of(kind: str, stage: str) -> Promise | str:
    """Say who acts next; blank: nobody has to."""
    return NEXT.get((kind, stage), "")


def choices(
    titles: Iterable[tuple[str, object]], help_of: Mapping[str, Promise]
) -> list[tuple[str, SafeString]]:
    """Return the choices of a form, each with its line of help."""
    return [
        (value, as_choice(capfirst(str(title)), help_of[value]))
        for value, title in titles
    ]
