"""Whoever installs Tepat finds every setting told, in both languages, and no other."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
READERS = {"text", "truth", "words", "number"}
PAGES = ("docs/install.md", "docs/install.id.md")
TOLD = re.compile(r"\bTEPAT_([A-Z_]*[A-Z])\b(?!_)")
LANG = {"LANG"}  # of script/ and the Makefile, not of the application


def read_by_the_code():
    found = set()
    for file in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = ast.unparse(node.func).rpartition(".")[2]
            told = getattr(node.args[0], "value", None)
            if name in READERS and isinstance(told, str) and told.isupper():
                found.add(told)
    return found


def rows(page):
    """The settings in the table of a page, in their order."""
    told = (ROOT / page).read_text("utf-8")
    table = [line for line in told.splitlines() if line.startswith("| `TEPAT_")]
    return [name for line in table for name in TOLD.findall(line.split("|")[1])]


@pytest.mark.parametrize("page", PAGES)
def test_every_setting_is_told_and_none_that_there_is_not(page):
    assert set(rows(page)) == read_by_the_code()
    assert len(rows(page)) == len(set(rows(page)))


def test_both_pages_tell_them_in_the_same_order():
    assert rows(PAGES[0]) == rows(PAGES[1])


@pytest.mark.parametrize("page", PAGES)
def test_a_page_speaks_of_no_setting_that_there_is_not(page):
    told = set(TOLD.findall((ROOT / page).read_text("utf-8")))
    assert told - LANG <= read_by_the_code()


@pytest.mark.parametrize("page", PAGES)
def test_the_page_tells_of_every_file_to_copy(page):
    told = (ROOT / page).read_text("utf-8")
    for file in (ROOT / "deploy").iterdir():
        assert f"../deploy/{file.name})" in told
