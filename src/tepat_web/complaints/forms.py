"""The forms of citizens, and of those who handle what they send."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User
from tepat_web.kit.fields import DayField
from tepat_web.kit.scrub import plain, scrub
from tepat_web.organisation.models import Unit

from . import queries, secret
from .brought import FIRST_DAY
from .models import Case, Channel, Grade, Kind, Reaction, Veil
from .steps import LONGEST, Told

MEBI = 1024 * 1024
LARGEST = 5 * MEBI
ENDINGS = {
    Channel.EMAIL: (".eml", ".mbox", ".mbx"),
    Channel.LAPOR: (".xlsx", ".csv"),
}


def _box(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class SendForm(forms.Form):
    """What a citizen sends. Only the text is asked for."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What do you want to tell?"),
        widget=forms.RadioSelect,
        choices=Kind.choices,
        initial=Kind.COMPLAINT,
    )
    text = forms.CharField(
        label=gettext_lazy("What happened, where and when?"),
        max_length=LONGEST,
        widget=_box(7),
    )
    unit = forms.ModelChoiceField(
        label=gettext_lazy("Which agency is it about?"),
        queryset=Unit.objects.none(),
        required=False,
        empty_label=gettext_lazy("I do not know"),
    )
    name = forms.CharField(
        label=gettext_lazy("Your name"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    contact = forms.CharField(
        label=gettext_lazy("Telephone or e-mail"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "email"}),
    )
    veil = forms.ChoiceField(
        label=gettext_lazy("Who may read it?"),
        required=False,
        choices=[
            (Veil.NONE, gettext_lazy("Whoever handles it")),
            (Veil.ANONYMOUS, gettext_lazy("The unit, without my name")),
            (Veil.CONFIDENTIAL, gettext_lazy("Nobody besides those who handle it")),
        ],
    )

    kept = settings.COMPLAINT_MONTHS

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["unit"].queryset = queries.agencies()  # type: ignore[attr-defined]

    def told(self) -> Told:
        """Return what was filled in."""
        said = self.cleaned_data
        return Told(
            text=plain(said["text"]),
            kind=said["kind"],
            name=plain(said["name"]),
            contact=plain(said["contact"]),
            unit=said["unit"],
            day=said.get("day"),
            veil=said["veil"],
        )


class CounterForm(SendForm):
    """The same at a counter, by who takes it down."""

    day = DayField(
        label=gettext_lazy("Day on which it came in"),
    )

    def __init__(self, by: User, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["unit"] = _unit_field(by)
        self.fields["kind"].label = _("What is it?")
        self.fields["name"].label = _("Their name")
        self.fields["name"].widget.attrs["autocomplete"] = "off"
        self.fields["contact"].widget.attrs["autocomplete"] = "off"
        self.fields["text"].help_text = _(
            "In the words of who complains, as far as possible."
        )
        self.initial.setdefault("day", timezone.localdate())

    def clean_day(self) -> Any:
        """Refuse a day to come, and one before the rule."""
        day = self.cleaned_data["day"]
        if not FIRST_DAY <= day <= timezone.localdate():
            raise forms.ValidationError(
                _("Choose a day from %(first)d on that is not in the future.")
                % {"first": FIRST_DAY.year}
            )
        return day


class CheckForm(forms.Form):
    """Number and secret word."""

    number = forms.CharField(
        label=gettext_lazy("Number"),
        max_length=20,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "off", "placeholder": ""}
        ),
    )
    word = forms.CharField(
        label=gettext_lazy("Secret word"),
        max_length=40,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "none",
                "spellcheck": "false",
            }
        ),
    )

    def clean_number(self) -> str:
        """Take the digits, however they are grouped."""
        return secret.digits(self.cleaned_data["number"])


class ReactForm(forms.Form):
    """What the complainant says of the answer."""

    reaction = forms.ChoiceField(
        label=gettext_lazy("Is the answer enough?"),
        widget=forms.RadioSelect,
        choices=[
            (Reaction.CONTENT, gettext_lazy("Yes, it can be closed")),
            (Reaction.NOT, gettext_lazy("No, please look at it once more")),
        ],
    )
    said = forms.CharField(
        label=gettext_lazy("What is missing"),
        max_length=LONGEST,
        required=False,
        widget=_box(3),
    )


class RouteForm(forms.Form):
    """Where a case goes, its class, and what the register may know of it."""

    unit = forms.ModelChoiceField(
        label=gettext_lazy("Unit that answers it"),
        queryset=Unit.objects.none(),
        help_text=gettext_lazy("Any unit: what was misdirected is passed on."),
    )
    grade = forms.ChoiceField(
        label=gettext_lazy("Class"),
        widget=forms.RadioSelect,
        choices=Grade.choices,
        help_text=gettext_lazy("It decides by when it is answered."),
    )
    text = forms.CharField(
        label=gettext_lazy("What goes into the register"),
        max_length=LONGEST,
        widget=_box(6),
        help_text=gettext_lazy(
            "Many read the register. Numbers and addresses are taken out by "
            "themselves; names are not: please take them out, and whatever tells who "
            "complained."
        ),
    )
    note = forms.CharField(
        label=gettext_lazy("Note for the unit"),
        max_length=LONGEST,
        required=False,
        widget=_box(2),
        help_text=gettext_lazy("It is kept for ever: name nobody who complained."),
    )

    def __init__(
        self, it: Case, written: str, *args: Any, unit: int | None = None, **rest: Any
    ) -> None:
        rest.setdefault("auto_id", "route_%s")  # other forms stand on the same page
        rest["initial"] = {
            "unit": unit or it.unit_id,
            "grade": it.grade,
            "text": it.text or scrub(written).text,
        }
        super().__init__(*args, **rest)
        self.fields["unit"].queryset = queries.units()  # type: ignore[attr-defined]
        if it.kind == Kind.PRAISE:
            del self.fields["grade"]
        if it.veil == Veil.CONFIDENTIAL:
            del self.fields["text"]  # the register learns that there is one, no more


class AnswerForm(forms.Form):
    """The answer that the complainant reads."""

    text = forms.CharField(
        label=gettext_lazy("What you answer"),
        max_length=LONGEST,
        widget=_box(7),
        help_text=gettext_lazy(
            "What was found, what was done, and by when what is open will be done."
        ),
    )

    def __init__(self, *args: Any, **rest: Any) -> None:
        rest.setdefault("auto_id", "answer_%s")  # other forms stand on the same page
        super().__init__(*args, **rest)


class AskForm(forms.Form):
    """A question to the complainant."""

    text = forms.CharField(
        label=gettext_lazy("What you need to know"),
        max_length=LONGEST,
        widget=_box(3),
        help_text=gettext_lazy("The complainant reads it by number and word."),
    )

    def __init__(self, *args: Any, **rest: Any) -> None:
        rest.setdefault("auto_id", "ask_%s")
        super().__init__(*args, **rest)


class ResumeForm(forms.Form):
    """What the complainant answered to a question."""

    said = forms.CharField(
        label=gettext_lazy("What the complainant answered"),
        max_length=LONGEST,
        widget=_box(3),
    )

    def __init__(self, *args: Any, **rest: Any) -> None:
        rest.setdefault("auto_id", "resume_%s")
        super().__init__(*args, **rest)


class NoteForm(forms.Form):
    """A note of the office."""

    text = forms.CharField(
        label=gettext_lazy("Note inside the office"),
        max_length=LONGEST,
        widget=_box(2),
        help_text=gettext_lazy("Neither the complainant nor the register sees it."),
    )

    def __init__(self, *args: Any, **rest: Any) -> None:
        rest.setdefault("auto_id", "note_%s")
        super().__init__(*args, **rest)


class JoinForm(forms.Form):
    """The number of another complaint about the same problem."""

    number = forms.CharField(
        label=gettext_lazy("Number of the other"),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **rest: Any) -> None:
        rest.setdefault("auto_id", "join_%s")
        super().__init__(*args, **rest)

    def clean_number(self) -> str:
        """Take the digits, however they are grouped."""
        return secret.digits(self.cleaned_data["number"])


class BringForm(forms.Form):
    """A file of e-mail, or an export of SP4N-LAPOR!."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy(
            "Saved e-mail (.eml, .mbox) or an export of SP4N-LAPOR! (.xlsx, .csv). At "
            "most 5 MB. What was taken in before is not taken twice."
        ),
        widget=forms.ClearableFileInput(
            attrs={"accept": ",".join(end for ends in ENDINGS.values() for end in ends)}
        ),
    )

    def __init__(self, by: User, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["unit"] = _unit_field(by)
        self.fields["unit"].help_text = _(
            "Used where the file names no unit that you handle."
        )

    def clean_file(self) -> Any:
        """Refuse what is too large, or no such file."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        name = (file.name or "").lower()
        if not any(name.endswith(ends) for ends in ENDINGS.values()):
            raise forms.ValidationError(
                _("“%(name)s” is none of .eml, .mbox, .xlsx and .csv.")
                % {"name": file.name}
            )
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError(
                _("The file is larger than 5 MB. Hand in a part of it at a time.")
            )
        return file

    def channel(self) -> Channel:
        """Return what the file is, by its ending."""
        name = str(self.cleaned_data["file"].name).lower()
        is_mail = name.endswith(ENDINGS[Channel.EMAIL])
        return Channel.EMAIL if is_mail else Channel.LAPOR


def _unit_field(by: User) -> forms.ModelChoiceField[Unit]:
    """Units that a person handles; blank only for who handles the whole city."""
    field = forms.ModelChoiceField(
        label=gettext_lazy("Unit"),
        queryset=queries.own_units(by),
        required=not reach(by, Permission.COMPLAINT_HANDLE).everywhere,
        empty_label=gettext_lazy("(not known yet)"),
    )
    if field.required:
        field.empty_label = None
    return field
