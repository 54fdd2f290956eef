"""Every kind of letter has its builder and its templates; many are written in time."""

import time

import pytest
from django.urls import reverse
from django.utils.module_loading import import_string
from tests.web.documents.conftest import DAY, KIND, REAL_BASE

from tepat.reports.forms import Templates
from tepat_web.accounts.access import Role
from tepat_web.documents import (
    actions,
    kinds,
    numbering,
    samples,
    sets,
    waiting,
    writing,
)
from tepat_web.documents.kinds import KINDS, Draft
from tepat_web.documents.models import Letter
from tepat_web.kit.words import Words
from tepat_web.placement.life import State

pytestmark = pytest.mark.django_db
MANY, SECONDS = 50, 6  # 1,000 in two minutes, as the city was promised


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_has_its_builder_its_templates_and_a_pattern(name):
    kind = KINDS[name]
    assert callable(import_string(kind.build))
    built_in = Templates()
    assert built_in.word_file(kind.form) and built_in.typst_file(kind.form).exists()
    assert kind.form in samples.CONTENTS
    assert numbering.fault_of(kind.pattern) == ""
    assert kind.states <= set(State)


def test_fifty_letters_are_written_in_time(monkeypatch, write):
    """Measured in the time of the processor: other tests run beside this one."""
    monkeypatch.setattr(sets, "base", REAL_BASE)
    (sample, _bare) = samples.of(KIND)

    def drafts(kind, by, plan, told):
        for n in range(MANY):
            said = Words(id="Pemberitahuan", en="Notice")
            yield Draft(f"{n:018}", f"{n:018}", "", said, lambda numbered: sample)

    monkeypatch.setattr(kinds.Kind, "drafts", drafts)
    writing.write(sample, sets.in_use(KIND))  # fonts are read once
    begun = time.process_time()
    write()
    assert time.process_time() - begun < SECONDS
    assert Letter.objects.filter(made_at__isnull=False).count() == MANY
    assert Letter.objects.order_by("-serial").first().serial == MANY


def test_what_waits_is_told_to_who_makes_letters(write, planner, plan, user_with):
    assert waiting.of(planner, DAY) == []
    write()
    (task,) = waiting.of(planner, DAY)
    assert task.text.startswith("2 letters") and task.url.startswith(
        reverse("documents:index")
    )
    actions.hand_over(by=planner, plan=plan, kind=KIND)
    assert waiting.of(planner, DAY) == []
    Letter.objects.update(made_at=None, told_at=None)
    assert len(waiting.of(planner, DAY)) == 1
    assert waiting.of(user_with(Role.AUDITOR), DAY) == []
