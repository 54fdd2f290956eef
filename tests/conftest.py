"""At the gate a test says the same thing every time; here it looks further."""

import os

from hypothesis import settings

settings.register_profile("here", deadline=None)  # a busy machine is no fault
settings.register_profile("gate", deadline=None, derandomize=True)
settings.load_profile("gate" if os.environ.get("CI") else "here")
