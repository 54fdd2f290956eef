"""Lessons of a class, who was there, what came of it, and what people say of it."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tepat_web.kit.models import Kept, KeptQuerySet
from tepat_web.performance.models import TrainingTaken
from tepat_web.training.models import Course, Enrolment


class Lesson(Kept):
    """One meeting of a class at which attendance is taken (pertemuan).

    Attendance is taken while it is open: from ``opened_at`` until ``closed_at``.
    """

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="lessons")
    name = models.CharField(_("name of the meeting"), max_length=80)
    day = models.DateField(_("day"))
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = ("is_removed", "course", "name", "day", "opened_at", "closed_at")

    class Meta:
        ordering: ClassVar = ["day", "pk"]
        verbose_name = _("meeting of a class")
        verbose_name_plural = _("meetings of classes")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["course", "day", "name"],
                condition=Q(is_removed=False),
                name="learning_lesson_once_a_day",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_open(self) -> bool:
        """Whether attendance is being taken."""
        return self.opened_at is not None and self.closed_at is None


class Attendance(Kept):
    """One person at one meeting (kehadiran), and how that is known."""

    class How(models.TextChoices):
        QR = "qr", pgettext_lazy("how attendance was taken", "QR")
        CODE = "code", pgettext_lazy("how attendance was taken", "code")
        PAPER = "paper", pgettext_lazy("how attendance was taken", "paper list")

    lesson = models.ForeignKey(
        Lesson, on_delete=models.PROTECT, related_name="attendance"
    )
    enrolment = models.ForeignKey(
        Enrolment, on_delete=models.PROTECT, related_name="attendance"
    )
    how = models.CharField(_("how"), max_length=6, choices=How.choices)
    at = models.DateTimeField(_("taken"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = ("is_removed", "lesson", "how", "at")
        personal = ("enrolment", "by")

    class Meta:
        ordering: ClassVar = ["lesson", "pk"]
        verbose_name = _("attendance")
        verbose_name_plural = _("attendance")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["lesson", "enrolment"],
                condition=Q(is_removed=False),
                name="learning_there_once_in_a_lesson",
            )
        ]

    def __str__(self) -> str:
        return f"{self.lesson_id} {self.enrolment_id}"


class Completion(Kept):
    """What one place in a class came to: scores, meetings attended, and the record.

    ``taken`` is the row of the register that it ended as; blank: the class is not
    finished, or the person did not finish it.
    """

    enrolment = models.OneToOneField(
        Enrolment, on_delete=models.PROTECT, related_name="completion"
    )
    score_before = models.FloatField(_("score before"), null=True, blank=True)
    score_after = models.FloatField(_("score after"), null=True, blank=True)
    attended = models.PositiveSmallIntegerField(
        _("meetings attended"), null=True, blank=True
    )
    lessons = models.PositiveSmallIntegerField(
        _("meetings held"), null=True, blank=True
    )
    taken = models.OneToOneField(
        TrainingTaken,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="completion",
    )

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = ("is_removed", "lessons")
        personal = ("enrolment", "score_before", "score_after", "attended", "taken")

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name = _("result of a participant")
        verbose_name_plural = _("results of participants")

    def __str__(self) -> str:
        return f"{self.enrolment_id}"


class Certificate(Kept):
    """A certificate as it was issued; it never changes, and may be withdrawn.

    ``says`` and ``templates`` are what the PDF is made of, so that it is the same
    whenever it is made. Whoever has ``code`` may ask whether it is genuine.
    """

    completion = models.ForeignKey(
        Completion, on_delete=models.PROTECT, related_name="certificates"
    )
    number = models.CharField(_("number"), max_length=160, unique=True)
    code = models.CharField(_("code"), max_length=16, unique=True)
    name = models.TextField(_("name"))
    training = models.TextField(_("training"))
    hours = models.FloatField(_("learning hours"), null=True)
    ended = models.DateField(_("last day"))
    issued_on = models.DateField(_("issued"))
    says = models.JSONField(default=dict)
    templates = models.CharField(max_length=64)
    withdrawn_on = models.DateField(
        pgettext_lazy("certificate", "withdrawn"), null=True, blank=True
    )
    reason = models.TextField(_("reason"), blank=True, default="")

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = (
            *("is_removed", "number", "training", "hours", "ended", "issued_on"),
            *("templates", "withdrawn_on"),
        )
        personal = ("completion", "code", "name", "says", "reason")

    class Meta:
        ordering: ClassVar = ["-issued_on", "-pk"]
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["completion"],
                condition=Q(withdrawn_on__isnull=True, is_removed=False),
                name="learning_one_valid_certificate",
            )
        ]

    def __str__(self) -> str:
        return self.number


class Questionnaire(Kept):
    """What one person is asked about one participant's training, and answered.

    ``asked`` is the NIP of who answers: the participant about the class, the superior
    about what changed at work. ``marks`` are 1 to 4 by statement, ``mean`` goes into
    the record of the training.
    """

    class Level(models.TextChoices):
        REACTION = "reaction", pgettext_lazy("level of evaluation", "reaction")
        BEHAVIOUR = "behaviour", pgettext_lazy("level of evaluation", "behaviour")

    enrolment = models.ForeignKey(
        Enrolment, on_delete=models.PROTECT, related_name="questionnaires"
    )
    level = models.CharField(_("level"), max_length=10, choices=Level.choices)
    asked = models.CharField(
        pgettext_lazy("questionnaire", "asked"), max_length=18, blank=True, default=""
    )
    due = models.DateField(_("to be sent"))
    sent_on = models.DateField(_("sent"), null=True, blank=True)
    reminded_on = models.DateField(_("reminded"), null=True, blank=True)
    answered_on = models.DateField(_("answered"), null=True, blank=True)
    marks = models.JSONField(default=dict, blank=True)
    mean = models.FloatField(null=True, blank=True)
    remark = models.TextField(_("remark"), blank=True, default="")

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = ("is_removed", "level", "due", "sent_on", "reminded_on", "answered_on")
        personal = ("enrolment", "asked")
        sensitive = ("marks", "mean")
        secret = ("remark",)  # read without the name that stands beside it here

    class Meta:
        ordering: ClassVar = ["due", "pk"]
        verbose_name = _("questionnaire")
        verbose_name_plural = _("questionnaires")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["enrolment", "level"],
                condition=Q(is_removed=False),
                name="learning_asked_once_a_level",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["asked", "answered_on"], name="learning_asked"),
            models.Index(fields=["sent_on", "due"], name="learning_to_send"),
        ]

    def __str__(self) -> str:
        return f"{self.level} {self.enrolment_id}"
