"""One small city and the city of the usual size, built once."""

import pytest

from tepat.intake.town import build


@pytest.fixture(scope="session")
def town():
    """2,000 people: every kind of trouble is in it."""
    return build(2_000, 1)


@pytest.fixture(scope="session")
def city():
    """The city as `tepat demo` makes it."""
    return build(10_000, 1)
