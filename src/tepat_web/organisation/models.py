"""How the city is organised: structures, units, jobs, positions, posts, tasks."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from tepat_web.kit.models import Dated, DatedQuerySet, Kept, KeptQuerySet

ROW = ("is_removed", "order", "extra")  # open fields of every row


class Row(Kept):
    """A record that is a row of a sheet of the workbook.

    Attributes:
        order: Its place in the sheet, so that an export repeats the import.
        extra: Columns of the workbook that mean nothing to us, as JSON text.
    """

    order = models.PositiveIntegerField(default=0)
    extra = models.TextField(blank=True, default="")

    objects = KeptQuerySet.as_manager()

    # The place in the sheet is no part of what a record says.
    DERIVED = frozenset({"order"})

    class Meta:
        abstract = True
        ordering: ClassVar = ["order", "pk"]


class Structure(Dated):
    """The organisation as one regulation lays it down (SOTK), on the days it applies.

    A reorganisation is a new structure, not an edit of the old one, so a question
    about any day has one answer. A draft is a structure to be: in force on no day.
    """

    basis = models.CharField(_("legal basis"), max_length=200)
    is_draft = models.BooleanField(_("draft"), default=False)
    made_from = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="drafts"
    )

    objects = DatedQuerySet.as_manager()

    class Privacy:
        open = (
            "valid_from",
            "valid_to",
            "is_removed",
            "basis",
            "is_draft",
            "made_from",
        )

    class Meta(Dated.Meta):
        ordering: ClassVar = ["valid_from", "pk"]
        verbose_name = _("structure")

    def __str__(self) -> str:
        return self.basis


class Unit(Row):
    """An organisation unit (unit organisasi) of one structure.

    ``path`` holds the fixed-width numbers of all units from the root down to this
    one, so that everything below a unit shares the beginning of its path.
    """

    structure = models.ForeignKey(
        Structure, on_delete=models.PROTECT, related_name="units"
    )
    code = models.TextField()
    name = models.TextField()
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    kind = models.TextField(blank=True, default="")
    affair = models.TextField(blank=True, default="")
    status = models.TextField(blank=True, default="")
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    is_hardship = models.BooleanField(null=True, blank=True)
    path = models.CharField(max_length=1000, db_index=True, blank=True, default="")

    DERIVED = Row.DERIVED | {"path"}

    class Privacy:
        open = (
            *ROW,
            *("structure", "code", "name", "parent", "kind", "affair", "status"),
            *("latitude", "longitude", "is_hardship", "path"),
        )

    class Meta(Row.Meta):
        verbose_name = _("unit")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["structure", "code"],
                name="organisation_one_unit_per_code",
                violation_error_message=_("This structure already has that code."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class JobFamily(models.TextChoices):
    """The families that the law divides jobs into (jenis jabatan)."""

    JPT = "JPT", "JPT"
    ADMINISTRATOR = "ADMINISTRATOR", "Administrator"
    PENGAWAS = "PENGAWAS", "Pengawas"
    FUNGSIONAL = "FUNGSIONAL", "Fungsional"
    PELAKSANA = "PELAKSANA", "Pelaksana"


class Requirements(Row):
    """What a job or position asks of whoever holds it."""

    name = models.TextField()
    family = models.CharField(max_length=16, choices=JobFamily.choices)
    level = models.CharField(max_length=32, blank=True, default="")
    position_class = models.PositiveSmallIntegerField(null=True, blank=True)
    grade_min = models.CharField(max_length=8, blank=True, default="")
    grade_max = models.CharField(max_length=8, blank=True, default="")
    education_min = models.CharField(max_length=16, blank=True, default="")
    fields = models.TextField(blank=True, default="")  # items separated by ";"
    retirement_age = models.PositiveSmallIntegerField(null=True, blank=True)
    group = models.TextField(blank=True, default="")

    class Meta(Row.Meta):
        abstract = True


REQUIREMENTS = (
    *ROW,
    "name",
    "family",
    "level",
    "position_class",
    "grade_min",
    "grade_max",
    "education_min",
    "fields",
    "retirement_age",
    "group",
)


class Job(Requirements):
    """An entry of the catalogue (nomenklatur): what a position is, wherever it is."""

    code = models.TextField(unique=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    successor = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    basis = models.TextField(blank=True, default="")
    verified = models.BooleanField(null=True, blank=True)

    class Privacy:
        open = (
            *REQUIREMENTS,
            *("code", "valid_from", "valid_to", "successor", "basis", "verified"),
        )

    class Meta(Row.Meta):
        verbose_name = _("job")

    def __str__(self) -> str:
        return self.name


class Position(Requirements):
    """One job in one unit, with its number of seats (a box of the position map).

    ``reports_to``, ``is_leader``, ``need`` and ``fte`` are derived by the engine from
    the whole register; see ``tepat_web.snapshots.settle``.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="positions")
    code = models.TextField()
    job = models.ForeignKey(
        Job, on_delete=models.PROTECT, null=True, blank=True, related_name="positions"
    )
    echelon = models.CharField(max_length=8, blank=True, default="")
    need_stated = models.BigIntegerField(null=True, blank=True)
    superior = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    experience_min_years = models.FloatField(null=True, blank=True)
    critical = models.BooleanField(default=False)
    holders_stated = models.BigIntegerField(null=True, blank=True)
    origin = models.TextField(blank=True, default="")  # items separated by ";"
    reports_to = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="subordinates",
    )
    is_leader = models.BooleanField(default=False)
    need = models.BigIntegerField(null=True, blank=True)
    fte = models.FloatField(null=True, blank=True)

    DERIVED = Row.DERIVED | {"reports_to", "is_leader", "need", "fte"}

    class Privacy:
        open = (
            *REQUIREMENTS,
            "unit",
            "code",
            "job",
            "echelon",
            "need_stated",
            "superior",
            "experience_min_years",
            "critical",
            "holders_stated",
            "origin",
            "reports_to",
            "is_leader",
            "need",
            "fte",
        )

    class Meta(Row.Meta):
        verbose_name = _("position")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["unit", "code"], name="organisation_one_position_per_code"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["code"], name="organisation_position_code")
        ]

    def __str__(self) -> str:
        return self.name


class Post(Kept):
    """One seat of a position (formasi)."""

    position = models.ForeignKey(
        Position, on_delete=models.PROTECT, related_name="posts"
    )
    number = models.PositiveIntegerField(_("seat"))

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = ("is_removed", "position", "number")

    class Meta:
        ordering: ClassVar = ["position_id", "number"]
        verbose_name = _("post")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["position", "number"], name="organisation_one_post_per_number"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position} #{self.number}"


class OfJobOrPosition(Row):
    """A row that belongs to one position, or to a job and so to all its positions."""

    position = models.ForeignKey(
        Position, on_delete=models.PROTECT, null=True, blank=True
    )
    job = models.ForeignKey(Job, on_delete=models.PROTECT, null=True, blank=True)

    class Meta(Row.Meta):
        abstract = True
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(position__isnull=False, job__isnull=True)
                | models.Q(position__isnull=True, job__isnull=False),
                name="%(app_label)s_%(class)s_of_one_job_or_position",
            )
        ]


class Task(OfJobOrPosition):
    """One task (uraian tugas) with its time norm, for the workload analysis."""

    description = models.TextField()
    result = models.TextField(blank=True, default="")
    volume = models.FloatField(null=True, blank=True)
    period = models.CharField(max_length=8, blank=True, default="")
    time = models.FloatField(null=True, blank=True)
    time_unit = models.CharField(max_length=8, blank=True, default="")
    approach = models.CharField(max_length=12, blank=True, default="")
    capacity = models.FloatField(null=True, blank=True)
    ratio = models.FloatField(null=True, blank=True)
    shift = models.FloatField(null=True, blank=True)
    number = models.BigIntegerField(null=True, blank=True)
    result_unit = models.TextField(blank=True, default="")
    driver = models.TextField(blank=True, default="")
    per_driver = models.FloatField(null=True, blank=True)

    class Privacy:
        open = (
            *ROW,
            "position",
            "job",
            "description",
            "result",
            "volume",
            "period",
            "time",
            "time_unit",
            "approach",
            "capacity",
            "ratio",
            "shift",
            "number",
            "result_unit",
            "driver",
            "per_driver",
        )

    class Meta(OfJobOrPosition.Meta):
        verbose_name = _("task")

    def __str__(self) -> str:
        return self.description


class Standard(OfJobOrPosition):
    """One competency that a job or position requires (SKJ)."""

    competency = models.TextField()
    kind = models.CharField(max_length=20, blank=True, default="")
    level = models.PositiveSmallIntegerField(null=True, blank=True)
    importance = models.CharField(max_length=8, blank=True, default="")

    class Privacy:
        open = (
            *(*ROW, "position", "job"),
            *("competency", "kind", "level", "importance"),
        )

    class Meta(OfJobOrPosition.Meta):
        verbose_name = _("competency standard")

    def __str__(self) -> str:
        return f"{self.competency} ≥ {self.level}"


class Holiday(Row):
    """A day that is no working day (hari libur)."""

    day = models.DateField(unique=True)
    name = models.TextField(blank=True, default="")
    kind = models.TextField(blank=True, default="")

    class Privacy:
        open = ("is_removed", "order", "extra", "day", "name", "kind")

    class Meta(Row.Meta):
        verbose_name = _("holiday")

    def __str__(self) -> str:
        return self.name


class Setting(Row):
    """One setting of the city (pengaturan), as the workbook writes it."""

    key = models.TextField(unique=True)
    value = models.TextField(blank=True, default="")

    class Privacy:
        open = ("is_removed", "order", "extra", "key", "value")

    class Meta(Row.Meta):
        verbose_name = _("setting")

    def __str__(self) -> str:
        return self.key
