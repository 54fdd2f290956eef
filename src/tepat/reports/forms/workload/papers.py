"""The forms of the workload analysis as papers, ready for Word or PDF."""

from __future__ import annotations

from tepat.reports.about import About
from tepat.words import Language, Sentence

from ..paper import Paper
from .content import Abk, FormC
from .words import ABK_TITLE, ABK_WORDS, FORM_C_TITLE, FORM_C_WORDS

ABK, FORM_C = "abk", "form-c"


def abk(content: Abk, about: About, language: Language = "id") -> Paper:
    """Return the ABK of the positions of one unit."""
    name = content.unit_name
    if len(content.positions) == 1:
        name = content.positions[0].name
    title = Sentence(*(f"{said}: {_literal(name)}" for said in _both(ABK_TITLE)))
    return Paper(ABK, title, about, content, ABK_WORDS, language)


def form_c(content: FormC, about: About, language: Language = "id") -> Paper:
    """Return Form C of one agency or unit."""
    return Paper(FORM_C, FORM_C_TITLE, about, content, FORM_C_WORDS, language)


def _both(sentence: Sentence) -> tuple[str, str]:
    return sentence.id, sentence.en


def _literal(name: str) -> str:
    """The name as a sentence without blanks."""
    return name.replace("{", "{{").replace("}", "}}")
