"""The page that machines ask whether the site is well."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import timezone

from tepat_web.accounts.access import Role
from tepat_web.config import health
from tepat_web.ledger import pulse

pytestmark = pytest.mark.django_db
PAGE = "/sehat/"


@pytest.fixture(autouse=True)
def afresh(monkeypatch):
    monkeypatch.setattr(health, "_schema_was_complete", False)
    yield
    cache.clear()


def test_a_site_with_a_worker_is_well():
    pulse.give()
    answer = Client().get(PAGE)
    assert answer.status_code == 200
    assert answer.json() == {"status": "ok"}
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("seen", [None, timezone.now() - 2 * pulse.SILENT])
def test_without_a_living_worker_it_is_not_well(seen):
    if seen:
        cache.set(pulse.SEEN, seen, timeout=None)
    answer = Client().get(PAGE)
    assert answer.status_code == 503
    assert answer.json() == {"status": "unwell"}


def test_with_a_migration_that_was_not_applied_it_is_not_well():
    pulse.give()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'accounts'")
    assert Client().get(PAGE).status_code == 503


def test_only_administrators_learn_what_is_missing(user_with, client_of, caplog):
    for role in (None, Role.AUDITOR, Role.PLANNER):
        told = client_of(user_with(role)).get(PAGE).json()
        assert told == {"status": "unwell"}
    told = client_of(user_with(Role.ADMINISTRATOR)).get(PAGE).json()
    assert told["parts"] == {"database": True, "schema": True, "worker": False}
    assert "worker" in caplog.text


def test_nothing_can_be_done_there():
    assert Client().post(PAGE).status_code == 405


def test_it_answers_without_https_too(settings):
    """Machines inside ask directly, past the proxy that serves HTTPS."""
    settings.SECURE_SSL_REDIRECT = True
    assert Client().get(PAGE).status_code == 503
    assert Client().get("/").status_code == 301
