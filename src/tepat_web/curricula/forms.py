"""Forms of programmes, their stages, credentials and their kinds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tepat_web.accounts.models import User
from tepat_web.kit.fields import DayField
from tepat_web.performance.models import TrainingOffer
from tepat_web.workforce.models import Employee

from . import credentials, queries
from .actions import Asked, Programme
from .actions_credentials import Kind, Paper
from .fields import JobsField, UnitField
from .models import (
    MOST_MONTHS,
    Credential,
    CredentialKind,
    Curriculum,
    ForJobs,
    Stage,
)


def _months(label: Any, help_text: Any, *, least: int, required: bool) -> Any:
    return forms.IntegerField(
        label=label,
        help_text=help_text,
        min_value=least,
        max_value=MOST_MONTHS,
        required=required,
        localize=False,
    )


JOBS_HELP = _(
    "Codes or names of jobs, one on each line. “Perawat*” stands for every job whose "
    "name begins so."
)
UNIT_HELP = _(
    "Code or name of the unit; all units below belong to it. Blank: the whole city."
)


class OfUnit(forms.Form):
    """A form with a unit, which lies within reach."""

    def __init__(self, *args: Any, by: User, **rest: Any):
        super().__init__(*args, **rest)
        self._by = by

    @classmethod
    def initial_of(cls, thing: ForJobs) -> dict[str, Any]:
        """Return what a programme or a kind holds, as the form shows it."""
        told = {name: getattr(thing, name) for name in cls.base_fields}
        return told | {"jobs": "\n".join(thing.jobs)}

    def clean_unit(self) -> str:
        """See that it is for nobody whom one does not keep."""
        unit: str = self.cleaned_data["unit"]
        if not queries.may_change(self._by, Curriculum(unit=unit)):
            raise forms.ValidationError(
                _("This is outside your area. Name your unit, or one below it.")
            )
        return unit


class CurriculumForm(OfUnit):
    """What a programme says of itself."""

    name = forms.CharField(
        label=_("Name of the programme"),
        max_length=120,
        help_text=_("E.g. Continuous programme for nurses."),
    )
    purpose = forms.CharField(
        label=_("What it is for"),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One or two sentences; everybody in the programme reads them."),
    )
    jobs = JobsField(label=_("For the holders of these jobs"), help_text=JOBS_HELP)
    unit = UnitField(label=_("In this unit"), help_text=UNIT_HELP)
    starts = DayField(
        label=_("Runs from"),
        help_text=_(
            "Time for the stages runs from here, and for who comes into such a "
            "position later from that day."
        ),
    )

    def told(self) -> Programme:
        """Return what was filled in."""
        return Programme(**self.cleaned_data)


class StageForm(forms.Form):
    """What a stage asks for."""

    name = forms.CharField(label=_("Name of the stage"), max_length=120)
    offer = forms.ModelChoiceField(
        TrainingOffer.objects.none(),
        label=_("Training"),
        required=False,
        empty_label=_("(none)"),
        help_text=_("Of the catalogue. It counts once it is among one's trainings."),
    )
    credential = forms.ModelChoiceField(
        CredentialKind.objects.none(),
        label=_("Licence or certificate that must be valid"),
        required=False,
        empty_label=_("(none)"),
    )
    within = _months(
        _("Due after (months)"),
        _("Months from the beginning until this stage is to be done."),
        least=0,
        required=True,
    )
    again = _months(
        _("Due again after (months)"),
        _("For a training that is to be refreshed. Blank: once is enough."),
        least=1,
        required=False,
    )

    def __init__(self, *args: Any, kinds: Iterable[CredentialKind], **rest: Any):
        super().__init__(*args, **rest)
        offers = TrainingOffer.objects.standing().order_by("name", "pk")
        _choose(self.fields["offer"], offers)
        numbers = [each.pk for each in kinds]
        _choose(
            self.fields["credential"], CredentialKind.objects.filter(pk__in=numbers)
        )

    @classmethod
    def initial_of(cls, stage: Stage) -> dict[str, Any]:
        """Return what a stage holds, as the form shows it."""
        return {name: getattr(stage, name) for name in cls.base_fields}

    def clean(self) -> dict[str, Any]:
        """See that the stage asks for something, and that what comes again can."""
        told = super().clean() or self.cleaned_data
        if self.errors:
            return told
        if not told["offer"] and not told["credential"]:
            raise forms.ValidationError(_("Choose a training, a credential, or both."))
        if told["again"] and not told["offer"]:
            self.add_error(
                "again",
                _("Only a training comes again; a credential tells its own last day."),
            )
        return told

    def told(self) -> Asked:
        """Return what was filled in."""
        return Asked(**self.cleaned_data)


class KindForm(OfUnit):
    """What a kind of credential says of itself."""

    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        help_text=_("E.g. SIP Perawat, STR, BTCLS."),
    )
    issuer = forms.CharField(label=_("Issued by"), required=False, max_length=200)
    months = _months(
        _("Usually valid (months)"),
        _("It fills in the last day. Blank: it does not expire by itself."),
        least=1,
        required=False,
    )
    renewed_by = forms.ModelChoiceField(
        TrainingOffer.objects.none(),
        label=_("Training that renews it"),
        required=False,
        empty_label=_("(none)"),
        help_text=_("Its classes are offered to who has to renew."),
    )
    jobs = JobsField(
        label=_("Who must hold it"),
        required=False,
        help_text=_(
            "Codes or names of jobs, one on each line; “Perawat*” stands for every job "
            "whose name begins so. Blank: nobody must, and it is only watched."
        ),
    )
    unit = UnitField(label=_("In this unit"), help_text=UNIT_HELP)

    def __init__(self, *args: Any, **rest: Any):
        super().__init__(*args, **rest)
        offers = TrainingOffer.objects.standing().order_by("name", "pk")
        _choose(self.fields["renewed_by"], offers)

    def told(self) -> Kind:
        """Return what was filled in."""
        return Kind(**self.cleaned_data)


class PaperForm(forms.Form):
    """What a credential says."""

    number = forms.CharField(
        label=_("Number"),
        required=False,
        max_length=80,
        help_text=_("As printed on it."),
    )
    starts = DayField(label=_("Valid from"))
    ends = DayField(
        label=_("Valid until"),
        required=False,
        help_text=_("Its last day. Blank: it does not expire."),
    )

    @classmethod
    def initial_of(cls, credential: Credential) -> dict[str, Any]:
        """Return what a credential holds, as the form shows it."""
        return {name: getattr(credential, name) for name in cls.base_fields}

    def clean(self) -> dict[str, Any]:
        """See that the last day does not lie before the first."""
        told = super().clean() or self.cleaned_data
        starts, ends = told.get("starts"), told.get("ends")
        if starts and ends and ends < starts:
            self.add_error("ends", _("The last day lies before the first."))
        return told

    def told(self) -> Paper:
        """Return what was filled in."""
        return Paper(*(self.cleaned_data[name] for name in PaperForm.base_fields))


class CredentialForm(PaperForm):
    """A new credential: whose, of which kind, and what it says."""

    kind = forms.ModelChoiceField(CredentialKind.objects.none(), label=_("Kind"))
    nip = forms.CharField(
        label=_("NIP of the employee"),
        max_length=24,
        help_text=_("18 digits; spaces do not matter."),
    )
    field_order = ("nip", "kind", "number", "starts", "ends")

    def __init__(
        self, *args: Any, by: User, kinds: Iterable[CredentialKind], **rest: Any
    ):
        super().__init__(*args, **rest)
        self._by = by
        numbers = [each.pk for each in kinds]
        _choose(self.fields["kind"], CredentialKind.objects.filter(pk__in=numbers))

    def clean_nip(self) -> Employee:
        """Find the employee, among those whose files one keeps."""
        nip = "".join(self.cleaned_data["nip"].split())
        found: Employee | None = credentials.employees(self._by).filter(nip=nip).first()
        if found is None:
            raise forms.ValidationError(
                _("No employee with this NIP in your area. Check the digits.")
            )
        return found


def _choose(field: Any, rows: Any) -> None:
    field.queryset = rows
