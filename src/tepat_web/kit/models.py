"""What models of every room have in common."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

# Sorted at every depth: PostgreSQL gives the keys of an object back in an order of its
# own.
canonical = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), sort_keys=True
).encode


class KeptQuerySet(models.QuerySet[Any]):
    """Records of one model, as of the latest act."""

    def standing(self) -> Self:
        """Return the records that have not been removed."""
        return self.filter(is_removed=False)


class Kept(models.Model):
    """A record of which the ledger keeps every version.

    Nothing is ever deleted: a record that is gone carries ``is_removed``. What the
    ledger keeps is :meth:`content`; fields named in ``DERIVED`` follow from others
    and stay out of it.
    """

    is_removed = models.BooleanField(_("removed"), default=False, db_default=False)

    DERIVED: ClassVar[frozenset[str]] = frozenset()

    class Meta:
        abstract = True

    @classmethod
    @cache
    def plain_truths(cls) -> frozenset[str]:
        """Return the yes-or-no fields in which a blank means no."""
        return frozenset(
            field.attname
            for field in cls._meta.concrete_fields
            if isinstance(field, models.BooleanField) and not field.null
        )

    @classmethod
    @cache
    def kept_names(cls) -> tuple[str, ...]:
        """Return the attributes that make up the content, in alphabetical order."""
        return tuple(
            sorted(
                field.attname
                for field in cls._meta.concrete_fields
                if not field.primary_key and field.name not in cls.DERIVED
            )
        )

    def content(self) -> str:
        """Return everything kept of the record as canonical JSON.

        Blanks are left out, so a column added later does not change old contents.
        """
        values = self.__dict__
        no = self.plain_truths()
        told = {
            name: value.isoformat() if isinstance(value, date) else value
            for name in self.kept_names()
            if (value := values[name]) is not None
            and value != ""
            and not (value is False and name in no)
        }
        return canonical(told)

    @classmethod
    def values_of(cls, content: str) -> dict[str, Any]:
        """Return every kept attribute as ``content`` tells it, blanks included."""
        told = json.loads(content)
        values: dict[str, Any] = {}
        for field in cls._meta.concrete_fields:
            if field.attname in cls.kept_names():
                blank = None if field.null else field.get_default()
                values[field.attname] = field.to_python(told.get(field.attname, blank))
        return values


class DatedQuerySet(KeptQuerySet):
    """Records that hold for a time."""

    def on(self, day: date) -> Self:
        """Return the records in force on ``day``; the last day is the successor's."""
        begun = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
        not_over = Q(valid_to__isnull=True) | Q(valid_to__gt=day)
        return self.filter(begun & not_over)


class Dated(Kept):
    """A record in force from one day until, not including, another.

    ``valid_from`` is blank where the first day is not known.
    """

    valid_from = models.DateField(_("in force from"), null=True, blank=True)
    valid_to = models.DateField(_("in force until"), null=True, blank=True)

    class Meta:
        abstract = True
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True)
                | Q(valid_to__isnull=True)
                | Q(valid_to__gte=F("valid_from")),
                name="%(app_label)s_%(class)s_ends_after_it_starts",
                violation_error_message=_("The last day lies before the first."),
            )
        ]
