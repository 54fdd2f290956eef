"""Files that people hand in, and what became of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from tepat_web.ledger.models import Entry, Job


class Upload(models.Model):
    """A workbook, a packed folder of CSV files, or BKN's export of civil servants.

    It is read first and changes nothing; what it would change is shown, and only then
    carried out, all of it or nothing.
    """

    class State(models.TextChoices):
        READING = "reading", _("being read")
        WRONG = "wrong", _("has errors")
        READY = "ready", _("ready")
        STALE = "stale", _("to be looked at again")
        APPLYING = "applying", _("being carried out")
        APPLIED = "applied", _("carried out")
        UNDOING = "undoing", _("being taken back")
        UNDONE = "undone", _("taken back")

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(_("handed in"))
    name = models.CharField(_("file"), max_length=200)
    size = models.PositiveBigIntegerField(_("size"), default=0)
    state = models.CharField(max_length=12, choices=State.choices)
    remove_gone = models.BooleanField(_("remove what the file lacks"), default=False)
    counts: models.JSONField[Any, Any] = models.JSONField(default=dict)
    errors = models.PositiveIntegerField(_("errors"), default=0)
    warnings = models.PositiveIntegerField(_("warnings"), default=0)
    digest = models.CharField(max_length=64, blank=True, default="")
    refusal = models.TextField(blank=True, default="")
    job = models.ForeignKey(
        Job, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    entry = models.ForeignKey(
        Entry, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Privacy:
        open = (
            "at",
            "size",
            "state",
            "remove_gone",
            "counts",
            "errors",
            "warnings",
            "digest",
            "job",
            "entry",
        )
        personal = ("by", "name", "refusal")

    class Meta:
        ordering: ClassVar = ["-pk"]
        verbose_name = _("import")

    def __str__(self) -> str:
        return self.name

    @property
    def folder(self) -> Path:
        """Where the file and what was made of it are kept."""
        return Path(settings.FILES) / "impor" / f"{self.pk:06}"

    @property
    def file(self) -> Path:
        """The file as it was handed in, under a name of ours."""
        return self.folder / f"asal{Path(self.name).suffix.lower()[:5]}"

    @property
    def is_busy(self) -> bool:
        """Whether a job is at work on it."""
        return self.state in BEFORE and self.job is not None and not self.job.is_over

    @property
    def standing(self) -> str:
        """The state, or the one before where the job that was at work gave up."""
        if self.state in BEFORE and not self.is_busy:
            return BEFORE[self.state]
        return self.state

    @property
    def total(self) -> dict[str, int]:
        """How many rows are new, changed, the same and gone, over all sheets."""
        sums = dict.fromkeys(("new", "changed", "same", "gone", "unused"), 0)
        for counts in self.counts.values():
            for kind, count in counts.items():
                sums[kind] += count
        return sums


# From where a step began that is under way.
BEFORE: dict[str, str] = {
    Upload.State.READING: Upload.State.WRONG,
    Upload.State.APPLYING: Upload.State.READY,
    Upload.State.UNDOING: Upload.State.APPLIED,
}
