"""``tepat administrator``: the first administrator, whom nobody could invite."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated
from urllib.parse import urljoin

import typer

from tepat.cli.options import AsJson, Lang, today
from tepat.cli.printer import Printer
from tepat.words import Sentence

from . import opening
from .errors import RegisterRefuses

if TYPE_CHECKING:
    from tepat_web.accounts.models import User

DONE = Sentence(
    id="Akun {nip} menjadi administrator. Sandinya dibuat lewat tautan ini, sekali "
    "pakai, dalam {days} hari; setelah itu Tepat meminta faktor kedua:",
    en="Account {nip} is administrator. Its password is made by this link, once, "
    "within {days} days; after that Tepat asks for a second factor:",
)
NOT_A_NIP = Sentence(
    id="NIP terdiri atas 18 angka, misalnya 199001012015031002.",
    en="A NIP has 18 digits, 199001012015031002 say.",
)
NOT_AN_ADDRESS = Sentence(
    id="Alamat surel ditulis seperti nama@kota.go.id.",
    en="An e-mail address is written as name@kota.go.id.",
)


@opening.telling
def administrator(
    nip: Annotated[
        str,
        typer.Argument(metavar="NIP", help="18 angka. / The person's 18 digits."),
    ],
    email: Annotated[
        str,
        typer.Argument(metavar="SUREL", help="Alamat surel. / The e-mail address."),
    ],
    lang: Lang = "id",
    as_json: AsJson = False,
) -> None:
    """Angkat administrator pertama. / Make the first administrator."""
    printer = Printer(lang, as_json)
    by = opening.opened(printer)
    from django.conf import settings
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email

    from tepat_web.administration.actions_begin import appoint_administrator
    from tepat_web.administration.forms import clean_nip
    from tepat_web.ledger.actions import NotAllowed

    try:
        nip = clean_nip(nip)
    except ValidationError as error:
        raise typer.BadParameter(NOT_A_NIP.fill({}, lang)) from error
    try:
        validate_email(email)
    except ValidationError as error:
        raise typer.BadParameter(NOT_AN_ADDRESS.fill({}, lang)) from error
    try:
        user = appoint_administrator(by=by, nip=nip, email=email, today=today())
    except NotAllowed as refusal:
        raise RegisterRefuses(refusal) from refusal
    link = urljoin(settings.ADDRESS, _way_in(user))
    days = settings.PASSWORD_RESET_TIMEOUT // (24 * 60 * 60)
    printer.json({"nip": nip, "link": link})
    printer.say(DONE, nip=nip, days=days)
    if not as_json:
        typer.echo(link)  # in one piece, however narrow the terminal is


def _way_in(user: User) -> str:
    """Return where the person makes a password, once."""
    from allauth.account import app_settings
    from allauth.account.utils import user_pk_to_url_str
    from django.urls import reverse

    told = {
        "uidb36": user_pk_to_url_str(user),
        "key": app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(user),
    }
    return reverse("account_reset_password_from_key", kwargs=told)
