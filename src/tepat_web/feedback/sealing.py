"""The content of a sealed box: written so that nothing in it tells who wrote what.

All answers of a box are one encrypted piece. Each answer writes the whole piece anew,
in an order drawn by lot and filled up to a round size; so there is no row, key, time,
place on the disk or length that belongs to one answer. Who has answered lies in the
same piece, apart from what was answered, sorted by number. The key is made of the
ledger's, which is in no backup: see ``docs/feedback.md`` for what this does not do.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from .models import LINES, Sealed

BLOCK = 64 * 1024  # bytes; a box of twenty answers of usual length fits in one
NONCE = 12  # bytes, as AES-GCM has them
_lot = secrets.SystemRandom()


class Unreadable(Exception):
    """What lies in a box was sealed with another key, or touched by another hand."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one person answers: scores by topic, and one text about one of them."""

    scores: Mapping[str, int] = field(default_factory=dict)
    about: str = ""
    lines: Mapping[str, str] = field(default_factory=dict)

    @property
    def has_text(self) -> bool:
        """Whether anything was written."""
        return any(self.lines.values())


@dataclass(frozen=True, slots=True)
class Contents:
    """What lies in a box.

    Attributes:
        answered: NIPs of who has answered.
        answers: What was answered, in an order that means nothing.
    """

    answered: frozenset[str] = frozenset()
    answers: tuple[Answer, ...] = ()

    def with_answer(self, giver: str, answer: Answer) -> Contents:
        """Return the contents with one more answer, put in by lot."""
        answers = [*self.answers, answer]
        _lot.shuffle(answers)
        return Contents(self.answered | {giver}, tuple(answers))


def shuffled(answers: tuple[Answer, ...]) -> list[Answer]:
    """Return answers in another order, drawn by lot."""
    return _lot.sample(answers, len(answers))


def close(sealed: Sealed, contents: Contents) -> None:
    """Put contents into a box; the caller saves it."""
    told = {
        "answered": sorted(contents.answered),
        "answers": [
            {
                "scores": dict(sorted(it.scores.items())),
                "about": it.about,
                "lines": {name: it.lines.get(name, "") for name in LINES},
            }
            for it in contents.answers
        ],
    }
    plain = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
    plain += b" " * (-len(plain) % BLOCK)
    nonce = os.urandom(NONCE)
    kept = nonce + AESGCM(_key(sealed)).encrypt(nonce, plain, _name(sealed))
    sealed.content = base64.b64encode(kept).decode()


def read(sealed: Sealed) -> Contents:
    """Return what lies in a box.

    Raises:
        Unreadable: if the key does not fit.
    """
    kept = base64.b64decode(sealed.content)
    try:
        plain = AESGCM(_key(sealed)).decrypt(kept[:NONCE], kept[NONCE:], _name(sealed))
    except InvalidTag as error:
        raise Unreadable from error
    told: dict[str, Any] = json.loads(plain)
    answers = (Answer(it["scores"], it["about"], it["lines"]) for it in told["answers"])
    return Contents(frozenset(told["answered"]), tuple(answers))


def _key(sealed: Sealed) -> bytes:
    told = b"sealed answers:" + _name(sealed)
    return hmac.new(settings.LEDGER_KEY, told, hashlib.sha256).digest()


def _name(sealed: Sealed) -> bytes:
    return f"{sealed.pk}:{sealed.box_id}".encode()
