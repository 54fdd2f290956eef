"""Notices by e-mail: once, in the person's language, never where turned off."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tepat_web.ledger.models import Notice
from tepat_web.ledger.post import deliver

pytestmark = pytest.mark.django_db


def notice(to, **more):
    told = {"at": timezone.now(), "text_id": "Selesai.", "text_en": "Done."}
    return Notice.objects.create(to=to, url="/pekerjaan/1/", **(told | more))


def test_a_notice_goes_out_once(user_with, mailoutbox, settings):
    settings.ADDRESS = "https://tepat.kota.example"
    user = user_with()
    notice(user)
    assert (deliver(), deliver()) == (1, 0)
    (mail,) = mailoutbox
    assert mail.to == [user.email]
    assert "Selesai." in mail.body
    assert "https://tepat.kota.example/pekerjaan/1/" in mail.body


def test_it_speaks_the_language_that_the_person_chose(user_with, mailoutbox):
    user = user_with()
    user.language = "en"
    user.save()
    notice(user)
    deliver()
    assert "Done." in mailoutbox[0].body


@pytest.mark.parametrize(
    "told", [{"mails_off": True}, {"email": ""}, {"is_active": False}]
)
def test_who_wants_none_gets_none(user_with, mailoutbox, told):
    user = user_with()
    for name, value in told.items():
        setattr(user, name, value)
    user.save()
    notice(user)
    assert deliver() == 0
    assert not mailoutbox


def test_old_news_stays_on_the_page(user_with, mailoutbox):
    notice(user_with(), at=timezone.now() - timedelta(days=3))
    assert deliver() == 0


def test_a_server_that_is_down_loses_no_page_and_repeats_nothing(
    user_with, mailoutbox, monkeypatch
):
    def refuse(*_):
        raise OSError

    notice(user_with())
    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)
    assert deliver() == 0
    monkeypatch.undo()
    assert deliver() == 0
