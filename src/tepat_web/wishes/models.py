"""Windows in which people are asked, what they add to a wish, and what units need.

What an employee wishes for itself is kept as rows of the register (sheet ``minat``),
where the engine reads it: see :class:`tepat_web.workforce.models.Wish`.
"""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tepat_web.kit.models import Kept, KeptQuerySet
from tepat_web.organisation.models import Position
from tepat_web.workforce.models import Employee

MOST = 20  # of any list of wishes or needs: what is longer is no order of importance


class State(models.TextChoices):
    """What a window is on some day."""

    AHEAD = "ahead", pgettext_lazy("a window", "not open yet")
    OPEN = "open", pgettext_lazy("a window", "open")
    OVER = "over", pgettext_lazy("a window", "closed")


class Window(Kept):
    """Some days on which employees say what they wish for, and units what they need.

    It is open on both days, ``opens`` and ``closes``. ``units`` are codes of units with
    all below them; blank: the whole city. ``most`` is how many positions a person may
    rank, ``most_needs`` how many a unit may. ``told_on`` and ``reminded_on`` remember
    whether people have been told that it is open and that it closes soon.
    """

    name = models.CharField(_("name"), max_length=120)
    opens = models.DateField(_("first day"))
    closes = models.DateField(_("last day"))
    units = models.JSONField(_("units"), default=list, blank=True)
    most = models.PositiveSmallIntegerField(_("positions a person may rank"), default=3)
    most_needs = models.PositiveSmallIntegerField(
        _("positions a unit may rank"), default=5
    )
    note = models.TextField(_("note"), blank=True, default="")
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    told_on = models.DateField(null=True, blank=True)
    reminded_on = models.DateField(null=True, blank=True)

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = (
            *("is_removed", "name", "opens", "closes", "units", "most", "most_needs"),
            *("note", "closed_at", "told_on", "reminded_on"),
        )

    class Meta:
        ordering: ClassVar = ["-opens", "-pk"]
        verbose_name = _("window for wishes")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(closes__gte=models.F("opens")),
                name="wishes_window_closes_after_it_opens",
                violation_error_message=_("The last day lies before the first."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def state(self, today: date) -> State:
        """Return what the window is on a day."""
        if self.closed_at is not None or today > self.closes:
            return State.OVER
        return State.OPEN if today >= self.opens else State.AHEAD

    def is_open(self, today: date) -> bool:
        """Whether one may say something on a day."""
        return self.state(today) is State.OPEN


class Preference(Kept):
    """What an employee said in a window, besides the order of the positions.

    ``conditions`` are what must be kept in mind about single positions: code → text.
    Their presence says that the person has told, never what.
    """

    window = models.ForeignKey(
        Window, on_delete=models.PROTECT, related_name="preferences"
    )
    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(_("reason"), blank=True, default="")
    constraints = models.TextField(_("constraints"), blank=True, default="")
    conditions = models.JSONField(default=dict, blank=True)
    said_at = models.DateTimeField(_("said"))

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = ("is_removed", "window", "said_at")
        personal = ("employee",)
        sensitive = ("reason", "constraints", "conditions")

    class Meta:
        ordering: ClassVar = ["-said_at", "-pk"]
        verbose_name = _("what an employee said about wishes")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["window", "employee"], name="wishes_preference_once_in_a_window"
            )
        ]

    def __str__(self) -> str:
        return f"{self.window_id} {self.pk}"


class UnitNeed(Kept):
    """One position that matters much to a unit, as its head or officer ranks it.

    ``unit`` is the unit's code; ``path`` where it was when it was said.
    """

    window = models.ForeignKey(Window, on_delete=models.PROTECT, related_name="needs")
    unit = models.TextField(_("code of the unit"))
    path = models.CharField(max_length=1000)
    position = models.ForeignKey(Position, on_delete=models.PROTECT, related_name="+")
    rank = models.PositiveSmallIntegerField(_("rank"))
    reason = models.TextField(_("reason"), blank=True, default="")
    said_at = models.DateTimeField(_("said"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = ("is_removed", "window", "unit", "path", "said_at")
        personal = ("by",)
        sensitive = ("position", "rank", "reason")

    class Meta:
        ordering: ClassVar = ["rank", "path", "pk"]
        verbose_name = _("need of a unit")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["window", "unit", "position"],
                condition=models.Q(is_removed=False),
                name="wishes_need_once_for_a_unit",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["window", "unit"], name="wishes_need_of_unit")
        ]

    def __str__(self) -> str:
        return f"{self.window_id} {self.unit}"
