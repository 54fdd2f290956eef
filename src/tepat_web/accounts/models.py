"""Who may sign in, and what they were given to do."""

from __future__ import annotations

from functools import cached_property
from typing import ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tepat_web.kit.models import Dated, DatedQuerySet, Kept, KeptQuerySet

from .access import GIVEN, SECOND_FACTOR, Permission, Role


class User(AbstractUser):
    """A person who signs in. Employees need no account to be in the register."""

    nip = models.CharField(
        _("employee number"), max_length=18, unique=True, null=True, blank=True
    )
    language = models.CharField(_("language"), max_length=2, blank=True, default="")
    mails_off = models.BooleanField(_("no e-mail notices"), default=False)

    # What a token leaves of one's permissions while a program acts; None: all of them.
    scopes: frozenset[Permission] | None = None

    class Privacy:
        open = ("is_active", "is_staff", "is_superuser", "date_joined", "language")
        personal = (
            "username",
            "first_name",
            "last_name",
            "email",
            "last_login",
            "nip",
            "mails_off",
        )
        secret = ("password",)

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    @cached_property
    def grants_today(self) -> tuple[Grant, ...]:
        """The grants in force today; read once per request."""
        standing = self.grants.standing().on(timezone.localdate())
        return tuple(standing.select_related("unit"))

    @property
    def roles(self) -> frozenset[str]:
        """The roles given to the person and in force today."""
        return frozenset(grant.role for grant in self.grants_today)

    @property
    def needs_second_factor(self) -> bool:
        """Whether one of the roles changes or decides something."""
        return bool(self.roles & SECOND_FACTOR)


class Grant(Dated):
    """A role given to a person, over a unit and all below it, between two days."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="grants"
    )
    role = models.CharField(_("role"), max_length=16, choices=Role.choices)
    unit = models.ForeignKey(
        "organisation.Unit",
        verbose_name=_("unit"),
        help_text=_("Blank: the whole city."),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    objects = DatedQuerySet.as_manager()

    class Privacy:
        open = ("role", "unit", "valid_from", "valid_to", "is_removed")
        personal = ("user",)

    class Meta(Dated.Meta):
        ordering: ClassVar = ["user_id", "role", "pk"]
        verbose_name = _("grant")
        constraints: ClassVar = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(role__in=[*GIVEN, Role.OPERATOR]),
                name="accounts_grant_of_a_role_that_can_be_given",
            ),
        ]

    def __str__(self) -> str:
        where = self.unit or _("whole city")
        return f"{self.get_role_display()} · {where}"


class Invitation(Kept):
    """A way in for one person, by a link in a mail: once, and for some days.

    Of the link only the digest is kept; a withdrawn invitation carries
    ``is_removed``. ``mailed_at`` is blank while the mail could not be sent.
    """

    nip = models.CharField(_("employee number"), max_length=18)
    email = models.EmailField(_("e-mail address"))
    token_digest = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    invited_at = models.DateTimeField(_("invited"))
    expires_at = models.DateTimeField(_("valid until"))
    used_at = models.DateTimeField(_("used"), null=True, blank=True)
    mailed_at = models.DateTimeField(_("mailed"), null=True, blank=True)

    objects = KeptQuerySet.as_manager()

    DERIVED = frozenset({"mailed_at"})

    class Privacy:
        open = ("invited_at", "expires_at", "used_at", "mailed_at", "is_removed")
        personal = ("nip", "email", "invited_by")
        secret = ("token_digest",)

    class Meta:
        ordering: ClassVar = ["-invited_at", "-pk"]
        verbose_name = _("invitation")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["nip"],
                condition=models.Q(used_at__isnull=True, is_removed=False),
                name="accounts_one_open_invitation_per_person",
            ),
        ]

    def __str__(self) -> str:
        return self.nip

    @property
    def is_open(self) -> bool:
        """Whether the link still leads to an account."""
        waiting = self.used_at is None and not self.is_removed
        return waiting and timezone.now() < self.expires_at
