"""The worker's sign of life, for whoever watches over the site."""

from __future__ import annotations

from datetime import timedelta

from django.core.cache import cache
from django.utils import timezone

SEEN = "worker-seen"  # in the cache that all processes share
SILENT = timedelta(minutes=2)  # longer than an import keeps others from writing


def give() -> None:
    """Tell that a worker lives."""
    cache.set(SEEN, timezone.now(), timeout=None)


def is_there() -> bool:
    """Tell whether some worker has given a sign of life lately."""
    seen = cache.get(SEEN)
    return seen is not None and timezone.now() - seen < SILENT
