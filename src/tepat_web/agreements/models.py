"""A year's cycle, the expectations agreed for it, and what came of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tepat_web.kit.models import Kept, KeptQuerySet
from tepat_web.workforce.models import Employee


class Every(models.TextChoices):
    """How often one looks at the work together, and evaluates it."""

    MONTH = "month", _("every month")
    QUARTER = "quarter", _("every quarter")


MONTHS: dict[str, int] = {Every.MONTH: 1, Every.QUARTER: 3}


class Aspect(models.TextChoices):
    """What an indicator measures of a result."""

    QUANTITY = "quantity", _("quantity")
    QUALITY = "quality", _("quality")
    TIME = "time", _("time")
    COST = "cost", _("cost")


class State(models.TextChoices):
    """How far an agreement is."""

    DRAFT = "draft", pgettext_lazy("agreement", "being written")
    PROPOSED = "proposed", pgettext_lazy("agreement", "with the superior")
    RETURNED = "returned", pgettext_lazy("agreement", "returned with notes")
    AGREED = "agreed", pgettext_lazy("agreement", "agreed")


WRITABLE = (State.DRAFT, State.RETURNED)
"""States in which the person writes it."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The months of a period, both ends included; 1 and 12 are the whole year."""

    first: int
    last: int

    @property
    def is_year(self) -> bool:
        """Whether it is the whole year."""
        return (self.first, self.last) == (1, 12)

    def begins(self, year: int) -> date:
        """Return its first day."""
        return date(year, self.first, 1)

    def has_begun(self, year: int, today: date) -> bool:
        """Tell whether it has begun."""
        return self.begins(year) <= today

    def ends(self, year: int) -> date:
        """Return its last day."""
        following = date(year + self.last // 12, self.last % 12 + 1, 1)
        return following - timedelta(days=1)


class Cycle(Kept):
    """The performance of one year, from its expectations to its evaluation.

    ``agree_until`` is the last day for agreeing; ``evaluate_days`` is how many days
    after the end of a period, and of the year, its evaluation is handed over.
    """

    class Stage(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("cycle", "being prepared")
        OPEN = "open", pgettext_lazy("cycle", "open")
        CLOSED = "closed", pgettext_lazy("cycle", "closed")

    year = models.PositiveSmallIntegerField(_("year"))
    every = models.CharField(
        _("how often"), max_length=8, choices=Every.choices, default=Every.QUARTER
    )
    agree_until = models.DateField(_("expectations agreed by"))
    evaluate_days = models.PositiveSmallIntegerField(
        _("days for an evaluation"), default=14
    )
    stage = models.CharField(
        _("stage"), max_length=8, choices=Stage.choices, default=Stage.DRAFT
    )
    opened_at = models.DateTimeField(_("opened"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = (
            *("is_removed", "year", "every", "agree_until", "evaluate_days"),
            *("stage", "opened_at", "closed_at"),
        )

    class Meta:
        ordering: ClassVar = ["-year"]
        verbose_name = _("performance cycle")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["year"],
                condition=models.Q(is_removed=False),
                name="agreements_one_cycle_a_year",
            )
        ]

    def __str__(self) -> str:
        return str(self.year)

    def spans(self) -> list[Span]:
        """Return its periods in order, without the year as a whole."""
        length = MONTHS[self.every]
        return [Span(at, at + length - 1) for at in range(1, 13, length)]

    def due(self, span: Span) -> date:
        """Return the day by which the evaluation of a period is handed over."""
        return span.ends(self.year) + timedelta(days=self.evaluate_days)


class Agreement(Kept):
    """What is expected of one person in one position in a cycle (SKP).

    ``superior`` is the NIP of who agrees and evaluates; blank where nobody is known.
    ``path`` is that of the unit when it was begun. ``expectations`` holds what the
    superior expects besides, by value of behaviour (BerAKHLAK). ``until`` is the last
    day, where the person moved or left within the year. ``seen`` is what two people at
    once are told apart by: it grows with every change.

    What was agreed may be changed within the year: that is another round, in which it
    is being written again. Until it is agreed anew, the last :class:`Round` holds.
    """

    cycle = models.ForeignKey(
        Cycle, on_delete=models.PROTECT, related_name="agreements"
    )
    employee = models.ForeignKey(
        Employee, on_delete=models.PROTECT, related_name="agreements"
    )
    superior = models.CharField(
        _("employee number of the superior"), max_length=18, blank=True, default=""
    )
    position = models.TextField(_("code of the position"), blank=True, default="")
    title = models.TextField(_("position"), blank=True, default="")
    path = models.CharField(max_length=1000, blank=True, default="")
    since = models.DateField(_("since"))
    until = models.DateField(_("until"), null=True, blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.DRAFT
    )
    expectations: models.JSONField[Any, Any] = models.JSONField(
        default=dict, blank=True
    )
    resources = models.TextField(_("resources needed"), blank=True, default="")
    change = models.TextField(_("reason for the change"), blank=True, default="")
    note = models.TextField(_("note of the superior"), blank=True, default="")
    proposed_at = models.DateTimeField(_("handed in"), null=True, blank=True)
    agreed_at = models.DateTimeField(_("agreed"), null=True, blank=True)
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    seen = models.PositiveIntegerField(default=0)

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = ("is_removed", "cycle", "state", "proposed_at", "agreed_at", "seen")
        personal = (
            *("employee", "superior", "position", "title", "path", "since", "until"),
            "agreed_by",
        )
        sensitive = ("expectations", "resources", "change", "note")

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name = _("performance agreement")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["cycle", "employee"],
                condition=models.Q(is_removed=False, until__isnull=True),
                name="agreements_one_of_a_person",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["cycle", "superior"], name="agreements_superior"),
            models.Index(fields=["cycle", "state"], name="agreements_state"),
        ]

    def __str__(self) -> str:
        return f"{self.cycle_id} {self.pk}"


class Round(Kept):
    """What was agreed, as it stood: the first time, and after each change of it.

    ``terms`` are ``{"results", "expectations", "resources"}``, where a result is
    ``{"id", "number", "kind", "text", "supports", "indicators", "plan"}``. ``reason``
    says why it was changed from the round before; blank for the first.
    """

    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, related_name="rounds"
    )
    number = models.PositiveSmallIntegerField(_("round"))
    terms: models.JSONField[Any, Any] = models.JSONField(default=dict)
    reason = models.TextField(_("reason for the change"), blank=True, default="")
    agreed_at = models.DateTimeField(_("agreed"))
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = ("is_removed", "number", "agreed_at")
        personal = ("agreement", "agreed_by")
        sensitive = ("terms", "reason")

    class Meta:
        ordering: ClassVar = ["agreement", "number"]
        verbose_name = _("round of an agreement")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agreement", "number"],
                condition=models.Q(is_removed=False),
                name="agreements_one_round",
            )
        ]

    def __str__(self) -> str:
        return f"{self.agreement_id} {self.number}"


class Result(Kept):
    """One result that is expected of a person, with its indicators (RHK).

    ``indicators`` is a list of ``{"aspect", "text", "target", "unit"}``, ``aspect`` of
    :class:`Aspect`. ``supports`` is the result of the superior that it serves. ``plan``
    is the action plan: what is done in which period, by the number of its last month,
    ``{"3": "…"}``.
    """

    class Kind(models.TextChoices):
        MAIN = "main", pgettext_lazy("result", "main")
        ADDED = "added", pgettext_lazy("result", "additional")

    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, related_name="results"
    )
    number = models.PositiveSmallIntegerField(_("number"))
    kind = models.CharField(
        _("kind"), max_length=6, choices=Kind.choices, default=Kind.MAIN
    )
    text = models.TextField(_("result"))
    supports = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="supported_by",
    )
    indicators: models.JSONField[Any, Any] = models.JSONField(default=list, blank=True)
    plan: models.JSONField[Any, Any] = models.JSONField(default=dict, blank=True)

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = ("is_removed", "number", "kind")
        personal = ("agreement", "supports", "text", "indicators", "plan")

    class Meta:
        ordering: ClassVar = ["agreement", "number"]
        verbose_name = _("expected result")

    def __str__(self) -> str:
        return f"{self.agreement_id} {self.number}"


class CheckIn(Kept):
    """How far the results are after a period, as the person and the superior see it.

    ``progress`` is what was reached, by number of the result: ``{"1": "…"}``.
    """

    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, related_name="checkins"
    )
    first = models.PositiveSmallIntegerField(_("first month"))
    last = models.PositiveSmallIntegerField(_("last month"))
    progress: models.JSONField[Any, Any] = models.JSONField(default=dict, blank=True)
    obstacle = models.TextField(_("what stands in the way"), blank=True, default="")
    reply = models.TextField(_("answer of the superior"), blank=True, default="")
    handed_in_at = models.DateTimeField(_("handed in"), null=True, blank=True)
    replied_at = models.DateTimeField(_("answered"), null=True, blank=True)
    replied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = ("is_removed", "first", "last", "handed_in_at", "replied_at")
        personal = ("agreement", "progress", "replied_by")
        sensitive = ("obstacle", "reply")

    class Meta:
        ordering: ClassVar = ["agreement", "first"]
        verbose_name = _("check-in")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agreement", "first", "last"],
                condition=models.Q(is_removed=False),
                name="agreements_one_checkin",
            )
        ]

    def __str__(self) -> str:
        return f"{self.agreement_id} {self.first}-{self.last}"


class Evidence(Kept):
    """A file, or an address, that shows a result.

    The content lies outside the web root under its digest.
    """

    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, related_name="evidence"
    )
    result = models.ForeignKey(
        Result, on_delete=models.PROTECT, null=True, blank=True, related_name="evidence"
    )
    first = models.PositiveSmallIntegerField(_("first month"), null=True, blank=True)
    last = models.PositiveSmallIntegerField(_("last month"), null=True, blank=True)
    name = models.TextField(_("name"))
    url = models.TextField(_("address"), blank=True, default="")
    size = models.PositiveBigIntegerField(_("size"), default=0)
    digest = models.CharField(max_length=64, blank=True, default="")
    added_at = models.DateTimeField(_("added"))

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = ("is_removed", "first", "last", "size", "digest", "added_at")
        personal = ("agreement", "result", "name", "url")

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name = _("piece of evidence")

    def __str__(self) -> str:
        return f"{self.agreement_id} {self.pk}"
