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
    rater = models.CharField(max_length=18, blank=True, default="")
    day = models.DateField(null=True, blank=True)

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
            "rater",
            "day",
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


class Feedback(OfEmployee):
    """What somebody said of an employee's results or behaviour (umpan balik).

    ``giver`` is blank where the giver was promised not to be named.
    """

    day = models.DateField(null=True, blank=True)
    direction = models.CharField(max_length=8, blank=True, default="")
    giver = models.CharField(max_length=18, blank=True, default="")
    behaviour = models.CharField(max_length=24, blank=True, default="")
    score = models.PositiveSmallIntegerField(null=True, blank=True)
    text = models.TextField(blank=True, default="")
    is_anonymous = models.BooleanField(null=True, blank=True)

    class Privacy:
        open = ("is_removed", "order")
        sensitive = (
            "extra",
            "employee",
            "day",
            "direction",
            "giver",
            "behaviour",
            "score",
            "text",
            "is_anonymous",
        )

    class Meta(Row.Meta):
        verbose_name = _("feedback")
        verbose_name_plural = _("feedback")

    def __str__(self) -> str:
        return f"{self.direction} {self.day}"


class Award(OfEmployee):
    """An award, or membership of a team by decree (penghargaan)."""

    name = models.TextField(blank=True, default="")
    day = models.DateField(null=True, blank=True)
    kind = models.CharField(max_length=12, blank=True, default="")
    level = models.TextField(blank=True, default="")

    class Privacy:
        open = ("is_removed", "order")
        personal = ("extra", "employee", "name", "day", "kind", "level")

    class Meta(Row.Meta):
        verbose_name = _("award")

    def __str__(self) -> str:
        return self.name


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
    training = models.TextField(blank=True, default="")
    ended = models.DateField(null=True, blank=True)
    reaction = models.FloatField(null=True, blank=True)
    behaviour_after = models.FloatField(null=True, blank=True)

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
            "training",
            "ended",
            "reaction",
            "behaviour_after",
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
    ends = models.DateField(null=True, blank=True)
    levels = models.TextField(blank=True, default="")  # items separated by ";"
    is_mandatory = models.BooleanField(null=True, blank=True)

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
            "ends",
            "levels",
            "is_mandatory",
        )

    class Meta(Row.Meta):
        verbose_name = _("training on offer")

    def __str__(self) -> str:
        return self.name
