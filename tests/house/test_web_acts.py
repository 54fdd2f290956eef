"""Whoever reads the ledger reads words: every act has them."""

import ast
from pathlib import Path

import pytest
from django.apps import apps
from django.utils.translation import override

from tepat_web.ledger.words import NOUNS, VERBS, act_in_words

WEB = Path(__file__).parents[2] / "src" / "tepat_web"
# Acts that a variable names, by file: the verbs that it takes.
ELSEWHERE = {
    "administration/own.py": (
        *("factor.added", "factor.removed", "factor.renewed"),
        *("password.changed", "password.reset", "email.changed"),
    ),
    "administration/actions_begin.py": ("demo.renewed",),
    "imports/actions.py": ("import.reading", "import.applying", "import.undoing"),
    "ledger/actions.py": ("employee.viewed",),
    "needs/actions_review.py": (
        *("review.submitted", "review.withdrawn", "review.verified"),
        *("review.returned", "review.adopted"),
    ),
    "placement/actions_life.py": (
        *("plan.consulted", "plan.revised", "plan.proposed", "plan.returned"),
        *("plan.decided", "plan.carried-out", "plan.evaluated", "plan.withdrawn"),
    ),
    "register/actions.py": ("task.saved", "task.removed", "task.bulk"),
}


def recorded():
    """Every act that some file records: as it is written, or by its variable."""
    literal, variable = set(), set()
    for file in WEB.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("record"):
                for word in node.keywords:
                    if word.arg == "act" and isinstance(word.value, ast.Constant):
                        literal.add(word.value.value)
                    elif word.arg == "act":
                        variable.add(str(file.relative_to(WEB)))
    return literal, variable


LITERAL, VARIABLE = recorded()


def test_acts_that_a_variable_names_are_told_here():
    assert VARIABLE - ELSEWHERE.keys() - {"administration/actions.py"} == set()


@pytest.mark.parametrize(
    "act", sorted(LITERAL | {act for acts in ELSEWHERE.values() for act in acts})
)
def test_an_act_has_words_in_both_languages(act):
    noun, _, verb = act.partition(".")
    assert verb in VERBS, "ledger/words.py does not know the verb"
    models = {model._meta.model_name for model in apps.get_models()}
    assert noun in NOUNS or noun in models, "ledger/words.py does not know the noun"
    with override("id"):
        indonesian = act_in_words(act)
    with override("en"):
        assert act_in_words(act) != indonesian
