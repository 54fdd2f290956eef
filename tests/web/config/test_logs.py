"""What goes wrong is found in the logs; who it happened to is not."""

import io
import logging
import sys

import pytest
from django.conf import settings
from django.db import IntegrityError
from django.test import Client
from django.urls import path

from tepat_web.accounts.guard import public
from tepat_web.config.logs import Discreet

NIP = "199001012015031002"
MAIL = "siti@kota.example"
NAME = "Siti Rahmawati"


@public
def broken(request, nip):
    try:
        raise IntegrityError(f"Key (nip, name)=({NIP}, {NAME}) already exists.")
    except IntegrityError as error:
        raise RuntimeError(f"{NAME} <{MAIL}> could not be saved") from error


urlpatterns = [path("orang/<str:nip>/", broken)]
handler500 = "django.views.defaults.server_error"


@pytest.fixture
def lines():
    """What the handler of the settings writes."""
    told = settings.LOGGING["formatters"]["line"]
    assert told["()"] == f"{Discreet.__module__}.{Discreet.__qualname__}"
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(Discreet(told["format"]))
    logging.getLogger().addHandler(handler)
    yield written
    logging.getLogger().removeHandler(handler)


@pytest.mark.django_db
@pytest.mark.urls(__name__)
def test_a_fault_is_told_by_its_place_without_a_word_about_anybody(lines):
    answer = Client(raise_request_exception=False).get(f"/orang/{NIP}/")
    assert answer.status_code == 500
    told = lines.getvalue()
    assert {"RuntimeError", "IntegrityError"} <= set(told.split())
    assert "in broken" in told
    for secret in (NIP, NAME, MAIL, "Siti"):
        assert secret not in told


@pytest.mark.django_db
@pytest.mark.urls(__name__)
def test_pages_that_are_not_there_are_told_without_numbers_of_people(lines):
    assert Client().get(f"/pegawai/{NIP}/").status_code == 404
    assert "/pegawai/<NIP>/" in lines.getvalue()


def test_what_another_handler_wrote_of_an_error_is_not_repeated():
    try:
        raise ValueError(NAME)
    except ValueError:
        record = logging.LogRecord("x", 40, "x.py", 1, "%s", (MAIL,), None)
        record.exc_info = sys.exc_info()
    logging.Formatter().format(record)
    assert NAME in record.exc_text
    told = Discreet("%(message)s").format(record)
    assert NAME not in told
    assert MAIL not in told
