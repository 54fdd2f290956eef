"""Job analyses, what drives workload, what posts are worth and when they are filled."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tepat_web.organisation.models import ROW, OfJobOrPosition, Position, Row, Unit

OF_JOB_OR_POSITION = (*ROW, "position", "job")


class Analysis(OfJobOrPosition):
    """The analysis of one job or position (analisis jabatan): its single items."""

    summary = models.TextField(blank=True, default="")
    education = models.TextField(blank=True, default="")
    leadership_training = models.TextField(blank=True, default="")
    technical_training = models.TextField(blank=True, default="")
    functional_training = models.TextField(blank=True, default="")
    experience = models.TextField(blank=True, default="")
    knowledge = models.TextField(blank=True, default="")
    skills = models.TextField(blank=True, default="")  # items separated by ";"
    aptitudes = models.TextField(blank=True, default="")  # items separated by ";"
    temperaments = models.TextField(blank=True, default="")  # items separated by ";"
    interests = models.TextField(blank=True, default="")  # items separated by ";"
    efforts = models.TextField(blank=True, default="")  # items separated by ";"
    sex = models.TextField(blank=True, default="")
    age = models.TextField(blank=True, default="")
    height = models.TextField(blank=True, default="")
    weight = models.TextField(blank=True, default="")
    posture = models.TextField(blank=True, default="")
    appearance = models.TextField(blank=True, default="")
    functions = models.TextField(blank=True, default="")  # items separated by ";"
    workplace = models.TextField(blank=True, default="")
    temperature = models.TextField(blank=True, default="")
    air = models.TextField(blank=True, default="")
    room = models.TextField(blank=True, default="")
    layout = models.TextField(blank=True, default="")
    lighting = models.TextField(blank=True, default="")
    noise = models.TextField(blank=True, default="")
    surroundings = models.TextField(blank=True, default="")
    vibration = models.TextField(blank=True, default="")
    achievement = models.TextField(blank=True, default="")
    position_class = models.PositiveSmallIntegerField(null=True, blank=True)
    other = models.TextField(blank=True, default="")
    analysed_on = models.DateField(null=True, blank=True)
    basis = models.TextField(blank=True, default="")

    class Privacy:
        open = (
            *OF_JOB_OR_POSITION,
            "summary",
            "education",
            "leadership_training",
            "technical_training",
            "functional_training",
            "experience",
            "knowledge",
            "skills",
            "aptitudes",
            "temperaments",
            "interests",
            "efforts",
            "sex",
            "age",
            "height",
            "weight",
            "posture",
            "appearance",
            "functions",
            "workplace",
            "temperature",
            "air",
            "room",
            "layout",
            "lighting",
            "noise",
            "surroundings",
            "vibration",
            "achievement",
            "position_class",
            "other",
            "analysed_on",
            "basis",
        )

    class Meta(OfJobOrPosition.Meta):
        verbose_name = _("job analysis")

    def __str__(self) -> str:
        return self.summary


class Step(OfJobOrPosition):
    """One step (tahapan) of a task."""

    task = models.BigIntegerField()
    number = models.BigIntegerField(null=True, blank=True)
    description = models.TextField(blank=True, default="")

    class Privacy:
        open = (
            *OF_JOB_OR_POSITION,
            "task",
            "number",
            "description",
        )

    class Meta(OfJobOrPosition.Meta):
        verbose_name = _("step of a task")

    def __str__(self) -> str:
        return self.description


class Detail(OfJobOrPosition):
    """One item of a list of a job analysis (butir)."""

    item = models.CharField(max_length=20)
    number = models.BigIntegerField(null=True, blank=True)
    description = models.TextField(blank=True, default="")
    measure = models.TextField(blank=True, default="")
    use = models.TextField(blank=True, default="")
    other_unit = models.TextField(blank=True, default="")
    matter = models.TextField(blank=True, default="")
    cause = models.TextField(blank=True, default="")

    class Privacy:
        open = (
            *OF_JOB_OR_POSITION,
            "item",
            "number",
            "description",
            "measure",
            "use",
            "other_unit",
            "matter",
            "cause",
        )

    class Meta(OfJobOrPosition.Meta):
        verbose_name = _("item of a job analysis")

    def __str__(self) -> str:
        return self.description


class Evaluation(OfJobOrPosition):
    """The level of one job or position in each factor (evaluasi jabatan)."""

    kind = models.CharField(max_length=20, blank=True, default="")
    factor_1 = models.PositiveSmallIntegerField(null=True, blank=True)
    factor_2 = models.PositiveSmallIntegerField(null=True, blank=True)
    factor_3 = models.PositiveSmallIntegerField(null=True, blank=True)
    factor_4a = models.PositiveSmallIntegerField(null=True, blank=True)
    factor_4b = models.PositiveSmallIntegerField(null=True, blank=True)
    factor_4 = models.PositiveSmallIntegerField(null=True, blank=True)
    factor_5 = models.PositiveSmallIntegerField(null=True, blank=True)
    factor_6 = models.PositiveSmallIntegerField(null=True, blank=True)
    factor_7 = models.PositiveSmallIntegerField(null=True, blank=True)
    factor_8 = models.PositiveSmallIntegerField(null=True, blank=True)
    factor_9 = models.PositiveSmallIntegerField(null=True, blank=True)
    situations = models.PositiveSmallIntegerField(null=True, blank=True)
    day = models.DateField(null=True, blank=True)

    class Privacy:
        open = (
            *OF_JOB_OR_POSITION,
            "kind",
            "factor_1",
            "factor_2",
            "factor_3",
            "factor_4a",
            "factor_4b",
            "factor_4",
            "factor_5",
            "factor_6",
            "factor_7",
            "factor_8",
            "factor_9",
            "situations",
            "day",
        )

    class Meta(OfJobOrPosition.Meta):
        verbose_name = _("job evaluation")

    def __str__(self) -> str:
        return f"{self.position or self.job}"


class Driver(Row):
    """A quantity that makes work (penggerak), of the city or of one unit."""

    code = models.TextField()
    name = models.TextField()
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    value = models.FloatField()
    measure = models.TextField(blank=True, default="")
    day = models.DateField(null=True, blank=True)
    source = models.TextField(blank=True, default="")

    class Privacy:
        open = (
            *ROW,
            "code",
            "name",
            "unit",
            "value",
            "measure",
            "day",
            "source",
        )

    class Meta(Row.Meta):
        verbose_name = _("workload driver")

    def __str__(self) -> str:
        return self.name


class Teaching(Row):
    """Classes that a teaching position teaches (rombongan belajar)."""

    position = models.ForeignKey(Position, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, blank=True, default="")
    grade = models.PositiveSmallIntegerField(null=True, blank=True)
    pupils = models.BigIntegerField(null=True, blank=True)
    ratio = models.FloatField(null=True, blank=True)
    classes = models.BigIntegerField(null=True, blank=True)
    hours = models.FloatField(null=True, blank=True)
    extra_hours = models.FloatField(null=True, blank=True)

    class Privacy:
        open = (
            *ROW,
            "position",
            "kind",
            "grade",
            "pupils",
            "ratio",
            "classes",
            "hours",
            "extra_hours",
        )

    class Meta(Row.Meta):
        verbose_name = _("classes taught")

    def __str__(self) -> str:
        return f"{self.position} {self.grade}"


class WorkingTime(Row):
    """The account of a year's working time of a unit (waktu kerja)."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    scope = models.CharField(max_length=20, blank=True, default="")
    days = models.FloatField(null=True, blank=True)
    rest_days = models.FloatField(null=True, blank=True)
    leave = models.FloatField(null=True, blank=True)
    holidays = models.FloatField(null=True, blank=True)
    training = models.FloatField(null=True, blank=True)
    absence = models.FloatField(null=True, blank=True)
    hours_per_day = models.FloatField(null=True, blank=True)
    hours = models.FloatField(null=True, blank=True)

    class Privacy:
        open = (
            *ROW,
            "unit",
            "scope",
            "days",
            "rest_days",
            "leave",
            "holidays",
            "training",
            "absence",
            "hours_per_day",
            "hours",
        )

    class Meta(Row.Meta):
        verbose_name = _("working time")

    def __str__(self) -> str:
        return f"{self.unit} {self.scope}"


class PlannedFill(Row):
    """Seats of a position that are to be filled in a year (rencana pengisian)."""

    position = models.ForeignKey(Position, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    people = models.BigIntegerField()
    way = models.CharField(max_length=20, blank=True, default="")

    class Privacy:
        open = (
            *ROW,
            "position",
            "year",
            "people",
            "way",
        )

    class Meta(Row.Meta):
        verbose_name = _("planned fill")

    def __str__(self) -> str:
        return f"{self.position} {self.year}"


class ClassCost(Row):
    """What a year of one employee of a class costs (biaya kelas)."""

    position_class = models.PositiveSmallIntegerField()
    cost = models.FloatField()
    basis = models.TextField(blank=True, default="")

    class Privacy:
        open = (
            *ROW,
            "position_class",
            "cost",
            "basis",
        )

    class Meta(Row.Meta):
        verbose_name = _("cost of a class")

    def __str__(self) -> str:
        return f"{self.position_class}"
