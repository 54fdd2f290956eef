"""What a superior found of a period or a year, and what followed."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tepat_web.agreements.models import Agreement, Span
from tepat_web.kit.models import Kept, KeptQuerySet
from tepat_web.performance.models import Appraisal


class State(models.TextChoices):
    """How far an evaluation is."""

    DRAFT = "draft", pgettext_lazy("evaluation", "being written")
    GIVEN = "given", pgettext_lazy("evaluation", "handed over")
    RECEIVED = "received", pgettext_lazy("evaluation", "received")
    OBJECTED = "objected", pgettext_lazy("evaluation", "objected to")
    FINAL = "final", pgettext_lazy("evaluation", "final")


class Evaluation(Kept):
    """The evaluation of a period (``first`` to ``last`` month) or of the year (1–12).

    ``rating`` is what the matrix of the law in force at the end of the period gives for
    ``results`` and ``behaviour`` (words of the register: DI_ATAS, SESUAI, DI_BAWAH),
    never typed. Once handed over it is a row of the register, ``appraisal``, on which
    everything else computes. ``object_until`` is the day that the person was told;
    ``receipt`` says how it was received, where not on the page. ``seen`` grows with
    every change, and two windows at once are told apart by it.
    """

    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, related_name="evaluations"
    )
    first = models.PositiveSmallIntegerField(_("first month"))
    last = models.PositiveSmallIntegerField(_("last month"))
    results = models.CharField(_("results"), max_length=10, blank=True, default="")
    behaviour = models.CharField(_("behaviour"), max_length=10, blank=True, default="")
    rating = models.CharField(_("rating"), max_length=20, blank=True, default="")
    reason = models.TextField(_("because"), blank=True, default="")
    advice = models.TextField(_("what could be better"), blank=True, default="")
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.DRAFT
    )
    given_at = models.DateTimeField(_("handed over"), null=True, blank=True)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    received_at = models.DateTimeField(_("received"), null=True, blank=True)
    receipt = models.TextField(_("received how"), blank=True, default="")
    reminded_on = models.DateField(_("reminded"), null=True, blank=True)
    object_until = models.DateField(_("objection until"), null=True, blank=True)
    final_at = models.DateTimeField(_("final"), null=True, blank=True)
    appraisal = models.ForeignKey(
        Appraisal, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    seen = models.PositiveIntegerField(default=0)

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = (
            *("is_removed", "first", "last", "state", "given_at", "received_at"),
            *("object_until", "final_at", "reminded_on", "seen"),
        )
        personal = (
            *("agreement", "results", "behaviour", "rating", "given_by", "appraisal"),
        )
        sensitive = ("reason", "advice", "receipt")

    class Meta:
        ordering: ClassVar = ["agreement", "first", "-last"]
        verbose_name = _("evaluation")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agreement", "first", "last"],
                condition=models.Q(is_removed=False),
                name="evaluations_one_of_a_period",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["state"], name="evaluations_state"),
        ]

    def __str__(self) -> str:
        return f"{self.agreement_id} {self.first}-{self.last}"

    @property
    def span(self) -> Span:
        """The months it is about."""
        return Span(self.first, self.last)

    @property
    def writer(self) -> str:
        """The employee number of who evaluated: the superior when it was handed over.

        The agreement may have another superior by now.
        """
        given_by = self.given_by.nip if self.given_by else None
        return given_by or self.agreement.superior

    @property
    def is_given(self) -> bool:
        """Whether the person has been told."""
        return self.state != State.DRAFT


class Contest(Kept):
    """An objection to an evaluation: heard by the superior of who evaluated.

    ``decider`` is blank where nobody stands above: the appointing authority decides.
    ``results_before`` and ``behaviour_before`` are what was objected to.
    """

    class Outcome(models.TextChoices):
        NONE = "", pgettext_lazy("objection to an evaluation", "open")
        CHANGED = "changed", pgettext_lazy("objection to an evaluation", "changed")
        KEPT = "kept", pgettext_lazy("objection to an evaluation", "kept")
        WITHDRAWN = (
            "withdrawn",
            pgettext_lazy("objection to an evaluation", "withdrawn"),
        )

    evaluation = models.ForeignKey(
        Evaluation, on_delete=models.PROTECT, related_name="contests"
    )
    text = models.TextField(_("reasons"))
    decider = models.CharField(
        _("employee number of who decides"), max_length=18, blank=True, default=""
    )
    results_before = models.CharField(
        _("results before"), max_length=10, blank=True, default=""
    )
    behaviour_before = models.CharField(
        _("behaviour before"), max_length=10, blank=True, default=""
    )
    filed_at = models.DateTimeField(_("filed"))
    decide_by = models.DateField(_("decided by"), null=True, blank=True)
    outcome = models.CharField(
        _("outcome"),
        max_length=10,
        choices=Outcome.choices,
        default=Outcome.NONE,
        blank=True,
    )
    reply = models.TextField(_("answer"), blank=True, default="")
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = ("is_removed", "filed_at", "decide_by", "decided_at")
        personal = (
            *("evaluation", "decider", "decided_by"),
            *("results_before", "behaviour_before"),
        )
        sensitive = ("text", "outcome", "reply")

    class Meta:
        ordering: ClassVar = ["-pk"]
        verbose_name = _("objection to an evaluation")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["evaluation"],
                condition=models.Q(is_removed=False, outcome=""),
                name="evaluations_one_open_contest",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["decider", "outcome"], name="evaluations_decider"),
        ]

    def __str__(self) -> str:
        return f"{self.evaluation_id} {self.pk}"

    @property
    def is_open(self) -> bool:
        """Whether nobody has decided it yet, nor withdrawn it."""
        return self.outcome == self.Outcome.NONE


class FollowUp(Kept):
    """What is done after an evaluation: support, training, an award, a warning."""

    class Kind(models.TextChoices):
        COACHING = "coaching", pgettext_lazy("follow-up", "coaching")
        TRAINING = "training", pgettext_lazy("follow-up", "training")
        AWARD = "award", pgettext_lazy("follow-up", "award")
        TASK = "task", pgettext_lazy("follow-up", "another task")
        WARNING = "warning", pgettext_lazy("follow-up", "performance warning")

    evaluation = models.ForeignKey(
        Evaluation, on_delete=models.PROTECT, related_name="followups"
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    text = models.TextField(_("what"))
    due = models.DateField(_("until"), null=True, blank=True)
    done_on = models.DateField(_("done"), null=True, blank=True)
    outcome = models.TextField(_("what came of it"), blank=True, default="")
    reminded_on = models.DateField(_("reminded"), null=True, blank=True)

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = ("is_removed", "due", "done_on", "reminded_on")
        personal = ("evaluation",)
        sensitive = ("kind", "text", "outcome")

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name = _("follow-up")

    def __str__(self) -> str:
        return f"{self.evaluation_id} {self.kind}"
