"""Objections: against what a plan proposes, and against a signed decision."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tepat_web.kit.models import Kept, KeptQuerySet
from tepat_web.placement.models import Plan


class Kind(models.TextChoices):
    """Against what is proposed, or against what was decided."""

    REMARK = "remark", pgettext_lazy("objection", "remark on a proposal")
    KEBERATAN = "keberatan", pgettext_lazy("objection", "objection to a decision")


class Ground(models.TextChoices):
    """Why, in one of a few words by which like cases are found."""

    DATA = "data", _("my data are wrong")
    RULE = "rule", _("a rule is not kept")
    FAMILY = "family", _("family or care")
    HEALTH = "health", _("health")
    DISTANCE = "distance", _("distance")
    COMPETENCE = "competence", _("my competence fits less there")
    CAREER = "career", _("my career")
    PROCEDURE = "procedure", _("how it was done")
    OTHER = "other", _("something else")


class Wanted(models.TextChoices):
    """What the person asks for."""

    STAY = "stay", _("to stay")
    OTHER = "other", _("another position")
    NOT_THERE = "not-there", _("anywhere but there")
    CORRECTION = "correction", _("correct data, and a new decision on them")


class Stage(models.TextChoices):
    """How far an objection is."""

    FILED = "filed", pgettext_lazy("objection", "filed")
    ACKNOWLEDGED = "acknowledged", pgettext_lazy("objection", "acknowledged")
    ANSWERED = "answered", pgettext_lazy("objection", "answered")
    ESCALATED = "escalated", pgettext_lazy("objection", "passed on")
    DECIDED = "decided", pgettext_lazy("objection", "decided")
    WITHDRAWN = "withdrawn", pgettext_lazy("objection", "withdrawn")


class Outcome(models.TextChoices):
    """How it ended."""

    NONE = "", _("open")
    UPHELD = "upheld", pgettext_lazy("objection", "upheld")
    PARTLY = "partly", pgettext_lazy("objection", "upheld in part")
    REJECTED = "rejected", pgettext_lazy("objection", "rejected")
    INADMISSIBLE = "inadmissible", pgettext_lazy("objection", "not admissible")
    MOOT = "moot", pgettext_lazy("objection", "without object: the plan is given up")


WON = (Outcome.UPHELD, Outcome.PARTLY)
"""Outcomes of which something follows for a new plan."""

UNANSWERED = (Stage.FILED, Stage.ACKNOWLEDGED, Stage.ESCALATED)
"""Stages in which the person waits, whatever the kind."""


class Objection(Kept):
    """One objection of one person, with the days by which the law wants what.

    ``change`` is what an upheld one asks of a new plan, in the words of a scenario:
    ``{"pin": {nip: code}}``, ``{"forbid": {nip: [code, …]}}``,
    ``{"freeze": {"people": [nip]}}``, or ``{"correction": true}`` where the register
    is to be corrected and the plan made anew. ``distinction`` says why a like case was
    answered otherwise. A clock (``file_by``, ``acknowledge_by`` …) is blank where
    neither law nor policy knows one, and is never reckoned anew: it is the day that
    the person was told. ``made_into`` is the plan that takes an upheld one into
    account.
    """

    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="objections")
    nip = models.CharField(_("employee number"), max_length=18)
    path = models.CharField(max_length=1000, blank=True, default="")
    ground = models.CharField(_("ground"), max_length=12, choices=Ground.choices)
    text = models.TextField(_("reasons"))
    wanted = models.CharField(_("asks for"), max_length=12, choices=Wanted.choices)
    position = models.TextField(_("code of the position"), blank=True, default="")
    stage = models.CharField(
        _("stage"), max_length=14, choices=Stage.choices, default=Stage.FILED
    )
    outcome = models.CharField(
        _("outcome"),
        max_length=14,
        choices=Outcome.choices,
        default=Outcome.NONE,
        blank=True,
    )
    reply = models.TextField(_("answer"), blank=True, default="")
    distinction = models.TextField(blank=True, default="")
    change = models.JSONField(default=dict, blank=True)
    received_on = models.DateField(_("decision received on"), null=True, blank=True)
    file_by = models.DateField(_("to be filed by"), null=True, blank=True)
    filed_at = models.DateTimeField(_("filed"))
    acknowledge_by = models.DateField(_("acknowledged by"), null=True, blank=True)
    answer_by = models.DateField(_("answered by"), null=True, blank=True)
    escalate_by = models.DateField(_("to be passed on by"), null=True, blank=True)
    decide_by = models.DateField(_("decided by"), null=True, blank=True)
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    escalated_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    made_into = models.ForeignKey(
        Plan, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = (
            *("is_removed", "kind", "plan", "stage", "filed_at", "received_on"),
            *("file_by", "acknowledge_by", "answer_by", "escalate_by", "decide_by"),
            *("acknowledged_at", "answered_at", "escalated_at", "decided_at"),
            "made_into",
        )
        personal = ("nip", "path", "answered_by", "decided_by")
        sensitive = (
            *("ground", "text", "wanted", "position", "outcome", "reply"),
            *("distinction", "change"),
        )

    class Meta:
        ordering: ClassVar = ["-pk"]
        verbose_name = _("objection")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "nip", "kind"],
                condition=models.Q(is_removed=False) & ~models.Q(stage="withdrawn"),
                name="objections_one_of_a_kind",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["nip"], name="objections_of"),
            models.Index(fields=["stage"], name="objections_stage"),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.kind} {self.pk}"

    @property
    def is_remark(self) -> bool:
        """Whether it is against what a plan proposes, not against a decision."""
        return self.kind == Kind.REMARK

    @property
    def is_open(self) -> bool:
        """Whether the person still waits for an answer, or for a decision."""
        awaits_decision = self.stage == Stage.ANSWERED and not self.is_remark
        return self.stage in UNANSWERED or awaits_decision

    @property
    def is_late(self) -> bool:
        """Whether it came after the last day that the law gives for filing."""
        filed = timezone.localdate(self.filed_at)
        return self.file_by is not None and filed > self.file_by

    @property
    def is_upheld(self) -> bool:
        """Whether something follows of it for a new plan."""
        return not self.is_open and self.outcome in WON

    @property
    def due(self) -> date | None:
        """The day by which the next step has to be taken; none: nobody has to."""
        match self.stage:
            case Stage.FILED:
                return self.acknowledge_by or self.answer_by
            case Stage.ACKNOWLEDGED:
                return self.answer_by
            case Stage.ESCALATED:
                return self.decide_by
            case Stage.ANSWERED if not self.is_remark:
                return self.decide_by
            case _:
                return None


class Turn(Kept):
    """One step that an objection has gone: who, when, and in which words.

    ``is_only`` tells that nobody else could have taken it, where another person
    should have.
    """

    objection = models.ForeignKey(
        Objection, on_delete=models.PROTECT, related_name="turns"
    )
    stage = models.CharField(_("stage"), max_length=14, choices=Stage.choices)
    outcome = models.CharField(
        _("outcome"),
        max_length=14,
        choices=Outcome.choices,
        default=Outcome.NONE,
        blank=True,
    )
    text = models.TextField(_("text"), blank=True, default="")
    is_only = models.BooleanField(default=False)
    at = models.DateTimeField(_("time"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = ("is_removed", "objection", "stage", "is_only", "at")
        personal = ("by",)
        sensitive = ("outcome", "text")

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name = _("step of an objection")

    def __str__(self) -> str:
        return f"{self.objection_id} {self.stage}"


class Reminder(models.Model):
    """That somebody was reminded of a deadline; each moment of it once.

    ``due`` is part of what makes it one: a deadline on another day is another one.
    """

    class Moment(models.TextChoices):
        SOON = "soon", _("two working days before")
        TODAY = "today", _("on the day")
        LATE = "late", _("after it")

    objection = models.ForeignKey(
        Objection, on_delete=models.CASCADE, related_name="reminders"
    )
    due = models.DateField(_("deadline"))
    moment = models.CharField(_("moment"), max_length=6, choices=Moment.choices)
    at = models.DateTimeField(_("time"))

    class Privacy:
        open = ("objection", "due", "moment", "at")

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name = _("reminder of a deadline")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["objection", "due", "moment"],
                name="objections_reminded_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.objection_id} {self.due} {self.moment}"
