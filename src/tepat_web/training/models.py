"""Classes of trainings, and who attends them."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tepat_web.kit.models import Kept, KeptQuerySet
from tepat_web.performance.models import TrainingOffer
from tepat_web.workforce.models import Employee


class Course(Kept):
    """One class of a training on offer, with its days and seats (kelas).

    ``offer`` tells what is learnt, and how many hours; ``seats`` blank: not limited.
    ``cost`` is rupiah for one participant; blank: not known.
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
    name = models.TextField(_("name of the class"))
    starts = models.DateField(_("first day"))
    ends = models.DateField(_("last day"))
    place = models.TextField(_("place"), blank=True, default="")
    organiser = models.TextField(_("organiser"), blank=True, default="")
    seats = models.PositiveIntegerField(_("seats"), null=True, blank=True)
    cost = models.PositiveBigIntegerField(_("cost"), null=True, blank=True)
    answer_by = models.DateField(_("names until"), null=True, blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.PLANNED
    )

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = (
            *("is_removed", "offer", "name", "starts", "ends", "place", "organiser"),
            *("seats", "cost", "answer_by", "state"),
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
            )
        ]

    def __str__(self) -> str:
        return self.name


class Enrolment(Kept):
    """One person in one class: from being named to having finished it.

    ``reason`` says which gap or move it closes, as the plan gave it. ``superior`` is
    the NIP of who consents. ``waits_since`` orders the waiting list.
    """

    class State(models.TextChoices):
        NAMED = "named", pgettext_lazy("enrolment", "named, waits for consent")
        REFUSED = "refused", pgettext_lazy("enrolment", "consent refused")
        WAITING = "waiting", pgettext_lazy("enrolment", "on the waiting list")
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
    decided_at = models.DateTimeField(_("consent given or refused"), null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = (
            *("is_removed", "course", "state", "named_at", "waits_since"),
            "decided_at",
        )
        personal = ("employee", "superior", "path", "named_by", "decided_by")
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
        ]

    def __str__(self) -> str:
        return f"{self.course_id} {self.pk}"
