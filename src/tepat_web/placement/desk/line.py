"""The line between pages and the desk: where it is, who may speak, what is said.

Both ends prove with the same key that they belong to this site; what they say is one
message of JSON each way, of bounded size, within bounded time.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import platform
import socket
import struct
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, answer_challenge, deliver_challenge
from pathlib import Path
from typing import IO, Any

from django.conf import settings

FOLDER = ".meja"  # hidden: no backup takes it
LONGEST_PATH = 100  # bytes; a local socket cannot have a longer name
LARGEST_QUESTION = 100_000  # bytes
LARGEST_ANSWER = 4_000_000  # bytes
BACKLOG = 64  # callers that may wait to be let in
LOOPBACK = "127.0.0.1"
OURS_ALONE = 0o700

Json = dict[str, Any]


class NotSaid(Exception):
    """What came over the line is no message of ours."""


@dataclass(frozen=True, slots=True)
class Line:
    """Where the desk of this machine is, and the key to it.

    Attributes:
        folder: Where uploads and results are kept.
        key: What both ends must know.
    """

    folder: Path
    key: bytes

    @classmethod
    def of_site(cls) -> Line:
        """Return the line of the site that the settings describe."""
        secret = hashlib.sha256(f"desk:{settings.SECRET_KEY}".encode())
        return cls(Path(settings.FILES), secret.digest())

    @property
    def room(self) -> Path:
        """The folder of the line itself, which nobody else may enter."""
        return self.folder / FOLDER

    @property
    def _name(self) -> str:
        # Machines may share the folder of files, but no local socket.
        return hashlib.sha256(platform.node().encode()).hexdigest()[:8]

    @property
    def socket_path(self) -> Path:
        """The local socket."""
        return self.room / f"{self._name}.sock"

    @property
    def port_path(self) -> Path:
        """Where the port is told if there can be no local socket."""
        return self.room / f"{self._name}.port"

    @property
    def is_local(self) -> bool:
        """Whether a local socket can be had: the system has them, and its name fits."""
        length = len(os.fsencode(self.socket_path))
        return hasattr(socket, "AF_UNIX") and length <= LONGEST_PATH

    def alone(self) -> IO[bytes]:
        """Wait until no other process is this machine's desk; closing it gives way."""
        self.room.mkdir(parents=True, exist_ok=True)
        self.room.chmod(OURS_ALONE)
        held = (self.room / f"{self._name}.lock").open("wb")
        fcntl.flock(held, fcntl.LOCK_EX)
        return held

    def listen(self) -> socket.socket:
        """Open the line; call it while :meth:`alone` is held."""
        self.close()
        if self.is_local:
            door = socket.socket(socket.AF_UNIX)
            door.bind(str(self.socket_path))
        else:
            door = socket.socket(socket.AF_INET)
            door.bind((LOOPBACK, 0))
            self.port_path.write_text(str(door.getsockname()[1]), "ascii")
        door.listen(BACKLOG)
        return door

    def close(self) -> None:
        """Take away what tells where the line is."""
        for path in (self.socket_path, self.port_path):
            path.unlink(missing_ok=True)

    def call(self, patience: float) -> Connection:
        """Call the desk, and show each other the key.

        Args:
            patience: Seconds that each step may take.

        Raises:
            OSError, EOFError, AuthenticationError: if nobody is there, or a stranger.
        """
        if self.is_local:
            door, where = socket.socket(socket.AF_UNIX), str(self.socket_path)
        else:
            door = socket.socket(socket.AF_INET)
            where = (LOOPBACK, _port(self.port_path))  # type: ignore[assignment]
        try:
            door.settimeout(patience)
            door.connect(where)
            connection = speaking(door, patience)
        except OSError:
            door.close()
            raise
        try:
            answer_challenge(connection, self.key)
            deliver_challenge(connection, self.key)
        except BaseException:
            connection.close()
            raise
        return connection

    def let_in(self, connection: Connection) -> None:
        """Let a caller in who has the key.

        Raises:
            OSError, EOFError, AuthenticationError: if it has not.
        """
        deliver_challenge(connection, self.key)
        answer_challenge(connection, self.key)


def speaking(door: socket.socket, patience: float) -> Connection:
    """Make an open socket a connection of which no step takes longer than that."""
    door.setblocking(True)
    seconds, rest = divmod(patience, 1)
    span = struct.pack("ll", int(seconds), int(rest * 1_000_000))
    door.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, span)
    door.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, span)
    return Connection(door.detach())


def say(connection: Connection, told: Mapping[str, Any]) -> None:
    """Send one message."""
    connection.send_bytes(json.dumps(told, ensure_ascii=False).encode())


def hear(connection: Connection, largest: int) -> Json:
    """Receive one message of at most so many bytes.

    Raises:
        NotSaid: if it is none.
        OSError, EOFError: if it is too large, too late or cut off.
    """
    heard: Any = None
    with suppress(ValueError, RecursionError):
        heard = json.loads(connection.recv_bytes(largest))
    if not isinstance(heard, dict):
        raise NotSaid
    return heard


def _port(path: Path) -> int:
    told = path.read_text("ascii")
    if not told.isdecimal():
        raise FileNotFoundError(path)
    return int(told)
