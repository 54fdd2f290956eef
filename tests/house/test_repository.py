"""The repository installs the same everywhere, and belongs to no machine."""

import os
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
MADE = {".git", ".venv", "demo", "out", "__pycache__", "node_modules"}
LOCKS = ("run", "develop", "uv")

# Put together from pieces, so that this file does not contain what it forbids.
FOLDERS = "|".join(("work", "root", "home", "farm", "Users", "tmp"))
ONE_MACHINE = re.compile(rf"(?<![\w.])/(?:{FOLDERS})/[\w.]+")
ALLOWED = re.compile(r"/tmp/(?:tepat|pytest)")
HOSTS = "|".join(
    re.escape(".".join(parts))
    for parts in (
        *(("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org")),
        *(("deb", "debian", "org"), ("archive", "ubuntu", "com")),
    )
)


def texts():
    for folder, inner, files in os.walk(ROOT):
        inner[:] = [
            name
            for name in inner
            if name not in MADE
            and not name.endswith(("_cache", ".egg-info", "hypothesis"))
        ]
        for name in files:
            path = Path(folder, name)
            try:
                yield path.relative_to(ROOT), path.read_text("utf-8")
            except UnicodeDecodeError:
                continue  # a picture or a workbook


def found(pattern):
    return {
        str(path): hits
        for path, text in texts()
        if (
            hits := [hit for hit in re.findall(pattern, text) if not ALLOWED.match(hit)]
        )
    }


def test_no_file_names_a_path_of_one_machine():
    assert found(ONE_MACHINE) == {}


def test_no_file_names_the_host_of_a_package_registry():
    assert found(HOSTS) == {}


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_has_a_hash_for_every_package_and_no_address(lock):
    text = (ROOT / "requirements" / f"{lock}.txt").read_text("utf-8")
    assert "://" not in text
    assert "--index" not in text
    packages = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    assert packages
    assert [package for package in packages if "--hash=sha256:" not in package] == []


@pytest.mark.parametrize(
    ("lock", "asked"),
    [
        ("run", PROJECT["project"]["dependencies"]),
        ("develop", PROJECT["project"]["dependencies"]),
        ("develop", PROJECT["dependency-groups"]["develop"]),
    ],
    ids=["run", "run in develop", "develop"],
)
def test_every_dependency_is_locked(lock, asked):
    text = (ROOT / "requirements" / f"{lock}.txt").read_text("utf-8")
    locked = set(re.findall(r"^([a-z0-9-]+)==", text, re.MULTILINE))
    assert {normal_name(one) for one in asked} <= locked


def test_what_runs_is_the_same_for_users_and_for_developers():
    def pins(lock):
        text = (ROOT / "requirements" / f"{lock}.txt").read_text("utf-8")
        return set(re.findall(r"^[a-z0-9-]+==\S+", text, re.MULTILINE))

    assert pins("run") <= pins("develop")


def normal_name(requirement):
    return re.split(r"[\[<>=~! ]", requirement)[0].lower().replace("_", "-")


def test_every_dependency_says_why_it_is_there():
    lines = (ROOT / "pyproject.toml").read_text("utf-8").splitlines()
    groups = PROJECT["dependency-groups"].values()
    for one in [*PROJECT["project"]["dependencies"], *(d for g in groups for d in g)]:
        (line,) = [line for line in lines if line.strip().startswith(f'"{one}"')]
        assert "  # " in line, line


def test_the_installer_and_the_build_backend_are_of_one_version():
    (backend,) = PROJECT["build-system"]["requires"]
    text = (ROOT / "requirements" / "uv.txt").read_text("utf-8")
    (version,) = re.findall(r"^uv==(\d+\.\d+)", text, re.MULTILINE)
    assert backend.startswith(f"uv_build>={version},")


def test_the_gate_of_submissions_runs_the_commands_of_the_readme():
    gate = (ROOT / ".ci" / "run").read_text("utf-8")
    assert {"make test", "make demo"} <= set(
        re.findall(r"^make \w+", gate, re.MULTILINE)
    )
    assert "PARTIAL" not in gate
