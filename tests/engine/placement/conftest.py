"""A handful of people and positions, as a fixture."""

from types import SimpleNamespace

import pytest

from ..few import DAY, city, nip, person, post


@pytest.fixture
def small():
    return SimpleNamespace(city=city, person=person, post=post, nip=nip, DAY=DAY)
