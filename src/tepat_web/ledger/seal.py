"""How an entry is sealed, and how the seals are tried."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterable

from django.conf import settings

from .models import Entry


def digest_of(content: str) -> str:
    """Return the short name of exactly this content of a record."""
    return hashlib.sha256(content.encode()).hexdigest()


def digest_of_versions(versions: Iterable[tuple[str, int, str, str]]) -> str:
    """Return one digest over all versions of an entry, in their order.

    Args:
        versions: Of each its table, record, kind and content.
    """
    total = hashlib.sha256()
    for table, record, kind, content in versions:
        line = f"{table} {record} {kind} {digest_of(content)}\n"
        total.update(line.encode())
    return total.hexdigest()


def seal_of(entry: Entry, before: str) -> str:
    """Return the seal that ``entry`` must carry after an entry sealed ``before``."""
    told = [
        before,
        entry.number,
        entry.at.isoformat(),
        entry.by_id,
        entry.act,
        entry.table,
        entry.record,
        entry.label,
        entry.facts,
        entry.content_digest,
    ]
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return hmac.new(settings.LEDGER_KEY, text.encode(), hashlib.sha256).hexdigest()


def fits(entry: Entry, before: str) -> bool:
    """Tell whether an entry carries the seal that it must, after one sealed so."""
    return hmac.compare_digest(seal_of(entry, before), entry.seal)


def key_digest() -> str:
    """Return a digest by which the key is known again, and that does not tell it."""
    return hmac.new(settings.LEDGER_KEY, b"which key?", hashlib.sha256).hexdigest()
