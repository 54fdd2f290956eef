"""The site in a process of its own, and phones on lines of all kinds."""

import os
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone
from tests.web.snapshots.conftest import bring

from tepat_web.accounts.access import Role
from tepat_web.accounts.models import Grant, User
from tepat_web.publicservice.models import Service
from tepat_web.survey import actions, tickets
from tepat_web.survey.models import Station

SRC = Path(__file__).parents[3] / "src"
PHONE = {
    "viewport": {"width": 360, "height": 740},
    "device_scale_factor": 2,
    "has_touch": True,
    "is_mobile": True,
    "locale": "id-ID",
}
# Milliseconds that each request waits, and bytes a second down and up.
LINES = {"EDGE": (400, 50_000, 25_000), "worse": (800, 10_000, 5_000)}
PATIENCE = 20  # seconds for a page
OPENING = 60  # seconds for the site, on a busy machine


class Site:
    """The process, and what it has kept.

    Attributes:
        root: Where it is.
        codes: Address of the open place of each kind.
    """

    def __init__(self, root, file, codes):
        self.root, self.file, self.codes = root, file, codes

    def at(self, kind, ticket="", **query):
        told = "&".join(f"{name}={value}" for name, value in query.items())
        code = self.codes[kind]
        return f"{self.root}/s/{code}/{ticket and ticket + '/'}{told and '?' + told}"

    def ticket(self, kind):
        return tickets.new(self.codes[kind])

    def ask(self, statement, *values):
        with closing(sqlite3.connect(self.file, timeout=10)) as database:
            return database.execute(statement, values).fetchall()

    def sheets(self, remark):
        """How many answer sheets with a remark were kept."""
        told = "SELECT count(*) FROM survey_slip WHERE remark = ?"
        return self.ask(told, remark)[0][0]


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker, tmp_path_factory):
    folder = tmp_path_factory.mktemp("situs")
    file = folder / "tepat.sqlite3"
    with django_db_blocker.unblock(), transaction.atomic():
        bring()
        codes = _places()
        with closing(sqlite3.connect(file)) as to:
            to.executescript("\n".join(connection.connection.iterdump()))
        transaction.set_rollback(True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    kept = {k: v for k, v in os.environ.items() if not k.startswith("TEPAT_")}
    told = {
        "PYTHONPATH": str(SRC),
        "TEPAT_SECRET_KEY": settings.SECRET_KEY,
        "TEPAT_DATABASE_URL": f"sqlite:///{file}",
        "TEPAT_FILES": str(folder / "berkas"),
        "TEPAT_LISTEN": f"127.0.0.1:{port}",
        "TEPAT_SITE_PROCESSES": "1",
    }
    run = [sys.executable, "-m", "tepat_web.config.site"]
    with subprocess.Popen(
        run, env=kept | told, cwd=folder, stdin=subprocess.PIPE
    ) as process:
        until = time.monotonic() + OPENING
        while not _is_open(port):
            assert time.monotonic() < until, "the site does not open"
            assert process.poll() is None, "the site has ended"
            time.sleep(0.1)
        yield Site(f"http://127.0.0.1:{port}", file, codes)
        process.terminate()


def _places():
    keeper = User.objects.create(username="pengelola")
    Grant.objects.create(
        user=keeper, role=Role.SERVICE, valid_from=timezone.localdate()
    )
    unit = Service.objects.standing().select_related("unit")[0].unit
    made = {
        kind: actions.add_station(by=keeper, unit=unit, label=str(kind), kind=kind)
        for kind in Station.Kind.values
    }
    return {kind: it.code for kind, it in made.items()}


def _is_open(port):
    with socket.socket() as door:
        return not door.connect_ex(("127.0.0.1", port))


class Line:
    """What one phone gets over its line.

    Attributes:
        packed, plain: Bytes of everything that came, on the line and unpacked.
        asked: Addresses of what was asked for.
    """

    def __init__(self, page, name):
        self._cdp = page.context.new_cdp_session(page)
        self._cdp.send("Network.enable")
        self._told = LINES.get(name)
        self.packed = self.plain = 0
        self.asked = []
        self._cdp.on("Network.requestWillBeSent", self._note_request)
        self._cdp.on("Network.loadingFinished", self._note_end)
        self._cdp.on("Network.dataReceived", self._note_data)
        self.mend()

    def mend(self):
        latency, down, up = self._told or (0, -1, -1)
        self._set(False, latency, down, up)

    def cut(self):
        self._set(True, 0, -1, -1)

    def text(self, size):
        """Let the reader's usual size of text be another, in pixels."""
        self._cdp.send(
            "Page.setFontSizes", {"fontSizes": {"standard": size, "fixed": size}}
        )

    def _set(self, offline, latency, down, up):
        told = {"offline": offline, "latency": latency}
        told |= {"downloadThroughput": down, "uploadThroughput": up}
        self._cdp.send("Network.emulateNetworkConditions", told)

    def _note_request(self, event):
        self.asked.append(event["request"]["url"])

    def _note_end(self, event):
        self.packed += event["encodedDataLength"]

    def _note_data(self, event):
        self.plain += event["dataLength"]


@pytest.fixture
def phone(chromium):
    """Open a page on a phone of its own; no script, unless it is told."""
    contexts = []

    def made(line="", *, scripts=False, **more):
        how = PHONE | {"java_script_enabled": scripts} | more
        contexts.append(chromium.new_context(**how))
        page = contexts[-1].new_page()
        page.set_default_timeout(PATIENCE * 1_000)
        return page, Line(page, line)

    yield made
    for context in contexts:
        context.close()
