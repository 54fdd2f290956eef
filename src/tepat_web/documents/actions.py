"""Letters: asked for, numbered, written, handed over, called void."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tepat_web.accounts.access import Permission, demand, reach
from tepat_web.accounts.models import User
from tepat_web.kit.models import Kept
from tepat_web.kit.words import Words
from tepat_web.ledger import jobs, notices, work
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.ledger.models import Job, Version
from tepat_web.placement.life import State
from tepat_web.placement.models import Plan
from tepat_web.placement.queries import plans

from . import numbering, queries
from .kinds import KINDS, Draft
from .models import Letter
from .writing import Written

P = Permission
NEW, CHANGED = Version.Kind.NEW, Version.Kind.CHANGED
AT_ONCE = 500  # rows written in one statement
TITLE = gettext_lazy("Letters: %(kind)s")
HANDED = gettext_lazy("There is a letter for you about “%(plan)s”.")
KEPT = gettext_lazy(
    "The work ended before its time. The letters that are written stay. Ask for them "
    "again: it goes on where it stopped, with the same numbers."
)
NO_LONGER = gettext_lazy("A letter that you were given is void. Its page says why.")


@transaction.atomic
def ask_letters(*, by: User, plan: Plan, kind: str, told: Mapping[str, Any]) -> Job:
    """Put the letters of one kind of a plan in the queue.

    Asked twice while it is being done, it is done once.

    Args:
        kind: A key of :data:`KINDS`.
        told: What the builder needs to know besides the plan, as JSON; ``day`` is the
            day that the letters bear, ISO; today where it is left out.

    Raises:
        NotAllowed: if the plan is not that far, or nobody has said who writes.
    """
    _demand_all(by)
    known = plans(by).select_related(None).select_for_update()
    standing: Plan = known.get(pk=plan.pk)
    if kind not in KINDS:
        raise NotAllowed(_("There is no such kind of letter."))
    if standing.state not in KINDS[kind].states:
        raise NotAllowed(
            _("This plan is %(state)s; this letter is not due now.")
            % {"state": standing.get_state_display()}
        )
    queries.office().letterhead()
    if under_way := queries.under_way(standing, kind):
        return under_way
    day = told.get("day") or timezone.localdate().isoformat()
    words = notices.said(TITLE, {}, kind=Words.of(KINDS[kind].title))
    job = jobs.ask(
        by=by,
        kind="letters",
        title=words,
        plan=standing.pk,
        letters=kind,
        told={**told, "day": day},
        kept=Words.of(KEPT).as_json(),
        again=reverse("documents:plan", args=[standing.pk]),
    )
    record(by=by, act="letter.asked", on=standing, changed=(), facts={"kind": kind})
    return job


@transaction.atomic
def number_letters(
    *, by: User, job: Job, plan: Plan, kind: str, day: date, drafts: Sequence[Draft]
) -> list[tuple[Draft, Letter]]:
    """Give letters their numbers, and return those that are still to be written.

    What has a number keeps it, and its day; what is written is left alone.
    """
    _demand_all(by)
    pattern = numbering.pattern_of(kind)
    series, is_new = numbering.locked(pattern, day.year)
    of_plan = Letter.objects.standing().filter(plan=plan, kind=kind)
    of_drafts = of_plan.filter(key__in=[draft.key for draft in drafts])
    there = {one.key: one for one in of_drafts.filter(void_at__isnull=True)}
    voided = {one.key: one for one in of_drafts.filter(void_at__isnull=False)}
    now, fresh = timezone.now(), []
    for draft in drafts:
        if draft.key in there:
            continue
        series.last += 1
        there[draft.key] = Letter(
            kind=kind,
            key=draft.key,
            plan=plan,
            nip=draft.nip,
            path=draft.path,
            number=numbering.written(pattern, series.last, day),
            pattern=pattern,
            year=day.year,
            serial=series.last,
            day=day,
            title_id=draft.title.id,
            title_en=draft.title.en,
            reserved_at=now,
            replaces=voided.get(draft.key),
            by=by,
            job=job,
        )
        fresh.append(there[draft.key])
    if fresh or is_new:
        Letter.objects.bulk_create(fresh, AT_ONCE)
        series.save()
        changed: list[tuple[Kept, Version.Kind]] = [(one, NEW) for one in fresh]
        changed.append((series, NEW if is_new else CHANGED))
        record(by=by, act="letter.numbered", on=plan, changed=changed)
    told = ((draft, there[draft.key]) for draft in drafts)
    return [(draft, letter) for draft, letter in told if not letter.is_made]


@transaction.atomic
def keep_letters(
    *,
    by: User,
    job: Job,
    plan: Plan,
    written: Mapping[int, Written],
    said: Words | None = None,
) -> None:
    """Write down that letters are in the archive.

    Args:
        written: By the number of the letter's record.
        said: How the job ended, where these were the last.

    Raises:
        Overtaken: if the job's attempt no longer counts.
    """
    _demand_all(by)
    waiting = Letter.objects.select_for_update().filter(
        pk__in=written, made_at__isnull=True, void_at__isnull=True
    )
    now, made = timezone.now(), list(waiting)
    names = ("content_digest", "template_digest", "docx_digest", "pdf_digest", "size")
    for letter in made:
        letter.made_at = now
        for name in names:
            setattr(letter, name, getattr(written[letter.pk], name))
    Letter.objects.bulk_update(made, ["made_at", *names], AT_ONCE)
    changed = [(letter, CHANGED) for letter in made]
    record(by=by, act="letter.made", on=plan, changed=changed)
    if said is not None:
        url = queries.url_of(plan, job.question["letters"])
        work.done(job, url=url, said=said)


@transaction.atomic
def hand_over(*, by: User, plan: Plan, kind: str) -> int:
    """Hand the letters of one kind over to those whom they are addressed to.

    From then on they see theirs; who has an account gets a notice.

    Returns:
        How many were handed over now.

    Raises:
        NotAllowed: if none waits, or the plan was withdrawn meanwhile.
    """
    _demand_all(by)
    known = plans(by).select_related(None).select_for_update()
    if known.get(pk=plan.pk).state == State.WITHDRAWN:
        raise NotAllowed(
            _("The plan was withdrawn; its letters are not handed over any more.")
        )
    rows = Letter.objects.standing().select_for_update().filter(plan=plan, kind=kind)
    rows = rows.filter(made_at__isnull=False, void_at__isnull=True, told_at=None)
    waiting = list(rows.exclude(nip=""))
    if not waiting:
        raise NotAllowed(_("No letter of this kind waits to be handed over."))
    now = timezone.now()
    for letter in waiting:
        letter.told_at = now
    Letter.objects.bulk_update(waiting, ["told_at"], AT_ONCE)
    record(
        by=by,
        act="letter.told",
        on=plan,
        changed=[(letter, CHANGED) for letter in waiting],
    )
    to = notices.accounts_of(letter.nip for letter in waiting).values()
    words = notices.said(HANDED, {"plan": plan.name})
    notices.tell(to, words, reverse("documents:mine"), once=True)
    return len(waiting)


@transaction.atomic
def call_void(*, by: User, letter: Letter, reason: str) -> Letter:
    """Call a letter void. It stays, with its number; another may take its place.

    Raises:
        NotAllowed: without a reason, or if it is void already.
    """
    _demand_all(by)
    found = queries.letters(by).select_related(None).select_for_update()
    standing: Letter = found.get(pk=letter.pk)
    if standing.is_void:
        raise NotAllowed(_("This letter is void already."))
    if not reason.strip():
        raise NotAllowed(_("Write down the reason; it is kept and shown."))
    standing.void_at, standing.reason = timezone.now(), reason.strip()
    standing.save(update_fields=["void_at", "reason"])
    record(by=by, act="letter.revoked", on=standing)
    if standing.told_at is not None:
        to = notices.accounts_of([standing.nip]).values()
        notices.tell(to, Words.of(NO_LONGER), reverse("documents:mine"), once=True)
    return standing


@transaction.atomic
def look(*, by: User, letter: Letter) -> None:
    """Note that somebody opened a letter.

    Raises:
        PermissionDenied: if it is neither theirs nor within their reach.
    """
    if not queries.may_open(by, letter):
        raise PermissionDenied(P.DOCUMENTS_READ.value)
    record(by=by, act="letter.viewed", on=letter, changed=())


@transaction.atomic
def take_along(*, by: User, letters: Sequence[Letter]) -> None:
    """Note that somebody downloads many letters at once."""
    demand(by, P.DOCUMENTS_READ)
    facts = {"count": len(letters), "letters": [each.pk for each in letters]}
    record(by=by, act="letter.exported", facts=facts)


@transaction.atomic
def take_moves(*, by: User, plan: Plan, file: str, count: int) -> None:
    """Note that somebody downloads the moves of a plan for another application.

    Args:
        file: Its name.
        count: How many people are in it.
    """
    _demand_all(by)
    facts = {"file": file, "count": count}
    record(by=by, act="move.exported", on=plan, changed=(), facts=facts)


def _demand_all(by: User) -> None:
    """Refuse who makes letters in some units only: a plan is of the whole city."""
    demand(by, P.DOCUMENTS_MAKE)
    if not reach(by, P.DOCUMENTS_MAKE).everywhere:
        raise PermissionDenied(P.DOCUMENTS_MAKE.value)
