"""Where each job analysis stands on its way from draft to adopted, and by when."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tepat_web.kit.models import Kept, KeptQuerySet
from tepat_web.organisation.models import Job, Position


class Round(Kept):
    """A campaign in which all agencies renew their job analyses, with its deadlines.

    One at a time is open. What was adopted in an earlier round is to be confirmed in
    this one.
    """

    name = models.CharField(_("name"), max_length=120)
    year = models.PositiveSmallIntegerField(_("year"))
    submit_by = models.DateField(_("agencies hand in until"))
    verify_by = models.DateField(_("verified until"))
    adopt_by = models.DateField(_("adopted until"))
    is_closed = models.BooleanField(_("closed"), default=False)

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = (
            *("is_removed", "name", "year", "submit_by", "verify_by", "adopt_by"),
            "is_closed",
        )

    class Meta:
        ordering: ClassVar = ["-year", "-pk"]
        verbose_name = _("round of job analyses")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(submit_by__lte=models.F("verify_by"))
                & models.Q(verify_by__lte=models.F("adopt_by")),
                name="needs_round_deadlines_follow_each_other",
                violation_error_message=_("The deadlines must follow each other."),
            ),
            models.UniqueConstraint(
                fields=["is_closed"],
                condition=models.Q(is_closed=False, is_removed=False),
                name="needs_one_round_is_open",
                violation_error_message=_("Another round is open."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class State(models.TextChoices):
    """How far an analysis is."""

    DRAFT = "draft", pgettext_lazy("job analysis", "being written")
    SUBMITTED = "submitted", pgettext_lazy("job analysis", "handed in")
    RETURNED = "returned", pgettext_lazy("job analysis", "returned")
    VERIFIED = "verified", pgettext_lazy("job analysis", "verified")
    ADOPTED = "adopted", pgettext_lazy("job analysis", "adopted")


class Review(Kept):
    """How far the job analysis of one position or job is (verifikasi anjab).

    Every arrow from state to state keeps who, when, and which version of the analysis
    it was about; earlier laps are in the ledger. A change after adoption opens a new
    lap. ``submission`` counts how often it was handed in, so that notes of the last
    return can be told from older ones.
    """

    position = models.OneToOneField(
        Position,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="review",
    )
    job = models.OneToOneField(
        Job, on_delete=models.PROTECT, null=True, blank=True, related_name="review"
    )
    round = models.ForeignKey(
        Round, on_delete=models.PROTECT, null=True, blank=True, related_name="reviews"
    )
    state = models.CharField(
        _("state"), max_length=12, choices=State.choices, default=State.DRAFT
    )
    lap = models.PositiveSmallIntegerField(default=1)
    submission = models.PositiveSmallIntegerField(default=0)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    submitted_at = models.DateTimeField(null=True)
    submitted_version = models.BigIntegerField(null=True)
    returned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    returned_at = models.DateTimeField(null=True)
    returned_version = models.BigIntegerField(null=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    verified_at = models.DateTimeField(null=True)
    verified_version = models.BigIntegerField(null=True)
    adopted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    adopted_at = models.DateTimeField(null=True)
    adopted_version = models.BigIntegerField(null=True)

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = (
            *("is_removed", "position", "job", "round", "state", "lap", "submission"),
            *("submitted_at", "submitted_version", "returned_at", "returned_version"),
            *("verified_at", "verified_version", "adopted_at", "adopted_version"),
        )
        personal = ("submitted_by", "returned_by", "verified_by", "adopted_by")

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name = _("verification of a job analysis")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(position__isnull=False, job__isnull=True)
                | models.Q(position__isnull=True, job__isnull=False),
                name="needs_review_of_one_job_or_position",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["state"], name="needs_review_state"),
        ]

    def __str__(self) -> str:
        return str(self.position or self.job)


class ReviewNote(Kept):
    """What a verifier asks to be mended, of one item of the form or of the whole.

    Attributes:
        item: Letter of the item (a to o); blank: of the whole.
        submission: Of the review, when the note was written.
    """

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="notes")
    item = models.CharField(max_length=1, blank=True, default="")
    text = models.TextField(_("note"))
    submission = models.PositiveSmallIntegerField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(_("time"))

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = ("is_removed", "review", "item", "text", "submission", "at")
        personal = ("by",)

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name = _("note on a job analysis")

    def __str__(self) -> str:
        return self.text[:200]


class Look(models.Model):
    """Up to which version of an analysis a person has looked at it."""

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    position = models.ForeignKey(
        Position, on_delete=models.CASCADE, null=True, related_name="+"
    )
    job = models.ForeignKey(Job, on_delete=models.CASCADE, null=True, related_name="+")
    version = models.BigIntegerField()

    class Privacy:
        personal = ("by", "position", "job", "version")

    class Meta:
        verbose_name = _("look at a job analysis")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["by", "position"], name="needs_one_look_at_a_position"
            ),
            models.UniqueConstraint(
                fields=["by", "job"], name="needs_one_look_at_a_job"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.by_id} @ {self.version}"


def deadline(round_: Round | None, state: str) -> date | None:
    """Return by when an analysis in ``state`` is to go on; none where nothing waits."""
    if round_ is None or state == State.ADOPTED:
        return None
    waits = {State.SUBMITTED: round_.verify_by, State.VERIFIED: round_.adopt_by}
    return waits.get(State(state), round_.submit_by)
