"""A plan in consultation, a letterhead, and tiny letters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from io import BytesIO

import docx as word
import pytest
from django.utils import timezone
from django.utils.translation import override

from tepat.reports.about import About
from tepat.reports.forms import Paper
from tepat.words import Sentence
from tepat_web.accounts.access import Role
from tepat_web.documents import actions, actions_means, kinds, sets
from tepat_web.documents.kinds import Draft
from tepat_web.documents.models import Office
from tepat_web.kit.words import Words
from tepat_web.ledger import jobs
from tepat_web.ledger.models import Job
from tepat_web.placement.life import State
from tepat_web.placement.models import Plan

FORM = KIND = "pemberitahuan"
REAL_BASE = sets.base
ANI, BUDI = "199001012015031901", "199001012015031902"
DAY = "2026-11-26"


@dataclass(frozen=True)
class Said:
    number: str
    to: str


def paper(numbered, to):
    return Paper(
        form=FORM,
        title=Sentence(id="Surat uji", en="Test letter"),
        about=About("Kota Contoh", numbered.day, "Tepat"),
        content=Said(numbered.number, to),
    )


def drafts(by, plan, told):
    """As many letters as the test asked for, the first of them to Ani and Budi."""
    people = [ANI, BUDI, *(f"{n:018}" for n in range(1, told.get("count", 2) - 1))]
    for nip in people[: told.get("count", 2)]:
        yield Draft(
            key=nip,
            nip=nip,
            path="0001/0002/" if nip == ANI else "0001/0003/",
            title=Words(id="Surat uji", en="Test letter"),
            paper=lambda numbered, nip=nip: paper(numbered, nip),
        )


def word_template(text="{{ number }} {{ to }}"):
    document = word.Document()
    document.add_paragraph(text)
    raw = BytesIO()
    document.save(raw)
    return raw.getvalue()


TYPST = b"#let data = json(bytes(sys.inputs.data))\n#data.number #data.to\n"


@pytest.fixture(autouse=True)
def templates(monkeypatch, settings, tmp_path):
    """An archive of this test; letters of a kind are tiny, and built by the test."""
    settings.FILES = tmp_path
    monkeypatch.setattr(kinds.Kind, "drafts", lambda self, *told: drafts(*told))
    files = {f"{FORM}.docx": word_template(), f"{FORM}.typ": TYPST}
    monkeypatch.setattr(sets, "base", lambda form: files)
    return files


@pytest.fixture(autouse=True)
def english():
    """Refusals can be told apart in the language of the source."""
    with override("en"):
        yield


@pytest.fixture
def planner(user_with):
    return user_with(Role.PLANNER)


@pytest.fixture
def office(planner):
    return actions_means.save_office(
        by=planner,
        seen=Office().content(),
        government="Pemerintah Kota Contoh",
        agency="BKPSDM",
        place="Contoh",
        signatories={"head": {"office": "Kepala BKPSDM", "name": "Contoh"}},
    )


@pytest.fixture
def plan(planner):
    return Plan.objects.create(
        name="Rotasi",
        state=State.CONSULTATION,
        day=date(2026, 1, 1),
        effective_on=date(2027, 1, 1),
        made_from={"city": "Kota Contoh", "is_example": True},
        snapshot_digest="0" * 64,
        digest="1" * 64,
        made_at=timezone.now(),
        by=planner,
        folder="tidak-ada",
    )


@pytest.fixture
def write(planner, plan, office):
    """Ask for letters, write them here and now, and return the work."""

    def ask(kind=KIND, **told):
        told = {"day": DAY, **told}
        job = actions.ask_letters(by=planner, plan=plan, kind=kind, told=told)
        done = jobs.do_now(job)
        assert done.state == Job.State.DONE, done.message_en
        return done

    return ask
