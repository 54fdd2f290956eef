"""Complaints and praise from the public, and apart from them, who sent them."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tepat.deadlines.complaint import Grade as Clocked
from tepat_web.kit.models import Kept, KeptQuerySet
from tepat_web.organisation.models import Unit
from tepat_web.publicservice.models import Complaint


class Kind(models.TextChoices):
    """What somebody writes to say."""

    COMPLAINT = "complaint", _("complaint or suggestion")
    PRAISE = "praise", _("praise")


class Channel(models.TextChoices):
    """By which way it came in."""

    WEB = "web", pgettext_lazy("complaint", "form on the web")
    COUNTER = "counter", pgettext_lazy("complaint", "counter")
    EMAIL = "email", pgettext_lazy("complaint", "e-mail")
    LAPOR = "lapor", "SP4N-LAPOR!"


class Veil(models.TextChoices):
    """Who may know who sent it, and what it says; the words of SP4N-LAPOR!."""

    NONE = "", pgettext_lazy("complaint", "no wish")
    ANONYMOUS = "anonymous", pgettext_lazy("complaint", "anonymous")
    CONFIDENTIAL = "confidential", pgettext_lazy("complaint", "confidential")


class Grade(models.TextChoices):
    """How much a complaint asks for: it decides by when it is answered."""

    NORMATIVE = Clocked.NORMATIVE, _("normative, or a request for information")
    PLAIN = Clocked.PLAIN, _("without oversight content")
    OVERSIGHT = Clocked.OVERSIGHT, _("with oversight content")


class Stage(models.TextChoices):
    """How far a case is."""

    RECEIVED = "received", pgettext_lazy("complaint", "received")
    ROUTED = "routed", pgettext_lazy("complaint", "with the unit")
    ANSWERED = "answered", pgettext_lazy("complaint", "answered")
    CLOSED = "closed", pgettext_lazy("complaint", "closed")


class Reaction(models.TextChoices):
    """What the complainant says of the answer."""

    NONE = "", pgettext_lazy("complaint", "no reaction")
    CONTENT = "content", pgettext_lazy("complaint", "content with the answer")
    NOT = "not", pgettext_lazy("complaint", "not content with the answer")


WITH_UNIT = (Stage.RECEIVED, Stage.ROUTED)
"""Stages in which somebody of the city has to act."""


class Case(Kept):
    """One complaint or praise, without who sent it and without what they wrote.

    ``text`` is what the register may know: written down when the case is passed to a
    unit, without numbers and addresses, and read by a person; ``cut`` tells how many
    were taken out. ``unit`` before that is where the sender thinks it belongs; blank:
    nobody said. Deadlines are the days that were told, and are not reckoned anew.
    ``escalated_for`` is the deadline whose passing was told upwards. ``source`` is the
    digest of the name under which another system knows it. ``row`` is its row in the
    register; praise has none. ``veil`` is what the sender asked for: of an anonymous
    case the unit does not learn the name, of a confidential one the register and those
    who only read learn no word. ``elsewhere`` is how far it is in the system it came
    from. ``asked_on`` is set while it waits for the complainant, and no clock runs.
    ``main`` is the case whose answer is its answer too. ``raised_for`` is the deadline
    whose passing was told to those who look after the whole city.
    """

    number = models.CharField(_("number"), max_length=8, unique=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    channel = models.CharField(_("channel"), max_length=8, choices=Channel.choices)
    day = models.DateField(_("day received"))
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="cases"
    )
    grade = models.CharField(
        _("class"), max_length=10, choices=Grade.choices, blank=True, default=""
    )
    stage = models.CharField(
        _("stage"), max_length=10, choices=Stage.choices, default=Stage.RECEIVED
    )
    text = models.TextField(_("what it says"), blank=True, default="")
    cut = models.PositiveSmallIntegerField(default=0)
    answer = models.TextField(_("answer"), blank=True, default="")
    reaction = models.CharField(
        _("reaction"),
        max_length=8,
        choices=Reaction.choices,
        blank=True,
        default=Reaction.NONE,
    )
    veil = models.CharField(
        _("wish of the sender"),
        max_length=12,
        choices=Veil.choices,
        blank=True,
        default=Veil.NONE,
    )
    elsewhere = models.CharField(max_length=120, blank=True, default="")
    asked_on = models.DateField(
        _("waits for the complainant since"), null=True, blank=True
    )
    main = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="followers",
        verbose_name=_("answered together with"),
    )
    forward_by = models.DateField(_("to be passed on by"), null=True, blank=True)
    answer_by = models.DateField(_("to be answered by"), null=True, blank=True)
    react_by = models.DateField(_("reaction until"), null=True, blank=True)
    routed_on = models.DateField(null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    reopened_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(_("closed"), null=True, blank=True)
    escalated_for = models.DateField(null=True, blank=True)
    raised_for = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=64, blank=True, default="")
    row = models.OneToOneField(
        Complaint, on_delete=models.PROTECT, null=True, related_name="case"
    )

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = (
            *("is_removed", "number", "kind", "channel", "day", "unit", "grade"),
            *("stage", "cut", "reaction", "forward_by", "answer_by", "react_by"),
            *("routed_on", "answered_on", "reopened_on", "closed_on"),
            *("escalated_for", "raised_for", "source", "row", "veil", "elsewhere"),
            *("asked_on", "main"),
        )
        sensitive = ("text", "answer")

    class Meta:
        ordering: ClassVar = ["-pk"]
        verbose_name = _("complaint or praise")
        verbose_name_plural = _("complaints and praise")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["source"],
                condition=~models.Q(source=""),
                name="complaints_taken_once",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["stage"], name="complaints_stage"),
            models.Index(fields=["day"], name="complaints_day"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def due(self) -> date | None:
        """The day by which the city has to act; none: nobody has to."""
        if self.asked_on:
            return None
        match self.stage:
            case Stage.RECEIVED:
                return self.forward_by
            case Stage.ROUTED:
                return self.answer_by
            case _:
                return None


class Reporter(models.Model):
    """Who sent a case and what they wrote: read only by those who handle it.

    It is no record of the ledger, so that it can be forgotten: what is blank once
    ``forgotten_on`` is set is nowhere any more. ``word`` is the digest of the secret
    word, ``mark`` that of the form, so that a form sent twice makes one case. ``extra``
    holds, as JSON text, columns of a file that we do not know.
    """

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="reporter")
    name = models.TextField(_("name"), blank=True, default="")
    contact = models.TextField(_("how to reach them"), blank=True, default="")
    text = models.TextField(_("as it was written"), blank=True, default="")
    said = models.TextField(_("what they say of the answer"), blank=True, default="")
    extra = models.TextField(blank=True, default="")
    word = models.CharField(max_length=64, blank=True, default="")
    mark = models.CharField(max_length=64, null=True, unique=True)
    forgotten_on = models.DateField(null=True, blank=True)

    class Privacy:
        open = ("case", "forgotten_on")
        secret = ("name", "contact", "text", "said", "extra", "word", "mark")

    class Meta:
        verbose_name = _("sender of a case")
        verbose_name_plural = _("senders of cases")

    def __str__(self) -> str:
        return f"{self.case_id}"


class Addition(models.Model):
    """What a complainant wrote later: kept and forgotten as what they wrote first.

    ``source`` is the digest of the name under which another system knows it, so that it
    is kept once. ``sender`` is how whoever wrote it can be reached, which need not be
    as at first.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="additions")
    day = models.DateField()
    text = models.TextField()
    sender = models.TextField(blank=True, default="")
    source = models.CharField(max_length=64, unique=True)

    class Privacy:
        open = ("case", "day")
        secret = ("text", "sender", "source")

    class Meta:
        ordering: ClassVar = ["day", "pk"]
        verbose_name = _("addition to a case")

    def __str__(self) -> str:
        return f"{self.case_id}"


class Tray(models.Model):
    """A file that was read and waits for a yes: of each person the last one.

    ``lines`` is what was read, as JSON; it holds what citizens wrote, so it is thrown
    away with the yes, with the next file, and after a day.
    """

    by = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    channel = models.CharField(max_length=8, choices=Channel.choices)
    unit = models.ForeignKey(
        Unit, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    lines = models.TextField()
    at = models.DateTimeField()

    class Privacy:
        open = ("by", "channel", "unit", "at")
        secret = ("lines",)

    class Meta:
        verbose_name = _("file that waits to be taken in")

    def __str__(self) -> str:
        return f"{self.by_id}"


class Turn(Kept):
    """One step that a case has gone."""

    class What(models.TextChoices):
        CAME = "came", pgettext_lazy("complaint", "came in")
        ROUTED = "routed", pgettext_lazy("complaint", "passed to a unit")
        ANSWERED = "answered", pgettext_lazy("complaint", "answered")
        REOPENED = "reopened", pgettext_lazy("complaint", "reopened")
        CLOSED = "closed", pgettext_lazy("complaint", "closed")
        OVERDUE = "overdue", pgettext_lazy("complaint", "deadline passed, told upwards")
        RAISED = "raised", pgettext_lazy("complaint", "still open, told to the city")
        ASKED = "asked", pgettext_lazy("complaint", "complainant asked, clock stopped")
        RESUMED = "resumed", pgettext_lazy("complaint", "clock runs again")
        NOTED = "noted", pgettext_lazy("complaint", "note inside the office")
        JOINED = "joined", pgettext_lazy("complaint", "answered together with another")
        PARTED = "parted", pgettext_lazy("complaint", "answered by itself again")
        THERE = "there", pgettext_lazy("complaint", "changed in SP4N-LAPOR!")

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="turns")
    what = models.CharField(_("step"), max_length=10, choices=What.choices)
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    text = models.TextField(_("note"), blank=True, default="")
    at = models.DateTimeField(_("time"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = ("is_removed", "case", "what", "unit", "at")
        personal = ("by",)
        sensitive = ("text",)

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name = _("step of a case")

    def __str__(self) -> str:
        return f"{self.case_id} {self.what}"


PUBLIC_STEPS = (
    *(Turn.What.CAME, Turn.What.ROUTED, Turn.What.ASKED, Turn.What.RESUMED),
    *(Turn.What.ANSWERED, Turn.What.REOPENED, Turn.What.CLOSED),
)
"""Steps that the complainant sees; the others are the office's own."""
TOLD_TO_ALL = (Turn.What.ASKED, Turn.What.THERE)
"""Steps whose text is no note of those who handle the case."""
