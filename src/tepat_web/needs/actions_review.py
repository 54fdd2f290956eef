"""From draft to adopted: each arrow of the verification is one act.

    being written ─▶ handed in ─▶ verified ─▶ adopted ─(a change)─▶ being written
          ▲              │            │
          ├── withdrawn ─┤            │
          └── returned ◀─┴────────────┘   (with notes by item)

Agencies hand in, analysts verify, the authority or the head of the analysts adopts.
Nobody verifies or adopts what they handed in, nor adopts what they verified.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tepat_web.accounts.access import Permission, demand
from tepat_web.accounts.models import User
from tepat_web.kit.models import Kept
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.ledger.models import Version
from tepat_web.register.actions import Stale

from . import contents, notices, own
from .items import BY_LETTER, lacking
from .models import Review, ReviewNote, State
from .queries import open_round
from .subjects import Subject, may

P = Permission
K = Version.Kind
Changed = list[tuple[Kept, Version.Kind]]
MOST_AT_ONCE = 1_000
SUBMIT, WITHDRAW, VERIFY, RETURN, ADOPT = (
    *("submit", "withdraw", "verify", "return"),
    "adopt",
)
BULK = (SUBMIT, VERIFY, ADOPT)
ACTS: Mapping[str, str] = {
    SUBMIT: "submitted",
    WITHDRAW: "withdrawn",
    VERIFY: "verified",
    RETURN: "returned",
    ADOPT: "adopted",
}
NEEDED: Mapping[str, tuple[Permission, ...]] = {
    SUBMIT: (P.WORKLOAD_CHANGE,),
    WITHDRAW: (P.WORKLOAD_CHANGE,),
    VERIFY: (P.ANALYSIS_VERIFY,),
    RETURN: (P.ANALYSIS_VERIFY, P.ANALYSIS_ADOPT),
    ADOPT: (P.ANALYSIS_ADOPT,),
}


@dataclass(slots=True)
class Outcome:
    """What became of many at once: which went on, and why the others did not."""

    done: list[Subject] = field(default_factory=list)
    refused: list[tuple[Subject, str]] = field(default_factory=list)


@transaction.atomic
def submit(*, by: User, subject: Subject, seen: int) -> Review:
    """Hand an analysis in, to be verified.

    Raises:
        Stale: if it changed since the person looked.
        NotAllowed: if nothing is written yet, or it is handed in already.
    """
    demand(by, P.WORKLOAD_CHANGE)
    return _alone(by, SUBMIT, subject, seen)


@transaction.atomic
def withdraw(*, by: User, subject: Subject) -> Review:
    """Take an analysis back that nobody has verified yet, to go on writing.

    Raises:
        NotAllowed: if it does not wait to be verified.
    """
    demand(by, P.WORKLOAD_CHANGE)
    return _alone(by, WITHDRAW, subject, None)


@transaction.atomic
def verify(*, by: User, subject: Subject, seen: int) -> Review:
    """Say that an analysis is as it should be, and pass it on to be adopted.

    Raises:
        Stale: if it changed since the person looked.
        NotAllowed: if it was not handed in, or by the same person.
    """
    demand(by, P.ANALYSIS_VERIFY)
    return _alone(by, VERIFY, subject, seen)


@transaction.atomic
def send_back(
    *, by: User, subject: Subject, seen: int, notes: Mapping[str, str]
) -> Review:
    """Return an analysis, with notes on what to mend, by letter of the item.

    Raises:
        Stale: if it changed since the person looked.
        NotAllowed: without a note, or if it lies with nobody who could return it.
    """
    adopts = may(by, P.ANALYSIS_ADOPT, subject)
    demand(by, P.ANALYSIS_ADOPT if adopts else P.ANALYSIS_VERIFY)
    texts = {item: text.strip() for item, text in notes.items() if text.strip()}
    if not texts:
        raise NotAllowed(
            _("Write in at least one note what is to be mended, then return it.")
        )
    if strange := sorted(set(texts) - {"", *BY_LETTER}):
        raise NotAllowed(
            _("There is no item “%(item)s”; items are a to o.") % {"item": strange[0]}
        )
    return _alone(by, RETURN, subject, seen, texts)


@transaction.atomic
def adopt(*, by: User, subject: Subject, seen: int) -> Review:
    """Adopt a verified analysis.

    Raises:
        Stale: if it changed since the person looked.
        NotAllowed: if it is not verified, changed since, or is the person's own work.
    """
    demand(by, P.ANALYSIS_ADOPT)
    return _alone(by, ADOPT, subject, seen)


@transaction.atomic
def many(*, by: User, step: str, subjects: Sequence[Subject]) -> Outcome:
    """Hand in, verify or adopt many analyses; those that cannot go on stay.

    Args:
        step: One of ``BULK``.

    Raises:
        NotAllowed: if they are too many.
    """
    for permission in NEEDED[step]:
        demand(by, permission)
    if len(subjects) > MOST_AT_ONCE:
        raise NotAllowed(
            _("At most %(most)d analyses go on at once. Choose a smaller unit.")
            % {"most": MOST_AT_ONCE}
        )
    outcome, changed = Outcome(), []
    before = Prepared(subjects, locked=True, wholly=True)
    for subject in subjects:
        if why := before.refusal(by, step, subject):
            outcome.refused.append((subject, why))
            continue
        changed += _step(by, step, subject, before, {})
        outcome.done.append(subject)
    if changed:
        facts = {"analyses": len(outcome.done)}
        record(by=by, act=f"review.{ACTS[step]}", changed=changed, facts=facts)
        notices.tell_many(by, step, [before.reviews[s.pk] for s in outcome.done])
    return outcome


class Prepared:
    """What some analyses of one kind are before a step: read once for all of them."""

    def __init__(
        self,
        subjects: Sequence[Subject],
        *,
        locked: bool = False,
        wholly: bool = False,
    ) -> None:
        """Read what is there.

        Args:
            locked: Whether nobody else may take a step meanwhile.
            wholly: Whether every item must say something before it is handed in; else
                the summary and the tasks are enough.
        """
        self.wholly = wholly
        link = f"{subjects[0].link}_id" if subjects else "position_id"
        numbers = [each.pk for each in subjects]
        rows = Review.objects.filter(**{f"{link}__in": numbers})
        rows = rows.select_for_update(of=("self",)) if locked else rows
        self.reviews: dict[int, Review] = {
            getattr(row, link): row for row in rows.select_related("round")
        }
        self.round = open_round()
        self.versions = contents.versions(subjects)
        self.told = contents.many(subjects)

    def review(self, subject: Subject) -> Review:
        """Return the review of an analysis; a new one where it has none."""
        if subject.pk not in self.reviews:
            self.reviews[subject.pk] = Review(**subject.mine)
        return self.reviews[subject.pk]

    def state(self, subject: Subject) -> str:
        """Return how far an analysis is; adopted in an earlier round counts anew."""
        review = self.reviews.get(subject.pk)
        if review is None:
            return State.DRAFT
        is_old = self.round is not None and review.round_id != self.round.pk
        again = is_old or self.has_moved(review, subject)
        is_adopted = review.state == State.ADOPTED
        return State.DRAFT if is_adopted and again else State(review.state)

    def has_moved(self, review: Review, subject: Subject) -> bool:
        """Tell whether an adopted analysis was changed since, wherever that was."""
        return self.versions.get(subject.pk, 0) != review.adopted_version

    def refusal(self, by: User, step: str, subject: Subject) -> str:
        """Say why an analysis cannot take a step; blank if it can."""
        if not any(may(by, each, subject) for each in NEEDED[step]):
            return _("It belongs to a unit outside your area.")
        state, review = self.state(subject), self.review(subject)
        match step:
            case "submit":
                return self._not_to_submit(subject, state)
            case "withdraw" if state != State.SUBMITTED:
                return _("It does not wait to be verified.")
            case "withdraw" if self._is_verifiers(by, subject, review):
                return _("Who verifies returns it with notes instead.")
            case "verify" if state != State.SUBMITTED:
                return _("It has not been handed in.")
            case "verify" if review.submitted_by_id == by.pk:
                return _("You handed it in yourself; somebody else verifies it.")
            case "return":
                return _not_to_return(by, subject, state)
            case "adopt" if state != State.VERIFIED:
                return _("It has not been verified.")
            case "adopt" if by.pk in (review.submitted_by_id, review.verified_by_id):
                return _(
                    "You handed it in or verified it yourself; somebody else adopts it."
                )
            case "adopt" if self.versions.get(subject.pk, 0) != review.verified_version:
                return _("It was changed after it was verified; return it.")
        return ""

    def _is_verifiers(self, by: User, subject: Subject, review: Review) -> bool:
        own = review.submitted_by_id == by.pk
        return not own and may(by, P.ANALYSIS_VERIFY, subject)

    def _not_to_submit(self, subject: Subject, state: str) -> str:
        if state in (State.SUBMITTED, State.VERIFIED):
            return _("It has been handed in already.")
        if state == State.ADOPTED:
            return _("It is adopted, and nothing has changed since.")
        if letters := lacking(self.told[subject.pk], wholly=self.wholly):
            return _("Still blank: item %(items)s.") % {"items": ", ".join(letters)}
        return ""


def _not_to_return(by: User, subject: Subject, state: str) -> str:
    if state == State.SUBMITTED and may(by, P.ANALYSIS_VERIFY, subject):
        return ""
    if state == State.VERIFIED:
        return ""
    return _("It does not lie with you.")


def _alone(
    by: User,
    step: str,
    subject: Subject,
    seen: int | None,
    notes: Mapping[str, str] | None = None,
) -> Review:
    before = Prepared([subject], locked=True)
    if seen is not None and before.versions.get(subject.pk, 0) != seen:
        raise Stale(
            _(
                "Somebody changed this analysis while you looked at it. Look at the "
                "changes, then decide again."
            )
        )
    if why := before.refusal(by, step, subject):
        raise NotAllowed(why)
    changed = _step(by, step, subject, before, notes or {})
    review = before.reviews[subject.pk]
    record(
        by=by,
        act=f"review.{ACTS[step]}",
        on=review,
        changed=changed,
        facts={"version": before.versions.get(subject.pk, 0), "lap": review.lap},
    )
    notices.tell_many(by, step, [review])
    return review


def _step(
    by: User, step: str, subject: Subject, before: Prepared, notes: Mapping[str, str]
) -> Changed:
    """Take a step that may be taken; return what changed."""
    review = before.review(subject)
    now, version = timezone.now(), before.versions.get(subject.pk, 0)
    kind = K.CHANGED if review.pk else K.NEW
    if step == SUBMIT:
        review.lap += review.state == State.ADOPTED
        review.submission += 1
        review.round = before.round
    if step == WITHDRAW:
        review.state = State.DRAFT
    else:
        name = ACTS[step]
        review.state = State(name)
        setattr(review, f"{name}_by", by)
        setattr(review, f"{name}_at", now)
        setattr(review, f"{name}_version", version)
    review.save()
    made: Changed = [(review, kind)]
    for item, text in notes.items():
        note = ReviewNote.objects.create(
            review=review,
            item=item,
            text=text,
            submission=review.submission,
            by=by,
            at=now,
        )
        made.append((note, K.NEW))
    own.look(by, subject, version)
    return made
