"""A desk in a thread, as ``tepat serve`` runs one in a process."""

import threading

import pytest
from tests.web.placement.conftest import city, files, make, plan, register

from tepat_web.placement.desk.line import Line
from tepat_web.placement.desk.server import Desk

__all__ = ["city", "files", "make", "plan", "register"]


@pytest.fixture
def run_desk(files):
    """Run a desk over the files of the test until its end; more than one, in turn."""
    running = []

    def run(shelf=None):
        desk = Desk(Line.of_site(), shelf)
        held = Line.of_site().alone()
        desk.open()
        thread = threading.Thread(target=desk.serve, daemon=True)
        thread.start()

        def stop():
            desk.close()
            thread.join(5)
            held.close()

        running.append(stop)
        return desk, stop

    yield run
    for stop in running:
        stop()


@pytest.fixture
def desk(run_desk):
    return run_desk()[0]
