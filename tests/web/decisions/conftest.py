"""A plan of the small invented city, made once for all tests of a module."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.conf import settings as usual
from django.db import transaction
from django.utils import timezone
from tests.web.placement.conftest import done
from tests.web.snapshots.conftest import register

from tepat_web.accounts.access import Role
from tepat_web.accounts.models import Grant, User
from tepat_web.decisions import actions_carry, actions_sign
from tepat_web.decisions.models import Planned
from tepat_web.documents.models import Office
from tepat_web.placement import actions as placement
from tepat_web.placement import actions_life, scenarios
from tepat_web.placement.models import Plan

__all__ = ["register"]  # a fixture

DECREED = date(2026, 11, 2)  # a Monday
LATER = date(2030, 1, 1)  # when every wave is due
NUMBER = "800.1.3.3/Kep.1-BKPSDM/2026"


def person(name, role, nip=None):
    user = User.objects.create(username=name, nip=nip, is_active=True)
    Grant.objects.create(user=user, role=role, valid_from=timezone.localdate())
    return user


@pytest.fixture(scope="module")
def made(register, django_db_blocker, tmp_path_factory):
    """A plan that was checked and proposed, with the people who handle it."""
    with (
        pytest.MonkeyPatch.context() as patch,
        django_db_blocker.unblock(),
        transaction.atomic(),
    ):
        patch.setattr(usual, "FILES", tmp_path_factory.mktemp("berkas"))
        planner = person("perencana", Role.PLANNER)
        asked = placement.ask_plan(
            by=planner, name="Rotasi 2027", day="", scenario=scenarios.USUAL
        )
        plan = Plan.objects.get(job=done(asked))
        done(placement.ask_verification(by=planner, plan=plan))
        propose(planner, plan)
        yield SimpleNamespace(
            plan=plan.pk,
            planner=planner.pk,
            authority=person("walikota", Role.AUTHORITY).pk,
            board=[person(name, Role.BOARD).pk for name in ("ketua", "dua", "tiga")],
        )
        transaction.set_rollback(True)


def propose(planner, plan):
    """Put a plan before whoever decides, as if its consultation were over."""
    today = timezone.localdate()
    soon = today + timedelta(days=1)
    actions_life.open_consultation(by=planner, plan=plan, until=soon)
    Plan.objects.filter(pk=plan.pk).update(consult_until=today - timedelta(days=1))
    actions_life.propose(by=planner, plan=plan)


@pytest.fixture
def cast(made, db):
    """The plan and the people, as the database has them now."""
    users = User.objects.in_bulk([made.planner, made.authority, *made.board])
    return SimpleNamespace(
        plan=Plan.objects.get(pk=made.plan),
        planner=users[made.planner],
        authority=users[made.authority],
        board=[users[each] for each in made.board],
    )


@pytest.fixture
def sign(cast):
    """Sign the plan off."""

    def signed(by=None, **values):
        plan = Plan.objects.get(pk=cast.plan.pk)
        usual = {
            "digest": plan.digest,
            "typed": plan.digest[-6:],
            "number": NUMBER,
            "day": DECREED,
        }
        asked = usual | values
        return actions_sign.sign(by=by or cast.authority, plan=plan, **asked)

    return signed


@pytest.fixture
def signed(sign, monkeypatch):
    """The plan, signed, on a day on which every wave is due."""
    plan = sign()
    monkeypatch.setattr(
        actions_carry, "timezone", SimpleNamespace(localdate=lambda: LATER)
    )
    return plan


@pytest.fixture
def planned(signed):
    """The planned appointments of the signed plan, wave by wave."""
    return list(Planned.objects.filter(plan=signed).order_by("wave", "number"))


@pytest.fixture
def office(db):
    """Who writes the letters, and who signs them."""
    signs = {"office": "Wali Kota Contoh", "name": "Bagus Prakoso"}
    return Office.objects.create(
        pk=1,
        government="Pemerintah Kota Contoh",
        agency="Badan Kepegawaian",
        place="Contoh",
        remedy_address="Jalan Merdeka 1",
        signatories={"authority": signs, "head": signs | {"nip": "1" * 18}},
    )
