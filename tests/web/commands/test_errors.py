"""Scripts tell errors apart by their codes; people read them in their language."""

from __future__ import annotations

import importlib
import pkgutil
import string
from collections import Counter

import pytest
from django.db import OperationalError

import tepat
import tepat_web.commands
import tepat_web.config
from tepat.errors import TepatError
from tepat.words import Sentence

ENDING = ("tepat.", "tepat_web.commands.", "tepat_web.config.")
SETTLED = {0, 1, 2, 3}
PACKAGES = (tepat_web.commands, tepat_web.config, tepat)


def modules():
    for package in PACKAGES:
        for found in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            if not found.name.endswith(("__main__", ".wsgi", ".asgi")):
                yield importlib.import_module(found.name)


def kinds(parent=TepatError):
    """Errors that end a command; those of long work are told on its page."""
    for child in parent.__subclasses__():
        if child.__module__.startswith(ENDING):
            yield child
        yield from kinds(child)


def sentences():
    for module in modules():
        for name, thing in vars(module).items():
            if isinstance(thing, Sentence) and module.__name__.startswith("tepat_web"):
                yield pytest.param(thing, id=f"{module.__name__}.{name}")


def blanks(text):
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name)


def test_no_two_errors_of_engine_and_web_share_a_code():
    list(modules())
    shared = Counter(kind.exit_code for kind in set(kinds()))
    assert [code for code, count in shared.items() if count > 1] == []
    assert not set(shared) & SETTLED


@pytest.mark.parametrize("sentence", list(sentences()))
def test_a_sentence_is_there_in_both_languages_with_the_same_blanks(sentence):
    assert sentence.id.strip()
    assert sentence.en.strip()
    assert set(blanks(sentence.id)) == set(blanks(sentence.en))


def test_without_the_web_part_a_command_says_how_to_install_it(run, monkeypatch):
    monkeypatch.setattr("tepat_web.commands.opening.find_spec", lambda name: None)
    for words in (("export", "a.xlsx"), ("ledger", "verify"), ("backup", "a.zip")):
        code, _, err = run(*words, "--lang", "en")
        assert code == 31
        assert "tepat[web]" in err


def test_what_the_database_refuses_midway_is_told_in_words(run, monkeypatch):
    def full(*args, **kwargs):
        raise OperationalError("database or disk is full")

    monkeypatch.setattr("tepat_web.ledger.verify.verify", full)
    code, _, err = run("ledger", "verify")
    assert code == 33
    assert "disk is full" in err


def test_a_fault_of_ours_is_not_taken_for_the_databases(run, monkeypatch):
    def wrong(*args, **kwargs):
        raise ZeroDivisionError

    monkeypatch.setattr("tepat_web.ledger.verify.verify", wrong)
    with pytest.raises(ZeroDivisionError):
        run("ledger", "verify")
