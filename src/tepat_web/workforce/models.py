"""The people: employees, where they sit and sat, and what is known about them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from tepat_web.kit.models import Dated, DatedQuerySet
from tepat_web.organisation.models import Job, Position, Post, Row, Unit


class Employee(Row):
    """A person in the city's service (pegawai ASN).

    ``unit`` is stated for people without a position; ``place`` is derived: the unit of
    the seat held now, else that one.
    """

    nip = models.CharField(max_length=18, unique=True)
    name = models.TextField(blank=True, default="")
    status = models.CharField(max_length=20)
    grade = models.CharField(max_length=8, blank=True, default="")
    grade_since = models.DateField(null=True, blank=True)
    education = models.CharField(max_length=16, blank=True, default="")
    field = models.TextField(blank=True, default="")
    sex = models.CharField(max_length=1, blank=True, default="")
    born = models.DateField(null=True, blank=True)
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    entered = models.DateField(null=True, blank=True)
    contract_ends = models.DateField(null=True, blank=True)
    legal_position = models.TextField(blank=True, default="Aktif")
    programme = models.TextField(blank=True, default="")
    retires_on = models.DateField(null=True, blank=True)
    retirement_age_told = models.PositiveSmallIntegerField(null=True, blank=True)
    email = models.TextField(blank=True, default="")
    place = models.ForeignKey(
        Unit, on_delete=models.SET_NULL, null=True, blank=True, related_name="people"
    )

    DERIVED = Row.DERIVED | {"place"}

    class Privacy:
        open = ("is_removed", "order")
        personal = (
            "extra",
            "unit",
            "place",
            "nip",
            "name",
            "status",
            "grade",
            "grade_since",
            "education",
            "field",
            "sex",
            "born",
            "entered",
            "contract_ends",
            "programme",
            "retires_on",
            "retirement_age_told",
            "email",
        )
        sensitive = ("legal_position",)

    class Meta(Row.Meta):
        verbose_name = _("employee")
        indexes: ClassVar = [
            models.Index(fields=["order", "id"], name="workforce_employee_order")
        ]

    def __str__(self) -> str:
        return self.name or self.nip


class Programme(Row):
    """A programme of study, in the city's copy of the national list (program studi)."""

    code = models.TextField(unique=True)
    name = models.TextField(blank=True, default="")
    education_label = models.TextField(blank=True, default="")
    level_code = models.TextField(blank=True, default="")
    family = models.TextField(blank=True, default="")

    class Privacy:
        open = (
            "is_removed",
            "order",
            "extra",
            "code",
            "name",
            "education_label",
            "level_code",
            "family",
        )

    class Meta(Row.Meta):
        verbose_name = _("programme of study")
        verbose_name_plural = _("programmes of study")

    def __str__(self) -> str:
        return self.name


class Appointment(Dated):
    """A person in a post between two days (pengangkatan).

    It is closed and followed by another, never changed into another. ``since`` is the
    TMT of the position: it outlives a reorganisation that closes the appointment.
    """

    employee = models.ForeignKey(
        Employee, on_delete=models.PROTECT, related_name="appointments"
    )
    post = models.ForeignKey(
        Post, on_delete=models.PROTECT, related_name="appointments"
    )
    since = models.DateField(_("TMT of the position"), null=True, blank=True)
    basis = models.CharField(_("decree"), max_length=200, blank=True, default="")

    objects = DatedQuerySet.as_manager()

    class Privacy:
        open = ("is_removed", "valid_from", "valid_to", "post")
        personal = ("employee", "since", "basis")

    class Meta(Dated.Meta):
        ordering: ClassVar = ["employee_id", "valid_from", "pk"]
        verbose_name = _("appointment")
        constraints: ClassVar = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["employee"],
                condition=models.Q(valid_to__isnull=True, is_removed=False),
                name="workforce_one_open_appointment_per_person",
            ),
            models.UniqueConstraint(
                fields=["post"],
                condition=models.Q(valid_to__isnull=True, is_removed=False),
                name="workforce_one_open_appointment_per_post",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.employee} → {self.post}"


class OfEmployee(Row):
    """A row about one employee."""

    employee = models.ForeignKey(Employee, on_delete=models.PROTECT)

    class Meta(Row.Meta):
        abstract = True


class Assignment(OfEmployee):
    """An extra assignment (Plt., Plh.)."""

    position = models.ForeignKey(Position, on_delete=models.PROTECT)
    kind = models.CharField(max_length=12)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Privacy:
        open = ("is_removed", "order")
        personal = ("extra", "employee", "position", "kind", "since", "until")

    class Meta(Row.Meta):
        verbose_name = _("extra assignment")

    def __str__(self) -> str:
        return f"{self.kind} {self.position}"


class PastPosition(OfEmployee):
    """A position held earlier (riwayat jabatan)."""

    name = models.TextField(blank=True, default="")
    family = models.CharField(max_length=16, blank=True, default="")
    level = models.CharField(max_length=32, blank=True, default="")
    group = models.TextField(blank=True, default="")
    unit = models.TextField(blank=True, default="")
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    class Privacy:
        open = ("is_removed", "order")
        personal = (
            "extra",
            "employee",
            "name",
            "family",
            "level",
            "group",
            "unit",
            "since",
            "until",
        )

    class Meta(Row.Meta):
        verbose_name = _("position held earlier")

    def __str__(self) -> str:
        return self.name


class Assessment(OfEmployee):
    """A measured competency (hasil uji kompetensi)."""

    competency = models.TextField()
    level = models.PositiveSmallIntegerField(null=True, blank=True)
    day = models.DateField(null=True, blank=True)
    source = models.TextField(blank=True, default="")

    class Privacy:
        open = ("is_removed", "order")
        personal = ("extra", "employee", "competency", "level", "day", "source")

    class Meta(Row.Meta):
        verbose_name = _("assessed competency")

    def __str__(self) -> str:
        return f"{self.competency} {self.level}"


class CreditDecision(OfEmployee):
    """A decision on credit points (penetapan angka kredit)."""

    day = models.DateField(null=True, blank=True)
    points = models.FloatField(null=True, blank=True)
    kind = models.CharField(max_length=12, blank=True, default="")
    level = models.CharField(max_length=16, blank=True, default="")

    class Privacy:
        open = ("is_removed", "order")
        personal = ("extra", "employee", "day", "points", "kind", "level")

    class Meta(Row.Meta):
        verbose_name = _("credit points")

    def __str__(self) -> str:
        return f"{self.points} ({self.day})"


class Potential(OfEmployee):
    """A potential assessment (hasil uji potensi)."""

    score = models.FloatField(null=True, blank=True)
    day = models.DateField(null=True, blank=True)
    aspect = models.TextField(blank=True, default="")

    class Privacy:
        open = ("is_removed", "order")
        personal = ("extra", "employee", "score", "day", "aspect")

    class Meta(Row.Meta):
        verbose_name = _("potential")

    def __str__(self) -> str:
        return f"{self.score}"


class Penalty(OfEmployee):
    """A disciplinary penalty (hukuman disiplin)."""

    severity = models.CharField(max_length=8)
    kind = models.TextField(blank=True, default="")
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    class Privacy:
        open = ("is_removed", "order")
        sensitive = ("extra", "employee", "severity", "kind", "since", "until")

    class Meta(Row.Meta):
        verbose_name = _("penalty")
        verbose_name_plural = _("penalties")

    def __str__(self) -> str:
        return self.severity


class Statement(OfEmployee):
    """A document or test that the requirements of a post ask for (pernyataan)."""

    kind = models.CharField(max_length=20)
    holds = models.BooleanField(null=True, blank=True)
    day = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    position = models.ForeignKey(
        Position, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    job = models.ForeignKey(
        Job, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    number = models.TextField(blank=True, default="")

    class Privacy:
        open = ("is_removed", "order")
        sensitive = (
            "extra",
            "employee",
            "kind",
            "holds",
            "day",
            "until",
            "position",
            "job",
            "number",
        )

    class Meta(Row.Meta):
        verbose_name = _("statement")

    def __str__(self) -> str:
        return self.kind


class Wish(OfEmployee):
    """What an employee wishes for (minat)."""

    position = models.ForeignKey(
        Position, on_delete=models.PROTECT, null=True, blank=True
    )
    rank = models.BigIntegerField(null=True, blank=True)
    stay = models.BooleanField(null=True, blank=True)
    reason = models.TextField(blank=True, default="")
    day = models.DateField(null=True, blank=True)

    class Privacy:
        open = ("is_removed", "order")
        sensitive = (
            "extra",
            "employee",
            "position",
            "rank",
            "stay",
            "reason",
            "day",
        )

    class Meta(Row.Meta):
        verbose_name = _("wish")
        verbose_name_plural = _("wishes")

    def __str__(self) -> str:
        return f"{self.rank}"


class Relation(Row):
    """Two employees who may not stand one under the other (hubungan keluarga)."""

    employee_a = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="+")
    employee_b = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, blank=True, default="")

    class Privacy:
        open = ("is_removed", "order")
        sensitive = ("extra", "employee_a", "employee_b", "kind")

    class Meta(Row.Meta):
        verbose_name = _("family relation")

    def __str__(self) -> str:
        return self.kind
