"""Writing the ledger. Every action of every room ends here."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tepat_web.accounts.access import Permission, demand
from tepat_web.accounts.models import User
from tepat_web.kit.bulk import insert_rows
from tepat_web.kit.models import Kept

from .models import Entry, Head, Job, Version
from .seal import digest_of_versions, seal_of

VERSION = ("entry_id", "table", "record", "kind", "content")


class NotAllowed(Exception):
    """The act is not possible now; the message tells the person why, and what to do."""


@transaction.atomic
def record(
    *,
    by: User,
    act: str,
    on: models.Model | None = None,
    changed: Sequence[tuple[Kept, Version.Kind]] | None = None,
    facts: Mapping[str, object] | None = None,
) -> Entry:
    """Add an act to the ledger, with the records as it left them.

    Args:
        by: Who did it.
        act: What was done: ``noun.verb``.
        on: The one thing it was done on; its content is kept where it has one.
        changed: Every record the act changed, where that is not just ``on``.
        facts: More about the act; codes and numbers, no personal data.
    """
    if changed is None:
        changed = [(on, _kind(on))] if isinstance(on, Kept) else []
    head, _new = Head.objects.get_or_create(pk=1)
    head = Head.objects.select_for_update().get(pk=1)
    entry = Entry(
        number=head.number + 1,
        at=timezone.now(),
        by=by,
        act=act,
        table=on._meta.label if on else "",
        record=on.pk if on else None,
        label=str(on)[:200] if on else "",
        facts=json.dumps(facts or {}, ensure_ascii=False, sort_keys=True, default=str),
    )
    versions = [
        (kept._meta.label, kept.pk, kind.value, kept.content())
        for kept, kind in changed
    ]
    entry.content_digest = digest_of_versions(versions)
    entry.seal = seal_of(entry, head.seal)
    entry.save(force_insert=True)
    insert_rows(Version, VERSION, ((entry.number, *version) for version in versions))
    head.number, head.seal = entry.number, entry.seal
    head.save()
    return entry


@transaction.atomic
def begin(*, by: User) -> None:
    """Open the ledger of a fresh database with what its schema came with.

    That is the role of ``by`` alone: whatever else is there already has come in behind
    the application's back, and shows when the ledger is verified.
    """
    demand(by, Permission.REGISTER_IMPORT)
    Head.objects.get_or_create(pk=1)
    if Head.objects.select_for_update().get(pk=1).number:
        return
    given = [(grant, Version.Kind.NEW) for grant in by.grants.all()]
    record(by=by, act="ledger.begun", changed=given)


def saw(*, by: User, what: models.Model) -> None:
    """Note that a person looked at another person's file."""
    record(by=by, act=f"{what._meta.model_name}.viewed", on=what, changed=())


def _kind(kept: Kept) -> Version.Kind:
    if kept.is_removed:
        return Version.Kind.GONE
    known = Version.objects.filter(table=kept._meta.label, record=kept.pk)
    return Version.Kind.CHANGED if known.exists() else Version.Kind.NEW


@transaction.atomic
def cancel_job(*, by: User, job: Job, may: Permission) -> None:
    """Ask for work to be stopped; what does not run yet is stopped at once.

    Args:
        may: The permission by which others than the asker may stop it.

    Raises:
        NotAllowed: if it is over already.
    """
    if job.by_id != by.pk:
        demand(by, may)
    job = Job.objects.select_for_update().get(pk=job.pk)
    if job.is_over:
        raise NotAllowed(_("This work is over already; there is nothing to stop."))
    if job.state == Job.State.WAITING:
        job.state, job.ended_at = Job.State.CANCELLED, timezone.now()
    job.cancel_asked = True
    job.save()
    record(by=by, act="job.cancelled", on=job)
