"""Set-up meets machines that lack something, and says what to do."""

import os
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NEEDED = ("bash", "cat", "dirname", "env", "grep", "id", "rm", "sha256sum", "touch")

PYTHON_WITHOUT_VENV = """#!{bash}
case "$*" in
    *"import sys; print("*) echo python3.12-venv ;;
    *ensurepip*) exit 1 ;;
    *) echo "$0" ;;
esac
"""
OLD_PYTHON = "#!{bash}\nexit 1\n"


@pytest.fixture
def machine(tmp_path):
    """A machine with a copy of the set-up, and only the commands it is given."""
    house = tmp_path / "a house with spaces"
    for part in ("script/setup", "requirements/run.txt", "requirements/uv.txt"):
        (house / part).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / part, house / part)
    shutil.copy(ROOT / "pyproject.toml", house)
    commands = tmp_path / "bin"
    commands.mkdir()
    for name in NEEDED:
        (commands / name).symlink_to(shutil.which(name))
    return Machine(house, commands)


class Machine:
    def __init__(self, house, commands):
        self.house, self.commands = house, commands

    def has(self, name, text):
        file = self.commands / name
        file.write_text(text.format(bash=shutil.which("bash")), "utf-8")
        file.chmod(file.stat().st_mode | stat.S_IXUSR)

    def set_up(self, **settings):
        return subprocess.run(
            [self.house / "script" / "setup", "run"],
            env={"PATH": str(self.commands), **settings},
            capture_output=True,
            text=True,
            check=False,
        )


def line_to_run(done):
    (line,) = [one for one in done.stderr.splitlines() if one.startswith("    ")]
    return line.strip()


def test_without_venv_it_prints_the_one_line_to_run(machine):
    machine.has("python3", PYTHON_WITHOUT_VENV)
    done = machine.set_up()
    assert done.returncode == 1
    assert "Jalankan sekali, lalu ulangi make" in done.stderr
    assert "python3.12-venv" in line_to_run(done)
    assert not (machine.house / ".venv").exists()


def test_without_a_python_that_fits_it_asks_for_one(machine):
    machine.has("python3", OLD_PYTHON)
    done = machine.set_up(TEPAT_LANG="en")
    assert done.returncode == 1
    assert "Python 3.11 to 3.14 with venv is needed" in done.stderr
    assert "python3 python3-venv" in line_to_run(done)


def test_a_python_that_was_asked_for_is_not_silently_replaced(machine):
    machine.has("python3.9", OLD_PYTHON)
    done = machine.set_up(PYTHON="python3.9", TEPAT_LANG="en")
    assert done.returncode == 1
    assert "PYTHON=python3.9" in done.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_told(machine):
    machine.house.chmod(0o555)
    done = machine.set_up(TEPAT_LANG="en")
    machine.house.chmod(0o755)
    assert done.returncode == 1
    assert "cannot be written" in done.stderr


@pytest.mark.parametrize("script", ["setup", "check", "lock"])
def test_a_script_is_executable_and_sound(script):
    path = ROOT / "script" / script
    assert os.access(path, os.X_OK)
    subprocess.run([shutil.which("bash"), "-n", path], check=True)
