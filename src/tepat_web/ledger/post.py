"""Sending notices by e-mail, to whoever has not turned that off.

A mail repeats what the page says and leads there; it holds nothing more.
"""

from __future__ import annotations

import logging
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from .models import Notice

log = logging.getLogger(__name__)
AT_ONCE = 200  # mails of one round
TOO_OLD = timedelta(days=2)  # what waited longer is on the page only


def deliver() -> int:
    """Send the notices that wait; return how many went out.

    A notice is marked before it is sent, so a server that stops half way repeats
    nothing. What cannot be sent is logged by its number alone.
    """
    now = timezone.now()
    waiting = Notice.objects.filter(mailed_at__isnull=True, at__gt=now - TOO_OLD)
    waiting = waiting.filter(to__mails_off=False, to__is_active=True)
    rows = list(waiting.exclude(to__email="").select_related("to")[:AT_ONCE])
    if not rows:
        return 0
    Notice.objects.filter(pk__in=[row.pk for row in rows]).update(mailed_at=now)
    sent = 0
    with get_connection() as connection:
        for row in rows:
            try:
                sent += _mail(row, connection).send()
            except OSError:
                log.warning("Notice %s could not be mailed.", row.pk)
    return sent


def _mail(notice: Notice, connection: BaseEmailBackend) -> EmailMessage:
    language = notice.to.language or settings.LANGUAGE_CODE
    text = notice.text_en if language == "en" else notice.text_id
    with translation.override(language):
        body = "\n\n".join(
            [
                text,
                f"{settings.ADDRESS}{notice.url}" if notice.url else "",
                _("You can turn these mails off in your account."),
            ]
        )
        subject = _("Tepat: a notice for you")
    return EmailMessage(subject, body, to=[notice.to.email], connection=connection)
