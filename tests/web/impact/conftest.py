"""Answers of the survey in which two units rise by a point on one day."""

from tests.web.snapshots.conftest import browser, city, compute, files, register
from tests.web.snapshots.test_effect import asked, found

__all__ = ["asked", "browser", "city", "compute", "files", "found", "register"]
