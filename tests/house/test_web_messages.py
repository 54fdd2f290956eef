"""Everything the pages say is collected, translated and compiled, room by room."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WEB = Path("src") / "tepat_web"
CATALOGUES = sorted((ROOT / WEB).glob("*/locale/*/LC_MESSAGES/*.[pm]o"))

pytestmark = pytest.mark.skipif(
    shutil.which("xgettext") is None, reason="gettext is not installed"
)


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    """A copy of the rooms in which the messages have just been collected."""
    house = tmp_path_factory.mktemp("house")
    (house / "script").mkdir()
    shutil.copy(ROOT / "script" / "messages", house / "script")
    (house / ".venv").symlink_to(ROOT / ".venv")
    ignored = shutil.ignore_patterns("__pycache__", "static", "migrations")
    shutil.copytree(ROOT / WEB, house / WEB, ignore=ignored)
    done = subprocess.run(
        [house / "script" / "messages"], capture_output=True, text=True, check=False
    )
    return house, done


def test_everything_is_translated(collected):
    _, done = collected
    assert done.returncode == 0, f"Run `make messages`.\n{done.stdout}{done.stderr}"


def test_the_catalogues_are_what_make_messages_writes(collected):
    house, _ = collected
    here = {path.relative_to(ROOT): path.read_bytes() for path in CATALOGUES}
    anew = {
        path.relative_to(house): path.read_bytes()
        for path in (house / WEB).glob("*/locale/*/LC_MESSAGES/*.[pm]o")
    }
    stale = [str(path) for path in anew if here.get(path) != anew[path]]
    assert stale == [], "Run `make messages`."
    assert here.keys() == anew.keys()


@pytest.mark.parametrize(
    "catalogue",
    [path for path in CATALOGUES if path.suffix == ".po"],
    ids=lambda path: str(path.relative_to(ROOT / WEB)),
)
def test_nothing_is_guessed_or_left_from_before(catalogue):
    lines = catalogue.read_text("utf-8").splitlines()
    assert [line for line in lines if line.startswith(("#~", "#, fuzzy"))] == []


def entries(catalogue):
    """What each message of a catalogue means: by its context and its text."""
    told = {}
    for block in catalogue.read_text("utf-8").split("\n\n"):
        found = dict(re.findall(r'^(msg[a-z\[\]0-9_]+) "(.*)"$', block, re.MULTILINE))
        if found.get("msgid"):
            meaning = found.get("msgstr", found.get("msgstr[0]"))
            told[found.get("msgctxt", ""), found["msgid"]] = meaning
    return told


def test_a_message_means_the_same_in_every_room():
    """Catalogues are read together: of two meanings only one would ever be shown."""
    meanings = {}
    for catalogue in (path for path in CATALOGUES if path.suffix == ".po"):
        for message, meaning in entries(catalogue).items():
            meanings.setdefault(message, {})[catalogue.parts[-5]] = meaning
    torn = {
        message[1]: rooms
        for message, rooms in meanings.items()
        if len(set(rooms.values())) > 1
    }
    assert torn == {}
