"""A real worker with real child processes, on a database of its own."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

HERE = Path(__file__).parent
SRC = HERE.parents[3] / "src"
ASK = """
import slow_work, sys; slow_work.prepare()
from tepat_web.accounts.models import User
from tepat_web.kit.words import Words
from tepat_web.ledger import jobs
by, _ = User.objects.get_or_create(username="penguji")
job = jobs.ask(by=by, kind="slow", title=Words("Uji", "Test"), hang=sys.argv[1],
               begun=sys.argv[2])
print(job.pk)
"""
LOOK = """
import json, slow_work, sys; slow_work.prepare()
from tepat_web.ledger.models import Job, Notice
job = Job.objects.get()
print(json.dumps([job.state, job.attempts, job.progress,
                  Notice.objects.filter(text_id="jawab").count()]))
"""
CANCEL = """
import slow_work; slow_work.prepare()
from tepat_web.accounts.access import Permission
from tepat_web.ledger.actions import cancel_job
from tepat_web.ledger.models import Job
job = Job.objects.get()
cancel_job(by=job.by, job=job, may=Permission.COMPUTE)
"""


@pytest.fixture
def run(tmp_path):
    """Run a script beside the worker, and return the last line that it writes."""
    env = os.environ | {
        "TEPAT_DATABASE_URL": f"sqlite:///{tmp_path}/uji.sqlite3",
        "TEPAT_SECRET_KEY": "kunci-untuk-uji",
        "PYTHONPATH": f"{HERE}:{SRC}",
        "DJANGO_SETTINGS_MODULE": "tepat_web.config.settings",
    }

    def script(*args, wait=True):
        command = [sys.executable, *args]
        if not wait:
            return subprocess.Popen(command, env=env, cwd=tmp_path)
        told = subprocess.run(
            command, env=env, cwd=tmp_path, check=True, capture_output=True, text=True
        )
        return told.stdout.strip().splitlines()[-1:]

    script("-m", "django", "migrate", "-v", "0")
    return script


@pytest.fixture
def worker(run):
    """Start workers; none outlives the test."""
    started = []

    def start():
        started.append(run("-m", "slow_work", "worker", wait=False))
        return started[-1]

    yield start
    for each in started:
        if each.poll() is None:
            each.kill()
            each.wait()


def until(condition, seconds=25):
    ends = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < ends, "it never came to pass"
        time.sleep(0.2)


def state(run):
    return json.loads(run("-c", LOOK)[0])


@pytest.mark.slow
@pytest.mark.parametrize("hang", ["before", "amid"])
def test_work_of_a_killed_worker_is_done_once_by_the_next(run, worker, tmp_path, hang):
    begun = tmp_path / "begun"
    run("-c", ASK, hang, str(begun))
    first = worker()
    until(begun.exists)
    first.send_signal(signal.SIGKILL)
    first.wait()
    worker()
    until(lambda: state(run)[0] == "done")
    assert state(run) == ["done", 2, 100, 1]  # second attempt, one answer


@pytest.mark.slow
def test_cancelled_work_stops_and_leaves_nothing(run, worker, tmp_path):
    begun = tmp_path / "begun"
    run("-c", ASK, "before", str(begun))
    worker()
    until(begun.exists)
    run("-c", CANCEL)
    until(lambda: state(run)[0] == "cancelled")
    assert state(run) == ["cancelled", 1, 40, 0]


@pytest.mark.slow
def test_a_worker_that_is_told_to_stop_puts_its_work_back_in_line(
    run, worker, tmp_path
):
    begun = tmp_path / "begun"
    run("-c", ASK, "before", str(begun))
    first = worker()
    until(begun.exists)
    first.terminate()
    assert first.wait(timeout=10) == 0
    assert state(run)[0] == "waiting"
    worker()
    until(lambda: state(run)[0] == "done")
    assert state(run)[3] == 1
