"""What the environment tells: one function per setting, read in one place.

A file ``.env`` in the working directory is read too; the environment itself wins.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Any

import dj_database_url
from dotenv import load_dotenv

DEFAULT_DATABASE = "sqlite:///tepat.sqlite3"
# Readers do not wait for writers (WAL), and a writer takes its turn at the beginning
# of its transaction instead of failing in the middle of it.
SQLITE: dict[str, Any] = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 60,
    "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;"
    "PRAGMA mmap_size=268435456;PRAGMA cache_size=-65536",
}
POOL = {"min_size": 1, "max_size": 8}

load_dotenv(Path.cwd() / ".env")


def text(name: str, default: str = "") -> str:
    """Return the setting ``TEPAT_<name>``."""
    return os.environ.get(f"TEPAT_{name}", default).strip()


def truth(name: str) -> bool:
    """Return whether the setting says yes; absent means no."""
    return text(name).lower() in ("1", "ya", "yes", "true", "on")


def words(name: str, default: str = "") -> list[str]:
    """Return a setting that lists several things, separated by commas."""
    return [word for each in text(name, default).split(",") if (word := each.strip())]


def database() -> dict[str, Any]:
    """Return Django's description of the database at ``TEPAT_DATABASE_URL``."""
    told: dict[str, Any] = dict(
        dj_database_url.parse(text("DATABASE_URL") or DEFAULT_DATABASE)
    )
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
