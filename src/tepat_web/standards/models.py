"""The standard of a service: what citizens may expect of it, and since when."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tepat_web.kit.models import Dated, DatedQuerySet
from tepat_web.publicservice.models import Service

DELIVERY = (
    *("requirements", "procedure", "duration", "fee", "product"),
    "complaint_handling",
)
"""Components that citizens are told; none of them is blank in a published one."""
MANAGEMENT = (
    *("legal_basis", "facilities", "staff_competence", "supervision"),
    *("staff_number", "assurance", "safety", "evaluation"),
)
COMPONENTS = (*DELIVERY, *MANAGEMENT)
"""Every component, by the name that the law's norm and the field share."""


class Standard(Dated):
    """One version of the standard of a service (standar pelayanan).

    A published one holds from ``valid_from`` until, not including, ``valid_to``, which
    the next one sets; it is never changed. A service has at most one draft. ``taken``
    and ``taken_unit`` tell the time again as a number, ``charge`` the fee in rupiah, 0
    for none; blank: the text alone tells. ``edition`` counts how often a draft was
    kept, so that two who write at once do not write over each other.
    """

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("service standard", "draft")
        PUBLISHED = "published", pgettext_lazy("service standard", "published")

    class Span(models.TextChoices):
        DAYS = "days", _("working days")
        HOURS = "hours", pgettext_lazy("span", "hours")
        MINUTES = "minutes", pgettext_lazy("span", "minutes")

    service = models.ForeignKey(
        Service, on_delete=models.PROTECT, related_name="standards"
    )
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.DRAFT
    )
    requirements = models.TextField(blank=True, default="")
    procedure = models.TextField(blank=True, default="")
    duration = models.TextField(blank=True, default="")
    fee = models.TextField(blank=True, default="")
    product = models.TextField(blank=True, default="")
    complaint_handling = models.TextField(blank=True, default="")
    legal_basis = models.TextField(blank=True, default="")
    facilities = models.TextField(blank=True, default="")
    staff_competence = models.TextField(blank=True, default="")
    supervision = models.TextField(blank=True, default="")
    staff_number = models.TextField(blank=True, default="")
    assurance = models.TextField(blank=True, default="")
    safety = models.TextField(blank=True, default="")
    evaluation = models.TextField(blank=True, default="")
    taken = models.PositiveSmallIntegerField(null=True, blank=True)
    taken_unit = models.CharField(
        max_length=8, choices=Span.choices, blank=True, default=""
    )
    charge = models.PositiveBigIntegerField(null=True, blank=True)
    decree = models.CharField(max_length=200, blank=True, default="")
    review_by = models.DateField(_("review by"), null=True, blank=True)
    edition = models.PositiveIntegerField(default=1)

    objects = DatedQuerySet.as_manager()

    class Privacy:
        open = (
            *("is_removed", "service", "state", "valid_from", "valid_to"),
            *COMPONENTS,
            *("taken", "taken_unit", "charge", "decree", "review_by", "edition"),
        )

    class Meta(Dated.Meta):
        ordering: ClassVar = ["-valid_from", "-pk"]
        verbose_name = _("standard of a service")
        verbose_name_plural = _("standards of services")
        constraints: ClassVar = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["service"],
                condition=Q(state="draft", is_removed=False),
                name="standards_one_draft",
            ),
            models.UniqueConstraint(
                fields=["service"],
                condition=Q(state="published", is_removed=False, valid_to__isnull=True),
                name="standards_one_without_end",
            ),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(valid_from__isnull=False),
                name="standards_published_with_a_day",
            ),
            models.CheckConstraint(
                condition=Q(taken__isnull=True, taken_unit="")
                | (Q(taken__isnull=False) & ~Q(taken_unit="")),
                name="standards_time_with_its_unit",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.service_id} {self.valid_from or self.State.DRAFT}"

    def text(self, component: str) -> str:
        """Return what it says of a component; blank: nothing."""
        told: str = getattr(self, component)
        return told

    def is_coming(self, day: date) -> bool:
        """Tell whether it is a published one that begins after a day."""
        if self.state != self.State.PUBLISHED or self.valid_from is None:
            return False
        return self.valid_from > day and self.valid_from != self.valid_to

    @property
    def blanks(self) -> list[str]:
        """Components of which it says nothing yet."""
        return [name for name in COMPONENTS if not self.text(name).strip()]

    def holds(self, day: date) -> bool:
        """Tell whether it is the published one on a day."""
        if self.state != self.State.PUBLISHED or self.valid_from is None:
            return False
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)
