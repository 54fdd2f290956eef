"""What was computed from the register, and what it was made from."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from tepat_web.kit.models import Kept, KeptQuerySet
from tepat_web.kit.words import Words
from tepat_web.ledger.models import Job


class Subject(models.TextChoices):
    """What figures for everybody are about; the value is the kind of computation."""

    NEEDS = "needs", _("needs and vacancies")
    SURVEY = "survey", _("satisfaction with services")


class Computed(Kept):
    """One answer of the engine; its tables lie in ``folder`` of the results' folder.

    ``version`` is the last version in the ledger when the register was looked at:
    later versions of records of the register mean that it has changed since. ``nip``
    and ``path`` (of that person's unit) are told where all of it is about one person.
    """

    kind = models.CharField(_("computation"), max_length=32)
    title = models.JSONField(_("title"), default=dict)
    day = models.DateField(_("reference date"))
    parameters = models.JSONField(_("parameters"), default=dict)
    snapshot_digest = models.CharField(_("digest of the data"), max_length=64)
    result_digest = models.CharField(_("digest of the result"), max_length=64)
    made_from = models.JSONField(_("made from"), default=dict)
    made_at = models.DateTimeField(_("computed"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    job = models.OneToOneField(
        Job, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    nip = models.CharField(_("employee number"), max_length=18, blank=True, default="")
    path = models.CharField(max_length=1000, blank=True, default="")
    version = models.BigIntegerField(default=0)
    folder = models.CharField(max_length=64)

    objects = KeptQuerySet.as_manager()

    DERIVED = frozenset({"job"})

    class Privacy:
        open = (
            "is_removed",
            "kind",
            "day",
            "snapshot_digest",
            "result_digest",
            "made_at",
            "job",
            "version",
            "folder",
        )
        personal = ("title", "made_from", "by", "nip", "path")
        sensitive = ("parameters",)  # where somebody would like to go

    class Meta:
        ordering: ClassVar = ["-pk"]
        verbose_name = _("computation result")
        indexes: ClassVar = [
            models.Index(fields=["kind", "-id"], name="snapshots_computed_kind")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def words(self) -> Words:
        """What pages call it, with what exactly was asked about."""
        return Words.read(self.title)


class Release(Kept):
    """Figures of a result that somebody approved for everybody.

    ``shown`` is what everybody sees, small counts left out already: nothing is
    worked out again, so that what was looked at is what stands there. The last release
    of a subject counts, unless it was withdrawn.
    """

    subject = models.CharField(_("subject"), max_length=10, choices=Subject.choices)
    result = models.ForeignKey(
        Computed, on_delete=models.PROTECT, related_name="releases"
    )
    shown = models.JSONField(_("what is shown"), default=list)
    at = models.DateTimeField(_("approved"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = ("is_removed", "subject", "result", "shown", "at", "withdrawn_at")
        personal = ("by", "withdrawn_by")
        sensitive = ()

    class Meta:
        ordering: ClassVar = ["-pk"]
        verbose_name = _("figures for everybody")

    def __str__(self) -> str:
        return f"{self.subject} {self.result_id}"
