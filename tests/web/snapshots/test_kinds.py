"""Every computation there is: asked for, done, stored, and shown."""

import io
import json
import zipfile

import polars as pl
import pytest
from django.urls import reverse
from tests.web.snapshots.conftest import downloaded

from tepat.words import Sentence
from tepat_web.accounts.access import Role
from tepat_web.analysis.models import Analysis, Detail, Step
from tepat_web.ledger import jobs
from tepat_web.ledger.models import Entry, Job, Notice, Version
from tepat_web.organisation.actions import make_draft
from tepat_web.organisation.models import Position, Structure, Task
from tepat_web.publicservice.models import SurveyAnswer
from tepat_web.snapshots import store
from tepat_web.snapshots.actions import ask_computation
from tepat_web.snapshots.computations import COMPUTATIONS
from tepat_web.snapshots.kinds.saying import words
from tepat_web.snapshots.models import Computed

KINDS = [each.kind for each in COMPUTATIONS]

SCENARIOS = """
[[scenario]]
name = "Serba cepat"
[[scenario.time]]
percent = -40
[[scenario]]
name = "Jam lebih banyak"
effective_hours = 1400
"""


@pytest.fixture
def parameters(city, user_with):
    structure = Structure.objects.get(is_draft=False)
    draft = make_draft(
        by=user_with(Role.ANALYST), structure=structure, basis="Usulan uji"
    )
    answered = SurveyAnswer.objects.order_by("order", "pk").first().unit.code
    return {
        "restructure": {"draft": draft.pk, "draft_name": "Usulan uji"},
        "fit-person": {"nip": city.led.nip},
        "fit-position": {"position": Position.objects.filter(need__gt=0)[0].code},
        "career-person": {"nip": city.led.nip, "target": ""},
        "career-position": {"position": Position.objects.filter(need__gt=0)[0].code},
        "map": {"unit": "", "names": True},
        "forms": {"form": "form-c", "format": "xlsx", "unit": ""},
        "what-if": {"scenarios": SCENARIOS},
        "projection": {"capacity": 5, "budget": None},
        "effect": {"event": "2025-10-01", "changed": [answered]},
    }


@pytest.mark.parametrize("kind", KINDS)
def test_it_answers_in_both_languages_always_alike_and_has_a_page(
    kind, compute, parameters, browser
):
    found, other = (compute(kind, **parameters.get(kind, {})) for _ in range(2))
    assert found.folder != other.folder
    assert found.snapshot_digest == other.snapshot_digest
    assert found.result_digest == other.result_digest
    stored = store.read(found.folder)
    assert stored.statement.id != stored.statement.en
    for table in stored.tables:
        page = reverse("snapshots:result", args=[found.pk])
        for language in ("id", "en"):
            browser.cookies["tepat_language"] = language
            answer = browser.get(page, {"tabel": table.name})
            assert answer.status_code == 200
            assert table.title.id in answer.content.decode() or language == "en"
        workbook = reverse("snapshots:workbook", args=[found.pk, table.name])
        assert browser.get(workbook).content[:2] == b"PK"
    for file in stored.files:
        address = reverse("snapshots:file", args=[found.pk, file.name])
        assert downloaded(browser.get(address))


def test_the_answer_says_what_it_was_made_from_and_the_ledger_keeps_it(compute, city):
    found = compute("needs")
    assert found.made_from["snapshot"] == found.snapshot_digest
    assert found.made_from["policy"]["weights"]["competency"] == 40
    entry = Entry.objects.get(act="computation.stored")
    kept = json.loads(Version.objects.get(entry=entry).content)
    assert kept["result_digest"] == found.result_digest
    assert Notice.objects.get(to=city.planner).url == reverse(
        "ledger:job", args=[found.job.pk]
    )


def test_charts_are_drawn_where_people_would_rather_look(compute, browser):
    for kind in ("needs", "outlook"):
        found = compute(kind)
        page = browser.get(reverse("snapshots:result", args=[found.pk]))
        text = page.content.decode()
        count = {"needs": 1, "outlook": 2}[kind]
        assert text.count("<figure") == count
        assert text.count("<summary>Tampilkan tabel</summary>") == count


def test_what_cannot_be_answered_fails_in_words_and_leaves_nothing(city, files):
    question = {"day": "", "nip": "199912312025121999"}
    job = jobs.do_now(
        ask_computation(by=city.planner, kind="fit-person", parameters=question)
    )
    assert job.state == Job.State.FAILED
    assert "tidak ditempatkan" in job.message_id
    assert not (files / "hasil").exists()


def test_an_attempt_that_no_longer_counts_leaves_no_folder(city, files, monkeypatch):
    job = ask_computation(by=city.planner, kind="needs", parameters={"day": ""})
    written = store.write

    def overtaken(folder, result):
        Job.objects.filter(pk=job.pk).update(attempts=2)  # another worker took it on
        return written(folder, result)

    monkeypatch.setattr(store, "write", overtaken)
    jobs.do_now(job)
    assert not Computed.objects.exists()
    assert list((files / "hasil").iterdir()) == []


def test_negative_numbers_carry_a_true_minus_and_codes_keep_their_hyphen():
    said = words(Sentence(id="{a} {b} A-1 2026-1", en="{a} {b}"), a=-1234, b="-x")
    assert said.id == "−1.234 -x A-1 2026-1"
    assert said.en == "−1,234 -x"


@pytest.mark.parametrize("kind", ["check", "needs", "outlook", "map", "fit"])
def test_an_empty_register_is_answered_in_words(kind, user_with, client_of, files):
    by = user_with(Role.PLANNER)
    job = jobs.do_now(ask_computation(by=by, kind=kind, parameters={"day": ""}))
    browser = client_of(by)
    if job.state == Job.State.FAILED:
        assert kind == "fit"
        assert "tidak ada yang dapat ditempatkan" in job.message_id
        return
    assert job.state == Job.State.DONE
    assert browser.get(job.answer["url"]).status_code == 200
    assert browser.get(reverse("snapshots:index")).status_code == 200


@pytest.mark.parametrize(
    ("form", "format"),
    [
        ("anjab", "docx"),
        ("anjab", "pdf"),
        ("abk", "pdf"),
        ("abk-jabatan", "xlsx"),
        ("form-c", "docx"),
        ("peta", "pdf"),
    ],
)
def test_the_forms_of_a_unit_are_one_file_with_each_of_them(
    form, format, compute, city, browser
):
    found = compute("forms", form=form, format=format, unit=city.home.code)
    (table,) = store.read(found.folder).tables
    (file,) = store.read(found.folder).files
    listed = pl.read_parquet(table.rows).height
    address = reverse("snapshots:file", args=[found.pk, file.name])
    with zipfile.ZipFile(io.BytesIO(downloaded(browser.get(address)))) as whole:
        assert whole.testzip() is None
        names = whole.namelist()
        first = whole.read(names[0])
    assert len(names) == len(set(names)) == listed > 0
    assert {name.rpartition(".")[2] for name in names} == {format}
    assert first[:2] == (b"%P" if format == "pdf" else b"PK")
    assert len(list((store.root() / found.folder).iterdir())) == 3


def test_forms_of_an_empty_part_are_refused_in_words(compute, city):
    Task.objects.update(is_removed=True)
    Analysis.objects.update(is_removed=True)
    Step.objects.update(is_removed=True)
    Detail.objects.update(is_removed=True)
    found = compute("forms", form="anjab", format="pdf", unit=city.home.code)
    stored = store.read(found.folder)
    assert stored.files == ()
    assert stored.statement.id.startswith("Belum ada formulir")
