"""Rounds in which competency is judged from three sides, and what was taken over.

What a round finds ends as rows of the register (sheet ``kompetensi``), on which the
engine computes: see :class:`tepat_web.workforce.models.Assessment`.
"""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tepat.competency import JudgingPolicy
from tepat_web.kit.models import Kept, KeptQuerySet
from tepat_web.workforce.models import Assessment, Employee


class Judge(models.TextChoices):
    """Who judges; the values are those of :data:`tepat.competency.JUDGES`."""

    SELF = "self", pgettext_lazy("judge of competency", "the person")
    SUPERIOR = "superior", pgettext_lazy("judge of competency", "the superior")
    ASSESSOR = "assessor", pgettext_lazy("judge of competency", "an assessor")


class Rule(models.TextChoices):
    """Whose level is taken over, where the meeting decides nothing else."""

    ASSESSOR_FIRST = (
        "assessor,superior",
        _("the assessor's level; where there is none, the superior's"),
    )
    ASSESSOR = "assessor", _("the assessor's level only")
    SUPERIOR = "superior", _("the superior's level only")


class Source(models.TextChoices):
    """Where a level that was taken over came from."""

    SELF = "self", pgettext_lazy("source of a level", "the person")
    SUPERIOR = "superior", pgettext_lazy("source of a level", "the superior")
    ASSESSOR = "assessor", pgettext_lazy("source of a level", "the assessor")
    MEETING = "meeting", pgettext_lazy("source of a level", "the assessors' meeting")


class AssessmentRound(Kept):
    """Some people, judged against the standard of their positions by one day.

    ``path`` is the area of who opened it; blank: the whole city. ``units`` are codes
    of units with all below, ``people`` single NIPs; both blank: everybody in the area.
    ``kinds`` are kinds of competency; none: all that a standard asks for. ``decree``
    is what fixes the rule; blank: Tepat's default.
    """

    class Stage(models.TextChoices):
        FILLING = "filling", pgettext_lazy("round of assessments", "being prepared")
        OPEN = "open", pgettext_lazy("round of assessments", "open")
        CLOSED = "closed", pgettext_lazy("round of assessments", "closed")

    name = models.CharField(_("name"), max_length=120)
    note = models.TextField(_("note"), blank=True, default="")
    path = models.CharField(max_length=1000, blank=True, default="")
    units: models.JSONField[Any, Any] = models.JSONField(default=list, blank=True)
    people: models.JSONField[Any, Any] = models.JSONField(default=list, blank=True)
    kinds: models.JSONField[Any, Any] = models.JSONField(default=list, blank=True)
    until = models.DateField(_("judged by"))
    asks_self = models.BooleanField(_("asks the person"), default=True)
    asks_superior = models.BooleanField(_("asks the superior"), default=True)
    asks_assessor = models.BooleanField(_("asks an assessor"), default=True)
    rule = models.CharField(
        _("rule"), max_length=24, choices=Rule.choices, default=Rule.ASSESSOR_FIRST
    )
    decree = models.CharField(
        _("what fixes the rule"), max_length=120, blank=True, default=""
    )
    stage = models.CharField(
        _("stage"), max_length=8, choices=Stage.choices, default=Stage.FILLING
    )
    opened_at = models.DateTimeField(_("opened"))
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    reminded_on = models.DateField(null=True, blank=True)

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = (
            *("is_removed", "name", "note", "path", "units", "kinds", "until"),
            *("asks_self", "asks_superior", "asks_assessor", "rule", "decree"),
            *("stage", "opened_at", "closed_at", "reminded_on"),
        )
        personal = ("people",)

    class Meta:
        ordering: ClassVar = ["-pk"]
        verbose_name = _("round of assessments")

    def __str__(self) -> str:
        return self.name

    @property
    def asks(self) -> tuple[Judge, ...]:
        """Who is asked for a judgement."""
        asked = (self.asks_self, self.asks_superior, self.asks_assessor)
        return tuple(it for it, is_asked in zip(Judge, asked, strict=True) if is_asked)

    @property
    def policy(self) -> JudgingPolicy:
        """The rule, as the engine knows it."""
        order = tuple(self.rule.split(","))
        return (
            JudgingPolicy(order, self.decree) if self.decree else JudgingPolicy(order)
        )

    def is_open(self) -> bool:
        """Whether judgements are given in it."""
        return self.stage == self.Stage.OPEN and not self.is_removed

    def is_late(self, today: date) -> bool:
        """Whether its day has passed."""
        return self.is_open() and today > self.until


class Assessee(Kept):
    """One person in a round, and what the position asked for when it was opened.

    ``standard`` is a list of ``{"competency", "kind", "importance", "asked",
    "is_default"}`` as ``tepat.competency.asked`` gives it. ``superior`` is the NIP of
    who judges as the superior; blank where nobody is known.
    """

    round = models.ForeignKey(
        AssessmentRound, on_delete=models.PROTECT, related_name="assessees"
    )
    employee = models.ForeignKey(
        Employee, on_delete=models.PROTECT, related_name="assessees"
    )
    position = models.TextField(_("code of the position"))
    title = models.TextField(_("position"), blank=True, default="")
    path = models.CharField(max_length=1000, blank=True, default="")
    superior = models.CharField(
        _("employee number of the superior"), max_length=18, blank=True, default=""
    )
    assessor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    standard: models.JSONField[Any, Any] = models.JSONField(default=list)
    taken_at = models.DateTimeField(_("taken over on"), null=True, blank=True)

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = ("is_removed", "round", "standard", "taken_at")
        personal = ("employee", "position", "title", "path", "superior", "assessor")

    class Meta:
        ordering: ClassVar = ["path", "pk"]
        verbose_name = _("participant of an assessment")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["round", "employee"], name="assessments_assessee_once"
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["superior"], name="assessments_superior"),
        ]

    def __str__(self) -> str:
        return f"{self.round_id} {self.pk}"

    def codes(self) -> list[str]:
        """Return the codes of the competencies, in the order of the standard."""
        return [each["competency"] for each in self.standard]

    def asked_of(self) -> dict[str, int]:
        """Return the level asked by code."""
        return {each["competency"]: each["asked"] for each in self.standard}


class Judgement(Kept):
    """What one judge sees in one person: a level and its evidence per competency.

    A competency without a level is one that the judge could not observe. Until it is
    given (``given_at``) it is a draft that its writer alone reads; afterwards it stays
    as it is. ``seen`` grows with every change: two windows are told apart by it.
    """

    assessee = models.ForeignKey(
        Assessee, on_delete=models.PROTECT, related_name="judgements"
    )
    judge = models.CharField(_("judge"), max_length=8, choices=Judge.choices)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    levels: models.JSONField[Any, Any] = models.JSONField(default=dict, blank=True)
    evidence: models.JSONField[Any, Any] = models.JSONField(default=dict, blank=True)
    given_at = models.DateTimeField(_("given on"), null=True, blank=True)
    seen = models.PositiveIntegerField(default=0)

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = ("is_removed", "judge", "given_at", "seen")
        personal = ("assessee", "by")
        sensitive = ("levels", "evidence")

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name = _("judgement of competency")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["assessee", "judge"],
                condition=models.Q(is_removed=False),
                name="assessments_judgement_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.assessee_id} {self.judge}"

    @property
    def is_given(self) -> bool:
        """Whether others may read it."""
        return self.given_at is not None


class Outcome(Kept):
    """The level that was taken over into the register, from whom, and why.

    ``reason`` is said where a meeting decided otherwise than the rule.
    """

    assessee = models.ForeignKey(
        Assessee, on_delete=models.PROTECT, related_name="outcomes"
    )
    competency = models.TextField(_("competency"))
    level = models.PositiveSmallIntegerField(_("level"))
    source = models.CharField(_("source"), max_length=8, choices=Source.choices)
    reason = models.TextField(_("reason"), blank=True, default="")
    assessment = models.ForeignKey(
        Assessment, on_delete=models.PROTECT, related_name="+"
    )

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = ("is_removed", "source")
        personal = ("assessee", "competency", "level", "assessment")
        sensitive = ("reason",)

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name = _("level taken over")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["assessee", "competency"], name="assessments_outcome_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.assessee_id} {self.pk}"
