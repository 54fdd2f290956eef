"""The sealed box: begun by the person or the superior, answered once each, opened.

Who answers writes one line of the ledger without a subject: that somebody sealed an
answer, never into which box. Nobody else is told anything until the box is opened.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from tepat.performance.feedback import last_closed
from tepat_web.accounts.access import Permission, demand
from tepat_web.accounts.models import User
from tepat_web.kit.models import Kept
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.ledger.models import Version
from tepat_web.workforce.chain import superiors
from tepat_web.workforce.models import Employee

from . import notices, opening, people, queries, sealing, topics
from .models import Box, Direction, Invited, Sealed

log = logging.getLogger(__name__)
P = Permission
K = Version.Kind
MOST = 60  # people who are asked at once
Changed = list[tuple[Kept, Version.Kind]]


@transaction.atomic
def ask_without_names(
    *,
    by: User,
    about: Employee,
    of: Sequence[Employee],
    about_what: Sequence[str],
    question: str,
    today: date,
) -> list[Box]:
    """Ask people for answers without names; one box for each direction.

    Where a box of that direction is still closed, people are added to it, and are
    asked what the others in it were asked: different questions would tell givers
    apart.

    Args:
        about: Oneself, or somebody whom one leads.
        about_what: Topics of a new box.

    Raises:
        NotAllowed: if a direction has too few people, a superior is among them, or
            nobody new is named.
    """
    demand(by, P.FEEDBACK_GIVE)
    above = superiors(today)
    subject = _subject(by, about, above)
    chosen = [topic for topic in topics.ALL if topic in set(about_what)]
    if not chosen:
        raise NotAllowed(_("Choose at least one thing to be asked about."))
    if not of or len(of) > MOST:
        raise NotAllowed(_("Choose between one and %(most)d people.") % {"most": MOST})
    made: list[Box] = []
    changed: Changed = []
    for direction, givers in _by_direction(subject, of, above).items():
        box, is_new = _box(by, subject, direction, chosen, question, today)
        added = _invite(box, givers)
        if added:
            made.append(box)
            changed += [(box, K.NEW)] if is_new else []
            changed += [(it, K.NEW) for it in added]
            notices.invited(box, [it.giver for it in added])
            if is_new and subject.nip != by.nip:
                notices.begun(box)
    if not made:
        raise NotAllowed(_("They are all asked already. Their answers are waited for."))
    record(by=by, act="box.asked", on=made[0], changed=changed)
    return made


@transaction.atomic
def seal(*, by: User, box: Box, answer: sealing.Answer) -> None:
    """Put one's answer into a box; it can be neither read nor changed afterwards.

    Raises:
        NotAllowed: if one has answered already, the box is open or taken back, or
            nothing is said.
    """
    demand(by, P.FEEDBACK_GIVE)
    invited = Invited.objects.standing().filter(giver=by.nip or None, box=box)
    if not invited.exists():
        raise PermissionDenied(P.FEEDBACK_GIVE.value)
    sealed = Sealed.objects.select_for_update().filter(box=box).first()
    if sealed is None:
        raise NotAllowed(_("This is closed: nothing was kept of what you wrote."))
    try:
        contents = sealing.read(sealed)
    except sealing.Unreadable as error:
        raise NotAllowed(_("This cannot be answered any more. Tell BKPSDM.")) from error
    if by.nip in contents.answered:
        raise NotAllowed(_("You have answered already. Your answer is kept as it was."))
    if not (answer.scores or answer.has_text) or set(answer.scores) - set(box.topics):
        raise NotAllowed(_("Give at least one score, or write a line."))
    if answer.has_text and answer.about not in box.topics:
        raise NotAllowed(_("Say what your lines are about."))
    sealing.close(sealed, contents.with_answer(str(by.nip), answer))
    sealed.save()
    record(by=by, act="box.sealed", changed=())


@transaction.atomic
def drop(*, by: User, box: Box) -> None:
    """Take back a box that is not opened; what lies in it is destroyed unread.

    Raises:
        NotAllowed: if it is opened or taken back already.
    """
    demand(by, P.FEEDBACK_GIVE)
    rows = Box.objects.standing().select_for_update().filter(pk=box.pk)
    it: Box | None = rows.filter(asked_by=by.nip or None).first()
    if it is None:
        raise PermissionDenied(P.FEEDBACK_GIVE.value)
    if it.opened_on is not None:
        raise NotAllowed(_("It is opened already; what was answered stays."))
    Sealed.objects.filter(box=it).delete()
    it.is_removed = True
    it.save()
    record(by=by, act="box.withdrawn", on=it)


@transaction.atomic
def release(*, by: User, box: Box, today: date) -> bool:
    """Open a box whose quarter is over, if enough people have answered.

    Whether it was opened shows; how many were missing does not, and it is looked at
    only once after each quarter, so that no answer is followed by an opening.
    """
    demand(by, P.FEEDBACK_CHANGE)
    until = last_closed(today)
    sealed = Sealed.objects.select_for_update().filter(box=box).first()
    it: Box | None = Box.objects.standing().filter(pk=box.pk).first()
    if sealed is None or it is None or not _is_due(it, sealed, until):
        return False
    sealed.looked = until
    sealed.save()
    try:
        contents = sealing.read(sealed)
    except sealing.Unreadable:
        log.error("Sealed answers cannot be read with the key in use.")
        return False
    least = max(it.least, queries.least())
    if len(contents.answered) < least:
        return False
    changed = _opened(it, contents, until, least)
    it.opened_on, it.until = today, until
    it.answers = len(contents.answers)
    it.save()
    sealed.delete()
    record(by=by, act="box.released", on=it, changed=[(it, K.CHANGED), *changed])
    notices.opened(it)
    return True


def _opened(box: Box, contents: sealing.Contents, until: date, least: int) -> Changed:
    """Write down what comes out, and return it for the ledger."""
    texts = opening.texts(box, contents.answers, until)
    rows = opening.rows(box, contents.answers, until, queries.next_order())
    for it in (*rows, *texts):
        it.save()
    box.shown = opening.summary(contents.answers, until, least)
    return [(it, K.NEW) for it in (*rows, *texts)]


def _is_due(box: Box, sealed: Sealed, until: date) -> bool:
    looked = sealed.looked
    return box.begun_on <= until and (looked is None or looked < until)


def _subject(by: User, about: Employee, above: Mapping[str, str]) -> Employee:
    """The person concerned, held; oneself, or somebody whom one leads."""
    standing = Employee.objects.standing().select_for_update()
    subject: Employee | None = standing.filter(pk=about.pk).first()
    if subject is None or not by.nip:
        raise PermissionDenied(P.FEEDBACK_GIVE.value)
    if by.nip not in (subject.nip, above.get(subject.nip)):
        raise PermissionDenied(P.FEEDBACK_GIVE.value)
    return subject


def _by_direction(
    subject: Employee, of: Iterable[Employee], above: Mapping[str, str]
) -> dict[Direction, list[str]]:
    found: dict[Direction, list[str]] = {}
    for nip in sorted({it.nip for it in of} - {subject.nip}):
        direction = people.direction(nip, subject.nip, above)
        if direction is Direction.SUPERIOR:
            raise NotAllowed(
                _(
                    "A superior is one person, so the answer would have a name. Leave "
                    "the superior out, and ask by name."
                )
            )
        found.setdefault(direction, []).append(nip)
    return found


def _box(
    by: User,
    subject: Employee,
    direction: Direction,
    chosen: Sequence[str],
    question: str,
    today: date,
) -> tuple[Box, bool]:
    standing = queries.closed(subject).filter(direction=direction).first()
    if standing is not None:
        return standing, False
    box: Box = Box.objects.create(
        employee=subject,
        direction=direction,
        topics=list(chosen),
        question=question,
        asked_by=str(by.nip),
        begun_on=today,
        least=queries.least(),
    )
    sealed = Sealed(box=box)
    sealing.close(sealed, sealing.Contents())
    sealed.save(force_insert=True)
    return box, True


def _invite(box: Box, givers: Sequence[str]) -> list[Invited]:
    there = Invited.objects.standing().filter(box=box)
    known = set(there.values_list("giver", flat=True))
    fresh = [nip for nip in givers if nip not in known]
    if fresh and len(known) + len(fresh) < box.least:
        raise NotAllowed(
            _(
                "From %(whom)s at least %(least)d people are needed; %(there)d are "
                "chosen. With fewer the answers would never be opened. Choose more, "
                "or ask by name."
            )
            % {
                "whom": WHOM[Direction(box.direction)](),
                "least": box.least,
                "there": len(known) + len(fresh),
            }
        )
    return [Invited.objects.create(box=box, giver=nip) for nip in fresh]


WHOM = {
    Direction.PEER: lambda: _("colleagues"),
    Direction.SUBORDINATE: lambda: _("those who are led"),
}
