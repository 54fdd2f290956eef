"""How often strangers answer: from one address, at one place, with one opened page.

Nothing of an address is stored: what counts is a keyed hash in the memory of this
process, forgotten with the day. An office, a school and a phone company each share one
address, so the limit that refuses is generous, and no signed link ever meets it. All
else is only counted, and what is odd is marked.

Several processes count each for itself. Of what stands for somebody who is in a hurry
each lets its share pass; refused is only what one of them alone has seen too often.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from tepat_web.kit.strangers import count_once_more, sealed_address

SALT = "tepat.survey.address"
LONGEST = 32 * 1024  # bytes of a sheet: nine answers, and a remark as browsers write it
MINUTE, HOUR = 60, 60 * 60  # seconds
TEN_MINUTES, HALF_A_DAY = 10 * MINUTE, 12 * HOUR
MANY = 10  # answers from one address in an hour: marked from here on
ALL_DAY = 40  # answers from one address to one place in half a day: marked from here on
TOO_MANY = 120  # from one address in an hour: refused from here on
BURST = 30  # answers to one place within a minute: marked from here on
PRESSED = 20  # answers at one kiosk within ten minutes: a queue takes longer
SAME = 5  # sheets with the same nine answers at one place within ten minutes
SAME_STRAIGHT = 10  # of nine equal answers, which who is content gives
REPEATED = 2  # answers sent from one opened page: a correction, a slow line


@dataclass(frozen=True, slots=True)
class Seen:
    """How often, with this answer: 0 where it is not counted.

    Attributes:
        address: From this address, in this hour.
        address_all_day: From this address at this place, in half a day.
        place: To this place in this minute.
        kiosk: To this place within ten minutes, where it is a kiosk.
        same: With these nine answers at this place, within ten minutes.
        page: From this opening of the page.
    """

    address: int = 0
    address_all_day: int = 0
    place: int = 0
    kiosk: int = 0
    same: int = 0
    page: int = 0


def seen(
    station: int,
    answers: str,
    page: str,
    *,
    is_kiosk: bool,
    request: HttpRequest | None,
) -> Seen:
    """Count an answer, and return how often its like was seen.

    Args:
        station: Number of its place.
        answers: Nine digits.
        page: What tells an opening of the page from others; blank: nothing does.
        request: Where addresses count; none for a signed link and a kiosk.
    """
    at = str(station)
    address = all_day = 0
    if request is not None:
        sealed = sealed_address(request, SALT)
        address = _grown(sealed, HOUR)
        all_day = _grown(f"{at}-{sealed}", HALF_A_DAY)
    return Seen(
        address,
        all_day,
        _grown(f"place-{at}", MINUTE),
        _grown(f"kiosk-{at}", TEN_MINUTES) if is_kiosk else 0,
        _grown(f"same-{at}-{answers}", TEN_MINUTES),
        _grown(f"page-{page}", HALF_A_DAY) if page else 0,
    )


def _grown(key: str, seconds: int) -> int:
    return count_once_more(f"survey-{key}", seconds)
