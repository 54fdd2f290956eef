"""How people and units did, and what they learnt."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tepat_web.organisation.models import Row, Unit
from tepat_web.workforce.models import OfEmployee


class Appraisal(OfEmployee):
    """A yearly or periodic appraisal (evaluasi kinerja)."""

    year = models.PositiveSmallIntegerField(null=True, blank=True)
    period = models.TextField(blank=True, default="")
    results = models.CharField(max_length=10, blank=True, default="")
    behaviour = models.CharField(max_length=10, blank=True, default="")
    rating = models.CharField(max_length=20, blank=True, default="")

    class Privacy:
        open = ("is_removed", "order")
        personal = (
            "extra",
            "employee",
            "year",
            "period",
            "results",
            "behaviour",
            "rating",
        )

    class Meta(Row.Meta):
        verbose_name = _("appraisal")

    def __str__(self) -> str:
        return f"{self.year} {self.period}".strip()


class UnitRating(Row):
    """The predicate of an organisation unit in one year."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="ratings")
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    rating = models.CharField(max_length=20, blank=True, default="")

    class Privacy:
        open = ("is_removed", "order", "extra", "unit", "year", "rating")

    class Meta(Row.Meta):
        verbose_name = _("rating of a unit")

    def __str__(self) -> str:
        return f"{self.year} {self.rating}"


class TrainingTaken(OfEmployee):
    """A training that an employee attended."""

    name = models.TextField(blank=True, default="")
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    hours = models.FloatField(null=True, blank=True)
    kind = models.TextField(blank=True, default="")
    competency = models.TextField(blank=True, default="")
    cost = models.FloatField(null=True, blank=True)
    score_before = models.FloatField(null=True, blank=True)
    score_after = models.FloatField(null=True, blank=True)

    class Privacy:
        open = ("is_removed", "order")
        personal = (
            "extra",
            "employee",
            "name",
            "year",
            "hours",
            "kind",
            "competency",
            "cost",
            "score_before",
            "score_after",
        )

    class Meta(Row.Meta):
        verbose_name = _("training attended")

    def __str__(self) -> str:
        return self.name


class TrainingOffer(Row):
    """A training on offer (katalog pelatihan)."""

    code = models.TextField(unique=True)
    name = models.TextField(blank=True, default="")
    hours = models.FloatField(null=True, blank=True)
    cost = models.FloatField(null=True, blank=True)
    seats = models.BigIntegerField(null=True, blank=True)
    competency = models.TextField(blank=True, default="")
    level_after = models.PositiveSmallIntegerField(null=True, blank=True)
    kind = models.TextField(blank=True, default="")
    starts = models.DateField(null=True, blank=True)

    class Privacy:
        open = (
            "is_removed",
            "order",
            "extra",
            "code",
            "name",
            "hours",
            "cost",
            "seats",
            "competency",
            "level_after",
            "kind",
            "starts",
        )

    class Meta(Row.Meta):
        verbose_name = _("training on offer")

    def __str__(self) -> str:
        return self.name
