"""What people were reminded of, so that each deadline is told once."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tepat_web.agreements.models import Cycle


class Step(models.TextChoices):
    """What is done for one person in a cycle, in this order."""

    AGREE = "agree", pgettext_lazy("step of a cycle", "Expectations agreed")
    CHECK_IN = "checkin", pgettext_lazy("step of a cycle", "Check-in handed in")
    EVALUATE = "evaluate", pgettext_lazy("step of a cycle", "Evaluation handed over")


class Reminder(models.Model):
    """That people were reminded of a step; each moment by itself only once.

    ``first`` and ``last`` are the months of the period, 1 and 12 for what is of the
    whole year. ``due`` is part of what makes it one: another day is another deadline.
    """

    class Moment(models.TextChoices):
        SOON = "soon", pgettext_lazy("reminder", "before the deadline")
        LATE = "late", pgettext_lazy("reminder", "after the deadline")
        ASKED = "asked", pgettext_lazy("reminder", "on request")

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="reminders")
    step = models.CharField(_("step"), max_length=8, choices=Step.choices)
    first = models.PositiveSmallIntegerField(_("first month"))
    last = models.PositiveSmallIntegerField(_("last month"))
    due = models.DateField(_("deadline"))
    moment = models.CharField(_("moment"), max_length=6, choices=Moment.choices)
    told = models.PositiveIntegerField(_("people told"), default=0)
    at = models.DateTimeField(_("time"))

    class Privacy:
        open = ("cycle", "step", "first", "last", "due", "moment", "told", "at")

    class Meta:
        ordering: ClassVar = ["-pk"]
        verbose_name = _("reminder of a cycle")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["cycle", "step", "first", "last", "due", "moment"],
                condition=~models.Q(moment="asked"),
                name="cycles_reminded_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.cycle_id} {self.step} {self.first}-{self.last} {self.moment}"
