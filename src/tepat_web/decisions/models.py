"""Sessions of the board, its votes, and the appointments that a decision asks for."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tepat_web.kit.models import Kept, KeptQuerySet
from tepat_web.placement.models import Plan
from tepat_web.workforce.models import Appointment

MOST_CANDIDATES = 5  # people who stand side by side for one seat


class SessionState(models.TextChoices):
    """How far a session is."""

    PLANNED = "planned", pgettext_lazy("session", "planned")
    OPEN = "open", pgettext_lazy("session", "open")
    CLOSED = "closed", pgettext_lazy("session", "closed")


class Session(Kept):
    """A sitting of the board on the critical seats of one plan (sidang)."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="sessions")
    name = models.CharField(_("name"), max_length=120)
    day = models.DateField(_("day"))
    place = models.CharField(_("place"), max_length=200)
    chair = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("chair"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    state = models.CharField(
        _("state"),
        max_length=8,
        choices=SessionState.choices,
        default=SessionState.PLANNED,
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(_("made"))
    opened_at = models.DateTimeField(_("opened"), null=True, blank=True)
    closing = models.TextField(_("closing remarks"), blank=True, default="")
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = ("is_removed", "plan", "name", "day", "place", "state", "at")
        personal = ("chair", "by", "opened_at", "closed_at")
        sensitive = ("closing",)

    class Meta:
        ordering: ClassVar = ["-pk"]
        verbose_name = _("session of the board")

    def __str__(self) -> str:
        return self.name

    @property
    def is_planned(self) -> bool:
        """Whether it is still being prepared."""
        return self.state == SessionState.PLANNED

    @property
    def is_open(self) -> bool:
        """Whether members may vote."""
        return self.state == SessionState.OPEN

    @property
    def is_closed(self) -> bool:
        """Whether it is over."""
        return self.state == SessionState.CLOSED


class Member(Kept):
    """Somebody who sits in a session."""

    session = models.ForeignKey(
        Session, on_delete=models.PROTECT, related_name="members"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = ("is_removed", "session")
        personal = ("user",)

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name = _("member of a session")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["session", "user"], name="decisions_member_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.session_id}: {self.user_id}"


class Seat(Kept):
    """One critical position in a session: who stands for it, and what came of it.

    ``shown`` is what pages show, worked out when the session was prepared:
    ``{"requirement": [{"label": Words, "value": Words}], "candidates": [...]}`` as
    ``tepat_web.placement.candidates`` tells it. It is no part of what the ledger keeps;
    ``digest`` is, and proves it. ``outcome`` is told when the seat is closed:
    ``{"votes": {nip: n, "": n}, "abstained": n, "excused": [name]}``; ``chosen`` is
    the NIP that the board chose, blank for nobody.
    """

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="seats")
    number = models.PositiveIntegerField(_("number"))
    position = models.TextField(_("code of the position"))
    title = models.TextField(_("position"))
    unit = models.TextField(_("unit"), blank=True, default="")
    shown = models.JSONField(default=dict)
    digest = models.CharField(_("digest"), max_length=64)
    minute = models.TextField(_("minute"), blank=True, default="")
    is_closed = models.BooleanField(_("closed"), default=False)
    chosen = models.CharField(
        _("chosen employee number"), max_length=18, blank=True, default=""
    )
    outcome = models.JSONField(default=dict, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    DERIVED = frozenset({"shown"})

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = (
            *("is_removed", "session", "number", "position", "title", "unit"),
            *("digest", "is_closed", "closed_at"),
        )
        sensitive = ("shown", "minute", "chosen", "outcome")

    class Meta:
        ordering: ClassVar = ["session", "number"]
        verbose_name = _("seat before the board")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["session", "position"], name="decisions_seat_once"
            )
        ]

    def __str__(self) -> str:
        return self.title


class Choice(models.TextChoices):
    """What a member may vote for."""

    CANDIDATE = "candidate", _("for a candidate")
    NOBODY = "nobody", _("for none of them")
    ABSTAIN = "abstain", _("abstains")


class Vote(Kept):
    """The voice of one member for one seat; it can be changed until that is closed."""

    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="votes")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    choice = models.CharField(_("choice"), max_length=9, choices=Choice.choices)
    nip = models.CharField(_("employee number"), max_length=18, blank=True, default="")
    at = models.DateTimeField(_("time"))

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = ("is_removed", "seat", "at")
        personal = ("by",)
        secret = ("choice", "nip")  # a ballot is nobody's but the voter's

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name = _("vote")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["seat", "by"], name="decisions_vote_once")
        ]

    def __str__(self) -> str:
        return f"{self.seat_id}: {self.by_id}"


class PlannedState(models.TextChoices):
    """What has become of one move of a signed plan."""

    PLANNED = "planned", pgettext_lazy("appointment", "still to be carried out")
    DONE = "done", pgettext_lazy("appointment", "carried out")
    DROPPED = "dropped", pgettext_lazy("appointment", "dropped")


class Obstacle(models.TextChoices):
    """What of the world of today is in the way of a planned appointment."""

    NONE = "", _("nothing")
    GONE = "gone", _("the person is not in the register any more")
    INACTIVE = "inactive", _("the person is not in active service")
    ELSEWHERE = "elsewhere", _("the person has another position meanwhile")
    LATER = "later", _("the present appointment begins after that day")
    CLOSED = "closed", _("the position is not in the structure in force")
    TAKEN = "taken", _("the seat is taken by somebody else meanwhile")
    WAITS = "waits", _("the seat waits for another move that cannot be carried out")


class Planned(Kept):
    """An appointment that a signed plan asks for, on its day.

    ``origin`` and ``to`` are codes of positions, ``origin`` blank for who has none.
    ``obstacle`` says why it was left out when its wave was carried out, ``reason`` why
    it was dropped. ``appointment`` is the one it has become.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="planned")
    number = models.PositiveIntegerField(_("number"))
    nip = models.CharField(_("employee number"), max_length=18)
    origin = models.TextField(_("code of the present position"), blank=True, default="")
    to = models.TextField(_("code of the new position"))
    fit = models.PositiveSmallIntegerField(_("fit there"), default=0)
    wave = models.PositiveSmallIntegerField(_("wave"))
    day = models.DateField(_("day"))
    state = models.CharField(
        _("state"),
        max_length=8,
        choices=PlannedState.choices,
        default=PlannedState.PLANNED,
    )
    obstacle = models.CharField(
        _("in the way"),
        max_length=10,
        choices=Obstacle.choices,
        default=Obstacle.NONE,
        blank=True,
    )
    reason = models.TextField(_("reason"), blank=True, default="")
    appointment = models.OneToOneField(
        Appointment,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="planned",
    )

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = ("is_removed", "plan", "number", "to", "wave", "day", "state")
        personal = ("nip", "origin", "fit", "obstacle", "reason", "appointment")

    class Meta:
        ordering: ClassVar = ["plan", "wave", "number"]
        verbose_name = _("planned appointment")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "nip"], name="decisions_planned_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.plan_id}: {self.number}"
