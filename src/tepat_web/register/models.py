"""What the register itself remembers: the views of lists that people saved."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class SavedView(models.Model):
    """A list as one person wants to see it again: filters, order, columns.

    ``address`` is what stands behind the question mark of the list's address.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_views"
    )
    sheet = models.CharField(_("table"), max_length=32)
    name = models.CharField(_("name"), max_length=60)
    address = models.CharField(_("address"), max_length=2000, blank=True)
    is_default = models.BooleanField(_("shown first"), default=False)

    class Privacy:
        open = ("sheet", "is_default")
        personal = ("user", "name", "address")

    class Meta:
        ordering: ClassVar = ["name", "pk"]
        verbose_name = _("saved view")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user", "sheet", "name"], name="register_one_view_per_name"
            ),
            models.UniqueConstraint(
                fields=["user", "sheet"],
                condition=models.Q(is_default=True),
                name="register_one_default_view_per_list",
            ),
        ]

    def __str__(self) -> str:
        return self.name
