"""The example in the documents is a program that works."""

import re
import time
from pathlib import Path

import pytest

from .conftest import fill

DOCS = Path(__file__).parents[3] / "docs"


@pytest.fixture
def city(transactional_db, told):
    fill(told)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("page", ["api.md", "api.id.md"])
def test_the_example_runs_as_it_stands(
    page, city, planner, token_of, work, live_server, monkeypatch, capsys
):
    _token, secret = token_of(planner)
    monkeypatch.setenv("TEPAT_SITE", live_server.url)
    monkeypatch.setenv("TEPAT_TOKEN", secret)
    monkeypatch.setattr(time, "sleep", lambda _seconds: work())
    text = (DOCS / page).read_text("utf-8")
    (program,) = re.findall("```python\n(.*?)```", text, re.S)
    exec(compile(program, page, "exec"), {})  # noqa: S102
    said = capsys.readouterr().out.splitlines()
    assert len(said) == 20  # 18 people of the agency, the statement, a position
    assert re.match(r"[0-9]{18} ", said[0])


def test_both_languages_tell_the_same_program():
    def bare(page):
        (program,) = re.findall(
            "```python\n(.*?)```", (DOCS / page).read_text("utf-8"), re.S
        )
        return re.sub(r'#.*|"""[^"]*"""|"[a-z]+ [a-z]+"|"en"|"id"', "", program)

    assert bare("api.md") == bare("api.id.md")
