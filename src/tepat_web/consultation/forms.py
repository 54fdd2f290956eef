"""What people write in a consultation, and what the planner writes to them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .actions import LONGEST
from .models import Announcement

TEXT = {"rows": 5}
WHEN = "%Y-%m-%dT%H:%M"


class QuestionForm(forms.Form):
    """What somebody asks."""

    text = forms.CharField(
        label=_("Your question"),
        help_text=_(
            "Who looks after the plan at BKPSDM reads and answers it here. Your "
            "superior and your agency do not see it."
        ),
        max_length=LONGEST,
        widget=forms.Textarea(attrs=TEXT),
    )


class ProposalForm(forms.Form):
    """Another position that somebody proposes for themself, and why."""

    position = forms.CharField(widget=forms.HiddenInput, max_length=200)
    text = forms.CharField(
        label=_("Why this position?"),
        help_text=_(
            "What you can do there, or what keeps you from the proposed one. Who looks "
            "after the plan reads it; your superior and your agency do not."
        ),
        max_length=LONGEST,
        widget=forms.Textarea(attrs=TEXT),
    )


class ReplyForm(forms.Form):
    """What BKPSDM answers somebody."""

    text = forms.CharField(
        label=_("Your answer"),
        help_text=_("The person reads it as an answer of BKPSDM. Name nobody else."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs=TEXT),
    )


class AnnouncementForm(forms.Form):
    """What is announced to everyone whom a plan concerns."""

    kind = forms.ChoiceField(
        choices=Announcement.Kind.choices, widget=forms.HiddenInput
    )
    title = forms.CharField(label=_("Title"), max_length=160)
    text = forms.CharField(
        label=_("Text"),
        help_text=_(
            "Everyone concerned reads the same text, so it names nobody. Short "
            "sentences, the day in full, and whom to ask."
        ),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 12}),
    )


class FrequentForm(forms.Form):
    """A frequent question with its answer, in both languages."""

    asked_id = forms.CharField(label=_("Question in Indonesian"), max_length=300)
    answer_id = forms.CharField(
        label=_("Answer in Indonesian"), widget=forms.Textarea(attrs=TEXT)
    )
    asked_en = forms.CharField(label=_("Question in English"), max_length=300)
    answer_en = forms.CharField(
        label=_("Answer in English"), widget=forms.Textarea(attrs=TEXT)
    )
    order = forms.IntegerField(label=_("Place in the list"), min_value=1, max_value=999)
    is_published = forms.BooleanField(
        label=_("Published"),
        help_text=_("Everybody reads it on the public page; else only who edits it."),
        required=False,
    )
    for_all = forms.BooleanField(label=_("On the page of every plan"), required=False)


class MeetingForm(forms.Form):
    """A meeting that is announced."""

    title = forms.CharField(label=_("Title"), max_length=160)
    starts_at = forms.DateTimeField(
        label=_("Begins"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=WHEN),
        input_formats=[WHEN],
    )
    place = forms.CharField(
        label=_("Place"),
        help_text=_("Room and address, or the link of a meeting online."),
        max_length=200,
    )
    unit = forms.CharField(
        label=_("For whom"),
        help_text=_("Those concerned in the unit and everything below it."),
        required=False,
        widget=forms.Select,
    )
    agenda = forms.CharField(label=_("Agenda"), widget=forms.Textarea(attrs=TEXT))

    def __init__(self, *args: Any, units: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].widget.choices = [("", _("Everyone concerned")), *units]
        self._codes = {code for code, _name in units}

    def clean_unit(self) -> str:
        """Refuse a unit that is not among those to choose from."""
        code = str(self.cleaned_data["unit"])
        if code and code not in self._codes:
            raise forms.ValidationError(_("Choose a unit from the list."))
        return code

    def clean_starts_at(self) -> Any:
        """Refuse what lies behind us."""
        told = self.cleaned_data["starts_at"]
        if told <= timezone.now():
            raise forms.ValidationError(
                _("That lies behind us. Choose a time to come.")
            )
        return told


class MinutesForm(forms.Form):
    """What was said in a meeting, and how many came."""

    attended = forms.IntegerField(
        label=_("People who came"), min_value=0, max_value=100_000
    )
    minutes = forms.CharField(
        label=_("Minutes"),
        help_text=_(
            "What was asked, answered and agreed. Those invited read it, and so does "
            "everybody where the public page is open: name nobody."
        ),
        widget=forms.Textarea(attrs={"rows": 12}),
    )


class PublicationForm(forms.Form):
    """What the public page says was planned and why."""

    about_id = forms.CharField(
        label=_("What is planned and why, in Indonesian"),
        widget=forms.Textarea(attrs={"rows": 7}),
    )
    about_en = forms.CharField(
        label=_("What is planned and why, in English"),
        widget=forms.Textarea(attrs={"rows": 7}),
    )
    contact = forms.CharField(
        label=_("Whom to ask"),
        help_text=_("An office, with its address, telephone and e-mail; no person."),
        max_length=300,
    )
