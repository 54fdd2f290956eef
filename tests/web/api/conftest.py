"""A small city with programs at work in it: each a person's token."""

import itertools
import json
from datetime import date, timedelta

import pytest
from django.db import transaction
from django.test import Client

from tepat.intake import town
from tepat_web.accounts.access import Permission, Role
from tepat_web.accounts.models import Grant, User
from tepat_web.api.actions import make_token
from tepat_web.api.queries import offered_to
from tepat_web.ledger import jobs
from tepat_web.ledger.models import Job
from tepat_web.organisation.models import Unit
from tepat_web.register.actions import import_workbook

numbers = itertools.count(1)
IMPORTER = "pengimpor"
TODAY = date(2026, 11, 25)


@pytest.fixture(scope="session")
def told():
    """Sixty people in four agencies and two offices."""
    return town.build(60, 1)


@pytest.fixture
def planner(user_with):
    return user_with(Role.PLANNER)


def fill(told):
    """Bring a workbook into the register, as somebody did before the test."""
    user = User.objects.create(username=IMPORTER)
    Grant.objects.create(user=user, role=Role.PLANNER, valid_from=TODAY)
    sheets = {table.sheet: rows.height for table, rows in told.tables()}
    import_workbook(
        by=user, told=told, sheets=sheets, extra={}, remove_gone=False, today=TODAY
    )


@pytest.fixture(scope="module")
def register(told, django_db_setup, django_db_blocker):
    """The register of a small city, for all tests of a module."""
    with django_db_blocker.unblock(), transaction.atomic():
        fill(told)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def city(register, db):
    """The units of the small city by their codes."""
    return {unit.code: unit for unit in Unit.objects.all()}


class Program(Client):
    """Speaks JSON with the API, and may carry a token."""

    def __init__(self, secret="", **more):
        headers = {"Accept-Language": "en"}
        if secret:
            headers["Authorization"] = f"Bearer {secret}"
        super().__init__(headers=headers, **more)

    def ask(self, method, path, body=None, **headers):
        names = {name.replace("_", "-"): text for name, text in headers.items()}
        return self.generic(
            method,
            f"/api/v1{path}",
            json.dumps(body) if body is not None else "",
            content_type="application/json",
            headers=names,
        )

    def read(self, path):
        answer = self.ask("GET", path)
        assert answer.status_code == 200, answer.content
        return answer.json()

    def refused(self, status, *asked, **headers):
        """Ask, and return why it was refused, as RFC 9457 wants it told."""
        return problem(self.ask(*asked, **headers), status)


def problem(answer, status):
    assert answer.status_code == status, answer.content
    assert answer.headers["Content-Type"] == "application/problem+json"
    told = answer.json()
    assert told["status"] == status
    assert told["title"] and told["detail"] and told["type"]
    return told


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    """Keep what a test stores out of the house."""
    settings.FILES = tmp_path
    return tmp_path


@pytest.fixture
def work():
    """Do all work that waits."""

    def done():
        for job in Job.objects.filter(state="waiting"):
            jobs.do_now(job)

    return done


@pytest.fixture
def token_of():
    """Make a token of a person: of all that the person may do, or of some of it."""

    def make(user, *scopes, read_only=False, with_factor=True):
        return make_token(
            by=user,
            account=user,
            name=f"contoh {next(numbers)}",
            scopes=scopes or offered_to(user),
            read_only=read_only,
            with_factor=with_factor,
            valid_for=timedelta(days=30),
        )

    return make


@pytest.fixture
def program_of(token_of):
    """Return a program with a token of that person."""

    def make(user, *scopes: Permission, **more):
        _token, secret = token_of(user, *scopes, **more)
        return Program(secret)

    return make
