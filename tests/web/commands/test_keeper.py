"""Processes are kept alive, unless that is of no use."""

import sys
import time

import pytest

from tepat.words import Sentence
from tepat_web.commands import keeper
from tepat_web.commands.keeper import Keeper, KeepsDying, Part

NAME = Sentence(id="uji", en="test")


@pytest.fixture
def module(tmp_path, monkeypatch):
    """Make a module that Python can run, and return its name."""
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))

    def make(code):
        (tmp_path / "sebuah_bagian.py").write_text(code, "utf-8")
        return "sebuah_bagian"

    return make


def test_what_dies_at_once_every_time_is_given_up(module, monkeypatch):
    monkeypatch.setattr(keeper, "LONGEST_PAUSE", 0.0)
    part, told = Part(NAME, module("raise SystemExit(9)")), []
    with (
        pytest.raises(KeepsDying) as given_up,
        Keeper([part], lambda _, code: told.append(code)) as kept,
    ):
        while not kept.is_asked_to_end(within=0.02):
            kept.tend()
    assert told == [9] * (keeper.MOST_DEATHS - 1)
    assert "9" in given_up.value.say("id")


def test_what_the_site_can_do_without_is_never_given_up(module, monkeypatch):
    monkeypatch.setattr(keeper, "LONGEST_PAUSE", 0.0)
    told = []
    part = Part(NAME, module("raise SystemExit(9)"), is_needed=False)
    with Keeper([part], lambda _, code: told.append(code)) as kept:
        while len(told) <= keeper.MOST_DEATHS:
            kept.is_asked_to_end(within=0.02)
            kept.tend()
    assert len(told) > keeper.MOST_DEATHS


def test_the_pause_before_another_attempt_grows(module):
    part = Part(NAME, module("raise SystemExit(1)"))
    pauses = []
    with Keeper([part], lambda part, _: pauses.append(part.again_at)) as kept:
        for _ in range(2):
            while part.process is not None:
                kept.tend()
                time.sleep(0.02)
            pauses[-1] -= time.monotonic()
            part.start()
    assert 0 < pauses[0] < pauses[1]


def test_what_does_not_end_when_asked_is_ended(module, monkeypatch):
    monkeypatch.setattr(keeper, "PATIENCE", 0.5)
    deaf = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
    part = Part(NAME, module(deaf + "print('siap', flush=True); time.sleep(60)"))
    with Keeper([part], lambda *_: None):
        time.sleep(1.0)
    assert part.process.returncode == -9


def test_a_process_runs_the_python_that_runs_us(module, tmp_path):
    told = tmp_path / "python"
    code = f"import sys; open({str(told)!r}, 'w').write(sys.executable)"
    part = Part(NAME, module(code))
    with Keeper([part], lambda *_: None):
        part.process.wait(10)
    assert told.read_text() == sys.executable
