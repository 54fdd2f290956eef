"""Every sentence a person may read exists in both languages, and they agree.

A sentence is found in three ways, because it can be born in three ways: alive in a
module, written inside a function, or kept in a YAML file.
"""

import ast
import gc
import importlib
import pkgutil
import re
import string
from datetime import date
from pathlib import Path

import pytest
import yaml

import tepat
from tepat import law
from tepat.finding import Verdict
from tepat.policy import Policy
from tepat.rules import ROLL
from tepat.words import Sentence

SRC = Path(tepat.__file__).parent
WEB = SRC.parent / "tepat_web"
LAW = law.on(date(2026, 11, 24))


def alive():
    for module in pkgutil.walk_packages(tepat.__path__, "tepat."):
        importlib.import_module(module.name)
    # Not isinstance: it would wake lazy objects of other libraries.
    found = {thing for thing in gc.get_objects() if type(thing) is Sentence}
    return sorted((one.id, one.en) for one in found)


def in_functions():
    """Sentences in the source; of an f-string only what is written literally."""
    for file in sorted([*SRC.rglob("*.py"), *WEB.rglob("*.py")]):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "Sentence":
                told = {word.arg: literal(word.value) for word in node.keywords}
                if None not in told.values() and {"id", "en"} <= told.keys():
                    yield told["id"], told["en"]


def literal(node):
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=parts):
            texts = [part.value for part in parts if isinstance(part, ast.Constant)]
            return "".join(texts)


def in_files():
    for file in sorted(SRC.rglob("*.yaml")):
        yield from pairs_in(yaml.safe_load(file.read_text("utf-8")))


def pairs_in(content):
    match content:
        case {"id": str(indonesian), "en": str(english)}:
            yield indonesian, english
        case dict():
            for part in content.values():
                yield from pairs_in(part)
        case list():
            for part in content:
                yield from pairs_in(part)


def words_of(text):
    return re.findall(r"[^\W\d_]+", re.sub(r"\{[^}]*\}", "", text))


def blanks(text):
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name)


@pytest.mark.parametrize("source", [alive, in_functions, in_files])
def test_both_languages_are_there_and_leave_the_same_blanks(source):
    found = list(source())
    assert found
    silent = [pair for pair in found if not all(said.strip() for said in pair)]
    assert silent == []
    unequal = [pair for pair in found if set(blanks(pair[0])) != set(blanks(pair[1]))]
    assert unequal == []


@pytest.mark.parametrize("source", [alive, in_functions, in_files])
def test_a_sentence_is_not_merely_copied_into_the_other_language(source):
    long = [(id, en) for id, en in source() if len(words_of(id)) > 3]
    assert long
    assert [pair for pair in long if pair[0] == pair[1]] == []


@pytest.mark.parametrize("code", ROLL)
def test_a_rule_can_fill_every_blank_of_what_it_says(code):
    rule = ROLL[code]
    condition = rule.condition(LAW, Policy())
    known = {*rule.needs, *condition.norms, *condition.choices}
    for verdict in Verdict:
        said = rule.words[verdict]
        assert {*blanks(said.id), *blanks(said.en)} <= known
