"""Programmes that go on stage by stage, and credentials that expire.

Which trainings somebody attended stands in the register (sheet ``pelatihan``), where
the engine reads it; how far a person is in a programme follows from those rows and
from credentials, and is kept nowhere a second time.
"""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from tepat_web.kit.models import Kept, KeptQuerySet
from tepat_web.performance.models import TrainingOffer
from tepat_web.workforce.models import Employee

MOST_STAGES = 30  # of one programme: what is longer is two
MOST_MONTHS = 600  # fifty years: a working life


class ForJobs(Kept):
    """Something that concerns the holders of some jobs, in a unit and all below it.

    ``jobs`` are codes of jobs, ``unit`` is the code of the unit; blank: the whole city.
    Where that unit stands is asked of the structure in force, which may change.
    """

    jobs = models.JSONField(_("jobs"), default=list, blank=True)
    unit = models.TextField(_("code of the unit"), blank=True, default="")

    class Meta:
        abstract = True


class CredentialKind(ForJobs):
    """A licence or certificate that holders of some jobs must keep valid.

    ``months`` is how long it usually holds; blank: until something else ends it.
    ``renewed_by`` is the training that renews it, where one does.
    """

    name = models.CharField(_("name"), max_length=120)
    issuer = models.CharField(_("issued by"), max_length=200, blank=True, default="")
    months = models.PositiveSmallIntegerField(_("months valid"), null=True, blank=True)
    renewed_by = models.ForeignKey(
        TrainingOffer,
        verbose_name=_("training that renews it"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = (
            *("is_removed", "jobs", "unit", "name", "issuer", "months", "renewed_by"),
        )

    class Meta:
        ordering: ClassVar = ["name", "pk"]
        verbose_name = _("kind of credential")
        verbose_name_plural = _("kinds of credentials")

    def __str__(self) -> str:
        return self.name


class Curriculum(ForJobs):
    """A programme of several stages that holders of some jobs go through.

    Time runs from ``starts``, and for who comes later from the day on which they came
    into their position.
    """

    name = models.CharField(_("name"), max_length=120)
    purpose = models.TextField(_("what it is for"), blank=True, default="")
    starts = models.DateField(_("runs from"))
    ended_on = models.DateField(_("ended"), null=True, blank=True)

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = (
            *("is_removed", "jobs", "unit", "name", "purpose", "starts", "ended_on"),
        )

    class Meta:
        ordering: ClassVar = ["name", "pk"]
        verbose_name = _("continuous programme")
        verbose_name_plural = _("continuous programmes")

    def __str__(self) -> str:
        return self.name


class Stage(Kept):
    """One stage of a programme: a training, a credential that is valid, or both.

    ``within`` is by how many months after the beginning it is to be done; ``again``
    after how many months it is due once more, blank: it is done once.
    """

    curriculum = models.ForeignKey(
        Curriculum, on_delete=models.PROTECT, related_name="stages"
    )
    number = models.PositiveSmallIntegerField(_("stage"))
    name = models.CharField(_("name"), max_length=120)
    offer = models.ForeignKey(
        TrainingOffer,
        verbose_name=_("training"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    credential = models.ForeignKey(
        CredentialKind,
        verbose_name=_("credential"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    within = models.PositiveSmallIntegerField(_("months until it is due"))
    again = models.PositiveSmallIntegerField(
        _("due again after months"), null=True, blank=True
    )

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = (
            *("is_removed", "curriculum", "number", "name", "offer", "credential"),
            *("within", "again"),
        )

    class Meta:
        ordering: ClassVar = ["curriculum", "number", "pk"]
        verbose_name = _("stage of a programme")
        verbose_name_plural = _("stages of programmes")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(offer__isnull=False)
                | models.Q(credential__isnull=False),
                name="curricula_stage_asks_for_something",
                violation_error_message=_("Choose a training, a credential, or both."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def hours(self) -> float | None:
        """Learning hours (JP) of its training; blank where there is none."""
        return self.offer.hours if self.offer else None


class Credential(Kept):
    """A licence or certificate of one person, with the days between which it holds.

    The last day, ``ends``, is one on which it still holds; blank: it does not expire.
    ``warned`` is the nearest warning that was given, in days ahead; blank: none yet.
    """

    employee = models.ForeignKey(
        Employee, on_delete=models.PROTECT, related_name="credentials"
    )
    kind = models.ForeignKey(
        CredentialKind, on_delete=models.PROTECT, related_name="credentials"
    )
    number = models.CharField(_("number"), max_length=80, blank=True, default="")
    starts = models.DateField(_("valid from"))
    ends = models.DateField(_("valid until"), null=True, blank=True)
    warned = models.PositiveSmallIntegerField(null=True, blank=True)

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = ("is_removed", "kind", "warned")
        personal = ("employee", "number", "starts", "ends")

    class Meta:
        ordering: ClassVar = ["ends", "pk"]
        verbose_name = _("credential")
        verbose_name_plural = _("credentials")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(ends__isnull=True)
                | models.Q(ends__gte=models.F("starts")),
                name="curricula_credential_ends_after_it_starts",
                violation_error_message=_("The last day lies before the first."),
            ),
            models.UniqueConstraint(
                fields=["employee", "kind", "starts"],
                condition=models.Q(is_removed=False),
                name="curricula_credential_once_a_day",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["kind", "ends"], name="curricula_expiry"),
        ]

    def __str__(self) -> str:
        return f"{self.kind_id} {self.pk}"

    def holds(self, today: date) -> bool:
        """Whether it is valid on a day."""
        return self.starts <= today and (self.ends is None or self.ends >= today)
