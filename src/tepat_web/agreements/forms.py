"""What is asked about a result, a check-in, and an answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import URLValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tepat_web.ledger.actions import NotAllowed

from . import files
from .actions import Expected, Indicator
from .actions_checkin import Reached, Shown
from .behaviour import VALUES
from .models import Agreement, Aspect, CheckIn, Result
from .wording import period

LONG, LONGER, SHORT = 1_000, 4_000, 200
MORE = 2  # rows for indicators besides one of each aspect
EXAMPLES = {
    Aspect.QUANTITY: gettext_lazy("e.g. permits issued · 1.200 · documents"),
    Aspect.QUALITY: gettext_lazy("e.g. permits without a correction · 95 · per cent"),
    Aspect.TIME: gettext_lazy("e.g. issued within · 3 · working days"),
    Aspect.COST: gettext_lazy("e.g. budget used · at most 100 · per cent"),
}


def _box(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


def _text(label: Any, longest: int, *, help_text: Any = "", rows: int = 0) -> Any:
    return forms.CharField(
        label=label,
        required=False,
        max_length=longest,
        help_text=help_text,
        widget=_box(rows) if rows else forms.TextInput(),
    )


class ResultForm(forms.Form):
    """One result, its indicators, and its action plan.

    Args:
        agreement: Whose result it is.
        offered: The results of the superior's that it may serve.
    """

    text = forms.CharField(
        label=gettext_lazy("Result"),
        max_length=LONG,
        widget=_box(3),
        help_text=gettext_lazy(
            "What will be there at the end of the year, not what you do all day: "
            "“Permits are issued within three days”, not “Processing permits”."
        ),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"),
        choices=Result.Kind.choices,
        initial=Result.Kind.MAIN,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Additional: given by your superior besides your post."),
    )
    supports = forms.TypedChoiceField(
        label=gettext_lazy("Which result of your superior's does it serve?"),
        required=False,
        coerce=int,
        empty_value=None,
    )

    def __init__(
        self, agreement: Agreement, offered: Iterable[Result], *args: Any, **rest: Any
    ) -> None:
        super().__init__(*args, **rest)
        self.agreement = agreement
        supports: Any = self.fields["supports"]
        supports.choices = [
            ("", _("none of these")),
            *((str(each.pk), each.text) for each in offered),
        ]
        for name, _label in self._rows():
            self.fields[f"{name}_text"] = _text(_("What is measured"), LONG)
            self.fields[f"{name}_target"] = _text(_("Target"), SHORT)
            self.fields[f"{name}_unit"] = _text(_("Unit of measure"), SHORT)
            if name not in Aspect:
                self.fields[f"{name}_aspect"] = forms.ChoiceField(
                    label=_("Aspect"), choices=Aspect.choices, required=False
                )
        for span in agreement.cycle.spans():
            said = period(span, agreement.cycle.year)
            self.fields[f"plan_{span.last}"] = _text(said, LONG, rows=2)

    def indicator_rows(self) -> Iterator[dict[str, Any]]:
        """Yield the fields of each row for an indicator."""
        for name, label in self._rows():
            aspect = f"{name}_aspect"
            yield {
                "label": label,
                "example": EXAMPLES.get(name, ""),  # type: ignore[call-overload]
                "aspect": self[aspect] if aspect in self.fields else None,
                "text": self[f"{name}_text"],
                "target": self[f"{name}_target"],
                "unit": self[f"{name}_unit"],
                "is_more": name not in Aspect,
            }

    def plan_fields(self) -> list[forms.BoundField]:
        """Return the fields of the action plan, by period."""
        return [self[f"plan_{span.last}"] for span in self.agreement.cycle.spans()]

    def clean(self) -> dict[str, Any]:
        """Ask for what an indicator lacks."""
        told = super().clean() or self.cleaned_data
        for name, _label in self._rows():
            text, target = told.get(f"{name}_text"), told.get(f"{name}_target")
            if text and not target:
                self.add_error(f"{name}_target", _("Give a target."))
            if target and not text:
                self.add_error(f"{name}_text", _("Say what is measured."))
        has_one = any(told.get(f"{name}_text") for name, _label in self._rows())
        if not has_one and not self.errors:
            self.add_error(None, _("Give at least one indicator with its target."))
        return told

    def expected(self) -> Expected:
        """Return what was filled in."""
        told = self.cleaned_data
        return Expected(
            text=told["text"].strip(),
            kind=told["kind"],
            supports=told["supports"],
            indicators=[
                Indicator(
                    aspect=told.get(f"{name}_aspect") or name,
                    text=told[f"{name}_text"],
                    target=told[f"{name}_target"],
                    unit=told[f"{name}_unit"],
                )
                for name, _label in self._rows()
                if told[f"{name}_text"]
            ],
            plan={
                str(span.last): told[f"plan_{span.last}"]
                for span in self.agreement.cycle.spans()
            },
        )

    @staticmethod
    def initial_of(result: Result) -> dict[str, Any]:
        """Return what a result holds, as the form shows it."""
        told: dict[str, Any] = {
            "text": result.text,
            "kind": result.kind,
            "supports": result.supports_id,
        }
        free = [f"more{at}" for at in range(1, MORE + 1)]
        for each in result.indicators:
            aspect = each["aspect"]
            name = aspect if f"{aspect}_text" not in told else free.pop(0)
            told[f"{name}_aspect"] = aspect
            for part in ("text", "target", "unit"):
                told[f"{name}_{part}"] = each[part]
        return told | {f"plan_{month}": said for month, said in result.plan.items()}

    @staticmethod
    def _rows() -> list[tuple[str, Any]]:
        """Names of the rows for indicators: one per aspect, and some besides."""
        named: list[tuple[str, Any]] = [
            (each.value, each.label.capitalize()) for each in Aspect
        ]
        more = [(f"more{at}", _("Another")) for at in range(1, MORE + 1)]
        return [*named, *more]


class ResourcesForm(forms.Form):
    """What the person needs to reach the results."""

    resources = _text(
        gettext_lazy("What you need to reach them"),
        LONGER,
        rows=3,
        help_text=gettext_lazy("People, money, tools, decisions of others."),
    )


class ReviewForm(forms.Form):
    """What the superior expects of behaviour besides, and notes."""

    note = _text(
        gettext_lazy("What should be different"),
        LONGER,
        rows=4,
        help_text=gettext_lazy("Needed to return it; the person reads it."),
    )

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        for value in VALUES:
            self.fields[value.code] = _text(_("Special expectation"), LONG, rows=2)

    def values(self) -> Iterator[dict[str, Any]]:
        """Yield each value with its field."""
        for value in VALUES:
            yield {"value": value, "field": self[value.code]}

    def expectations(self) -> dict[str, str]:
        """Return what is expected, by value."""
        return {
            value.code: self.cleaned_data[value.code].strip()
            for value in VALUES
            if self.cleaned_data[value.code].strip()
        }


class ChangeForm(forms.Form):
    """Why what was agreed changes."""

    reason = forms.CharField(
        label=gettext_lazy("Why it changes"),
        max_length=LONG,
        widget=_box(3),
        help_text=gettext_lazy(
            "E.g. another task, another target, less money. What is agreed holds until "
            "the change is agreed."
        ),
    )


class CheckInForm(forms.Form):
    """What was reached in a period, and a piece of evidence besides.

    Args:
        expected: The results, each with a field of its own.
    """

    obstacle = _text(
        gettext_lazy("What stands in the way"),
        LONGER,
        rows=3,
        help_text=gettext_lazy(
            "And what would help. Your superior reads it, and who oversees the cycle."
        ),
    )
    result = forms.TypedChoiceField(
        label=gettext_lazy("It shows"), required=False, coerce=int, empty_value=None
    )
    file = forms.FileField(
        label=gettext_lazy("File"),
        required=False,
        help_text=gettext_lazy("PDF, picture, Word, Excel or PowerPoint; up to 10 MB."),
    )
    url = _text(gettext_lazy("Or an address (link)"), LONG)
    name = _text(gettext_lazy("What the link is called"), SHORT)

    def __init__(self, expected: Iterable[Result], *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self._expected = list(expected)
        for each in self._expected:
            self.fields[f"hasil_{each.number}"] = _text(
                _("What was reached"), LONGER, rows=3
            )
        result: Any = self.fields["result"]
        result.choices = [
            ("", _("several of them")),
            *((str(each.pk), each.text) for each in self._expected),
        ]

    def rows(self) -> Iterator[dict[str, Any]]:
        """Yield each result with its field."""
        for each in self._expected:
            yield {"result": each, "field": self[f"hasil_{each.number}"]}

    def clean_url(self) -> str:
        """Take addresses of pages, nothing that a browser would run."""
        told = str(self.cleaned_data["url"]).strip()
        if told:
            URLValidator(schemes=["http", "https"])(told)
        return told

    def clean_file(self) -> tuple[str, bytes] | None:
        """Look at the file by its content."""
        file: UploadedFile[bytes] | None = self.cleaned_data["file"]
        if not file:
            return None
        try:
            if (file.size or 0) > files.LARGEST:  # before all of it is in memory
                raise NotAllowed(files.too_large())
            content = file.read()
            return files.looked_at(file.name or "", content), content
        except NotAllowed as refusal:
            raise forms.ValidationError(str(refusal)) from refusal

    def reached(self) -> Reached:
        """Return what was reached."""
        told = self.cleaned_data
        return Reached(
            progress={
                str(each.number): told[f"hasil_{each.number}"].strip()
                for each in self._expected
                if told[f"hasil_{each.number}"].strip()
            },
            obstacle=told["obstacle"].strip(),
        )

    def shown(self) -> list[Shown]:
        """Return the evidence that was added."""
        told = self.cleaned_data
        about = next((it for it in self._expected if it.pk == told["result"]), None)
        found: list[Shown] = []
        if told["file"]:
            name, content = told["file"]
            found.append(Shown(name, content, result=about))
        if told["url"]:
            found.append(
                Shown(told["name"] or told["url"], url=told["url"], result=about)
            )
        return found

    @staticmethod
    def initial_of(it: CheckIn | None) -> dict[str, Any]:
        """Return what a check-in holds, as the form shows it."""
        if it is None:
            return {}
        told = {f"hasil_{number}": text for number, text in it.progress.items()}
        return told | {"obstacle": it.obstacle}


class ReplyForm(forms.Form):
    """What the superior answers to a check-in."""

    reply = forms.CharField(
        label=gettext_lazy("Your answer"),
        max_length=LONGER,
        widget=_box(4),
        help_text=gettext_lazy(
            "What you saw, what it brought about, and what comes next. Short is fine."
        ),
    )
