"""What a computation asks for before it begins."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

from django import forms
from django.utils.translation import gettext_lazy as _

from tepat.snapshot.settings import SurveyWeight
from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User
from tepat_web.organisation.models import Position, Structure, Unit
from tepat_web.workforce.models import Employee

from . import effects
from . import scenarios as what_if
from .kinds import forms as bulk


class AskForm(forms.Form):
    """The parameters of one computation; those it does not know are left out."""

    day = forms.DateField(
        label=_("Reference date"),
        required=False,
        help_text=_("Blank: the reference date of the settings, or today."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    nip = forms.CharField(
        label=_("NIP of the employee"),
        max_length=24,
        help_text=_("18 digits; spaces do not matter."),
    )
    position = forms.CharField(
        label=_("Code of the position"),
        help_text=_("As in the list of positions."),
    )
    target = forms.CharField(
        label=_("Code of the position aimed at"),
        required=False,
        help_text=_("Blank: what the employee wishes for, and the next levels."),
    )
    unit = forms.CharField(
        label=_("Code of the unit"),
        required=False,
        help_text=_("The unit with all below it. Blank: the whole city."),
    )
    draft = forms.TypedChoiceField(
        label=_("Structure to be"),
        coerce=int,
        help_text=_("A draft of the position map; make one under “Structures”."),
    )
    stands_on = forms.DateField(
        label=_("The day from which it is to stand"),
        required=False,
        help_text=_("Blank: the reference date. Who leaves before is not moved."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    form = forms.ChoiceField(
        label=_("Which forms"),
        choices=[(name, said) for name, said in bulk.NAMES.items()],
    )
    format = forms.ChoiceField(
        label=_("As which kind of file"),
        choices=[("pdf", "PDF"), ("docx", "Word (.docx)"), ("xlsx", "Excel (.xlsx)")],
        required=False,
        initial="pdf",
    )
    scenarios = what_if.pasted()
    capacity = forms.IntegerField(
        label=_("People who can be taken on in a year"),
        required=False,
        min_value=0,
        max_value=1_000_000,
        help_text=_("Blank: as in the settings; where they are blank, no limit."),
    )
    budget = forms.IntegerField(
        label=_("Budget for them in a year, in rupiah"),
        required=False,
        min_value=0,
        max_value=10**15,
        help_text=_("Blank: as in the settings; where they are blank, no limit."),
    )
    training_budget = forms.IntegerField(
        label=_("Budget for training in the year, in rupiah"),
        required=False,
        min_value=0,
        max_value=10**15,
        help_text=_("Blank: as in the settings; where they are blank, no limit."),
    )
    weight = forms.ChoiceField(
        label=_("Weight of an element"),
        choices=[
            ("", _("As in the settings; where they are blank, exactly 1/9")),
            *((each, each.replace(".", ",")) for each in get_args(SurveyWeight)),
        ],
        required=False,
        help_text=_("Printed sheets often cut it short, and then tell less."),
    )
    period = forms.ChoiceField(
        label=_("Periods to compare"),
        choices=[
            ("semester", _("Half-years")),
            ("triwulan", _("Quarters")),
            ("tahun", _("Years")),
        ],
        required=False,
        initial="semester",
    )
    since = forms.DateField(
        label=_("Only answers from this day on"),
        required=False,
        help_text=_("Blank: all answers up to the reference date."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    event = forms.DateField(
        label=_("Day of the change"),
        required=False,
        help_text=_("The day of the rotation or of the new head; it counts as after."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    changed = forms.CharField(
        label=_("Units with the change"),
        required=False,
        max_length=20_000,
        help_text=_("Codes or names, one on each line or with semicolons between."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    training = forms.CharField(
        label=_("Instead: code of a training"),
        required=False,
        max_length=100,
        help_text=_("Units (or people) and days then come from sheet pelatihan."),
    )
    outcome = forms.ChoiceField(
        label=_("In what to look for it"),
        choices=[
            ("survey", _("Satisfaction (answers of the survey)")),
            ("performance", _("Performance (ratings of people)")),
        ],
        required=False,
        initial="survey",
    )
    element = forms.ChoiceField(
        label=_("Element of the survey"),
        choices=[("", _("All: the index")), *effects.ELEMENTS],
        required=False,
    )
    measure = forms.ChoiceField(
        label=_("How ratings count"),
        choices=[
            ("points", _("As points, 1 to 5")),
            ("share", _("As the share rated Baik or better")),
        ],
        required=False,
        initial="points",
    )
    compare = forms.ChoiceField(
        label=_("Compare with"),
        choices=[
            ("auto", _("Units of the same kind; with all where they are few")),
            ("kind", _("Units of the same kind only")),
            ("all", _("All other units")),
            ("matched", _("Units most alike before the change")),
        ],
        required=False,
        initial="auto",
    )
    excluded = forms.CharField(
        label=_("Units not to compare with"),
        required=False,
        max_length=20_000,
        help_text=_("Those that had a change of their own; blank: none."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    names = forms.BooleanField(
        label=_("With the names of the holders"), required=False, initial=True
    )

    def __init__(self, *args: Any, by: User, names: tuple[str, ...], **rest: Any):
        super().__init__(*args, **rest)
        self._by = by
        for name in list(self.fields):
            if name not in (*names, "day"):
                del self.fields[name]
        if "scenarios" in self.fields:
            drivers = what_if.drivers()
            for at in what_if.ROWS:
                self.fields |= what_if.fields(at, drivers)
        if "draft" in self.fields:
            drafts = Structure.objects.standing().filter(is_draft=True)
            if not reach(by, Permission.RESULTS_READ).everywhere:
                drafts = drafts.none()
            self._drafts = {one.pk: str(one) for one in drafts.order_by("-pk")}
            chosen: Any = self.fields["draft"]
            chosen.choices = list(self._drafts.items())
        if "day" in self.fields:
            self.order_fields([*names, "day"])

    @property
    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields of each change that a scenario may have; none elsewhere."""
        if "scenarios" not in self.fields:
            return []
        return [
            (
                _("Change %(n)d") % {"n": at},
                [self[name] for name in self.fields if name.startswith(_change(at))],
            )
            for at in what_if.ROWS
        ]

    @property
    def alone(self) -> list[forms.BoundField]:
        """The fields that belong to no group."""
        return [self[name] for name in self.fields if not name.startswith("change_")]

    def clean_format(self) -> str:
        """Refuse a kind of file that the form is not made as."""
        chosen = self.cleaned_data.get("form", "")
        told = str(self.cleaned_data["format"]) or "pdf"
        if chosen and told not in bulk.FORMATS[chosen]:
            made = ", ".join(each.upper() for each in bulk.FORMATS[chosen])
            raise forms.ValidationError(
                _("This form is made as %(kinds)s. Choose one of them.")
                % {"kinds": made}
            )
        return told

    def clean_nip(self) -> str:
        """Find the employee, among those whom the asker may see."""
        nip = "".join(self.cleaned_data["nip"].split())
        sees = reach(self._by, Permission.PEOPLE_READ)
        found = Employee.objects.standing().filter(nip=nip).values("place__path")
        person = found.first()
        if person is None or not sees.covers(person["place__path"] or ""):
            raise forms.ValidationError(
                _("No employee with this NIP. Check the digits in the list.")
            )
        return nip

    def clean_position(self) -> str:
        """Find the position."""
        code = str(self.cleaned_data["position"]).strip()
        if not Position.objects.standing().filter(code=code).exists():
            raise forms.ValidationError(
                _("No position with this code. Check it in the list of positions.")
            )
        return code

    def clean_target(self) -> str:
        """Find the position aimed at, where one is named."""
        code = str(self.cleaned_data["target"]).strip()
        if code and not Position.objects.standing().filter(code=code).exists():
            raise forms.ValidationError(
                _("No position with this code. Check it in the list of positions.")
            )
        return code

    def clean_unit(self) -> str:
        """Find the unit, where one is named."""
        code = str(self.cleaned_data["unit"]).strip()
        if code and not Unit.objects.standing().filter(code=code).exists():
            raise forms.ValidationError(
                _("No unit with this code. Check it in the list of units.")
            )
        return code

    def clean_changed(self) -> list[str]:
        """Find the units with the change, by code or by name."""
        return effects.units_named(str(self.cleaned_data["changed"]))

    def clean_excluded(self) -> list[str]:
        """Find the units not to compare with, by code or by name."""
        return effects.units_named(str(self.cleaned_data["excluded"]))

    def clean(self) -> dict[str, Any]:
        """Read the scenarios, from the changes or from what was pasted."""
        told = super().clean() or self.cleaned_data
        if "changed" in self.fields and not self.errors:
            effects.demand_one(told)
        if "scenarios" in self.fields and not self.errors:
            pasted = str(told.get("scenarios") or "").strip()
            text = "\n".join(each for each in (what_if.written(told), pasted) if each)
            if fault := what_if.fault(text):
                raise forms.ValidationError(fault)
            told["scenarios"] = text
        return told

    def parameters(self) -> dict[str, Any]:
        """Return what was asked for, as JSON."""
        told = {
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in self.cleaned_data.items()
            if not name.startswith("change_")
        }
        if "draft" in told:
            told["draft_name"] = self._drafts[told["draft"]]
        return told | {"day": told.get("day") or ""}


def _change(at: int) -> str:
    """What the names of the fields of one change begin with."""
    return f"change_{at}_"
