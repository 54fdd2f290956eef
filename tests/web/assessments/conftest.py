"""A round in the small invented city, and those who judge in it."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone
from tests.web.snapshots.conftest import city, files, register

from tepat_web.accounts.access import Role
from tepat_web.accounts.models import User
from tepat_web.assessments import actions, actions_round
from tepat_web.assessments.models import Assessee, Judge
from tepat_web.ledger import jobs
from tepat_web.ledger.models import Job
from tepat_web.workforce.chain import superiors

__all__ = ["city", "files", "register"]  # fixtures


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def cast(city, user_with, today):
    """A person with a superior, both with accounts, and two assessors."""
    superior = superiors(today)[city.led.nip]
    return SimpleNamespace(
        person=user_with(nip=city.led.nip),
        superior=user_with(nip=superior),
        assessor=user_with(Role.BOARD),
        other=user_with(Role.BOARD),
        planner=city.planner,
        led=city.led,
    )


@pytest.fixture
def lay_down(cast, today):
    """Open a round: by default of one person, asking all three, for two weeks."""

    def make(*, people=None, by=None, **more):
        told = {
            "name": "Uji 2027",
            "until": today + timedelta(days=14),
            "asks": Judge.values,
            "rule": "assessor,superior",
            "people": [cast.led.nip] if people is None else people,
        } | more
        wanted = actions_round.Wanted(**told)
        by = by or cast.planner
        it = actions_round.open_round(by=by, wanted=wanted, today=today)
        job = jobs.do_now(
            Job.objects.get(kind="assessment.open", question__round=it.pk)
        )
        assert job.state == Job.State.DONE, job.message_id
        it.refresh_from_db()
        return it

    return make


@pytest.fixture
def it(lay_down, cast):
    """The participant of a round of one person."""
    return Assessee.objects.get(round=lay_down(), employee=cast.led)


@pytest.fixture
def judge(cast, today):
    """Judge the participant as somebody; by default everything as it is asked for."""

    def said(it, role, by=None, *, give=True, seen=None, evidence=None, **levels):
        by = (
            by
            or {
                Judge.SELF: cast.person,
                Judge.SUPERIOR: cast.superior,
                Judge.ASSESSOR: cast.assessor,
            }[role]
        )
        told = {
            code: levels.get(code.replace(".", ""), asked)
            for code, asked in it.asked_of().items()
        }
        texts = dict.fromkeys(told, "Laporan 12 Maret.")
        kept = it.judgements.filter(judge=role, is_removed=False).first()
        act = actions.give if give else actions.keep_draft
        return act(
            by=again(by),
            it=it,
            judge=Judge(role),
            told=actions.Seen(told, texts if evidence is None else evidence),
            seen=(kept.seen if kept else 0) if seen is None else seen,
            today=today,
        )

    return said


def again(user):
    """The account as the next request reads it: nothing remembered."""
    return User.objects.get(pk=user.pk)
