"""The ledger, tried from the command line."""

from __future__ import annotations

import json

import pytest

from tepat_web.ledger.models import Entry, Head
from tepat_web.workforce.models import Employee


@pytest.fixture
def filled(run, book):
    assert run("import", book)[0] == 0


def test_a_sound_ledger_is_valid_and_ends_with_0(run, as_json, filled):
    code, out, _ = run("ledger", "verify")
    assert code == 0
    assert "Buku besar sah" in out
    code, told = as_json("ledger", "verify")
    assert (code, told["valid"], told["broken"]) == (0, True, [])
    assert told["records"] > 1_000


def test_an_edit_behind_the_back_ends_with_1_and_is_named(run, as_json, filled):
    number = Employee.objects.order_by("pk").first().pk
    Employee.objects.filter(pk=number).update(grade="IV/e", name="Lain")
    code, told = as_json("ledger", "verify")
    assert (code, told["valid"]) == (1, False)
    (fault,) = told["broken"]
    assert fault["fields"] == ["grade", "name"]
    assert (fault["table"], fault["record"]) == ("workforce.Employee", number)
    code, out, err = run("ledger", "verify", "--lang", "en")
    assert code == 1
    assert f"Employee number {number} was edited" in out
    assert "NOT valid" in err


def test_many_faults_are_counted_and_the_first_are_shown(run, filled):
    Employee.objects.update(name="Sama")
    code, out, err = run("ledger", "verify")
    assert code == 1
    assert len(out.strip().splitlines()) == 41
    assert "60 ketidakcocokan" in err


def test_a_head_is_written_and_later_compared(run, as_json, filled, tmp_path):
    assert run("ledger", "head", "--out", "kepala.json")[0] == 0
    told = json.loads((tmp_path / "kepala.json").read_text())
    last = Entry.objects.first()
    assert (told["number"], told["seal"]) == (last.number, last.seal)
    code, out, _ = run("ledger", "verify", "--head", "kepala.json")
    assert code == 0
    assert "ledger head" not in out
    _, printed, _ = run("ledger", "head")
    assert json.loads(printed)["seal"] == last.seal


def test_a_head_that_the_ledger_does_not_have_ends_with_1(as_json, filled, tmp_path):
    head = Head.objects.get()
    kept = {"number": head.number + 3, "seal": head.seal}
    (tmp_path / "kepala.json").write_text(json.dumps(kept))
    code, told = as_json("ledger", "verify", "--head", "kepala.json")
    assert code == 1
    assert [fault["wrong"] for fault in told["broken"]] == ["cut"]


@pytest.mark.parametrize("content", ["", "{}", "bukan json", '{"number": "1"}'])
def test_what_is_no_head_is_refused_with_its_own_code(run, filled, tmp_path, content):
    (tmp_path / "kepala.json").write_text(content)
    code, _, err = run("ledger", "verify", "--head", "kepala.json")
    assert code == 36
    assert "kepala.json" in err


def test_a_head_that_is_not_there_is_refused_too(run, filled):
    assert run("ledger", "verify", "--head", "tidak-ada.json")[0] == 36


def test_verifying_writes_nothing(run, filled):
    before = Entry.objects.count()
    run("ledger", "verify")
    run("ledger", "head")
    assert Entry.objects.count() == before
