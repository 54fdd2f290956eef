"""Letters, what they are made with, and how they are numbered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tepat.reports.forms.letters import Emblem, Frame, Letterhead, Origin, Signer
from tepat_web.kit.models import Kept, KeptQuerySet
from tepat_web.kit.words import Words
from tepat_web.ledger.actions import NotAllowed
from tepat_web.ledger.models import Job
from tepat_web.placement.models import Plan


@dataclass(frozen=True, slots=True)
class Numbered:
    """The number and the day that a letter bears."""

    number: str
    day: date


class Signs(models.TextChoices):
    """In which part somebody signs."""

    AUTHORITY = "authority", pgettext_lazy("who signs", "appointing authority")
    SECRETARY = "secretary", pgettext_lazy("who signs", "regional secretary")
    HEAD = "head", pgettext_lazy("who signs", "head of the personnel agency")
    BOARD = "board", pgettext_lazy("who signs", "chair of the board")


class Office(Kept):
    """Who writes: the head of every letter, the place, who signs, and where to object.

    There is one. ``signatories`` holds, by a value of :class:`Signs`, what a
    :class:`~tepat.reports.forms.letters.Signer` holds. The emblems are digests of
    pictures in the archive; blank: the built-in ones.
    """

    government = models.CharField(
        _("government"), max_length=120, blank=True, default=""
    )
    agency = models.CharField(_("agency"), max_length=160, blank=True, default="")
    address = models.TextField(_("address"), blank=True, default="")
    contact = models.CharField(_("contact"), max_length=200, blank=True, default="")
    place = models.CharField(
        _("place of signature"), max_length=80, blank=True, default=""
    )
    remedy_address = models.TextField(
        _("address for objections"), blank=True, default=""
    )
    signatories = models.JSONField(_("signatories"), default=dict, blank=True)
    city_emblem = models.CharField(max_length=64, blank=True, default="")
    state_emblem = models.CharField(max_length=64, blank=True, default="")

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = (
            *("is_removed", "government", "agency", "address", "contact", "place"),
            *("remedy_address", "city_emblem", "state_emblem"),
        )
        personal = ("signatories",)

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name = _("letterhead")
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(pk=1), name="documents_office_is_one")
        ]

    def __str__(self) -> str:
        return self.agency or self.government

    def letterhead(self, emblem: Emblem = Emblem.CITY) -> Letterhead:
        """Return the head of a letter.

        Raises:
            NotAllowed: if nobody has said yet who writes.
        """
        if not self.agency:
            raise NotAllowed(
                _("It is not said yet who writes. Fill in the letterhead.")
            )
        lines = tuple(each for each in (self.government, self.agency) if each)
        address = (*self.address.splitlines(), self.contact)
        said = tuple(each.strip() for each in address if each.strip())
        return Letterhead(lines=lines, address=said, emblem=emblem)

    def signer(self, role: str) -> Signer:
        """Return who signs in a part, a value of :class:`Signs`.

        Raises:
            NotAllowed: if nobody has said yet who that is.
        """
        told = self.signatories.get(str(role), {})
        if not told.get("name") or not told.get("office"):
            raise NotAllowed(
                _("It is not said yet who signs as %(role)s. Fill in the letterhead.")
                % {"role": Signs(role).label}
            )
        return Signer(
            office=told["office"],
            name=told["name"],
            rank=told.get("rank") or None,
            nip=told.get("nip") or None,
            on_behalf=told.get("on_behalf") or None,
        )

    def frame(
        self,
        numbered: Numbered,
        plan: Plan,
        *,
        emblem: Emblem = Emblem.CITY,
        nature: str = "Biasa",
        enclosed: str | None = None,
    ) -> Frame:
        """Return what stands around the text of a letter about a plan.

        Raises:
            NotAllowed: if nobody has said yet who writes, and where.
        """
        return Frame(
            letterhead=self.letterhead(emblem),
            place=self.place,
            origin=Origin(data=plan.snapshot_digest, plan=plan.digest),
            number=numbered.number,
            signed_on=numbered.day,
            nature=nature,
            enclosed=enclosed,
        )


class Template(Kept):
    """One version of a city's own templates of a form; a version never changes.

    ``word`` and ``typst`` are digests of the files handed in; blank: the built-in one
    is used. At most one version of a form is in use.
    """

    form = models.CharField(_("form"), max_length=40)
    version = models.PositiveIntegerField(_("version"))
    word = models.CharField(_("digest of the .docx"), max_length=64, blank=True)
    word_name = models.CharField(max_length=120, blank=True, default="")
    typst = models.CharField(_("digest of the .typ"), max_length=64, blank=True)
    typst_name = models.CharField(max_length=120, blank=True, default="")
    is_used = models.BooleanField(_("in use"), default=False)
    note = models.CharField(_("what is different"), max_length=200, blank=True)
    at = models.DateTimeField(_("handed in"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = (
            *("is_removed", "form", "version", "word", "word_name", "typst"),
            *("typst_name", "is_used", "note", "at"),
        )
        personal = ("by",)

    class Meta:
        ordering: ClassVar = ["form", "-version"]
        verbose_name = _("template of a letter")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["form", "version"], name="documents_template_version_once"
            ),
            models.UniqueConstraint(
                fields=["form"],
                condition=Q(is_used=True, is_removed=False),
                name="documents_template_one_in_use",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.form} {self.version}"


class Numbering(Kept):
    """How the numbers of one kind of letter are written.

    ``{n}`` in the pattern is the number within the year, ``{year}`` the year of the
    letter's day, ``{month}`` its month in Roman figures. Kinds with the same pattern
    share one series.
    """

    kind = models.CharField(_("kind"), max_length=40, unique=True)
    pattern = models.CharField(_("pattern"), max_length=120)

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = ("is_removed", "kind", "pattern")

    class Meta:
        ordering: ClassVar = ["kind"]
        verbose_name = _("numbering of letters")

    def __str__(self) -> str:
        return f"{self.kind} {self.pattern}"


class Series(Kept):
    """The last number given in one year under one pattern. It only ever grows."""

    pattern = models.CharField(_("pattern"), max_length=120)
    year = models.PositiveSmallIntegerField(_("year"))
    last = models.PositiveIntegerField(_("last number"), default=0)

    objects = KeptQuerySet.as_manager()

    class Privacy:
        open = ("is_removed", "pattern", "year", "last")

    class Meta:
        ordering: ClassVar = ["pattern", "year"]
        verbose_name = _("series of numbers")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["pattern", "year"], name="documents_series_of_a_year"
            )
        ]

    def __str__(self) -> str:
        return f"{self.pattern} {self.year}"


class Letter(Kept):
    """One letter: first its number is given, then it is written, then handed over.

    ``content`` is the digest of what it says, ``template`` that of every file it was
    filled into, ``docx`` and ``pdf`` those of the files: all four lie in the archive
    under their digests, so that anyone can make the letter again and compare.
    A letter never changes. One that is void keeps its number, and another takes its
    place under the same key (``replaces``).
    """

    kind = models.CharField(_("kind"), max_length=40)
    key = models.CharField(max_length=120)
    plan = models.ForeignKey(
        Plan,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="letters",
    )
    nip = models.CharField(_("addressed to"), max_length=18, blank=True, default="")
    path = models.CharField(max_length=1000, blank=True, default="")
    number = models.CharField(_("number"), max_length=160)
    pattern = models.CharField(max_length=120)
    year = models.PositiveSmallIntegerField(_("year"))
    serial = models.PositiveIntegerField()
    day = models.DateField(_("day"))
    title_id = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)
    content_digest = models.CharField(_("digest of the content"), max_length=64)
    template_digest = models.CharField(_("digest of the templates"), max_length=64)
    docx_digest = models.CharField(_("digest of the .docx"), max_length=64)
    pdf_digest = models.CharField(_("digest of the PDF"), max_length=64)
    size = models.PositiveIntegerField(_("size in bytes"), default=0)
    reserved_at = models.DateTimeField(_("numbered"))
    made_at = models.DateTimeField(_("written"), null=True, blank=True)
    told_at = models.DateTimeField(_("handed over"), null=True, blank=True)
    void_at = models.DateTimeField(_("void since"), null=True, blank=True)
    reason = models.TextField(_("reason"), blank=True, default="")
    replaces = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="successors",
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    job = models.ForeignKey(
        Job, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = KeptQuerySet.as_manager()

    DERIVED = frozenset({"job"})

    class Privacy:
        open = (
            *("is_removed", "kind", "plan", "number", "pattern", "year", "serial"),
            *("day", "title_id", "title_en", "content_digest", "template_digest"),
            *("docx_digest", "pdf_digest", "size", "reserved_at", "made_at"),
            *("told_at", "void_at", "replaces", "job"),
        )
        personal = ("key", "nip", "path", "reason", "by")

    class Meta:
        ordering: ClassVar = ["-pk"]
        verbose_name = _("letter")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["pattern", "year", "serial"],
                name="documents_letter_number_once",
            ),
            models.UniqueConstraint(
                fields=["plan", "kind", "key"],
                condition=Q(void_at__isnull=True, is_removed=False),
                name="documents_letter_one_standing",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["nip"], name="documents_letter_of"),
            models.Index(fields=["kind", "year"], name="documents_letter_kind"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def title(self) -> Words:
        """What it is called in lists."""
        return Words(id=self.title_id, en=self.title_en)

    @property
    def is_made(self) -> bool:
        """Whether it is written; before, it has only its number."""
        return self.made_at is not None

    @property
    def is_void(self) -> bool:
        return self.void_at is not None
