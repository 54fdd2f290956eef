"""Meetings at which raters and judges are looked at together, and what was agreed.

Nothing here changes anybody's rating or level: a meeting has material, notes and agreed
actions. What it leads to is done by those who rate, on their own pages.
"""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from tepat_web.assessments.models import AssessmentRound
from tepat_web.kit.models import Kept, KeptQuerySet
from tepat_web.snapshots.models import Computed


class Calibration(Kept):
    """One meeting, with the material that it looks at.

    ``path`` is the area that it is about; blank: the whole city. ``result`` is the
    computation of performance that it looks at, ``round`` the assessments. ``judges``
    is how the judges of the round compare: see ``jobs.compare``. ``seen`` grows with
    every change of the notes: two windows are told apart by it.
    """

    name = models.CharField(_("name"), max_length=120)
    held_on = models.DateField(_("day of the meeting"))
    path = models.CharField(max_length=1000, blank=True, default="")
    result = models.ForeignKey(
        Computed, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    round = models.ForeignKey(
        AssessmentRound,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    judges: models.JSONField[Any, Any] = models.JSONField(default=dict, blank=True)
    notes = models.TextField(_("notes"), blank=True, default="")
    seen = models.PositiveIntegerField(default=0)
    closed_at = models.DateTimeField(_("minutes closed"), null=True, blank=True)

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = (
            *("is_removed", "name", "held_on", "path", "result", "round", "seen"),
            "closed_at",
        )
        sensitive = ("judges", "notes")

    class Meta:
        ordering: ClassVar = ["-held_on", "-pk"]
        verbose_name = _("calibration meeting")

    def __str__(self) -> str:
        return self.name

    @property
    def is_open(self) -> bool:
        """Whether notes and actions may still be written."""
        return self.closed_at is None and not self.is_removed


class Measure(Kept):
    """Something that was agreed at a meeting: what, who does it, by when."""

    calibration = models.ForeignKey(
        Calibration, on_delete=models.PROTECT, related_name="measures"
    )
    text = models.TextField(_("what was agreed"))
    who = models.CharField(_("who carries it out"), max_length=120)
    due = models.DateField(_("to be done by"))
    done_on = models.DateField(_("done on"), null=True, blank=True)
    outcome = models.TextField(_("what came of it"), blank=True, default="")

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = ("is_removed", "calibration", "due", "done_on")
        sensitive = ("text", "who", "outcome")

    class Meta:
        ordering: ClassVar = ["due", "pk"]
        verbose_name = _("agreed action of a calibration")

    def __str__(self) -> str:
        return f"{self.calibration_id} {self.pk}"

    def is_late(self, today: date) -> bool:
        """Whether its day has passed and it is not done."""
        return self.done_on is None and today > self.due
