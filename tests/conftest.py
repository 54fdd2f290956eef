"""How far property tests look: the same way every time at the gate, further here."""

import os

from hypothesis import settings

settings.register_profile("here", deadline=None)  # a busy machine is no fault
settings.register_profile("gate", deadline=None, derandomize=True)
settings.register_profile("quick", deadline=None, max_examples=20)
settings.load_profile(
    os.environ.get("HYPOTHESIS_PROFILE", "gate" if os.environ.get("CI") else "here")
)


def pytest_collection_modifyitems(items):
    """Mark what needs a browser: it is measured, so it runs alone and only once."""
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
