"""The desk itself: it lets in who has the key, hears one question each, and answers."""

from __future__ import annotations

import json
import logging
import re
import socket
import threading
from contextlib import suppress
from multiprocessing import AuthenticationError
from multiprocessing.connection import Connection
from pathlib import Path

from tepat_web.snapshots.kinds.saying import words

from . import wording
from .answers import refused
from .line import (
    LARGEST_ANSWER,
    LARGEST_QUESTION,
    Json,
    Line,
    NotSaid,
    hear,
    speaking,
)
from .shelf import VERBS, Shelf

log = logging.getLogger(__name__)

A_FOLDER = re.compile(r"[\w-]{1,64}")
MOST_CALLERS = 32  # who are heard at once
HEARING = 5.0  # seconds that a caller has for each step
LONGEST = 60.0  # seconds that a caller may be made to wait
OFTEN = 30.0  # seconds between two looks at what nobody asks any more


class Desk:
    """Answers questions about plans until it is closed.

    Args:
        line: Where it listens, and the key.
        shelf: The plans; by default those of the line's folder.
    """

    def __init__(self, line: Line, shelf: Shelf | None = None) -> None:
        self._line = line
        plans = Path(line.folder) / "rencana"
        self._shelf = Shelf(plans) if shelf is None else shelf
        self._callers = threading.BoundedSemaphore(MOST_CALLERS)
        self._door: socket.socket | None = None
        self._is_closed = threading.Event()

    def open(self) -> None:
        """Listen; from here on callers wait in line until :meth:`serve` hears them."""
        self._door = self._line.listen()

    def serve(self) -> None:
        """Hear callers, each in a thread of its own, until the desk is closed."""
        door = self._door
        if door is None:
            raise RuntimeError("the desk is not open")
        tidier = threading.Thread(target=self._tidy, daemon=True, name="tidy")
        tidier.start()
        while not self._is_closed.is_set():
            try:
                caller, _ = door.accept()
            except OSError:
                break  # closed
            self._callers.acquire()
            threading.Thread(
                target=self._hear, args=(caller,), daemon=True, name="caller"
            ).start()

    def close(self) -> None:
        """Hear nobody any more, and close every plan."""
        self._is_closed.set()
        if self._door is not None:
            with suppress(OSError):
                self._door.shutdown(socket.SHUT_RDWR)
            self._door.close()
            self._line.close()
        self._shelf.clear()

    def _tidy(self) -> None:
        while not self._is_closed.wait(OFTEN):
            self._shelf.tidy()

    def _hear(self, caller: socket.socket) -> None:
        try:
            with speaking(caller, HEARING) as connection:
                self._line.let_in(connection)
                self._reply(connection)
        except (OSError, EOFError, AuthenticationError, NotSaid) as error:
            # A stranger, or one who hung up; what was said stays unsaid.
            log.info("a caller was not heard: %s", type(error).__name__)
        finally:
            self._callers.release()

    def _reply(self, connection: Connection) -> None:
        told = hear(connection, LARGEST_QUESTION)
        answer = json.dumps(self._answer(told), ensure_ascii=False).encode()
        if len(answer) > LARGEST_ANSWER:
            answer = json.dumps(refused(words(wording.TOO_LARGE))).encode()
        connection.send_bytes(answer)

    def _answer(self, told: Json) -> Json:
        """Answer a message.

        Raises:
            NotSaid: if it is no question.
        """
        verb, name, digest = (told.get(it) for it in ("verb", "folder", "digest"))
        is_named = isinstance(name, str) and A_FOLDER.fullmatch(name)
        if not is_named or not isinstance(digest, str):
            raise NotSaid
        patience = told.get("patience")
        if not isinstance(patience, (int, float)) or not 0 <= patience <= LONGEST:
            raise NotSaid
        plan = self._shelf.plan(str(name), digest)
        if verb == "open":
            return plan.opened(patience)
        if verb not in VERBS or not isinstance(told.get("changes", []), list):
            raise NotSaid
        question = {
            key: told.get(key, "") for key in ("verb", "changes", "nip", "position")
        }
        return plan.answer(question, patience)
