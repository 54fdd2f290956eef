"""The training plan of a year, its classes, and who attends them."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tepat_web.kit.models import Kept, KeptQuerySet
from tepat_web.kit.words import Words
from tepat_web.ledger.models import Job
from tepat_web.performance.models import TrainingOffer
from tepat_web.placement.models import Plan
from tepat_web.workforce.models import Employee

MILLION = 1_000_000


class TrainingPlan(Kept):
    """Who attends what in one year, as the engine worked it out and people changed it.

    ``closed`` and ``bound`` are the engine's: the points of its own plan, and those
    that no plan within the same means exceeds. ``points``, ``spent`` and ``names`` are
    those of the lines kept now. Money is rupiah; ``budget`` blank: no limit.
    ``version`` is the last version in the ledger when the register was looked at;
    ``folder`` holds what is open to each person, and each need, as the engine told it.
    """

    class State(models.TextChoices):
        REVIEW = "review", pgettext_lazy("training plan", "under review")
        APPROVED = "approved", pgettext_lazy("training plan", "approved")
        DISCARDED = "discarded", pgettext_lazy("training plan", "put away")

    name = models.CharField(_("name"), max_length=120)
    year = models.PositiveSmallIntegerField(_("year"))
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.REVIEW
    )
    placement = models.ForeignKey(
        Plan,
        verbose_name=_("placement plan"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    day = models.DateField(_("reference date"))
    budget = models.BigIntegerField(_("budget"), null=True, blank=True)
    closed = models.FloatField(_("points of the engine's plan"))
    bound = models.FloatField(_("points that no plan exceeds"))
    is_best = models.BooleanField(default=False)
    points = models.FloatField(_("points of the lines kept"))
    spent = models.BigIntegerField(_("cost of the lines kept"))
    names = models.PositiveIntegerField(_("lines kept"))
    totals = models.JSONField(_("totals"), default=dict)
    weighing = models.JSONField(_("what was weighed"), default=list)
    snapshot_digest = models.CharField(_("digest of the data"), max_length=64)
    made_at = models.DateTimeField(_("computed"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    job = models.OneToOneField(
        Job, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    version = models.BigIntegerField(default=0)
    folder = models.CharField(max_length=64)
    approved_at = models.DateTimeField(_("approved"), null=True, blank=True)

    objects = KeptQuerySet.as_manager()

    DERIVED = frozenset({"job"})

    class Privacy:
        open = (
            *("is_removed", "name", "year", "state", "placement", "day", "budget"),
            *("closed", "bound", "is_best", "points", "spent", "names", "totals"),
            *("weighing", "snapshot_digest", "made_at", "job", "version", "folder"),
            "approved_at",
        )
        personal = ("by",)

    class Meta:
        ordering: ClassVar = ["-pk"]
        verbose_name = _("training plan of a year")
        verbose_name_plural = _("training plans")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["year"],
                condition=models.Q(state="approved", is_removed=False),
                name="training_one_approved_plan_a_year",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def left(self) -> int | None:
        """Rupiah of the budget that the lines kept leave; ``None`` without a limit."""
        return None if self.budget is None else self.budget - self.spent

    @property
    def spent_millions(self) -> float:
        """Million rupiah that the lines kept cost."""
        return self.spent / MILLION

    @property
    def left_millions(self) -> float | None:
        """Million rupiah of the budget that are left; ``None`` without a limit."""
        return None if self.left is None else self.left / MILLION

    @property
    def share(self) -> float | None:
        """Per cent of the bound that the lines kept close; ``None``: it is nothing."""
        return 100 * self.points / self.bound if self.bound else None

    @property
    def difference(self) -> float:
        """Points more than the engine's own plan closes; below zero: fewer."""
        return round(self.points - self.closed, 2)


class PlanLine(Kept):
    """One person in one training of a plan, with what it closes and why.

    ``short`` levels are missing in ``competency``, ``levels`` of them close: from
    ``reached`` to ``after`` of the level ``asked``. ``points`` are those of the levels
    alone; ``lack`` are the hours that the person lacked before the plan. ``group`` is
    what a person takes one training of. ``measured_by`` is that of the engine:
    ``JABATAN`` or ``MUTASI``. ``note`` is why somebody added or dropped the line.
    """

    class State(models.TextChoices):
        KEPT = "kept", pgettext_lazy("line of a plan", "kept")
        DROPPED = "dropped", pgettext_lazy("line of a plan", "dropped")

    plan = models.ForeignKey(
        TrainingPlan, on_delete=models.PROTECT, related_name="lines"
    )
    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="+")
    path = models.CharField(max_length=1000, blank=True, default="")
    offer = models.ForeignKey(
        TrainingOffer, on_delete=models.PROTECT, related_name="plan_lines"
    )
    position = models.TextField(blank=True, default="")
    measured_by = models.CharField(max_length=16, blank=True, default="")
    competency = models.TextField(_("competency"), blank=True, default="")
    importance = models.CharField(max_length=16, blank=True, default="")
    asked = models.PositiveSmallIntegerField(null=True)
    reached = models.PositiveSmallIntegerField(null=True)
    short = models.PositiveSmallIntegerField(null=True)
    after = models.PositiveSmallIntegerField(null=True)
    levels = models.PositiveSmallIntegerField(_("levels closed"), default=0)
    points = models.PositiveIntegerField(_("points"), default=0)
    hours = models.FloatField(_("hours"), default=0)
    lack = models.FloatField(default=0)
    cost = models.BigIntegerField(_("cost"), default=0)
    group = models.TextField(blank=True, default="")
    is_mandatory = models.BooleanField(default=False)
    reason_id = models.TextField(blank=True, default="")
    reason_en = models.TextField(blank=True, default="")
    is_added = models.BooleanField(_("added by hand"), default=False)
    state = models.CharField(
        _("state"), max_length=8, choices=State.choices, default=State.KEPT
    )
    note = models.TextField(_("note"), blank=True, default="")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = (
            *("is_removed", "plan", "offer", "hours", "cost", "group", "is_mandatory"),
            *("is_added", "state"),
        )
        personal = ("employee", "path", "position", "measured_by", "decided_by")
        sensitive = (
            *("competency", "importance", "asked", "reached", "short", "after"),
            *("levels", "points", "lack", "reason_id", "reason_en", "note"),
        )

    class Meta:
        ordering: ClassVar = ["plan", "pk"]
        verbose_name = _("line of a training plan")
        verbose_name_plural = _("lines of a training plan")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "employee", "offer"],
                name="training_line_once_in_a_plan",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["plan", "state", "offer"], name="training_plan_lines"),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.pk}"

    @property
    def reason(self) -> Words:
        """Why the person attends it, as the engine says it."""
        return Words(self.reason_id, self.reason_en)


class Course(Kept):
    """One class of a training on offer, with its days and seats (kelas).

    ``offer`` tells what is learnt, and how many hours; ``seats`` blank: not limited.
    ``cost`` is rupiah for one participant; blank: not known. ``plan`` is the training
    plan that it comes from; blank: it was laid on by itself. Names are taken while it
    is open, until ``answer_by``.
    """

    class State(models.TextChoices):
        PLANNED = "planned", pgettext_lazy("class of a training", "planned")
        OPEN = "open", pgettext_lazy("class of a training", "open for names")
        RUNNING = "running", pgettext_lazy("class of a training", "under way")
        DONE = "done", pgettext_lazy("class of a training", "finished")
        CANCELLED = "cancelled", pgettext_lazy("class of a training", "called off")

    offer = models.ForeignKey(
        TrainingOffer, on_delete=models.PROTECT, related_name="courses"
    )
    plan = models.ForeignKey(
        TrainingPlan,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="courses",
    )
    name = models.TextField(_("name of the class"))
    starts = models.DateField(_("first day"))
    ends = models.DateField(_("last day"))
    place = models.TextField(_("place"), blank=True, default="")
    organiser = models.TextField(_("organiser"), blank=True, default="")
    seats = models.PositiveIntegerField(_("seats"), null=True, blank=True)
    cost = models.PositiveBigIntegerField(_("cost"), null=True, blank=True)
    answer_by = models.DateField(_("names until"), null=True, blank=True)
    reminded_on = models.DateField(null=True, blank=True)
    note = models.TextField(
        _("why it is called off or opened again"), blank=True, default=""
    )
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.PLANNED
    )

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = (
            *("is_removed", "offer", "plan", "name", "starts", "ends", "place"),
            *(
                "organiser",
                "seats",
                "cost",
                "answer_by",
                "reminded_on",
                "note",
                "state",
            ),
        )

    class Meta:
        ordering: ClassVar = ["starts", "pk"]
        verbose_name = _("class of a training")
        verbose_name_plural = _("classes of trainings")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(ends__gte=models.F("starts")),
                name="training_ends_after_it_starts",
                violation_error_message=_("The last day lies before the first."),
            ),
            models.UniqueConstraint(
                fields=["plan", "offer"],
                condition=models.Q(plan__isnull=False, is_removed=False),
                name="training_one_class_of_a_plan",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Enrolment(Kept):
    """One person in one class: from being named to having finished it.

    ``line`` is the line of the plan that named the person, ``reason`` why somebody else
    did. ``superior`` is the NIP of who consents; blank: nobody stands above, and BKPSDM
    or the agency's officer does. ``waits_since`` orders the waiting list; a seat that
    becomes free is offered to the next until ``answer_until``.
    """

    class State(models.TextChoices):
        NAMED = "named", pgettext_lazy("enrolment", "named, waits for consent")
        REFUSED = "refused", pgettext_lazy("enrolment", "consent refused")
        WAITING = "waiting", pgettext_lazy("enrolment", "on the waiting list")
        OFFERED = "offered", pgettext_lazy("enrolment", "asked whether to take a seat")
        CONFIRMED = "confirmed", pgettext_lazy("enrolment", "has a seat")
        DECLINED = "declined", pgettext_lazy("enrolment", "declined by the person")
        FINISHED = "finished", pgettext_lazy("enrolment", "finished")
        ABSENT = "absent", pgettext_lazy("enrolment", "did not finish")

    course = models.ForeignKey(
        Course, on_delete=models.PROTECT, related_name="enrolments"
    )
    employee = models.ForeignKey(
        Employee, on_delete=models.PROTECT, related_name="enrolments"
    )
    superior = models.CharField(
        _("employee number of the superior"), max_length=18, blank=True, default=""
    )
    path = models.CharField(max_length=1000, blank=True, default="")
    line = models.ForeignKey(
        PlanLine, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.NAMED
    )
    reason = models.TextField(_("because"), blank=True, default="")
    note = models.TextField(_("note"), blank=True, default="")
    named_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    named_at = models.DateTimeField(_("named"))
    waits_since = models.DateTimeField(null=True, blank=True)
    answer_until = models.DateField(_("answer until"), null=True, blank=True)
    decided_at = models.DateTimeField(_("consent given or refused"), null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = (
            *("is_removed", "course", "state", "named_at", "waits_since"),
            *("answer_until", "decided_at"),
        )
        personal = (
            *("employee", "superior", "path", "line", "named_by", "decided_by"),
        )
        sensitive = ("reason", "note")

    class Meta:
        ordering: ClassVar = ["course", "pk"]
        verbose_name = _("place in a class")
        verbose_name_plural = _("places in classes")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["course", "employee"],
                condition=models.Q(is_removed=False),
                name="training_once_in_a_class",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["course", "state"], name="training_seats"),
            models.Index(fields=["superior", "state"], name="training_consent"),
        ]

    def __str__(self) -> str:
        return f"{self.course_id} {self.pk}"
