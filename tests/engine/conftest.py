"""A snapshot of a few rows, blank wherever a test says nothing."""

import pytest

from tepat import law
from tepat.snapshot import Settings, Snapshot

from .few import DAY, frame


@pytest.fixture
def day():
    return DAY


@pytest.fixture
def in_force():
    return law.on(DAY)


@pytest.fixture
def snapshot_of():
    """Make a snapshot from rows per table; settings by name."""

    def build(settings=None, **tables):
        frames = {name: frame(name, rows) for name, rows in tables.items()}
        return Snapshot(day=DAY, settings=Settings(**(settings or {})), **frames)

    return build
