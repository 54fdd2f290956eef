"""The plans that lie open: which, how far, and who asks them, one at a time."""

from __future__ import annotations

import json
import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

from tepat.errors import TepatError
from tepat.placement import store
from tepat.words import Sentence
from tepat_web.snapshots.kinds.saying import words

from . import wording
from .answers import Answers, questions, refused
from .line import Json

log = logging.getLogger(__name__)

MOST_OPEN = 2
IDLE = 20 * 60.0  # seconds after which nobody misses a plan
MOST_KEPT = 100  # answers of one plan
MOST_WAITING = 20  # questions of one plan
OPEN = 100  # per cent
LEAST_PATIENCE = 0.05  # seconds, for the answer of a plan that is open

Stamp = tuple[int, int, int]


class OpenPlan:
    """One plan on the desk: it opens in its own thread, which then answers.

    Args:
        folder: The plan's folder.
        digest: The digest that it must have.
        one_at_a_time: Held while a plan is taken over, which needs much memory.
    """

    def __init__(
        self, folder: Path, digest: str, one_at_a_time: threading.Lock
    ) -> None:
        self._folder, self._digest = folder, digest
        self._one_at_a_time = one_at_a_time
        self.stamp: Stamp | None = stamp_of(folder)
        self.asked_at = time.monotonic()
        self._percent = 0
        self._is_dropped = False
        self._answers: Answers | None = None
        self._unfit: Json | None = None
        self._kept: OrderedDict[str, Future[Json]] = OrderedDict()
        self._lock = threading.Lock()
        self._worker = ThreadPoolExecutor(1, "plan")
        self._opening = self._worker.submit(self._open)

    def opened(self, patience: float) -> Json:
        """Wait for the plan to open; tell how far it is."""
        self.asked_at = time.monotonic()
        try:
            self._opening.result(patience)
        except TimeoutError:
            said = wording.OPENING if self._percent else wording.WAITING
            return opening(self._percent, said)
        except CancelledError:  # it was let go of meanwhile; asked again, it opens
            return opening(0, wording.WAITING)
        return self._unfit or opening(OPEN, wording.READY) | {"state": "answered"}

    def answer(self, question: Json, patience: float) -> Json:
        """Answer a question, or tell that it takes longer than that."""
        until = time.monotonic() + patience
        told = self.opened(patience)
        if told["state"] != "answered":
            return told
        try:
            asked = self._ask(question)
            if asked is None:
                return opening(OPEN, wording.BUSY)
            return asked.result(max(until - time.monotonic(), LEAST_PATIENCE))
        except TimeoutError:
            return opening(OPEN, wording.LONG)
        except (CancelledError, RuntimeError):
            if not self._is_dropped:
                raise
            return opening(0, wording.WAITING)

    def drop(self) -> None:
        """Let go of the plan; what is being worked out comes to nothing."""
        self._is_dropped = True
        self._worker.shutdown(wait=False, cancel_futures=True)

    def _ask(self, question: Json) -> Future[Json] | None:
        """Put a question in line, once; answers are kept, as the plan never changes."""
        key = json.dumps(question, sort_keys=True)
        with self._lock:
            asked = self._kept.get(key)
            if asked is None:
                if sum(not it.done() for it in self._kept.values()) >= MOST_WAITING:
                    return None
                asked = self._kept[key] = self._worker.submit(self._told, question)
            self._kept.move_to_end(key)
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return asked

    def _open(self) -> None:
        with self._one_at_a_time:
            if self._is_dropped:
                return
            self._tell(5)
            try:
                content = store.read(self._folder)
                if content.get("digest") != self._digest:
                    self._unfit = refused(words(wording.OTHER_PLAN))
                    return
                self._answers = Answers(self._folder, content, self._tell)
            except TepatError as error:
                self._unfit = refused(wording.said(error, error.facts))
            except Exception:
                log.exception("a plan could not be opened")
                self._unfit = refused(words(wording.BROKEN))

    def _tell(self, percent: int) -> None:
        self._percent = percent

    def _told(self, question: Json) -> Json:
        answers = self._answers
        if answers is None:
            return refused(words(wording.BROKEN))
        try:
            return _DO[question["verb"]](answers, question)
        except Exception:
            log.exception("a question could not be answered")
            return refused(words(wording.BROKEN))


class Shelf:
    """The plans that are open; the one that nobody asked for longest makes room.

    Args:
        folder: Where plans are.
        most: How many may be open.
        idle: Seconds after which a plan is closed that nobody asks.
    """

    def __init__(self, folder: Path, most: int = MOST_OPEN, idle: float = IDLE) -> None:
        self._folder, self._most, self._idle = folder, most, idle
        self._plans: OrderedDict[tuple[str, str], OpenPlan] = OrderedDict()
        self._lock, self._one_at_a_time = threading.Lock(), threading.Lock()

    def plan(self, name: str, digest: str) -> OpenPlan:
        """Return a plan that is open or opens; altered on disk, it is read anew."""
        folder = self._folder / name
        with self._lock:
            found = self._plans.get((name, digest))
            if found is not None and found.stamp != stamp_of(folder):
                self._plans.pop((name, digest)).drop()
                found = None
            if found is None:
                while len(self._plans) >= self._most:
                    self._plans.popitem(last=False)[1].drop()
                found = OpenPlan(folder, digest, self._one_at_a_time)
                self._plans[name, digest] = found
            self._plans.move_to_end((name, digest))
        return found

    def tidy(self) -> None:
        """Close what nobody asked for a while."""
        until = time.monotonic() - self._idle
        with self._lock:
            for key, plan in list(self._plans.items()):
                if plan.asked_at < until:
                    self._plans.pop(key).drop()

    def clear(self) -> None:
        """Close everything."""
        with self._lock:
            while self._plans:
                self._plans.popitem()[1].drop()

    def __len__(self) -> int:
        return len(self._plans)


def stamp_of(folder: Path) -> Stamp | None:
    """Return what changes when ``plan.json`` does; nothing where there is none."""
    try:
        told = (folder / store.PLAN).stat()
    except OSError:
        return None
    return told.st_ino, told.st_size, told.st_mtime_ns


def opening(percent: int, said: Sentence) -> Json:
    """Return the answer that it takes a little longer."""
    return {
        "state": "opening",
        "percent": percent,
        "said": words(said).as_json(),
    }


def _ask(answers: Answers, told: Mapping[str, Any]) -> Json:
    return answers.ask(questions(told["changes"]))


def _may_sit(answers: Answers, told: Mapping[str, Any]) -> Json:
    return answers.may_sit(str(told["nip"]), str(told["position"]))


def _why(answers: Answers, told: Mapping[str, Any]) -> Json:
    return answers.why(str(told["nip"]), str(told["position"]))


_DO: Mapping[str, Callable[[Answers, Mapping[str, Any]], Json]] = {
    "ask": _ask,
    "may_sit": _may_sit,
    "why": _why,
}
VERBS = frozenset(_DO)
