"""What happened: acts, versions of records, long work, and notices."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tepat_web.kit.words import Words


class Entry(models.Model):
    """One act, sealed together with the entry before it.

    ``seal`` is an HMAC over the seal before, what was done by whom on what, and the
    digest of every record as the act left it. Entries are only ever added.
    """

    number = models.PositiveBigIntegerField(_("number"), primary_key=True)
    at = models.DateTimeField(_("time"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    act = models.CharField(_("act"), max_length=64)
    table = models.CharField(_("table"), max_length=64, blank=True)
    record = models.BigIntegerField(_("record"), null=True, blank=True)
    label = models.CharField(_("subject"), max_length=200, blank=True)
    facts = models.TextField(_("facts"), default="{}")
    content_digest = models.CharField(_("digest of the records"), max_length=64)
    seal = models.CharField(_("seal"), max_length=64)

    class Privacy:
        open = ("number", "at", "act", "table", "record", "content_digest", "seal")
        personal = ("by", "label", "facts")

    class Meta:
        ordering: ClassVar = ["-number"]
        verbose_name = _("ledger entry")
        indexes: ClassVar = [
            models.Index(fields=["table", "record"], name="ledger_entry_of_record"),
            models.Index(fields=["act"], name="ledger_entry_of_act"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.act}"


class Head(models.Model):
    """The last entry. Locking this one row keeps the chain in one line."""

    number = models.PositiveBigIntegerField(default=0)
    seal = models.CharField(max_length=64, blank=True)

    class Privacy:
        open = ("number", "seal")

    def __str__(self) -> str:
        return str(self.number)


class Version(models.Model):
    """A record as one act left it; all of them together are its history."""

    class Kind(models.TextChoices):
        NEW = "new", _("new")
        CHANGED = "changed", _("changed")
        GONE = "gone", _("removed")

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="versions")
    table = models.CharField(_("table"), max_length=64)
    record = models.BigIntegerField(_("record"))
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices)
    content = models.TextField(_("content"))

    class Privacy:
        open = ("entry", "table", "record", "kind")
        personal = ("content",)

    class Meta:
        ordering: ClassVar = ["-pk"]
        verbose_name = _("version")
        indexes: ClassVar = [
            models.Index(fields=["table", "record", "id"], name="ledger_version_of"),
        ]

    def __str__(self) -> str:
        return f"{self.table} {self.record} @ {self.entry_id}"


class Job(models.Model):
    """Long work: asked for by a person, done by a worker, watched while it runs."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")
        CANCELLED = "cancelled", _("cancelled")

    kind = models.CharField(_("kind"), max_length=64)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    question = models.JSONField(_("question"), default=dict)
    state = models.CharField(
        _("state"), max_length=12, choices=State.choices, default=State.WAITING
    )
    progress = models.PositiveSmallIntegerField(_("progress in percent"), default=0)
    message_id = models.CharField(max_length=300, blank=True)
    message_en = models.CharField(max_length=300, blank=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    cancel_asked = models.BooleanField(_("cancel asked"), default=False)
    asked_at = models.DateTimeField(_("asked"))
    started_at = models.DateTimeField(_("started"), null=True, blank=True)
    heartbeat_at = models.DateTimeField(_("last sign of life"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    answer = models.JSONField(_("answer"), default=dict)

    class Privacy:
        open = (
            "kind",
            "state",
            "progress",
            "message_id",
            "message_en",
            "attempts",
            "cancel_asked",
            "asked_at",
            "started_at",
            "heartbeat_at",
            "ended_at",
        )
        personal = ("by", "question", "answer")

    class Meta:
        ordering: ClassVar = ["-pk"]
        verbose_name = pgettext_lazy("long work", "job")
        indexes: ClassVar = [
            models.Index(fields=["state", "heartbeat_at"], name="ledger_job_state"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def title(self) -> Words:
        """What the work is called, as its asker was told."""
        told = self.question.get("title")
        return Words.read(told) if told else Words(id=self.kind, en=self.kind)

    @property
    def message(self) -> Words:
        """What it does now, or how it ended."""
        return Words(id=self.message_id, en=self.message_en)

    @property
    def is_over(self) -> bool:
        return self.state not in (self.State.WAITING, self.State.RUNNING)


class Notice(models.Model):
    """Something a person should know, shown on their page and, unless off, mailed."""

    to = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices"
    )
    at = models.DateTimeField(_("time"))
    text_id = models.TextField()
    text_en = models.TextField()
    url = models.CharField(max_length=200, blank=True)
    seen_at = models.DateTimeField(_("seen"), null=True, blank=True)
    mailed_at = models.DateTimeField(_("mailed"), null=True, blank=True)

    class Privacy:
        personal = ("to", "at", "text_id", "text_en", "url", "seen_at", "mailed_at")

    class Meta:
        ordering: ClassVar = ["-pk"]
        verbose_name = _("notice")

    def __str__(self) -> str:
        return self.text_en
