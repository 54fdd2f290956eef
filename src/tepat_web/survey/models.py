"""Where citizens are asked, and their answers as they come in."""

from __future__ import annotations

import secrets
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tepat_web.kit.models import Kept, KeptQuerySet
from tepat_web.organisation.models import Unit
from tepat_web.publicservice.models import Service, SurveyAnswer


class Station(Kept):
    """A place where citizens are asked: a poster at a counter, a kiosk, a link.

    ``code`` is its address, ``/s/CODE/``; it cannot be guessed and is never changed, so
    that a printed poster holds. ``service`` blank: the citizen chooses one.
    """

    class Kind(models.TextChoices):
        POSTER = "poster", pgettext_lazy("survey", "poster at a counter")
        KIOSK = "kiosk", pgettext_lazy("survey", "kiosk")
        LINK = "link", pgettext_lazy("survey", "link in a message")

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="stations")
    service = models.ForeignKey(
        Service, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    label = models.CharField(_("name of the place"), max_length=120)
    kind = models.CharField(
        _("kind"), max_length=8, choices=Kind.choices, default=Kind.POSTER
    )
    code = models.CharField(max_length=16, unique=True)
    is_open = models.BooleanField(_("takes answers"), default=True)

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = ("is_removed", "unit", "service", "label", "kind", "code", "is_open")

    class Meta:
        ordering: ClassVar = ["unit", "label", "pk"]
        verbose_name = _("place of the survey")
        verbose_name_plural = _("places of the survey")

    def __str__(self) -> str:
        return self.label


class Improvement(Kept):
    """What a unit made better because of the survey, told to whoever answers next."""

    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="improvements"
    )
    text = models.CharField(_("what was improved"), max_length=300)
    text_en = models.CharField(
        _("the same in English"), max_length=300, blank=True, default=""
    )
    since = models.DateField(_("since"))

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = ("is_removed", "unit", "text", "text_en", "since")

    class Meta:
        ordering: ClassVar = ["-since", "-pk"]
        verbose_name = _("improvement of a service")

    def __str__(self) -> str:
        return self.text[:60]


def new_number() -> int:
    """Return a number for a slip; two the same are not to be expected."""
    return secrets.randbits(62)


class Slip(models.Model):
    """One answer sheet as it came in, until it is taken into the register.

    It tells nobody apart: no name, no address, no time but the day. Its number is drawn
    at random, so that it tells no order either. ``answers`` are nine digits in the
    order of the workbook, 0 for a question left blank. ``doubts`` name what makes it
    look odd, separated by ";"; it is kept and counted all the same. ``row`` is what it
    became in the register.
    """

    class Way(models.TextChoices):
        OPEN = "open", pgettext_lazy("survey", "open address")
        SIGNED = "signed", pgettext_lazy("survey", "signed link")
        KIOSK = "kiosk", pgettext_lazy("survey", "kiosk")
        PAPER = "paper", pgettext_lazy("survey", "paper")

    id = models.BigIntegerField(primary_key=True, default=new_number, editable=False)
    station = models.ForeignKey(Station, on_delete=models.PROTECT, related_name="slips")
    day = models.DateField(_("day"))
    way = models.CharField(_("way"), max_length=8, choices=Way.choices)
    answers = models.CharField(_("answers"), max_length=9)
    service = models.TextField(blank=True, default="")
    remark = models.TextField(blank=True, default="")
    sex = models.CharField(max_length=1, blank=True, default="")
    age = models.PositiveSmallIntegerField(null=True, blank=True)
    education = models.CharField(max_length=16, blank=True, default="")
    occupation = models.CharField(max_length=40, blank=True, default="")
    doubts = models.CharField(max_length=100, blank=True, default="")
    row = models.OneToOneField(
        SurveyAnswer, on_delete=models.PROTECT, null=True, related_name="slip"
    )

    class Privacy:
        open = ("station", "day", "way", "answers", "service", "doubts", "row")
        personal = ("remark", "sex", "age", "education", "occupation")

    class Meta:
        verbose_name = _("answer sheet as it came in")
        verbose_name_plural = _("answer sheets as they came in")
        indexes: ClassVar = [
            models.Index(
                fields=["id"],
                condition=models.Q(row__isnull=True),
                name="survey_waiting",
            ),
            models.Index(fields=["station", "day"], name="survey_of_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.station_id} {self.day}"


class Spent(models.Model):
    """A signed link that has been used: its digest, and nothing of who used it."""

    digest = models.BinaryField(primary_key=True, max_length=16)

    class Privacy:
        open: ClassVar[tuple[str, ...]] = ()

    class Meta:
        verbose_name = _("used link")

    def __str__(self) -> str:
        return bytes(self.digest).hex()
