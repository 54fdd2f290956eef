"""What was computed from the register, and what it was made from."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from tepat_web.kit.models import Kept, KeptQuerySet
from tepat_web.kit.words import Words
from tepat_web.ledger.models import Job


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
