"""People for tests of pages: with a role, signed in, with a second factor shown."""

import itertools
import time

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from tepat_web.accounts.access import Role
from tepat_web.accounts.models import Grant, User
from tepat_web.accounts.queries import OPERATOR
from tepat_web.accounts.second_factor import SHOWN_BY, SIGNED_IN_AT
from tepat_web.ledger.append_only import unguarded

PHRASE = "kuda-laut-biru-7"
numbers = itertools.count(1)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup):
    """Let tests that commit empty the ledger afterwards, which it otherwise refuses."""
    flush = connection.ops.execute_sql_flush

    def whole(statements):
        with unguarded(connection):
            flush(statements)
        user = User.objects.create(username=OPERATOR, is_active=False)
        Grant.objects.create(user=user, role=Role.OPERATOR)

    connection.ops.execute_sql_flush = whole


@pytest.fixture(autouse=True)
def quick(settings):
    """Spare each test the slow digest of passwords and the tour of static files."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.WHITENOISE_AUTOREFRESH = True


@pytest.fixture
def user_with(db):
    """Make a person with a role (or none), over a unit (or the city), with a NIP."""

    def make(role=None, unit=None, nip=None):
        name = f"{role or 'orang'}{next(numbers)}"
        user = User.objects.create_user(
            username=name, email=f"{name}@kota.example", password=PHRASE, nip=nip
        )
        if role:
            today = timezone.localdate()
            Grant.objects.create(user=user, role=role, unit=unit, valid_from=today)
        return user

    return make


@pytest.fixture
def client_of():
    """Return a browser in which the person is signed in, second factor and all."""

    def sign_in(user):
        client = Client()
        client.force_login(user)
        session = client.session
        session[SHOWN_BY] = user.pk
        session[SIGNED_IN_AT] = time.time()
        session.save()
        return client

    return sign_in
