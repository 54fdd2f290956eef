"""Writing a job analysis: one form, one act."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from tepat.snapshot.checks import Severity
from tepat_web.accounts.access import Permission, demand
from tepat_web.accounts.models import User
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.ledger.models import Version
from tepat_web.register.actions import Stale
from tepat_web.register.headings import language
from tepat_web.snapshots import take
from tepat_web.snapshots.settle import settle

from . import contents, reckoning
from .contents import Contents
from .models import Review, State
from .reckoning import Told
from .subjects import Subject, may
from .writing import Writer

LOCKED = (State.SUBMITTED, State.VERIFIED)


class Wrong(NotAllowed):
    """The analysis would have errors; ``findings`` say which, and where."""

    def __init__(self, findings: Sequence[Told]) -> None:
        super().__init__(findings[0].sentence)
        self.findings = findings


@transaction.atomic
def save_analysis(*, by: User, subject: Subject, told: Contents, seen: int) -> int:
    """Let a job analysis with its tasks say what ``told`` says; return its version.

    A change after adoption opens a new lap: it is to be handed in and verified again.

    Args:
        told: The whole of it: a row that is left out is taken out of the register, its
            history stays.
        seen: The version with which the person began.

    Raises:
        Stale: if somebody else changed it meanwhile.
        Wrong: if a value cannot be.
        NotAllowed: if it is another agency's, or lies with the verifiers.
    """
    demand(by, Permission.WORKLOAD_CHANGE)
    if not may(by, Permission.WORKLOAD_CHANGE, subject):
        raise NotAllowed(_("This job analysis is not yours to change."))
    structure = take.structure_on(None)
    type(subject.record)._base_manager.select_for_update(of=("self",)).get(
        pk=subject.pk
    )
    review = Review.objects.select_for_update(of=("self",)).filter(**subject.mine)
    standing = review.first()
    if standing and standing.state in LOCKED:
        raise NotAllowed(
            _(
                "This analysis lies with the verifiers (%(state)s). Withdraw it, or "
                "ask for it to be returned, before you change it."
            )
            % {"state": standing.get_state_display()}
        )
    writer = Writer(subject, structure)
    if contents.version(subject) != seen:
        raise Stale(
            _(
                "Somebody else changed this analysis meanwhile. Compare both, then "
                "save again."
            )
        )
    changed: list[tuple[contents.Analysis | Review, Version.Kind]] = []
    changed += writer.write(told)  # type: ignore[arg-type]
    city = reckoning.snapshot(subject, told, structure)
    errors = [
        each
        for each in reckoning.data_findings(city, told, language())
        if each.verdict == Severity.ERROR.value
    ]
    if errors:
        raise Wrong(errors)
    if not changed:
        return seen
    if standing and standing.state == State.ADOPTED:
        standing.state, standing.lap = State.DRAFT, standing.lap + 1
        standing.save()
        changed.append((standing, Version.Kind.CHANGED))
    if writer.moves_needs:
        settle(structure)
    record(by=by, act="analysis.saved", on=subject.record, changed=changed)
    return contents.version(subject)


__all__ = ["NotAllowed", "Stale", "Wrong", "save_analysis"]
