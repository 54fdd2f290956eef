"""What a plan, and a question about a plan, ask for before they begin."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tepat.placement.names import PART_NAMES
from tepat.placement.scenario import KINDS, ScenarioError
from tepat_web.organisation.models import Position, Unit
from tepat_web.snapshots.showing import language
from tepat_web.workforce.models import Employee

from . import scenarios

BETWEEN = re.compile(r"[\n;]+")
MOST_TEXT = 100_000  # characters of a scenario
FROZEN = ("people", "positions", "units")
SHOWN = 5  # unknown codes that are named
KIND_TITLES = {
    "rotasi": _("Rotation: to another position of equal level"),
    "promosi": _("Proposed promotion: to a higher position"),
    "penempatan": _("Placement: of people without a position"),
}


class PlanForm(forms.Form):
    """The settings of a plan: plain ones, or the TOML that the command line reads."""

    name = forms.CharField(
        label=_("Name of the plan"),
        max_length=120,
        help_text=_("By which others recognise it, e.g. Rotation of early 2027."),
    )
    day = forms.DateField(
        label=_("Reference date of the data"),
        required=False,
        help_text=_("Blank: the reference date of the settings, or today."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    effective_on = forms.DateField(
        label=_("The plan takes effect on"),
        required=False,
        help_text=_(
            "Who retires or whose contract ends by then is not placed. Blank: the "
            "reference date."
        ),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    moves = forms.MultipleChoiceField(
        label=_("Moves that may be proposed"),
        choices=[(kind, KIND_TITLES[kind]) for kind in KINDS],
        widget=forms.CheckboxSelectMultiple,
    )
    competency = forms.IntegerField(min_value=0, max_value=100)
    performance = forms.IntegerField(min_value=0, max_value=100)
    education = forms.IntegerField(min_value=0, max_value=100)
    experience = forms.IntegerField(min_value=0, max_value=100)
    people = forms.CharField(
        label=_("NIPs of people who stay where they are"),
        required=False,
        max_length=MOST_TEXT,
        help_text=_("One per line."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    positions = forms.CharField(
        label=_("Codes of positions that nobody enters or leaves"),
        required=False,
        max_length=MOST_TEXT,
        help_text=_("One per line."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    units = forms.CharField(
        label=_("Codes of units in which everything stays as it is"),
        required=False,
        max_length=MOST_TEXT,
        help_text=_("With all units below them. One per line."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    text = forms.CharField(
        label=_("The scenario as TOML"),
        required=False,
        max_length=MOST_TEXT,
        help_text=_(
            "For who knows it from “tepat plan --scenario”. Where this is filled in, "
            "the settings above, apart from name and reference date, do not count."
        ),
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        for part, title in PART_NAMES.items():
            name = title.fill({}, language())
            self.fields[part].label = _("%(part)s, in per cent") % {"part": name}

    @property
    def weights(self) -> list[forms.BoundField]:
        """The fields of the weights."""
        return [self[part] for part in PART_NAMES]

    @property
    def frozen(self) -> list[forms.BoundField]:
        """The fields of what stays as it is."""
        return [self[name] for name in FROZEN]

    @property
    def has_frozen(self) -> bool:
        """Whether anything is to stay as it is, or could not be read."""
        return any(each.value() or each.errors for each in self.frozen)

    @property
    def has_text(self) -> bool:
        """Whether there is a scenario as text."""
        return bool(self["text"].value())

    def clean_people(self) -> list[str]:
        """Find the people."""
        codes = ["".join(it.split()) for it in _codes(self.cleaned_data["people"])]
        return _known(codes, Employee.objects.standing(), "nip")

    def clean_positions(self) -> list[str]:
        """Find the positions."""
        codes = _codes(self.cleaned_data["positions"])
        return _known(codes, Position.objects.standing(), "code")

    def clean_units(self) -> list[str]:
        """Find the units."""
        codes = _codes(self.cleaned_data["units"])
        return _known(codes, Unit.objects.standing(), "code")

    def clean_text(self) -> str:
        """Read the TOML, if there is any."""
        text = str(self.cleaned_data["text"]).strip()
        if text:
            try:
                self._of_text = scenarios.of_text(text, "TOML")
            except ScenarioError as error:
                raise forms.ValidationError(error.say(language())) from error
        return text

    def clean(self) -> dict[str, Any]:
        """Check what only the settings together can tell."""
        told = super().clean() or self.cleaned_data
        weights = [told[part] for part in PART_NAMES if part in told]
        if len(weights) == len(PART_NAMES) and sum(weights) != 100:
            self.add_error(
                "experience",
                _("The four weights must add up to 100; now they are %(sum)d.")
                % {"sum": sum(weights)},
            )
        first, then = told.get("day"), told.get("effective_on")
        if first and then and then < first:
            self.add_error(
                "effective_on",
                _("The plan cannot take effect before the reference date of the data."),
            )
        return told

    def scenario(self) -> dict[str, Any]:
        """Return what was asked for, as ``scenarios`` tells it."""
        told = self.cleaned_data
        if told["text"]:
            return self._of_text
        day = told["effective_on"]
        return {
            "effective_on": day.isoformat() if day else None,
            "moves": told["moves"],
            "weights": {part: told[part] for part in PART_NAMES},
            "freeze": {name: told[name] for name in FROZEN},
        }

    @classmethod
    def initial_of(cls, scenario: dict[str, Any]) -> dict[str, Any]:
        """Return what the form shows at first for a scenario."""
        freeze = {name: "\n".join(codes) for name, codes in scenario["freeze"].items()}
        return {
            "effective_on": scenario["effective_on"],
            "moves": scenario["moves"],
            **scenario["weights"],
            **freeze,
        }


class WhyForm(forms.Form):
    """A question about a plan: a person, a position, or why not this one there."""

    nip = forms.CharField(
        label=_("NIP of the employee"),
        max_length=24,
        required=False,
        help_text=_("18 digits; spaces do not matter. Blank: only about the position."),
    )
    position = forms.CharField(
        label=_("Code of the position"),
        max_length=200,
        required=False,
        help_text=_("As in the list of positions. Blank: only about the employee."),
    )

    def clean_nip(self) -> str:
        """Take blanks away."""
        return "".join(self.cleaned_data["nip"].split())

    def clean_position(self) -> str:
        """Find the position, in whichever structure."""
        code = str(self.cleaned_data["position"]).strip()
        if code and not Position.objects.standing().filter(code=code).exists():
            raise forms.ValidationError(
                _("No position with this code. Check it in the list of positions.")
            )
        return code

    def clean(self) -> dict[str, Any]:
        """Ask for one at least."""
        told = super().clean() or self.cleaned_data
        if not told.get("nip") and not told.get("position") and not self.errors:
            self.add_error("nip", _("Say whom or which position you ask about."))
        return told


def _codes(text: str) -> list[str]:
    told = (each.strip() for each in BETWEEN.split(text))
    return list(dict.fromkeys(each for each in told if each))


def _known(codes: Iterable[str], standing: Any, field: str) -> list[str]:
    wanted = list(codes)
    known = set(
        standing.filter(**{f"{field}__in": wanted}).values_list(field, flat=True)
    )
    if strangers := [code for code in wanted if code not in known]:
        raise forms.ValidationError(
            _("Not in the register: %(codes)s. Check the spelling.")
            % {"codes": ", ".join(strangers[:SHOWN])}
        )
    return wanted
