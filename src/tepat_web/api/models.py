"""The keys with which a person's programs come in."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tepat_web.accounts.access import Permission
from tepat_web.kit.models import Kept, KeptQuerySet


class ApiToken(Kept):
    """A key for programs: acts as its person, within ``scopes``.

    Of the secret only the digest is kept; ``prefix`` is its beginning, by which people
    tell their tokens apart. A revoked token carries ``is_removed``. ``with_factor``
    tells whether the session that made it had shown a second factor: without one it
    opens nothing to a person whose roles demand one by now.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="api_tokens"
    )
    name = models.CharField(_("name"), max_length=60)
    prefix = models.CharField(_("begins with"), max_length=12)
    digest = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField(_("what it may do"), default=list)
    read_only = models.BooleanField(_("only reads"), default=True)
    with_factor = models.BooleanField(default=False)
    made_at = models.DateTimeField(_("made"))
    expires_at = models.DateTimeField(_("valid until"))
    last_used_at = models.DateTimeField(_("last used"), null=True, blank=True)

    objects = KeptQuerySet.as_manager()

    DERIVED = frozenset({"last_used_at"})

    class Privacy:
        open = (
            "is_removed",
            "prefix",
            "scopes",
            "read_only",
            "with_factor",
            "made_at",
            "expires_at",
        )
        personal = ("user", "name", "last_used_at")
        secret = ("digest",)

    class Meta:
        ordering: ClassVar = ["-made_at", "-pk"]
        verbose_name = _("API token")

    def __str__(self) -> str:
        return f"{self.prefix}…"

    @property
    def is_open(self) -> bool:
        """Whether programs may still come in with it."""
        return not self.is_removed and timezone.now() < self.expires_at

    @property
    def permissions(self) -> frozenset[Permission]:
        """The scopes, as permissions; names that mean nothing any more are left out."""
        known = {each.value for each in Permission}
        return frozenset(Permission(name) for name in self.scopes if name in known)
