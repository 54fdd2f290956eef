"""What the environment tells: one function per setting, read in one place.

A file ``.env`` in the working directory is read too; the environment itself wins.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url
from dotenv import load_dotenv

from tepat.words import Sentence

from .errors import WrongSetting

DEFAULT_DATABASE = "sqlite:///tepat.sqlite3"
DATABASES = ("sqlite", "postgres", "postgresql")
# Readers do not wait for writers (WAL), and a writer takes its turn at the beginning
# of its transaction instead of failing in the middle of it.
SQLITE: dict[str, Any] = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 60,
    "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;"
    "PRAGMA mmap_size=268435456;PRAGMA cache_size=-65536",
}
POOL = {"min_size": 1, "max_size": 8}

LOCAL = ("localhost", "127.0.0.1", "[::1]")
DEFAULT_LISTEN = "127.0.0.1:8000"
HIGHEST_PORT = 65_535

A_NUMBER = Sentence(id="bilangan bulat", en="a whole number")
A_DATABASE = Sentence(
    id="sqlite:///berkas atau postgres://pengguna:sandi@server/nama",
    en="sqlite:///file or postgres://user:password@server/name",
)
A_DOOR = Sentence(
    id="alamat:port, misalnya 127.0.0.1:8000", en="address:port, 127.0.0.1:8000 say"
)
AN_ADDRESS = Sentence(
    id="alamat situs, misalnya https://tepat.kota.go.id",
    en="the address of the site, https://tepat.kota.go.id say",
)

load_dotenv(Path.cwd() / ".env")


def text(name: str, default: str = "") -> str:
    """Return the setting ``TEPAT_<name>``; a blank one counts as not told."""
    return os.environ.get(f"TEPAT_{name}", "").strip() or default


def truth(name: str) -> bool:
    """Return whether the setting says yes; absent means no."""
    return text(name).lower() in ("1", "ya", "yes", "true", "on")


def words(name: str, default: str = "") -> list[str]:
    """Return a setting that lists several things, separated by commas."""
    return [word for each in text(name, default).split(",") if (word := each.strip())]


def number(name: str, default: int) -> int:
    """Return a setting that is a whole number from 0 on.

    Raises:
        WrongSetting: if it is none.
    """
    told = text(name)
    if not told:
        return default
    if not told.isdecimal():
        raise WrongSetting(name, told, A_NUMBER)
    return int(told)


def listen() -> tuple[str, int]:
    """Return the address and port at which the site listens.

    Raises:
        WrongSetting: if ``TEPAT_LISTEN`` does not tell both.
    """
    told = text("LISTEN", DEFAULT_LISTEN)
    host, _, port = told.rpartition(":")
    if not host or not port.isdecimal() or int(port) > HIGHEST_PORT:
        raise WrongSetting("LISTEN", told, A_DOOR)
    return host.removeprefix("[").removesuffix("]"), int(port)


def address() -> str:
    """Return where people find the site, without a slash at the end.

    Raises:
        WrongSetting: if ``TEPAT_ADDRESS`` is no such address.
    """
    told = text("ADDRESS").rstrip("/")
    if not told:
        host, port = listen()
        if host == "127.0.0.1":  # no passkey works at an address without a name
            host = "localhost"
        return f"http://{f'[{host}]' if ':' in host else host}:{port}"
    parts = urlsplit(told)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path:
        raise WrongSetting("ADDRESS", told, AN_ADDRESS)
    return told


def hosts() -> list[str]:
    """Return the names under which the site answers: its own, ours, and those told."""
    name = urlsplit(address()).hostname or ""
    own = f"[{name}]" if ":" in name else name
    return list(dict.fromkeys([own, *LOCAL, *words("HOSTS")]))


def site_processes() -> int:
    """Return how many processes answer browsers; none where only work is done."""
    return number("SITE_PROCESSES", 2)


def workers() -> int:
    """Return how many processes do long work; none where only pages are served."""
    return number("WORKERS", 1)


def has_desk() -> bool:
    """Return whether a process keeps plans open beside the site, for what-if."""
    return number("DESK", 1) > 0


def database() -> dict[str, Any]:
    """Return Django's description of the database at ``TEPAT_DATABASE_URL``.

    Raises:
        WrongSetting: if that is no address of a database.
    """
    url = text("DATABASE_URL", DEFAULT_DATABASE)
    # The address holds a password: only what kind it is may be shown.
    kind = url.partition(":")[0]
    if kind not in DATABASES:
        raise WrongSetting("DATABASE_URL", f"{kind}:…", A_DATABASE)
    try:
        told: dict[str, Any] = dict(dj_database_url.parse(url))
    except ValueError as error:
        raise WrongSetting("DATABASE_URL", f"{kind}:…", A_DATABASE) from error
    if told["ENGINE"].endswith("sqlite3"):
        if told["NAME"] != ":memory:":
            told["NAME"] = Path(told["NAME"]).absolute()
        told["OPTIONS"] = SQLITE | told.get("OPTIONS", {})
    else:
        told["OPTIONS"] = {"pool": POOL} | told.get("OPTIONS", {})
    return told


def files(database: dict[str, Any]) -> Path:
    """Return the folder of uploads and results; beside the database by default."""
    if told := text("FILES"):
        return Path(told).absolute()
    name = database["NAME"]
    beside = name.parent if isinstance(name, Path) else Path.cwd()
    return beside / "berkas"


def ledger_key(secret: str) -> bytes:
    """Return the key that seals the ledger: its own, or one made of the secret key."""
    told = text("LEDGER_KEY") or f"ledger:{secret}"
    return hashlib.sha256(told.encode()).digest()
