"""Taking numbers and addresses of people out of what they write.

Telephone, identity-card, family-card and account numbers are nine digits and more,
however they are grouped. Names are not known to a pattern: a person looks for those.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

CUT = "[dihapus]"
# With bounds: without them a long word takes a second to look through.
MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
LINK = re.compile(r"\b(?:https?://)?(?:wa\.me|t\.me)/\S+", re.IGNORECASE)
NUMBER = re.compile(r"\+?\(?\d(?:[\s()./_-]{0,3}\d){8,}")
DAY = re.compile(r"(?<!\d)(?:\d{1,2}[-./]\d{1,2}[-./]\d{4}|\d{4}-\d{2}-\d{2})(?!\d)")
# Signs that nobody sees: no book of Excel holds them, they turn a text around, or they
# stand between the digits of a number so that it is not found.
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
MONEY = re.compile(r"\b(?:Rp|IDR)\.?\s*$", re.IGNORECASE)
LEAST = 9  # digits


@dataclass(frozen=True, slots=True)
class Scrubbed:
    """A text, and how many pieces were taken out of it."""

    text: str
    cut: int


def plain(text: str) -> str:
    """Return a text without signs that nobody sees.

    >>> plain("Antre\\x0b lama\\u200b")
    'Antre lama'
    """
    return UNSEEN.sub("", text)


def scrub(text: str) -> Scrubbed:
    """Take telephone numbers, e-mail addresses and numbers like a NIK out of a text.

    Days and sums of money stay.

    >>> scrub("Hubungi 0812-3456-7890. Sejak 01-02-2026 bayar Rp 150.000.000.")
    Scrubbed(text='Hubungi [dihapus]. Sejak 01-02-2026 bayar Rp 150.000.000.', cut=1)
    """
    text, mails = MAIL.subn(CUT, plain(text))
    text, links = LINK.subn(CUT, text)
    numbers = 0

    def cut(found: re.Match[str]) -> str:
        nonlocal numbers
        digits = sum(each.isdigit() for each in DAY.sub("", found[0]))
        if digits < LEAST or MONEY.search(text[: found.start()]):
            return found[0]
        numbers += 1
        return CUT

    text = NUMBER.sub(cut, text)
    return Scrubbed(text, mails + links + numbers)
