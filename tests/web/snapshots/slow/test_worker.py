"""One computation through the real queue, worker and child process."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

SRC = Path(__file__).parents[4] / "src"
ASK = """
import sys, django; django.setup()
from datetime import date
from tepat.intake import town
from tepat_web.accounts.access import Role
from tepat_web.accounts.models import Grant, User
from tepat_web.register.actions import import_workbook
from tepat_web.snapshots.actions import ask_computation
by = User.objects.create_user(username="perencana")
Grant.objects.create(user=by, role=Role.PLANNER, valid_from=date(2020, 1, 1))
by = User.objects.get(pk=by.pk)
city = town.build(int(sys.argv[1]), 1)
import_workbook(by=by, told=city, sheets={t.sheet: r.height for t, r in city.tables()},
                extra={}, remove_gone=False, today=date(2026, 11, 25))
print(ask_computation(by=by, kind="fit", parameters={"day": ""}).pk)
"""
# What was asked for; the worker may begin its chores beside it.
LOOK = """
import json, django; django.setup()
from tepat_web.ledger.models import Job
from tepat_web.snapshots import store
from tepat_web.snapshots.models import Computed
job = Job.objects.earliest("pk")
made = Computed.objects.filter(kind="fit")
rows = [store.read(each.folder).tables[0].name for each in made]
folders = sorted(each.name for each in store.root().glob(f"{job.pk}-*"))
print(json.dumps([job.state, job.attempts, rows, folders]))
"""
CANCEL = """
import time, django; django.setup()
from tepat_web.accounts.access import Permission
from tepat_web.ledger.actions import cancel_job
from tepat_web.ledger.models import Job
while (job := Job.objects.earliest("pk")).state != Job.State.RUNNING:
    time.sleep(0.02)
cancel_job(by=job.by, job=job, may=Permission.COMPUTE)
"""
WORK = """
import django; django.setup()
from datetime import timedelta
from tepat_web.ledger import work, worker
work.SILENT = timedelta(seconds=2)
worker.REAPING = 1.0
worker.main()
"""


@pytest.fixture
def run(tmp_path):
    env = os.environ | {
        "TEPAT_DATABASE_URL": f"sqlite:///{tmp_path}/uji.sqlite3",
        "TEPAT_FILES": str(tmp_path / "berkas"),
        "TEPAT_SECRET_KEY": "kunci-untuk-uji",
        "PYTHONPATH": str(SRC),
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
        started.append(run("-c", WORK, wait=False))
        return started[-1]

    yield start
    for each in started:
        if each.poll() is None:
            each.kill()
            each.wait()


def state(run):
    return json.loads(run("-c", LOOK)[0])


def until(condition, seconds=60):
    ends = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < ends, "it never came to pass"
        time.sleep(0.3)


@pytest.mark.slow
def test_a_worker_computes_what_was_asked(run, worker):
    run("-c", ASK, "200")
    worker()
    until(lambda: state(run)[0] == "done")
    assert state(run) == ["done", 1, ["jabatan"], ["1-1"]]


@pytest.mark.slow
def test_a_killed_worker_leaves_one_answer_in_the_end(run, worker):
    run("-c", ASK, "4000")
    first = worker()
    until(lambda: state(run)[0] == "running")
    first.send_signal(signal.SIGKILL)
    first.wait()
    worker()
    until(lambda: state(run)[0] == "done")
    told, _attempts, tables, _folders = state(run)
    assert (told, tables) == ("done", ["jabatan"])


@pytest.mark.slow
def test_a_cancelled_computation_leaves_no_result(run, worker):
    run("-c", ASK, "4000")
    clerk = run("-c", CANCEL, wait=False)  # at once, before it can be done
    worker()
    assert clerk.wait(60) == 0
    until(lambda: state(run)[0] == "cancelled")
    assert state(run)[2] == []
