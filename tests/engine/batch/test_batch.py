"""``tepat batch``: as ``tepat plan``, many times, and nothing lost or done twice."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time

import openpyxl
import pytest

from tepat.batch import kept
from tepat.cli.main import main

from .conftest import STATED, batch, words

JOURNAL = ".batch/jurnal.jsonl"
PATIENCE = 60  # seconds, on a busy machine


def started(books, out, *more, **streams):
    """The command as a process of its own, to be killed."""
    told = words(books, out, *more)
    return subprocess.Popen([sys.executable, "-m", "tepat", *told], **streams)


def content(folder):
    """Every file of a folder but the journal and the lock, byte for byte."""
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.name not in ("jurnal.jsonl", "kunci")
    }


def journal(out):
    if not (out / JOURNAL).exists():
        return []
    lines = (out / JOURNAL).read_text("utf-8").splitlines()
    return [(entry["agency"], entry["status"]) for entry in map(json.loads, lines)]


@pytest.fixture
def resumed(undisturbed, tmp_path):
    """A copy of them, to be altered."""
    return shutil.copytree(undisturbed, tmp_path / "hasil")


def test_each_plan_is_that_of_tepat_plan(books, undisturbed, tmp_path):
    for name in ("kota-a.xlsx", "kota-d"):
        book = books / name
        out = tmp_path / book.stem
        assert main(["plan", str(book), "--out", str(out), *STATED]) == 0
        alone, ours = content(out), content(undisturbed / book.stem)
        assert ours.pop("ringkasan.json")
        assert ours == alone


def test_the_combined_report_adds_the_plans_up(undisturbed):
    told = json.loads((undisturbed / "gabungan.json").read_text("utf-8"))
    plans = [
        json.loads((undisturbed / it["agency"] / "plan.json").read_text("utf-8"))
        for it in told["agencies"]
    ]
    assert len(plans) == 3
    totals = told["totals"]
    assert totals["planned"] == totals["agencies"] == totals["proven"] == 3
    assert totals["moves"] == sum(len(plan["moves"]) for plan in plans) > 0
    for state in ("before", "after"):
        for figure in ("seats", "filled", "over_strength", "fit"):
            expected = sum(plan[state][figure] for plan in plans)
            assert totals[state][figure] == expected
    empty = sum(it["seats"] for plan in plans for it in plan["unfilled"])
    assert sum(job["unfilled"] for job in told["jobs"]) == empty > 0
    over = sum(plan["after"]["over_strength"] for plan in plans)
    assert sum(job["over"] for job in told["jobs"]) == over
    for job in told["jobs"]:
        assert job["short"] == job["unfilled"] - job["over"]
        assert sum(job["reasons"].values()) == job["unfilled"]


def test_the_workbook_tells_agencies_jobs_and_problems(undisturbed):
    book = openpyxl.load_workbook(undisturbed / "gabungan.xlsx", read_only=True)
    assert book.sheetnames == ["Ringkasan", "Instansi", "Jabatan", "Masalah"]
    cells = [cell for row in book["Instansi"].values for cell in row]
    assert {"kota-a", "kota-b", "kota-d"} <= set(cells)


def test_a_second_run_does_nothing_again(books, resumed):
    before = content(resumed)
    assert batch(books, resumed) == 0
    assert content(resumed) == before
    assert len(journal(resumed)) == 3


def test_the_number_of_workers_changes_no_byte(books, undisturbed, tmp_path):
    out = tmp_path / "hasil"
    assert main(words(books, out, "--workers", 2)) == 0
    assert content(out) == content(undisturbed)


def test_a_batch_killed_again_and_again_goes_on(books, undisturbed, tmp_path):
    out, done = tmp_path / "hasil", []
    # Killed before its first plan, then at work on its second.
    for plans in (0, 1):
        process = started(books, out, "--workers", "1")
        workers = wait_for(lambda pid=process.pid: children(pid) or ended(pid))
        wait_for(lambda least=plans: len(journal(out)) >= least)
        process.kill()
        process.wait()
        wait_for(lambda each=workers: not any(map(alive, each)))
        assert not any(map(alive, workers))  # nothing of it outlives a batch
        assert journal(out)[: len(done)] == done
        done = journal(out)
    assert 1 <= len(done) < 3
    assert batch(books, out) == 0
    assert content(out) == content(undisturbed)
    # A plan may be complete without its line, but there is no line without its plan.
    names = [name for name, _ in journal(out)]
    assert len(names) == len(set(names)) <= 3
    assert not [entry for entry in out.iterdir() if entry.name.startswith(".kota")]


def test_the_agency_of_a_killed_worker_is_tried_again(books, undisturbed, tmp_path):
    out = tmp_path / "hasil"
    process = started(books, out, "--workers", "1")
    for worker in wait_for(lambda: children(process.pid)):
        os.kill(worker, signal.SIGKILL)
    assert process.wait() == 0
    assert content(out) == content(undisturbed)
    assert [status for _, status in journal(out)] == ["planned"] * 3


def test_a_book_that_changed_is_planned_again_and_no_other(books, resumed, tmp_path):
    mine = shutil.copytree(books, tmp_path / "instansi")
    people = mine / "kota-d" / "pegawai.csv"
    lines = people.read_text("utf-8").splitlines(keepends=True)
    people.write_text("".join(lines[:-1]), "utf-8")
    assert batch(mine, resumed) == 0
    assert journal(resumed)[3:] == [("kota-d", "planned")]
    told = json.loads((resumed / "gabungan.json").read_text("utf-8"))
    plan = json.loads((resumed / "kota-d" / "plan.json").read_text("utf-8"))
    assert told["agencies"][2]["plan"] == plan["digest"]


def test_errors_of_one_agency_do_not_stop_the_others(
    books, undisturbed, tmp_path, capsys
):
    mine = shutil.copytree(books, tmp_path / "instansi")
    (mine / "kota-b.xlsx").write_bytes(b"bukan buku kerja")
    (mine / "kota-d" / "pegawai.csv").unlink()
    out = tmp_path / "hasil"
    assert batch(mine, out, "--json") == 1
    report = json.loads(capsys.readouterr().out)
    by_name = {it["agency"]: it for it in report["agencies"]}
    assert [by_name[it]["status"] for it in sorted(by_name)] == [
        *("planned", "errors", "errors")
    ]
    assert by_name["kota-b"]["errors"] and by_name["kota-d"]["errors"]
    assert report["totals"]["planned"] == 1 and report["totals"]["with_errors"] == 2
    ours, theirs = (
        (folder / "kota-a" / "plan.json").read_bytes() for folder in (out, undisturbed)
    )
    assert ours == theirs
    assert batch(mine, out) == 1
    assert len(journal(out)) == 3  # known errors are not looked for again
    assert "kota-b: belum direncanakan" in capsys.readouterr().err


def test_two_batches_do_not_share_a_folder(books, tmp_path, capsys):
    with kept.alone(tmp_path, []):
        assert batch(books, tmp_path) == 123
    assert "batch lain" in " ".join(capsys.readouterr().err.split())


def test_ctrl_c_says_how_to_go_on(books, tmp_path):
    out = tmp_path / "hasil"
    piped = {"stderr": subprocess.PIPE, "text": True}
    process = started(books, out, "--workers", "1", **piped)
    wait_for(lambda: children(process.pid))
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=PATIENCE)
    assert process.returncode == 130
    assert "perintah yang sama" in " ".join(told.split())


def test_one_machine_or_a_cluster_not_both(books, tmp_path, capsys):
    told = words(books, tmp_path, "--workers", 1, "--scheduler", "tcp://127.0.0.1:1")
    assert main(told) == 2
    assert "--scheduler" in capsys.readouterr().err


def wait_for(what):
    """Return the first true value of ``what()``, or its last one when time is up."""
    until = time.monotonic() + PATIENCE
    while not (found := what()) and time.monotonic() < until:
        time.sleep(0.05)
    return found


def children(parent):
    """The worker processes of a batch: those that multiprocessing spawned."""
    found = []
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                with open(f"/proc/{entry}/stat") as stat:
                    above = int(stat.read().rpartition(")")[2].split()[1])
                with open(f"/proc/{entry}/cmdline") as line:
                    words = line.read()
            except (OSError, IndexError):
                continue
            if above == parent and "spawn_main" in words:
                found.append(int(entry))
    return found


def ended(process):
    """A list that is not empty once a process has ended."""
    return [] if alive(process) else [process]


def alive(process):
    try:
        with open(f"/proc/{process}/stat") as stat:
            return stat.read().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False
