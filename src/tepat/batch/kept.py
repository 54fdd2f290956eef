"""What a batch remembers between runs, so that nothing is lost or done twice.

The outcome of a plan lies in the plan's own folder and takes its place together with
it, in one step. The outcome of an agency whose input has errors lies in ``.batch``.
"""

from __future__ import annotations

import fcntl
import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tepat.errors import TepatError
from tepat.placement.store import PLAN
from tepat.reports.file import CannotWrite, made, write_whole
from tepat.words import Sentence

from .outcome import Outcome

OUTCOME = "ringkasan.json"
MEMORY = ".batch"
JOURNAL = "jurnal.jsonl"

BUSY = Sentence(
    id="Perintah batch lain sedang menulis ke {folder}. Tunggu sampai selesai, atau "
    "pilih --out lain.",
    en="Another batch is writing to {folder}. Wait until it is done, or choose another "
    "--out.",
)


class FolderBusy(TepatError):
    """Two batches would write to one folder."""

    exit_code = 123


def write(folder: Path, outcome: Outcome) -> None:
    """Write the outcome of a plan into the folder that the plan is written to."""
    (folder / OUTCOME).write_bytes(_bytes(outcome))


def remember(out: Path, outcome: Outcome) -> None:
    """Write down the outcome of an agency that has no plan."""
    folder = made(out / MEMORY)
    write_whole(folder / f"{outcome.agency}.json", _bytes(outcome))


def recall(out: Path, agency: str) -> Iterator[Outcome]:
    """Yield what is remembered of an agency; what cannot be read is not."""
    planned = out / agency
    if (planned / PLAN).is_file():
        yield from _read(planned / OUTCOME)
    yield from _read(out / MEMORY / f"{agency}.json")


def note(out: Path, entry: Mapping[str, Any]) -> None:
    """Append one line to the journal: what was done, and what it took.

    For people who ask afterwards; nothing is decided by it.
    """
    with (out / MEMORY / JOURNAL).open("a", encoding="utf-8") as journal:
        journal.write(json.dumps(entry, ensure_ascii=False, sort_keys=True) + "\n")


@contextmanager
def alone(out: Path, agencies: list[str]) -> Iterator[None]:
    """Keep other batches out of the folder, and clear away what a killed one left.

    Raises:
        FolderBusy: if another batch is at work there.
        tepat.reports.file.CannotWrite: if the folder cannot be made.
    """
    memory = made(out / MEMORY)
    try:
        lock = (memory / "kunci").open("w")
    except OSError as error:
        raise CannotWrite(memory, error) from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise FolderBusy(BUSY, folder=out) from error
        for name in agencies:
            for half in sorted(out.glob(f".{_escaped(name)}-????????")):
                shutil.rmtree(half, ignore_errors=True)
        yield


def _escaped(name: str) -> str:
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in name)


def _bytes(outcome: Outcome) -> bytes:
    text = json.dumps(outcome.told(), ensure_ascii=False, indent=1, allow_nan=False)
    return f"{text}\n".encode()


def _read(file: Path) -> Iterator[Outcome]:
    try:
        yield Outcome.untold(json.loads(file.read_bytes()))
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return
