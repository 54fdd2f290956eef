"""What is written about the house is true of it."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer
import yaml

from tepat.cli.main import app
from tepat.rules import ROLL
from tepat.snapshot import TABLES

ROOT = Path(__file__).parents[2]
READMES = ("README.md", "README.id.md")
PAPERS = (
    *READMES,
    *("CONTRIBUTING.md", "GLOSSARY.md", "CHANGELOG.md", "SECURITY.md", "LICENSE"),
    *("publiccode.yml", "docs/README.md", "docs/decisions/README.md"),
)
LINK = re.compile(r"\]\((?!\w+:|#)([^)#\s]+)")


def read(path):
    return (ROOT / path).read_text("utf-8")


def targets():
    return re.findall(r"^([a-z]+):.*## ", read("Makefile"), re.MULTILINE)


@pytest.mark.parametrize("paper", PAPERS)
def test_the_paper_is_there(paper):
    assert len(read(paper)) > 200


def test_the_card_of_public_software_has_what_its_standard_asks():
    card = yaml.safe_load(read("publiccode.yml"))
    asked = ("publiccodeYmlVersion", "name", "url", "platforms", "developmentStatus")
    assert card.keys() >= {*asked, "softwareType", "description", "legal"}
    assert card.keys() >= {"maintenance", "localisation"}
    assert card["description"].keys() == {"id", "en"}
    for said in card["description"].values():
        assert len(said["shortDescription"]) <= 150
        assert 150 <= len(said["longDescription"]) <= 10_000
        assert said["features"]


def test_generated_pages_are_what_the_code_says_now():
    done = subprocess.run(
        [sys.executable, ROOT / "script" / "docs", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"Run `make docs`.\n{done.stdout}{done.stderr}"


@pytest.mark.parametrize(
    "page", sorted(ROOT.glob("*.md")) + sorted(ROOT.glob("docs/**/*.md")), ids=str
)
def test_every_link_inside_the_repository_leads_somewhere(page):
    dead = [
        link
        for link in LINK.findall(page.read_text("utf-8"))
        if not (page.parent / link).exists()
    ]
    assert dead == []


def test_every_decision_is_listed_and_has_a_number_of_its_own():
    there = {path.name for path in (ROOT / "docs/decisions").glob("[0-9]*.md")}
    listed = LINK.findall(read("docs/decisions/README.md"))
    assert set(listed) == there
    assert len(listed) == len(there)
    numbers = [name.partition("-")[0] for name in there]
    assert len(set(numbers)) == len(numbers)


@pytest.mark.parametrize("readme", READMES)
def test_a_readme_tells_the_two_commands(readme):
    assert {"make demo", "make test"} <= set(re.findall(r"make \w+", read(readme)))


@pytest.mark.parametrize("readme", READMES)
def test_a_readme_lists_exactly_the_commands_that_there_are(readme):
    commands = typer.main.get_command(app)
    there = set(commands.list_commands(typer.Context(commands)))
    assert set(re.findall(r"^\| `tepat (\w+)", read(readme), re.MULTILINE)) == there


def test_contributing_tells_every_target_of_the_makefile():
    told = set(re.findall(r"`make (\w+)`", read("CONTRIBUTING.md")))
    assert told >= set(targets()) - {"help"}


def test_the_glossary_has_every_table_and_column():
    glossary = read("GLOSSARY.md")
    names = {t.name for t in TABLES} | {c.name for t in TABLES for c in t.columns}
    assert {name for name in names if f"`{name}`" not in glossary} == set()


def test_the_glossary_has_every_family_of_rules():
    glossary = read("GLOSSARY.md")
    families = {rule.condition.__module__.rpartition(".")[2] for rule in ROLL.values()}
    assert {name for name in families if f"`{name}`" not in glossary} == set()


def test_decisions_are_numbered_without_a_gap_and_fit_on_a_page():
    pages = sorted(ROOT.glob("docs/decisions/[0-9]*.md"))
    numbers = [int(page.name.partition("-")[0]) for page in pages]
    assert numbers == list(range(1, len(pages) + 1))
    for page in pages:
        text = page.read_text("utf-8")
        assert text.startswith(f"# {int(page.name.partition('-')[0])}. ")
        for part in ("**Context.**", "**Decision.**", "**Consequences.**"):
            assert part in text, page.name
        assert len(text.splitlines()) <= 50
        assert f"({page.name})" in read("docs/decisions/README.md")
