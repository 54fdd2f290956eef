"""Sri, whom Budi leads, and eight colleagues who may answer without their names."""

import io
import re
import zipfile
from datetime import date, datetime, time
from types import SimpleNamespace

import pytest
from django.utils import timezone
from tests.web.snapshots.conftest import city, files, register

from tepat_web.accounts.access import Role
from tepat_web.accounts.models import User
from tepat_web.feedback import actions_box, chores, sealing
from tepat_web.feedback.models import Box
from tepat_web.workforce.chain import superiors
from tepat_web.workforce.models import Employee

__all__ = ["city", "files", "register"]  # fixtures
TODAY = date(2026, 11, 26)
AFTER = date(2027, 1, 1)
"""The first day after the quarter of TODAY."""
LATER = date(2027, 4, 1)
"""The first day after the quarter that follows."""
MARK = re.compile(r"ZEBRA-\d")
"""In the words of every answer, so that they are known again anywhere."""
TOPICS = ("HASIL_KERJA", "HARMONIS")
LINES = {"situation": "Senin", "deed": "membuka loket", "effect": "", "next_step": ""}


@pytest.fixture
def at(monkeypatch):
    """Make it nine in the morning of a day."""

    def freeze(day):
        moment = timezone.make_aware(datetime.combine(day, time(9)))
        monkeypatch.setattr(timezone, "now", lambda: moment)
        return day

    return freeze


@pytest.fixture(autouse=True)
def autumn(at):
    """Every test begins on the same day, whatever day it is run."""
    return at(TODAY)


@pytest.fixture
def cast(city, user_with):
    """Sri and Budi, eight colleagues, and two roles that read feedback."""
    above = superiors(TODAY)
    apart = {city.led.nip, city.leader.nip}
    led = {nip for nip, superior in above.items() if superior in apart}
    others = Employee.objects.exclude(nip__in=apart | led).order_by("pk")[:8]
    return SimpleNamespace(
        person=city.led,
        head=city.leader,
        sri=user_with(nip=city.led.nip),
        budi=user_with(nip=city.leader.nip),
        colleagues=list(others),
        accounts=[user_with(nip=each.nip) for each in others],
        planner=city.planner,
        auditor=user_with(Role.AUDITOR),
    )


def again(user):
    """The account as the next request reads it: nothing remembered."""
    return User.objects.get(pk=user.pk)


@pytest.fixture
def ask(cast):
    """Ask colleagues for answers about Sri; by default all eight, by Sri."""

    def asked(many=8, *, by=None, of=None, topics=TOPICS, today=TODAY):
        (box,) = actions_box.ask_without_names(
            by=by or cast.sri,
            about=cast.person,
            of=cast.colleagues[:many] if of is None else of,
            about_what=topics,
            question="",
            today=today,
        )
        return box

    return asked


@pytest.fixture
def answer(cast):
    """Let colleagues answer, by place in the cast; each with words of their own."""

    def sealed(box, *places, score=4, **more):
        for place in places:
            told = sealing.Answer(
                dict.fromkeys(box.topics, score),
                "HARMONIS",
                LINES | {"deed": f"ZEBRA-{place}"},
            )
            actions_box.seal(
                by=again(cast.accounts[place]), box=box, answer=more.get("told", told)
            )

    return sealed


def open_boxes(day=AFTER):
    """Do the chore of a day; return the boxes that are open then."""
    chores.look(day)
    return list(Box.objects.filter(opened_on__isnull=False).order_by("pk"))


def content(answer):
    """The text of an answer; a workbook is unpacked."""
    raw = (
        b"".join(answer.streaming_content)
        if getattr(answer, "streaming", False)
        else answer.content
    )
    if raw[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(raw)) as book:
            raw = b" ".join(book.read(name) for name in book.namelist())
    return raw.decode("utf-8", "replace")
