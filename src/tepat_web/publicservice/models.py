"""What the public says about the city's services."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tepat_web.organisation.models import Row, Unit


class Service(Row):
    """A public service that a unit gives (layanan)."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="services")
    name = models.TextField()
    population = models.BigIntegerField(null=True, blank=True)

    class Privacy:
        open = ("is_removed", "order", "extra", "unit", "name", "population")

    class Meta(Row.Meta):
        verbose_name = _("service")

    def __str__(self) -> str:
        return self.name


class SurveyAnswer(Row):
    """One answer sheet of the satisfaction survey (SKM); each element 1 to 4."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="answers")
    day = models.DateField(null=True, blank=True)
    requirements = models.PositiveSmallIntegerField(null=True, blank=True)
    procedure = models.PositiveSmallIntegerField(null=True, blank=True)
    duration = models.PositiveSmallIntegerField(null=True, blank=True)
    fee = models.PositiveSmallIntegerField(null=True, blank=True)
    product = models.PositiveSmallIntegerField(null=True, blank=True)
    staff_competence = models.PositiveSmallIntegerField(null=True, blank=True)
    staff_behaviour = models.PositiveSmallIntegerField(null=True, blank=True)
    complaint_handling = models.PositiveSmallIntegerField(null=True, blank=True)
    facilities = models.PositiveSmallIntegerField(null=True, blank=True)
    service = models.TextField(blank=True, default="")
    remark = models.TextField(blank=True, default="")
    sex = models.CharField(max_length=1, blank=True, default="")
    age = models.PositiveSmallIntegerField(null=True, blank=True)
    education = models.TextField(blank=True, default="")
    occupation = models.TextField(blank=True, default="")

    class Privacy:
        open = (
            "is_removed",
            "order",
            "unit",
            "day",
            "requirements",
            "procedure",
            "duration",
            "fee",
            "product",
            "staff_competence",
            "staff_behaviour",
            "complaint_handling",
            "facilities",
            "service",
        )
        personal = ("extra", "remark", "sex", "age", "education", "occupation")

    class Meta(Row.Meta):
        verbose_name = _("survey answer")

    def __str__(self) -> str:
        return f"{self.day}"


class Complaint(Row):
    """A complaint or suggestion from the public (aduan)."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="complaints")
    day = models.DateField(null=True, blank=True)
    text = models.TextField(blank=True, default="")
    channel = models.TextField(blank=True, default="")
    status = models.TextField(blank=True, default="")
    closed = models.DateField(null=True, blank=True)

    class Privacy:
        open = ("is_removed", "order", "unit", "day", "channel", "status", "closed")
        personal = ("extra", "text")

    class Meta(Row.Meta):
        verbose_name = _("complaint")

    def __str__(self) -> str:
        return f"{self.day}"
