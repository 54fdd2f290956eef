"""Feedback by name, the sealed box of answers without names, and talks of two people.

What was said lies in fields that are ``secret``: no role reads them in the ledger or in
any list; the pages of this room show them to the two people concerned, or to the one.
"""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tepat_web.agreements.models import Result
from tepat_web.kit.models import Kept, KeptQuerySet
from tepat_web.performance.models import Feedback
from tepat_web.workforce.models import Employee

LONGEST = 600  # characters of each of the four lines
LINES = ("situation", "deed", "effect", "next_step")


class Direction(models.TextChoices):
    """Where somebody stands who gives feedback, seen from whom it is about."""

    SUPERIOR = "ATASAN", pgettext_lazy("feedback from", "superior")
    PEER = "REKAN", pgettext_lazy("feedback from", "colleague")
    SUBORDINATE = "BAWAHAN", pgettext_lazy("feedback from", "subordinate")


class Said(Kept):
    """The four lines of a feedback, and what they are about.

    ``about`` is a value of behaviour as the register writes it; blank: results.
    """

    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="+")
    direction = models.CharField(
        _("from"), max_length=8, choices=Direction.choices, default=Direction.PEER
    )
    about = models.CharField(_("about"), max_length=24, blank=True, default="")
    situation = models.TextField(_("situation"), blank=True, default="")
    deed = models.TextField(_("what was done"), blank=True, default="")
    effect = models.TextField(_("effect"), blank=True, default="")
    next_step = models.TextField(_("next step"), blank=True, default="")
    day = models.DateField(_("day"))

    objects = KeptQuerySet.as_manager()

    class Meta:
        abstract = True


class Given(Said):
    """A feedback by name: read by whom it is about, and by who gave it.

    ``row`` is the row of the register that counts its score; none without a score.
    """

    giver = models.CharField(_("employee number of the giver"), max_length=18)
    result = models.ForeignKey(
        Result, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    score = models.PositiveSmallIntegerField(_("score"), null=True, blank=True)
    reply = models.TextField(_("reply"), blank=True, default="")
    replied_at = models.DateTimeField(_("replied"), null=True, blank=True)
    row = models.ForeignKey(
        Feedback, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Privacy:
        open = ("is_removed", "day", "replied_at")
        sensitive = ("employee", "giver", "direction", "about", "score", "row")
        secret = ("result", *LINES, "reply")

    class Meta:
        ordering: ClassVar = ["-day", "-pk"]
        verbose_name = _("feedback by name")
        indexes: ClassVar = [
            models.Index(fields=["employee", "about"], name="feedback_given_about"),
            models.Index(fields=["giver"], name="feedback_given_by"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Asking(Kept):
    """One person asks another for feedback by name.

    ``answer`` is what was given. ``is_declined``: who was asked would rather not.
    """

    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="+")
    giver = models.CharField(_("employee number of who is asked"), max_length=18)
    about = models.CharField(_("about"), max_length=24, blank=True, default="")
    result = models.ForeignKey(
        Result, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    question = models.TextField(_("question"), blank=True, default="")
    asked_at = models.DateTimeField(_("asked"))
    answer = models.ForeignKey(
        Given, on_delete=models.PROTECT, null=True, blank=True, related_name="askings"
    )
    is_declined = models.BooleanField(_("declined"), default=False)

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = ("is_removed", "asked_at", "is_declined")
        sensitive = ("employee", "giver", "about", "answer")
        secret = ("result", "question")

    class Meta:
        ordering: ClassVar = ["-asked_at", "-pk"]
        verbose_name = _("asking for feedback")
        indexes: ClassVar = [models.Index(fields=["giver"], name="feedback_asked_of")]

    def __str__(self) -> str:
        return str(self.pk)


class Box(Kept):
    """Answers without names about one person from one direction, until they are opened.

    Everyone in a box is asked the same: ``topics`` (values of behaviour, and
    ``HASIL_KERJA``) are laid down when it is begun. ``asked_by`` is the NIP of who
    began it: the person, or their superior. ``least`` is how few givers it is never
    opened with. What was answered lies in :class:`Sealed`. After the opening, ``shown``
    holds the scores that enough people gave, by topic.
    """

    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="+")
    direction = models.CharField(_("from"), max_length=8, choices=Direction.choices)
    topics: models.JSONField[Any, Any] = models.JSONField(_("topics"), default=list)
    question = models.TextField(_("question"), blank=True, default="")
    asked_by = models.CharField(_("employee number of who asked"), max_length=18)
    begun_on = models.DateField(_("begun"))
    least = models.PositiveSmallIntegerField(_("fewest givers"))
    opened_on = models.DateField(_("opened"), null=True, blank=True)
    until = models.DateField(_("last day of its quarter"), null=True, blank=True)
    answers = models.PositiveSmallIntegerField(_("answers"), null=True, blank=True)
    shown: models.JSONField[Any, Any] = models.JSONField(default=list, blank=True)

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = ("is_removed", "begun_on", "least", "opened_on", "until")
        sensitive = ("employee", "direction", "topics", "asked_by", "answers")
        secret = ("question", "shown")

    class Meta:
        ordering: ClassVar = ["-begun_on", "-pk"]
        verbose_name = _("box of sealed answers")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["employee", "direction"],
                condition=models.Q(is_removed=False, opened_on__isnull=True),
                name="feedback_one_closed_box",
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Invited(Kept):
    """Somebody who is asked to answer into a box; never whether they did."""

    box = models.ForeignKey(Box, on_delete=models.PROTECT, related_name="invited")
    giver = models.CharField(_("employee number of who is asked"), max_length=18)

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = ("is_removed",)
        sensitive = ("box",)
        secret = ("giver",)

    class Meta:
        ordering: ClassVar = ["box", "giver"]
        verbose_name = _("invitation to answer without a name")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["box", "giver"],
                condition=models.Q(is_removed=False),
                name="feedback_invited_once",
            )
        ]
        indexes: ClassVar = [models.Index(fields=["giver"], name="feedback_invited_of")]

    def __str__(self) -> str:
        return str(self.pk)


class Sealed(models.Model):
    """What lies in a box, in one encrypted piece that each answer writes anew.

    It is no :class:`Kept`: the ledger knows nothing of it, and the opening deletes it.
    There is no time, and no row per answer. See ``sealing``.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    box = models.OneToOneField(Box, on_delete=models.CASCADE, related_name="sealed")
    content = models.TextField()
    looked = models.DateField(null=True, blank=True)

    class Privacy:
        open = ("looked",)
        secret = ("box", "content")

    class Meta:
        verbose_name = _("sealed answers")
        verbose_name_plural = _("sealed answers")

    def __str__(self) -> str:
        return str(self.pk)


class Opened(Said):
    """One text out of a box: read by whom it is about, and by nobody else.

    ``day`` is the last day of the quarter, whenever it was written.
    """

    box = models.ForeignKey(Box, on_delete=models.PROTECT, related_name="texts")

    class Privacy:
        open = ("is_removed", "day")
        sensitive = ("employee", "direction", "about", "box")
        secret = LINES

    class Meta:
        ordering: ClassVar = ["-day", "pk"]
        verbose_name = _("feedback without a name")
        indexes: ClassVar = [
            models.Index(fields=["employee", "about"], name="feedback_opened_about")
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Dialogue(Kept):
    """The one-to-one talk of an employee and a superior, which both carry on."""

    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="+")
    superior = models.CharField(_("employee number of the superior"), max_length=18)
    begun_at = models.DateTimeField(_("begun"))

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = ("is_removed", "begun_at")
        personal = ("employee", "superior")

    class Meta:
        ordering: ClassVar = ["-begun_at", "-pk"]
        verbose_name = _("one-to-one talk")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["employee", "superior"],
                condition=models.Q(is_removed=False),
                name="feedback_one_dialogue",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["superior"], name="feedback_dialogue_with")
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Line(Kept):
    """What one of the two said in a talk."""

    dialogue = models.ForeignKey(
        Dialogue, on_delete=models.PROTECT, related_name="lines"
    )
    by = models.CharField(_("employee number of who said it"), max_length=18)
    text = models.TextField(_("what was said"))
    at = models.DateTimeField(_("said"))

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = ("is_removed", "at")
        personal = ("dialogue", "by")
        secret = ("text",)

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]
        verbose_name = _("line of a one-to-one talk")

    def __str__(self) -> str:
        return str(self.pk)


class AgreedStep(Kept):
    """A step that one of the two proposes and the other agrees to.

    ``doer`` is who takes it: ``employee`` or ``superior``. ``told_on`` is the day on
    which both were told that it is due.
    """

    class Doer(models.TextChoices):
        EMPLOYEE = "employee", pgettext_lazy("who takes a step", "the employee")
        SUPERIOR = "superior", pgettext_lazy("who takes a step", "the superior")

    dialogue = models.ForeignKey(
        Dialogue, on_delete=models.PROTECT, related_name="steps"
    )
    doer = models.CharField(_("who does it"), max_length=8, choices=Doer.choices)
    text = models.TextField(_("step"))
    due = models.DateField(_("by"))
    proposed_by = models.CharField(_("employee number of who proposed"), max_length=18)
    agreed_at = models.DateTimeField(_("agreed"), null=True, blank=True)
    done_on = models.DateField(_("done"), null=True, blank=True)
    outcome = models.TextField(_("what came of it"), blank=True, default="")
    told_on = models.DateField(null=True, blank=True)

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = ("is_removed", "due", "agreed_at", "done_on", "told_on")
        personal = ("dialogue", "doer", "proposed_by")
        secret = ("text", "outcome")

    class Meta:
        ordering: ClassVar = ["done_on", "due", "pk"]
        verbose_name = _("agreed step")

    def __str__(self) -> str:
        return str(self.pk)
