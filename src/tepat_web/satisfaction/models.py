"""What a unit means to do about its result."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tepat_web.kit.models import Kept, KeptQuerySet
from tepat_web.organisation.models import Unit
from tepat_web.survey.models import Improvement


class Remedy(Kept):
    """One step of a unit's follow-up plan: what, for which element, who, by when.

    ``who`` is an office or a team and no person: the report is handed on. ``told`` is
    what citizens read of it once it is done.
    """

    class State(models.TextChoices):
        PLANNED = "planned", pgettext_lazy("remedy", "planned")
        DONE = "done", pgettext_lazy("remedy", "done")
        DROPPED = "dropped", pgettext_lazy("remedy", "given up")

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="remedies")
    element = models.CharField(_("element"), max_length=20)
    text = models.CharField(_("what is done"), max_length=300)
    who = models.CharField(_("who does it"), max_length=120)
    due = models.DateField(_("by when"))
    state = models.CharField(
        _("state"), max_length=8, choices=State.choices, default=State.PLANNED
    )
    ended = models.DateField(_("done or given up on"), null=True, blank=True)
    why = models.CharField(_("why given up"), max_length=300, blank=True, default="")
    told = models.OneToOneField(
        Improvement,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="remedy",
    )

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = (
            *("is_removed", "unit", "element", "text", "who", "due", "state"),
            *("ended", "why", "told"),
        )

    class Meta:
        ordering: ClassVar = ["due", "pk"]
        verbose_name = _("step of the follow-up plan")
        verbose_name_plural = _("steps of the follow-up plan")
        indexes: ClassVar = [
            models.Index(fields=["state", "due"], name="satisfaction_remedy_due"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(state="planned") ^ models.Q(ended__isnull=False),
                name="satisfaction_remedy_ended",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]
