"""The archive: every file lies under the digest of what it holds.

What was kept never changes, a file that changed all the same is noticed when it is
read, and keeping the same twice, even at once, keeps it once.
"""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from tempfile import mkstemp

from django.conf import settings
from django.utils.translation import gettext as _

from tepat_web.ledger.actions import NotAllowed


class Altered(NotAllowed):
    """A file is not there any more, or not as it was kept."""


def root() -> Path:
    """Return the folder of the archive."""
    return Path(settings.FILES) / "surat"


def digest_of(content: bytes) -> str:
    """Return the SHA-256 of what a file holds, in hexadecimal."""
    return sha256(content).hexdigest()


def path_of(digest: str) -> Path:
    """Return where a file lies."""
    return root() / digest[:2] / digest


def keep(content: bytes) -> str:
    """Keep a file whole, and return its digest."""
    digest = digest_of(content)
    place = path_of(digest)
    if is_whole(digest):
        return digest
    place.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = mkstemp(prefix=".baru-", dir=place.parent)
    try:
        with open(handle, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        os.replace(beside, place)
    except BaseException:
        with suppress(OSError):
            os.unlink(beside)
        raise
    return digest


def is_whole(digest: str) -> bool:
    """Tell whether a file is there, as it was kept."""
    try:
        return digest_of(path_of(digest).read_bytes()) == digest
    except OSError:
        return False


def read(digest: str) -> bytes:
    """Return what a file holds.

    Raises:
        Altered: if it is not there, or not what was kept.
    """
    try:
        content = path_of(digest).read_bytes()
    except OSError:
        content = b""
    if digest_of(content) != digest:
        raise Altered(
            _(
                "This file in the archive is missing or was changed from outside. It "
                "is not given out. Make the letter again and compare, or bring the "
                "archive back from a backup."
            )
        )
    return content
