"""What is asked before letters are made, and about what they are made with."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from tepat_web.kit.fields import DayField

from . import archive, checking, numbering
from .checking import Refused
from .kinds import KINDS
from .models import Office, Signs
from .trying import File

YEAR = "tahun"
SIGNER = (
    ("office", gettext_lazy("Office"), 160),
    ("name", gettext_lazy("Name with degrees"), 120),
    ("rank", pgettext_lazy("of an official", "Rank"), 80),
    ("nip", gettext_lazy("NIP"), 18),
    ("on_behalf", gettext_lazy("On behalf of"), 160),
)
"""What is told of who signs: what the letterhead calls it, its label, its length."""


class MakeForm(forms.Form):
    """Which letters, and the day that they bear."""

    kind = forms.ChoiceField(
        choices=[(name, kind.title) for name, kind in KINDS.items()],
        label=gettext_lazy("Kind of letter"),
    )
    day = DayField(
        label=gettext_lazy("Day of the letters"),
    )


class OfficeForm(forms.ModelForm[Office]):
    """The letterhead, the place, who signs, and the arms."""

    city_picture = forms.FileField(
        label=gettext_lazy("Arms of the city (PNG)"),
        required=False,
        help_text=gettext_lazy("Left open: what is there stays."),
    )
    state_picture = forms.FileField(
        label=gettext_lazy("Arms of the state (PNG)"),
        required=False,
        help_text=gettext_lazy("Left open: what is there stays."),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Office
        fields = (
            *("government", "agency", "address", "contact", "place"),
            "remedy_address",
        )
        widgets = {  # noqa: RUF012 (as Django reads it)
            "address": forms.Textarea(attrs={"rows": 2}),
            "remedy_address": forms.Textarea(attrs={"rows": 2}),
        }
        help_texts = {  # noqa: RUF012
            "government": gettext_lazy("First line, e.g. Pemerintah Kota Contoh."),
            "agency": gettext_lazy("Second line, printed larger."),
            "contact": gettext_lazy("Telephone, post and web addresses, in one line."),
            "place": gettext_lazy("Where letters are signed."),
            "remedy_address": gettext_lazy(
                "Where an objection is handed in; decrees print it."
            ),
        }

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        for name in ("agency", "place"):
            self.fields[name].required = True
        known = self.instance.signatories
        for role in Signs:
            for name, label, longest in SIGNER:
                self.fields[f"{role}_{name}"] = forms.CharField(
                    label=label, required=False, max_length=longest
                )
                told = known.get(str(role), {}).get(name, "")
                self.initial.setdefault(f"{role}_{name}", told)

    def heads(self) -> list[forms.BoundField]:
        """Return the fields about the letterhead."""
        return [self[name] for name in self.Meta.fields]

    def signers(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Return the fields about who signs, part by part."""
        return [
            (str(role.label), [self[f"{role}_{name}"] for name, *_rest in SIGNER])
            for role in Signs
        ]

    def arms(self) -> list[forms.BoundField]:
        """Return the fields for pictures."""
        return [self["city_picture"], self["state_picture"]]

    def clean_city_picture(self) -> bytes:
        """Look at the picture."""
        return self._picture("city_picture")

    def clean_state_picture(self) -> bytes:
        """Look at the picture."""
        return self._picture("state_picture")

    def clean(self) -> dict[str, Any]:
        """Refuse a part in which only some of it is told."""
        told = super().clean() or self.cleaned_data
        for role in Signs:
            office, name = (told.get(f"{role}_{each}") for each in ("office", "name"))
            if bool(office) != bool(name):
                absent = "name" if office else "office"
                self.add_error(
                    f"{role}_{absent}", _("Who signs has both an office and a name.")
                )
        return told

    @property
    def has_pictures(self) -> bool:
        """Whether new arms were handed in."""
        names = ("city_picture", "state_picture")
        return any(self.cleaned_data.get(name) for name in names)

    def values(self) -> dict[str, Any]:
        """Return the letterhead as it is to be, field by field."""
        told = self.cleaned_data
        found = {name: told[name] for name in self.Meta.fields}
        found["signatories"] = {
            str(role): signer for role in Signs if (signer := self._signer(role))
        }
        for name in ("city", "state"):
            if picture := told[f"{name}_picture"]:
                found[f"{name}_emblem"] = archive.keep(picture)
        return found

    def _signer(self, role: str) -> dict[str, str]:
        told = {name: self.cleaned_data[f"{role}_{name}"] for name, *_rest in SIGNER}
        return {name: text for name, text in told.items() if text}

    def _picture(self, name: str) -> bytes:
        file: UploadedFile[bytes] | None = self.cleaned_data[name]
        if not file:
            return b""
        content = _read(file, checking.LARGEST_PICTURE)
        try:
            checking.picture(content)
        except Refused as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        return content


class TemplateForm(forms.Form):
    """A city's own templates of one form."""

    form = forms.ChoiceField(
        label=gettext_lazy("Letter"),
        choices=[(kind.form, kind.title) for kind in KINDS.values()],
    )
    word = forms.FileField(
        label=gettext_lazy("Word template (.docx)"),
        required=False,
        help_text=gettext_lazy("Left open: the built-in one. At most 2 MB, no macros."),
        widget=forms.ClearableFileInput(attrs={"accept": ".docx"}),
    )
    typst = forms.FileField(
        label=gettext_lazy("PDF template (.typ)"),
        required=False,
        help_text=gettext_lazy("Left open: the built-in one. At most 200 KB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".typ"}),
    )
    note = forms.CharField(
        label=gettext_lazy("What is different"), required=False, max_length=200
    )

    def clean(self) -> dict[str, Any]:
        """Demand a file."""
        told = super().clean() or self.cleaned_data
        if not told.get("word") and not told.get("typst") and not self.errors:
            self.add_error("word", _("Choose a file: a .docx, a .typ, or both."))
        return told

    def handed_in(self) -> tuple[File | None, File | None]:
        """Return what was handed in: the Word template and the one for PDF."""
        limits = (checking.LARGEST_WORD, checking.LARGEST_TYPST)
        told = (self.cleaned_data[name] for name in ("word", "typst"))
        word, typst = (
            File(file.name or "", _read(file, most)) if file else None
            for file, most in zip(told, limits, strict=True)
        )
        return word, typst


class NumberingForm(forms.Form):
    """How numbers of one kind are written, and with which one to go on."""

    kind = forms.ChoiceField(
        choices=[(name, kind.title) for name, kind in KINDS.items()],
        widget=forms.HiddenInput,
    )
    pattern = forms.CharField(
        label=gettext_lazy("Pattern"), max_length=numbering.LONGEST
    )
    following = forms.IntegerField(
        label=gettext_lazy("Go on with number"),
        required=False,
        min_value=1,
        max_value=10**6,
        localize=False,
    )

    def clean_pattern(self) -> str:
        """Refuse a pattern that would not tell letters apart."""
        pattern = str(self.cleaned_data["pattern"]).strip()
        if wrong := numbering.fault_of(pattern):
            raise forms.ValidationError(wrong)
        return pattern


def _read(file: UploadedFile[bytes], most: int) -> bytes:
    """The content of a file, and one byte more than may be where it is too large."""
    content: bytes = file.read(most + 1)
    return content
