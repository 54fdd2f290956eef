"""Drafts of scenarios, who shares them, what was computed from them, and remarks."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tepat_web.kit.models import Kept, KeptQuerySet
from tepat_web.ledger.models import Job
from tepat_web.placement.models import Plan


class Draft(Kept):
    """A scenario that is being prepared; plans are computed from it.

    ``scenario`` is as ``placement.scenarios`` tells it. ``revision`` counts how often
    it was saved, so that two who change it at once notice. ``of_plan`` is the plan that
    was asked what if when its pins and bans were collected.
    """

    name = models.CharField(_("name"), max_length=120)
    scenario = models.JSONField(_("scenario"), default=dict)
    day = models.DateField(_("reference date"), null=True, blank=True)
    note = models.TextField(_("note"), blank=True, default="")
    revision = models.PositiveIntegerField(_("revision"), default=1)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("made by"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("saved by"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    at = models.DateTimeField(_("saved"))
    copied_from = models.ForeignKey(
        "self",
        verbose_name=_("copied from"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="copies",
    )
    of_plan = models.ForeignKey(
        Plan,
        verbose_name=_("begun from the plan"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="drafts",
    )

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = (
            *("is_removed", "name", "day", "revision", "at"),
            *("copied_from", "of_plan"),
        )
        personal = ("by", "saved_by")
        sensitive = ("scenario", "note")

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]
        verbose_name = _("draft of a scenario")

    def __str__(self) -> str:
        return self.name


class Share(Kept):
    """Somebody who works on another's draft."""

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="shares")
    to = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(_("shared"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = ("is_removed", "draft", "at")
        personal = ("to", "by")

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name = _("share in a draft")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["draft", "to"],
                condition=Q(is_removed=False),
                name="workshop_share_once",
            )
        ]

    def __str__(self) -> str:
        return str(self.draft)


class Attempt(Kept):
    """One computation of a draft as it was in one revision."""

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="attempts")
    revision = models.PositiveIntegerField(_("revision"))
    job = models.OneToOneField(Job, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("asked for"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = ("is_removed", "draft", "revision", "job", "at")
        personal = ("by",)

    class Meta:
        ordering: ClassVar = ["-pk"]
        verbose_name = _("computation of a draft")

    def __str__(self) -> str:
        return f"{self.draft} ({self.revision})"


class Remark(Kept):
    """What a planner says to the others about a draft or about a plan."""

    draft = models.ForeignKey(
        Draft, on_delete=models.PROTECT, null=True, blank=True, related_name="remarks"
    )
    plan = models.ForeignKey(
        Plan, on_delete=models.PROTECT, null=True, blank=True, related_name="remarks"
    )
    text = models.TextField(_("remark"), max_length=2000)
    at = models.DateTimeField(_("written"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = ("is_removed", "draft", "plan", "at")
        personal = ("by",)
        sensitive = ("text",)

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name = _("remark among planners")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(draft__isnull=True) ^ Q(plan__isnull=True),
                name="workshop_remark_on_one_thing",
            )
        ]

    def __str__(self) -> str:
        return str(self.draft or self.plan)
