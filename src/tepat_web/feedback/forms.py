"""The forms of giving, asking, answering without a name, and talking."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from tepat_web.agreements.models import Result
from tepat_web.kit.fields import DayField

from . import topics
from .actions import Telling
from .models import LINES, LONGEST, AgreedStep
from .sealing import Answer

EXAMPLES = {
    "situation": _("E.g. At the counter on Monday morning, when the queue was long."),
    "deed": _("E.g. You opened a second counter and told people how long it takes."),
    "effect": _("E.g. Everybody was served before noon, and nobody complained."),
    "next_step": _("E.g. Shall we do that every Monday? I can take the second hour."),
}
LABELS = {
    "situation": _("Situation: when and where?"),
    "deed": _("Behaviour: what did the person do?"),
    "effect": _("Effect: what came of it?"),
    "next_step": _("Next step: what would you like to see?"),
}


def _line(name: str, *, required: bool = False) -> forms.CharField:
    return forms.CharField(
        label=LABELS[name],
        help_text=EXAMPLES[name],
        required=required,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


def _score(blank: Any, label: Any, help_text: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", blank), *topics.SCORES],
        help_text=help_text,
    )


class Lines(forms.Form):
    """The four lines, each with an example."""

    situation = _line("situation")
    deed = _line("deed")
    effect = _line("effect")
    next_step = _line("next_step")

    def lines(self) -> dict[str, str]:
        """Return what was written, by name of the line."""
        return {name: str(self.cleaned_data[name]).strip() for name in LINES}


class GiveForm(Lines):
    """Feedback by name."""

    topic = forms.ChoiceField(label=_("What is it about?"))
    result = forms.ModelChoiceField(
        label=_("Which result?"),
        queryset=Result.objects.none(),
        required=False,
        empty_label=_("none in particular"),
        help_text=_("Only where it is about results of work."),
    )
    deed = _line("deed", required=True)
    score = _score(
        topics.NO_SCORE,
        label=_("How often do you see this?"),
        help_text=_("You may leave it out. A score counts in the statistics."),
    )
    field_order = ("topic", "result", *LINES, "score")

    def __init__(
        self, results: QuerySet[Result], *args: Any, topic: str = "", **rest: Any
    ) -> None:
        super().__init__(*args, **rest)
        self.fields["topic"].choices = topics.choices()  # type: ignore[attr-defined]
        self.fields["topic"].initial = topic or None
        field = self.fields["result"]
        if results.exists():
            field.queryset = results  # type: ignore[attr-defined]
            field.label_from_instance = _called  # type: ignore[attr-defined]
        else:
            del self.fields["result"]

    def telling(self) -> Telling:
        """Return what was filled in."""
        told = self.cleaned_data
        result = told.get("result")
        topic = topics.ALL[0] if result is not None else told["topic"]
        return Telling(topic, self.lines(), told["score"], result)


class AskForm(forms.Form):
    """Asking people for feedback by name."""

    topic = forms.ChoiceField(label=_("What would you like to hear about?"))
    result = forms.ModelChoiceField(
        label=_("Which result?"),
        queryset=Result.objects.none(),
        required=False,
        empty_label=_("none in particular"),
    )
    question = forms.CharField(
        label=_("Your question"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("E.g. What should I do differently when I lead a meeting?"),
    )

    def __init__(self, results: QuerySet[Result], *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["topic"].choices = topics.choices()  # type: ignore[attr-defined]
        field = self.fields["result"]
        if results.exists():
            field.queryset = results  # type: ignore[attr-defined]
            field.label_from_instance = _called  # type: ignore[attr-defined]
        else:
            del self.fields["result"]


class BoxForm(forms.Form):
    """Asking people for answers without names."""

    topics = forms.MultipleChoiceField(
        label=_("What would you like to hear about?"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Three or four are answered more readily than eight."),
    )
    question = forms.CharField(
        label=_("Your question"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Everybody who is asked reads it."),
    )

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["topics"].choices = topics.choices()  # type: ignore[attr-defined]


class AnswerForm(Lines):
    """An answer without a name: a score for each topic, and lines about one."""

    about = forms.ChoiceField(
        label=_("What are your lines about?"),
        required=False,
        help_text=_("Only if you write something below."),
    )

    def __init__(self, asked: Sequence[str], *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.asked = tuple(asked)
        for topic in self.asked:
            said = " ".join(f"{guide}." for guide in topics.guides(topic))
            self.fields[_called_score(topic)] = _score(
                topics.CANNOT_TELL, label=topics.name(topic), help_text=said
            )
        about = self.fields["about"]
        about.choices = topics.choices(self.asked)  # type: ignore[attr-defined]
        self.order_fields([*map(_called_score, self.asked), "about", *LINES])

    def answer(self) -> Answer:
        """Return what was filled in."""
        scores = {
            topic: score
            for topic in self.asked
            if (score := self.cleaned_data[_called_score(topic)]) is not None
        }
        lines = self.lines()
        about = self.cleaned_data["about"] if any(lines.values()) else ""
        return Answer(scores, about, lines)


class ReplyForm(forms.Form):
    """A reply to feedback by name."""

    text = forms.CharField(
        label=_("Your reply"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("E.g. Thank you, I had not seen it so. I will try it next week."),
    )


class LineForm(forms.Form):
    """Something said in a talk."""

    text = forms.CharField(
        label=_("What would you like to say?"),
        max_length=4 * LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class StepForm(forms.Form):
    """A step that one proposes."""

    text = forms.CharField(
        label=_("What is done?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("E.g. Sit beside the counter for two mornings, then compare."),
    )
    doer = forms.ChoiceField(
        label=_("Who does it?"),
        choices=AgreedStep.Doer.choices,
        widget=forms.RadioSelect,
        initial=AgreedStep.Doer.EMPLOYEE,
    )
    due = DayField(
        label=_("By when?"),
    )

    def told(self) -> dict[str, Any]:
        """Return what was filled in, as the action takes it."""
        due: date = self.cleaned_data["due"]
        return {
            "text": self.cleaned_data["text"].strip(),
            "doer": self.cleaned_data["doer"],
            "due": due,
        }


class OutcomeForm(forms.Form):
    """What came of a step."""

    outcome = forms.CharField(
        label=_("What came of it?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


def _called_score(topic: str) -> str:
    return f"score_{topic}"


def _called(result: Result) -> str:
    return f"{result.number}. {result.text}"
