"""How often strangers may send and guess. Nothing of an address is stored.

What counts is a keyed hash in the memory of each process, gone with the hour: in the
database it would stand beside the time at which a case came in, and tell from where.
"""

from __future__ import annotations

from django.http import HttpRequest

from tepat_web.kit.strangers import count_once_more, counted, sealed_address, share

SALT = "tepat.complaints.address"
WINDOW = 60 * 60  # seconds
SENT = 20  # from one address: an office or a village may share one
GUESSED = 20  # wrong words from one address
LONGEST = 512 * 1024  # bytes of a form: 20,000 characters as a browser writes them


def may_send(request: HttpRequest) -> bool:
    """Count one more case from this address; false: there were too many this hour."""
    return _grown(f"sent-{_sealed(request)}") <= share(SENT)


def may_guess(request: HttpRequest) -> bool:
    """Tell whether this address may try one more word.

    Nobody is held up for a number: else who knows it, as the office complained of
    does, could keep the sender out until the time to react is over.
    """
    return counted(f"complaints-guessed-{_sealed(request)}") < share(GUESSED)


def guessed_wrong(request: HttpRequest) -> None:
    """Count a wrong word."""
    _grown(f"guessed-{_sealed(request)}")


def _sealed(request: HttpRequest) -> str:
    return sealed_address(request, SALT)


def _grown(key: str) -> int:
    return count_once_more(f"complaints-{key}", WINDOW)
