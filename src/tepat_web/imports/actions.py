"""Handing in a file, carrying out what it says, and taking that back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tepat_web.accounts.access import Permission, demand
from tepat_web.accounts.models import User
from tepat_web.kit.words import Words
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.ledger.jobs import ask
from tepat_web.ledger.models import Job
from tepat_web.register.actions import import_workbook, undo_import

from . import reading
from .models import Upload

S = Upload.State
# Which long work brings a file out of which state, and what it is called.
STEPS: Mapping[str, tuple[str, Promise]] = {
    S.READING: ("import.read", gettext_lazy("Reading an import")),
    S.APPLYING: ("import.apply", gettext_lazy("Carrying out an import")),
    S.UNDOING: ("import.undo", gettext_lazy("Taking back an import")),
}


@transaction.atomic
def hand_in(
    *, by: User, name: str, blocks: Iterator[bytes], remove_gone: bool
) -> Upload:
    """Store a file and have it read.

    Args:
        name: As the person's own disk calls it.
        blocks: What it holds, piece by piece.
        remove_gone: Whether rows that it does not contain are to go.
    """
    demand(by, Permission.REGISTER_IMPORT)
    upload = Upload.objects.create(
        by=by,
        at=timezone.now(),
        name=name[-200:],
        state=S.READING,
        remove_gone=remove_gone,
    )
    upload.size = reading.keep(upload.file, blocks)
    upload.job = _asked(by, upload)
    upload.save()
    record(by=by, act="import.handed-in", on=upload)
    return upload


@transaction.atomic
def note_reading(
    *,
    by: User,
    upload: Upload,
    errors: int,
    warnings: int,
    counts: Mapping[str, Mapping[str, int]],
    digest: str,
    refusal: str = "",
) -> None:
    """Keep what reading the file came to: it is ready, or it has errors."""
    demand(by, Permission.REGISTER_IMPORT)
    upload.state = S.WRONG if errors or refusal else S.READY
    upload.errors, upload.warnings = errors, warnings
    upload.counts = {sheet: dict(told) for sheet, told in counts.items()}
    upload.digest, upload.refusal = digest, refusal
    upload.save()
    record(by=by, act="import.read", on=upload, facts={"errors": errors})


@transaction.atomic
def begin(*, by: User, upload: Upload, state: str) -> None:
    """Mark that a file is being carried out, read again, or taken back.

    Raises:
        NotAllowed: if it is not in a state from which that is possible; a double
            click so does nothing twice.
    """
    demand(by, Permission.REGISTER_IMPORT)
    allowed = {
        S.APPLYING: (S.READY,),
        S.READING: (S.READY, S.WRONG, S.STALE),
        S.UNDOING: (S.APPLIED,),
    }
    now = Upload.objects.select_for_update().get(pk=upload.pk)
    if now.standing not in allowed[S(state)]:
        raise NotAllowed(
            _("This file is %(state)s; look at its page again.")
            % {"state": now.get_state_display()}
        )
    now.state = state
    now.refusal = ""
    now.job = _asked(by, now)
    now.save()
    record(by=by, act=f"import.{state}", on=now)


@transaction.atomic
def carry_out(*, by: User, upload: Upload, today: date, **told: object) -> None:
    """Bring the register to what the file says, and note that it was done.

    Args:
        told: What :func:`tepat_web.register.actions.import_workbook` asks for.
    """
    demand(by, Permission.REGISTER_IMPORT)
    upload.entry = import_workbook(
        by=by,
        remove_gone=upload.remove_gone,
        today=today,
        expected=upload.digest,
        **told,  # type: ignore[arg-type]
    )
    upload.state = S.APPLIED
    upload.save()
    record(by=by, act="import.applied", on=upload)


@transaction.atomic
def take_back(*, by: User, upload: Upload) -> None:
    """Bring every record that the file changed back to what it was before."""
    demand(by, Permission.REGISTER_IMPORT)
    if upload.entry is None:
        raise NotAllowed(_("This file has not been carried out."))
    undo_import(by=by, entry=upload.entry)
    upload.state = S.UNDONE
    upload.save()
    record(by=by, act="import.undone", on=upload)


@transaction.atomic
def fall_back(*, by: User, upload: Upload, state: str, refusal: str) -> None:
    """Note why a step was refused, and the state from which it may be tried again."""
    demand(by, Permission.REGISTER_IMPORT)
    upload.state, upload.refusal = state, refusal
    upload.save()
    record(by=by, act="import.refused", on=upload)


def _asked(by: User, upload: Upload) -> Job:
    kind, title = STEPS[upload.state]
    return ask(by=by, kind=kind, title=Words.of(title), upload=upload.pk)
