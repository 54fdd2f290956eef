"""What people fill in about accounts, grants and invitations."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import (
    password_validators_help_texts,
    validate_password,
)
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from tepat_web.accounts.access import GIVEN
from tepat_web.accounts.models import Invitation, User
from tepat_web.kit.fields import DayField

from . import queries

CITY, ONE_UNIT = "city", "unit"
AT_ONCE = 200  # invitations of one list
NIP = re.compile("[0-9]{18}")
UNIT_SEARCH = {
    "list": "units",
    "autocomplete": "off",
    "hx-get": reverse_lazy("administration:units"),
    "hx-trigger": "input changed delay:300ms",
    "hx-target": "#units",
    "hx-swap": "innerHTML",
}


def clean_nip(text: str) -> str:
    """Return a NIP without the blanks people group it by.

    Raises:
        ValidationError: if it is not 18 digits.
    """
    nip = re.sub(r"[\s'’]", "", text)
    if not NIP.fullmatch(nip):
        raise ValidationError(
            _("A NIP has 18 digits, such as 19900101 201503 1 002. This one has not.")
        )
    return nip


class AccountSearch(forms.Form):
    """Which accounts to list."""

    q = forms.CharField(label=_("Name, NIP or e-mail"), required=False)
    role = forms.ChoiceField(label=_("Role"), required=False)
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[
            ("", _("All")),
            ("open", pgettext_lazy("account", "open")),
            ("closed", pgettext_lazy("account", "closed")),
            ("bare", _("Second factor missing")),
        ],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        given = [(role.value, role.label) for role in GIVEN]
        self.fields["role"].choices = [("", _("All")), *given]  # type: ignore[attr-defined]


class GrantForm(forms.Form):
    """A role to give."""

    role = forms.ChoiceField(label=_("Role"))
    reach = forms.ChoiceField(
        label=pgettext_lazy("role", "Over"),
        widget=forms.RadioSelect,
        choices=[
            (ONE_UNIT, _("One unit and everything below it")),
            (CITY, _("The whole city")),
        ],
    )
    unit = forms.CharField(
        label=_("Unit"),
        help_text=_("Code or part of the name. Leave blank for the whole city."),
        required=False,
        widget=forms.TextInput(attrs=UNIT_SEARCH),
    )
    valid_from = DayField(label=pgettext_lazy("role", "From"))
    valid_to = DayField(
        label=pgettext_lazy("role", "Until"),
        help_text=_("The first day without the role. Blank: no end."),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        given = [(role.value, role.label) for role in GIVEN]
        self.fields["role"].choices = [("", _("Choose a role")), *given]  # type: ignore[attr-defined]
        self.fields["valid_from"].initial = timezone.localdate
        self.candidates: list[Any] = []

    def clean_valid_from(self) -> Any:
        day = self.cleaned_data["valid_from"]
        if day < timezone.localdate():
            raise ValidationError(_("A role starts today or later."))
        return day

    def clean(self) -> dict[str, Any]:
        """Find the one unit that is meant, as ``unit_id``; ``None`` is the city."""
        told = super().clean() or {}
        text, told["unit_id"] = (told.get("unit") or "").strip(), None
        if told.get("reach") == CITY and text:
            self.add_error(
                "unit", _("The whole city and one unit exclude each other: clear one.")
            )
        elif told.get("reach") == ONE_UNIT:
            told["unit_id"] = self._unit_id(text)
        first, last = told.get("valid_from"), told.get("valid_to")
        if first and last and last <= first:
            self.add_error("valid_to", _("The last day lies before the first."))
        return told

    def _unit_id(self, text: str) -> int | None:
        if not text:
            self.add_error("unit", _("Type the code or the name of the unit."))
            return None
        found = queries.units(text)
        if len(found) == 1:
            return int(found[0].pk)
        self.candidates = found
        self.add_error(
            "unit",
            _("Several units match; the list below shows them. Type the code of one.")
            if found
            else _("No unit of today's structure matches. Check the code or the name."),
        )
        return None


class EndForm(forms.Form):
    """When a grant ends."""

    on = DayField(
        label=_("Ends on"),
        help_text=_("The first day without the role: today takes it away at once."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = timezone.localdate


class InvitationForm(forms.Form):
    """One person to invite."""

    nip = forms.CharField(
        label=_("NIP"),
        help_text=_("18 digits; blanks between them do no harm."),
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("The person's own: whoever reads that mail opens the account."),
    )

    def clean_nip(self) -> str:
        return clean_nip(self.cleaned_data["nip"])

    def people(self) -> list[tuple[str, str]]:
        """Return ``(NIP, e-mail address)``."""
        return [(self.cleaned_data["nip"], self.cleaned_data["email"])]


class ListForm(forms.Form):
    """Many people to invite, one a line."""

    lines = forms.CharField(
        label=_("NIP and e-mail address, one person a line"),
        help_text=_("Copy two columns out of Excel, or put a comma between them."),
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false"}),
    )

    def clean_lines(self) -> list[tuple[str, str]]:
        """Return ``(NIP, e-mail address)`` of each line; all lines or none."""
        people, wrong = [], []
        for number, line in enumerate(self.cleaned_data["lines"].splitlines(), 1):
            if not line.strip():
                continue
            try:
                people.append(_person(line))
            except ValidationError as error:
                why = " ".join(error.messages)
                wrong.append(
                    _("Line %(n)s: %(why)s") % {"n": number, "why": why},
                )
        wrong.extend(_twice([nip for nip, _mail in people], str(_("NIP"))))
        wrong.extend(_twice([mail.lower() for _nip, mail in people], str(_("address"))))
        if len(people) > AT_ONCE:
            text = ngettext(
                "At most %(n)s person at once: send the list in parts.",
                "At most %(n)s people at once: send the list in parts.",
                AT_ONCE,
            )
            wrong.append(text % {"n": AT_ONCE})
        if wrong:
            raise ValidationError(wrong)
        return people

    def people(self) -> list[tuple[str, str]]:
        """Return ``(NIP, e-mail address)`` of everybody."""
        people: list[tuple[str, str]] = self.cleaned_data["lines"]
        return people


def _person(line: str) -> tuple[str, str]:
    *number, mail = re.split(r"[\s,;]+", line.strip().strip(",;"))
    nip = clean_nip("".join(number))
    try:
        validate_email(mail)
    except ValidationError:
        raise ValidationError(_("the e-mail address is missing or wrong.")) from None
    return nip, mail


def _twice(things: list[str], what: str) -> list[str]:
    seen: set[str] = set()
    again = sorted({thing for thing in things if thing in seen or seen.add(thing)})  # type: ignore[func-returns-value]
    return [
        _("The %(what)s %(thing)s stands in the list twice.")
        % {"what": what, "thing": thing}
        for thing in again
    ]


class AcceptForm(forms.Form):
    """What an invited person chooses."""

    name = forms.CharField(
        label=_("Your full name, with titles"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    password1 = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    password2 = forms.CharField(
        label=_("The same password again"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, invitation: Invitation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.invitation = invitation
        rules = password_validators_help_texts()
        self.fields["password1"].help_text = " ".join(str(rule) for rule in rules)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        first, second = told.get("password1"), told.get("password2")
        if first and second and first != second:
            self.add_error("password2", _("The two passwords differ. Type both again."))
        elif first:
            person = User(
                username=self.invitation.nip,
                email=self.invitation.email,
                first_name=told.get("name", ""),
            )
            try:
                validate_password(first, person)
            except ValidationError as error:
                self.add_error("password1", error)
        return told


class ProfileForm(forms.Form):
    """One's own account."""

    name = forms.CharField(label=_("Name on pages"), max_length=150, required=False)
    language = forms.ChoiceField(
        label=_("Language"), choices=settings.LANGUAGES, widget=forms.RadioSelect
    )
    mails = forms.BooleanField(label=_("Send me notices by e-mail too"), required=False)
