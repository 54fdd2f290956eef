"""Those whom a plan concerns, what they were told, and what they answered."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tepat_web.kit.models import Kept, KeptQuerySet
from tepat_web.kit.words import Words
from tepat_web.placement.models import Plan


class Answer(models.TextChoices):
    """What somebody said last about what is proposed for them."""

    NONE = "none", _("not answered yet")
    ACCEPTS = "accepts", pgettext_lazy("answer to a proposal", "agrees")
    ASKS = "asks", pgettext_lazy("answer to a proposal", "asks")
    PROPOSES = "proposes", pgettext_lazy("answer to a proposal", "proposes another")
    OBJECTS = "objects", pgettext_lazy("answer to a proposal", "objects")


class Change(models.TextChoices):
    """How what is proposed for somebody differs from the plan before."""

    FIRST = "", _("first proposal")
    SAME = "same", _("as before")
    NEW = "new", pgettext_lazy("proposal for a person", "new")
    OTHER = "other", _("another position than before")
    GONE = "gone", _("nothing is proposed any more")


class Concern(Kept):
    """One person whom one plan concerns, from being told to the last answer.

    A person is concerned who moves in the plan, and who moved in the plan it revises
    and does not any more (``origin`` equals ``to`` then). ``path`` is that of the unit
    the person belonged to when the plan was made. ``carried`` tells that the answer was
    given to the plan before, which proposed the same. ``told_on_paper`` tells that the
    agency handed a letter over; ``reminded_on`` is the last day of a reminder.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="concerns")
    nip = models.CharField(_("employee number"), max_length=18)
    path = models.CharField(max_length=1000, blank=True, default="")
    origin = models.TextField(_("code of the present position"), blank=True, default="")
    to = models.TextField(_("code of the proposed position"))
    told_at = models.DateTimeField(_("told"), null=True, blank=True)
    opened_at = models.DateTimeField(_("opened"), null=True, blank=True)
    answer = models.CharField(
        _("answer"), max_length=10, choices=Answer.choices, default=Answer.NONE
    )
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    carried = models.BooleanField(default=False)
    change = models.CharField(
        _("against the plan before"),
        max_length=5,
        choices=Change.choices,
        default=Change.FIRST,
        blank=True,
    )
    told_on_paper = models.BooleanField(_("told on paper"), default=False)
    reminded_on = models.DateField(_("reminded"), null=True, blank=True)

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = (
            *("is_removed", "plan", "told_at", "opened_at", "answered_at", "carried"),
            *("change", "told_on_paper", "reminded_on"),
        )
        personal = ("nip", "path", "origin", "to")
        sensitive = ("answer",)

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name = _("person concerned by a plan")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "nip"], name="consultation_once_in_a_plan"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["nip"], name="consultation_of")]

    def __str__(self) -> str:
        return f"{self.plan_id} #{self.pk}"

    @property
    def stays(self) -> bool:
        """Whether the person is told that nothing is proposed for them any more."""
        return self.origin == self.to


class Saying(Kept):
    """One thing said between a person concerned and who looks after the plan.

    ``alternative`` is the code of a position the person proposes instead, ``verdict``
    what the engine said of it then: ``{"possible": …, "said": Words, …}``; empty while
    it has not been checked. ``taken_at`` tells when the planner took it over for the
    plan to come. A reply answers everything said before it.
    """

    class Kind(models.TextChoices):
        QUESTION = "question", _("question")
        PROPOSAL = "proposal", _("another proposal")
        REPLY = "reply", _("reply")

    concern = models.ForeignKey(
        Concern, on_delete=models.PROTECT, related_name="sayings"
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    text = models.TextField(_("what was said"))
    alternative = models.TextField(blank=True, default="")
    verdict = models.JSONField(default=dict, blank=True)
    taken_at = models.DateTimeField(_("taken over"), null=True, blank=True)
    at = models.DateTimeField(_("time"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = ("is_removed", "concern", "kind", "at")
        personal = ("by",)
        sensitive = ("text", "alternative", "verdict", "taken_at")

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name = _("saying in a consultation")

    def __str__(self) -> str:
        return f"{self.concern_id} {self.kind}"


class Question(Kept):
    """A question that many ask, with its answer, on the public page of a plan.

    Without a plan it stands on the page of every plan.
    """

    plan = models.ForeignKey(
        Plan, on_delete=models.PROTECT, null=True, blank=True, related_name="questions"
    )
    order = models.PositiveSmallIntegerField(_("place"), default=1)
    asked_id = models.CharField(_("question in Indonesian"), max_length=300)
    asked_en = models.CharField(_("question in English"), max_length=300)
    answer_id = models.TextField(_("answer in Indonesian"))
    answer_en = models.TextField(_("answer in English"))
    is_published = models.BooleanField(_("published"), default=False)

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = (
            *("is_removed", "plan", "order", "is_published"),
            *("asked_id", "asked_en", "answer_id", "answer_en"),
        )

    class Meta:
        ordering: ClassVar = ["order", "pk"]
        verbose_name = _("frequent question")

    def __str__(self) -> str:
        return str(self.asked)

    @property
    def asked(self) -> Words:
        """The question."""
        return Words(id=self.asked_id, en=self.asked_en)

    @property
    def answer(self) -> Words:
        """The answer."""
        return Words(id=self.answer_id, en=self.answer_en)


class Meeting(Kept):
    """A meeting about a plan: announced to those concerned, and minuted afterwards.

    Without a unit it is for everyone concerned. Minutes are published with the day on
    which they were; ``attended`` is how many came.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="meetings")
    title = models.CharField(_("title"), max_length=160)
    starts_at = models.DateTimeField(_("begins"))
    place = models.CharField(_("place"), max_length=200)
    unit = models.ForeignKey(
        "organisation.Unit",
        verbose_name=_("for the people of"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    agenda = models.TextField(_("agenda"))
    announced_at = models.DateTimeField(_("announced"), null=True, blank=True)
    attended = models.PositiveIntegerField(_("people who came"), null=True, blank=True)
    minutes = models.TextField(_("minutes"), blank=True, default="")
    minuted_at = models.DateTimeField(_("minutes published"), null=True, blank=True)

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = (
            *("is_removed", "plan", "title", "starts_at", "place", "unit", "agenda"),
            *("announced_at", "attended", "minutes", "minuted_at"),
        )

    class Meta:
        ordering: ClassVar = ["starts_at", "pk"]
        verbose_name = _("meeting about a plan")

    def __str__(self) -> str:
        return self.title


class Publication(Kept):
    """The public page of a plan: open or not, and what it says was planned and why.

    ``figures`` are the counts as they were published, small ones left out already.
    """

    plan = models.OneToOneField(
        Plan, on_delete=models.PROTECT, related_name="publication"
    )
    is_open = models.BooleanField(_("open to everybody"), default=False)
    about_id = models.TextField(_("what is planned and why, in Indonesian"))
    about_en = models.TextField(_("what is planned and why, in English"))
    contact = models.CharField(_("whom to ask"), max_length=300)
    figures = models.JSONField(default=dict, blank=True)
    at = models.DateTimeField(_("published"))

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = (
            *("is_removed", "plan", "is_open", "about_id", "about_en", "contact"),
            *("figures", "at"),
        )

    class Meta:
        ordering: ClassVar = ["-pk"]
        verbose_name = _("public page of a plan")

    def __str__(self) -> str:
        return f"{self.plan_id}"

    @property
    def about(self) -> Words:
        """What is planned and why."""
        return Words(id=self.about_id, en=self.about_en)


class Announcement(Kept):
    """Something said to everyone whom a plan concerns, in the planner's words."""

    class Kind(models.TextChoices):
        OPENING = "opening", _("opening of the consultation")
        MEETING = "meeting", _("a meeting")
        REVISED = "revised", _("a revised plan")
        DECISION = "decision", _("the decision")
        REMINDER = "reminder", _("a reminder")

    plan = models.ForeignKey(
        Plan, on_delete=models.PROTECT, related_name="announcements"
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    title = models.CharField(_("title"), max_length=160)
    text = models.TextField(_("what was said"))
    people = models.PositiveIntegerField(_("people told"))
    at = models.DateTimeField(_("sent"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = (*("is_removed", "plan", "kind", "title", "text", "people", "at"),)
        personal = ("by",)

    class Meta:
        ordering: ClassVar = ["-pk"]
        verbose_name = _("announcement about a plan")

    def __str__(self) -> str:
        return self.title
