"""The one form of a standard: every component, its figures, and when it begins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tepat_web.kit.fields import DayField

from .actions import WRITTEN
from .components import Component
from .models import DELIVERY, Standard

LONGEST = 5_000  # characters of a component
LONGEST_TIME = 3_650  # ten years of days; a larger number is mistyped
HIGHEST_CHARGE = 10_000_000_000  # rupiah, likewise
FIGURES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"duration": ("taken", "taken_unit"), "fee": ("charge",)}
)
"""Component → the fields that tell it once more as a number."""
EXAMPLES: Mapping[str, Promise] = MappingProxyType(
    {
        "requirements": _("One line each, such as “Fotokopi KK, 1 lembar”."),
        "procedure": _("Step by step, one line each, from arriving to leaving."),
        "duration": _("From when it counts, such as “sejak berkas lengkap”."),
        "fee": _("What is paid for what; where nothing is paid, say so."),
        "product": _("What one takes home, such as “KTP elektronik”."),
        "complaint_handling": _("Where to turn, by which ways, and who answers."),
        "legal_basis": _("Laws and decisions that the service rests on."),
        "facilities": _("Such as waiting room, ramp, numbers to queue, toilet."),
        "staff_competence": _("What those at the counter have learned."),
        "supervision": _("Who looks after it, and how often."),
        "staff_number": _("Such as “3 orang: 2 petugas loket, 1 verifikator”."),
        "assurance": _("What you stand for: certainty, courtesy, no extra payment."),
        "safety": _("Such as how data and documents are kept safe."),
        "evaluation": _("How and when you look whether this standard is kept."),
    }
)


class StandardForm(forms.Form):
    """What a standard says; figures may be left out, the day is for publishing.

    A draft may leave everything blank; what is asked for at last is told so from the
    beginning.
    """

    use_required_attribute = False

    taken = forms.IntegerField(
        label=_("The time as a number"),
        required=False,
        min_value=1,
        max_value=LONGEST_TIME,
        localize=False,
    )
    taken_unit = forms.ChoiceField(
        label=_("Counted in"),
        required=False,
        choices=[("", "–"), *Standard.Span.choices],
    )
    charge = forms.IntegerField(
        label=_("The fee in rupiah"),
        required=False,
        min_value=0,
        max_value=HIGHEST_CHARGE,
        localize=False,
        help_text=_("Digits only; 0 where nothing is paid."),
    )
    decree = forms.CharField(
        label=_("Decision that sets it"),
        required=False,
        max_length=Standard._meta.get_field("decree").max_length,
        help_text=_("Number and day, such as “SK Camat 060/12/2026, 5 Januari 2026”."),
    )
    valid_from = DayField(label=_("It holds from"), required=False)

    def __init__(self, *args: Any, told: Sequence[Component], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self._components = told
        for each in told:
            self.fields[each.key] = forms.CharField(
                label=each.name,
                required=False,
                max_length=LONGEST,
                widget=forms.Textarea(attrs={"rows": 4 if each.is_delivery else 2}),
                help_text=str(EXAMPLES[each.key]),
            )

    def clean(self) -> dict[str, Any]:
        """Ask for a number and its unit together, and keep one kind of line end."""
        told = super().clean() or {}
        if "taken" in told and "taken_unit" in told:
            if told["taken"] is not None and not told["taken_unit"]:
                self.add_error("taken_unit", _("Choose what the number counts."))
            elif told["taken_unit"] and told["taken"] is None:
                self.add_error("taken", _("Write the number, or leave both blank."))
        return {
            name: value.replace("\r\n", "\n") if isinstance(value, str) else value
            for name, value in told.items()
        }

    @property
    def written(self) -> dict[str, Any]:
        """What was written, without the day."""
        return {name: self.cleaned_data[name] for name in WRITTEN}

    @property
    def day(self) -> date | None:
        """The day from which it is to hold."""
        told: date | None = self.cleaned_data.get("valid_from")
        return told

    def lacks(self) -> bool:
        """Mark what is blank and has to be there before it is published."""
        blank = [name for name in DELIVERY if not self.cleaned_data[name]]
        for name in blank:
            self.add_error(name, _("Citizens read this; please fill it in."))
        if self.day is None:
            self.add_error("valid_from", _("Choose the day from which it holds."))
        return bool(blank) or self.day is None

    def delivery(self) -> Iterator[tuple[BoundField, list[BoundField]]]:
        """Yield the fields that citizens read, each with those of its figures."""
        return self._parts(is_delivery=True)

    def management(self) -> Iterator[tuple[BoundField, list[BoundField]]]:
        """Yield the fields for the unit itself."""
        return self._parts(is_delivery=False)

    def publication(self) -> list[BoundField]:
        """Return the fields that matter once it is published."""
        self.fields["valid_from"].required = True
        return [self["valid_from"], self["decree"]]

    def _parts(
        self, *, is_delivery: bool
    ) -> Iterator[tuple[BoundField, list[BoundField]]]:
        for each in self._components:
            if each.is_delivery == is_delivery:
                self.fields[each.key].required = is_delivery
                figures = FIGURES.get(each.key, ())
                yield self[each.key], [self[name] for name in figures]
