"""The mail with the link of an invitation, in both languages."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from smtplib import SMTPException
from urllib.parse import urljoin

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, override

from tepat_web.accounts.models import Invitation

log = logging.getLogger(__name__)
LANGUAGES = ("id", "en")
BETWEEN = f"\n\n{'-' * 60}\n\n"


@dataclass(frozen=True, slots=True)
class Letter:
    """An invitation together with the secret that only the mail carries."""

    invitation: Invitation
    token: str


def send_on_commit(letters: Sequence[Letter], site: str) -> None:
    """Send the letters once their invitations are stored for good.

    ``site`` is the address of the site, with scheme and host. A mail server that does
    not answer undoes nothing: the invitation keeps ``mailed_at`` blank.
    """
    transaction.on_commit(partial(_send, letters, site))


def _send(letters: Sequence[Letter], site: str) -> None:
    sent = []
    try:
        with get_connection() as connection:
            for letter in letters:
                connection.send_messages([_message(letter, site)])
                sent.append(letter.invitation.pk)
    except (OSError, SMTPException) as error:
        log.error("mail of invitations not sent: %s", type(error).__name__)
    now = timezone.now()
    Invitation.objects.filter(pk__in=sent).update(mailed_at=now)
    for letter in letters:
        if letter.invitation.pk in sent:
            letter.invitation.mailed_at = now


def _message(letter: Letter, site: str) -> EmailMessage:
    address = reverse("administration:accept", args=[letter.token])
    told = {
        "nip": letter.invitation.nip,
        "link": urljoin(site, address),
        "until": letter.invitation.expires_at,
    }
    texts, subjects = [], []
    for language in LANGUAGES:
        with override(language):
            subjects.append(gettext("Your account in Tepat"))
            text = render_to_string("administration/invitation_mail.txt", told)
            texts.append(text.strip())
    return EmailMessage(
        subject=settings.ACCOUNT_EMAIL_SUBJECT_PREFIX + " / ".join(subjects),
        body=BETWEEN.join(texts) + "\n",
        to=[letter.invitation.email],
    )
