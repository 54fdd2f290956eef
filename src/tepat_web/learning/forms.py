"""The forms of running a class, of attending, and of answering."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tepat_web.kit.fields import DayField
from tepat_web.training.models import Course, Enrolment

from . import codes, questions
from .models import Completion, Questionnaire

FULL = 100
BEFORE, AFTER, PRESENT = "sebelum", "sesudah", "hadir"


class LessonForm(forms.Form):
    """One more meeting of a class."""

    name = forms.CharField(
        label=_("Name of the meeting"),
        max_length=80,
        help_text=_("For example: day 1, morning."),
    )
    day = DayField(
        label=_("Day"),
    )

    def __init__(self, course: Course, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        ends = {"min": course.starts.isoformat(), "max": course.ends.isoformat()}
        self.fields["day"].widget.attrs |= ends


class CodeForm(forms.Form):
    """The code on the screen, typed."""

    code = forms.CharField(
        label=_("Code on the screen"),
        max_length=20,
        help_text=_("Six letters and figures; capitals and spaces do not matter."),
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
            }
        ),
    )

    def clean_code(self) -> str:
        """Return it as it is compared."""
        told = codes.clean(self.cleaned_data["code"])
        if len(told) != codes.LENGTH:
            raise forms.ValidationError(
                _("The code has six letters and figures. Look at the screen again.")
            )
        return told


class CheckForm(forms.Form):
    """The code of a certificate, typed by anybody."""

    kode = forms.CharField(
        label=_("Code of the certificate"),
        max_length=40,
        help_text=_("Twelve letters and figures at the foot of the certificate."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class WithdrawForm(forms.Form):
    """Why a certificate does not hold any more."""

    reason = forms.CharField(
        label=pgettext_lazy("certificate", "Why it is withdrawn"),
        max_length=questions.LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The person reads it; whoever checks the certificate does not."),
    )


class ReopenForm(forms.Form):
    """Why a finished class is opened again."""

    reason = forms.CharField(
        label=_("Why it is opened again"),
        max_length=questions.LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For example: the list on paper was not typed yet."),
    )


class ScoresForm(forms.Form):
    """Scores of everybody in a class, one row each."""

    def __init__(
        self,
        seats: Sequence[Enrolment],
        known: Mapping[int, Completion],
        *args: Any,
        **rest: Any,
    ) -> None:
        super().__init__(*args, **rest)
        self._seats = seats
        for seat in seats:
            kept = known.get(seat.pk)
            name = seat.employee.name
            for part, label, value in (
                (BEFORE, _("Score before: %(name)s"), kept and kept.score_before),
                (AFTER, _("Score after: %(name)s"), kept and kept.score_after),
            ):
                self.fields[f"{part}-{seat.pk}"] = forms.FloatField(
                    label=label % {"name": name},
                    min_value=0,
                    max_value=FULL,
                    required=False,
                    localize=False,
                    initial=value,
                    widget=forms.NumberInput(
                        attrs={"step": "any", "inputmode": "decimal"}
                    ),
                )

    def rows(self) -> list[tuple[Enrolment, tuple[forms.BoundField, ...]]]:
        """Return each place with its two fields."""
        parts = (BEFORE, AFTER)
        return [
            (seat, tuple(self[f"{part}-{seat.pk}"] for part in parts))
            for seat in self._seats
        ]

    def told(self) -> dict[int, tuple[float | None, float | None]]:
        """Return what was filled in, by the number of the place."""
        told = self.cleaned_data
        return {
            seat.pk: (told[f"{BEFORE}-{seat.pk}"], told[f"{AFTER}-{seat.pk}"])
            for seat in self._seats
        }


class AnswerForm(forms.Form):
    """The statements of a questionnaire, each with four marks, and maybe a remark."""

    def __init__(self, it: Questionnaire, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self._names = list(questions.STATEMENTS[it.level])
        for name, statement in questions.STATEMENTS[it.level].items():
            self.fields[name] = forms.TypedChoiceField(
                label=str(statement),
                coerce=int,
                choices=[(mark, said) for mark, said in questions.MARKS.items()],
                widget=forms.RadioSelect,
            )
        if it.level == Questionnaire.Level.REACTION:
            self.fields["remark"] = forms.CharField(
                label=_("What should be different next time?"),
                required=False,
                max_length=questions.LONGEST,
                widget=forms.Textarea(attrs={"rows": 3}),
                help_text=_("Name nobody. Who runs the trainings reads it."),
            )

    def marks(self) -> dict[str, int]:
        """Return the marks, by statement."""
        return {name: self.cleaned_data[name] for name in self._names}
