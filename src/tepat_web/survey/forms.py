"""Forms of the office: a place of the survey, an improvement, links."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tepat_web.accounts.models import User
from tepat_web.kit import writing
from tepat_web.kit.fields import DayField
from tepat_web.organisation.models import Unit
from tepat_web.publicservice.models import Service

from . import queries
from .actions import MOST_IN_FILE, MOST_LINKS
from .models import Improvement, Station


class UnitChoice(forms.ModelChoiceField[Unit]):
    """One of the units whose survey somebody keeps; chosen already if it is one."""

    def __init__(self, by: User) -> None:
        found = queries.units(by)
        first = list(found[:2])
        only = first[0] if len(first) == 1 else None
        super().__init__(found, label=_("Unit"), initial=only)

    def label_from_instance(self, obj: Unit) -> str:
        return obj.name


class ServiceChoice(forms.ModelChoiceField[Service]):
    """A service, under the name of its unit."""

    def __init__(self, by: User) -> None:
        found = queries.services(by)
        super().__init__(
            found,
            label=_("Service"),
            required=False,
            help_text=_("Blank: the citizen chooses one of the services of the unit."),
        )
        grouped = groupby(found, key=lambda each: each.unit.name)
        self.choices = [
            ("", "–"),
            *((unit, [(it.pk, it.name) for it in some]) for unit, some in grouped),
        ]

    def label_from_instance(self, obj: Service) -> str:
        return obj.name


class LabelForm(forms.Form):
    """What a place is called."""

    label = forms.CharField(
        label=_("Name of the place"),
        max_length=120,
        help_text=_("As citizens know it, such as “Loket 2”. It stands on the poster."),
    )


class StationForm(LabelForm):
    """Where citizens are to be asked."""

    kind = forms.ChoiceField(label=_("Kind"), choices=Station.Kind.choices)

    field_order = ("unit", "service", "label", "kind")

    def __init__(self, *args: Any, by: User, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["unit"] = UnitChoice(by)
        self.fields["service"] = ServiceChoice(by)
        self.order_fields(self.field_order)


class WordsForm(forms.Form):
    """What citizens are told that a unit made better."""

    text = forms.CharField(
        label=_("What was improved"),
        max_length=Improvement._meta.get_field("text").max_length,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "One sentence for citizens, such as “Loket 2 kini buka sampai pukul 16.00.”"
        ),
    )
    text_en = forms.CharField(
        label=_("The same in English"),
        max_length=Improvement._meta.get_field("text_en").max_length,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    since = DayField(
        label=_("Since"),
        initial=timezone.localdate,
    )


class ImprovementForm(WordsForm):
    """What a unit made better."""

    field_order = ("unit",)

    def __init__(self, *args: Any, by: User, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["unit"] = UnitChoice(by)
        self.order_fields(self.field_order)


class LinksForm(forms.Form):
    """How many signed links are wanted; how they are, decides how many may be."""

    many = forms.IntegerField(
        label=_("How many links"),
        min_value=1,
        max_value=MOST_IN_FILE,
        initial=24,
        localize=False,
    )

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        told = _(
            "PDF and text: up to %(few)s, twelve on a page of A4. CSV: up to %(many)s."
        )
        self.fields["many"].help_text = told % {
            "few": writing.number(MOST_LINKS),
            "many": writing.number(MOST_IN_FILE),
        }
