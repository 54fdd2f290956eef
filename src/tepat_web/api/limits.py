"""How often a program may ask."""

from __future__ import annotations

import time

from django.core.cache import cache
from django.http import HttpRequest
from ninja.throttling import BaseThrottle

PER_MINUTE = 600
MINUTE = 60  # seconds


class PerMinute(BaseThrottle):
    """So many requests of one token, or of one person's sessions, a minute.

    All processes count in the shared cache. Two that count at the same moment may
    count once: a limit that keeps the house standing need not be exact.
    """

    def allow_request(self, request: HttpRequest) -> bool:
        """Count the request, unless its minute is full."""
        token = getattr(request, "api_token", None)
        who = f"token:{token.pk}" if token else f"user:{request.user.pk}"
        key = f"api:{who}:{int(time.time()) // MINUTE}"
        count = cache.get(key, 0)
        if count >= PER_MINUTE:
            return False
        cache.set(key, count + 1, MINUTE)
        return True

    def wait(self) -> float:
        """Return the seconds until the next minute begins."""
        return MINUTE - time.time() % MINUTE
