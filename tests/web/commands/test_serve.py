"""``tepat serve`` in a real process: it opens, keeps itself alive, and ends whole."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

SRC = Path(__file__).parents[3] / "src"
KEY = "kunci-untuk-uji-yang-cukup-panjang-9"
LONG = 60.0


def free_port():
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


class Site:
    """The command, with its own database, port and folder."""

    def __init__(self, folder, **settings):
        self.port = free_port()
        self.folder = folder
        kept = {k: v for k, v in os.environ.items() if not k.startswith("TEPAT_")}
        self.env = kept | {
            "PYTHONPATH": str(SRC),
            "PYTHONWARNINGS": "default",
            "TEPAT_SECRET_KEY": KEY,
            "TEPAT_LISTEN": f"127.0.0.1:{self.port}",
            "TEPAT_SITE_PROCESSES": "1",
            "TEPAT_MAIL_FOLDER": "surat",
            **settings,
        }
        self.log = folder / "keluaran.txt"
        self.process = None

    def start(self):
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tepat", "serve", "--lang", "en"],
                env=self.env,
                cwd=self.folder,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        return self

    def said(self):
        return self.log.read_text("utf-8")

    def get(self, path):
        asked = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            asked.request("GET", path)
            answer = asked.getresponse()
            return answer.status, answer.read().decode()
        except OSError:
            return 0, ""
        finally:
            asked.close()

    def wait_for(self, truth):
        until = time.monotonic() + LONG
        while not truth():
            assert time.monotonic() < until, self.said()
            time.sleep(0.2)

    def is_well(self):
        return self.get("/sehat/")[0] == 200

    def children(self, module):
        """Numbers of our processes that run ``module``."""
        found = []
        for process in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):  # it may end while we look
                above = (process / "stat").read_text().rpartition(")")[2].split()[1]
                told = (process / "cmdline").read_bytes().decode()
                if int(above) == self.process.pid and module in told:
                    found.append(int(process.name))
        return found


@pytest.fixture
def site(tmp_path):
    made = []

    def make(**settings):
        made.append(Site(tmp_path, **settings))
        return made[-1]

    yield make
    for one in made:
        if one.process and one.process.poll() is None:
            one.process.kill()
            one.process.wait()


@pytest.mark.slow
def test_it_opens_heals_itself_and_ends_with_nothing_left_behind(site):
    one = site(TEPAT_DEMO="ya").start()
    one.wait_for(one.is_well)
    one.wait_for(lambda: "TOTP" in one.said() or "Key of codes" in one.said())
    assert f"http://localhost:{one.port}/" in one.said()
    status, page = one.get("/akun/login/")
    assert status == 200
    assert "<form" in page
    assert one.get("/static/kit/tepat.css")[0] == 200

    parts = ("worker", "site", "desk")
    for module in (f"tepat_web.config.{part}" for part in parts):
        (first,) = one.children(module)
        os.kill(first, signal.SIGKILL)
        one.wait_for(lambda m=module, f=first: one.children(m) not in ([], [f]))
    one.wait_for(one.is_well)
    assert one.said().count("ended unexpectedly (code -9)") == len(parts)

    site_processes = one.children("tepat_web.config")
    one.process.send_signal(signal.SIGTERM)
    assert one.process.wait(LONG) == 0
    assert "Tepat has ended." in one.said()
    for pid in site_processes:
        assert not Path(f"/proc/{pid}").exists()
    assert one.get("/sehat/")[0] == 0
    assert "Traceback" not in one.said()
    assert "Warning" not in one.said()


@pytest.mark.slow
def test_it_ends_its_processes_even_where_it_is_killed_itself(site):
    one = site(TEPAT_DEMO="ya").start()
    one.wait_for(one.is_well)
    orphans = one.children("tepat_web.config")
    assert len(orphans) == 3
    one.process.kill()
    one.process.wait()
    one.wait_for(lambda: not any(Path(f"/proc/{pid}").exists() for pid in orphans))
    assert one.get("/sehat/")[0] == 0


@pytest.mark.slow
def test_each_role_of_a_demo_gets_a_sign_in_that_is_new_each_time(site):
    one = site(TEPAT_DEMO="ya")
    seen = []
    for _ in range(2):
        one.log.unlink(missing_ok=True)
        one.start()
        one.wait_for(lambda: re.search(r"service +\S+-\S+ ", one.said()))
        one.process.send_signal(signal.SIGINT)
        assert one.process.wait(LONG) == 0
        seen.append(
            dict(re.findall(r"^  (\w+) +(\S+-\S+) +[A-Z2-7]{16} ", one.said(), re.M))
        )
    first, second = seen
    assert first.keys() == second.keys()
    # Nobody leads, or has a file, in an empty register.
    assert first.keys() == {
        *("administrator", "planner", "analyst", "board"),
        *("authority", "auditor", "service"),
    }
    assert not set(first.values()) & set(second.values())

    one.env["TEPAT_DEMO"] = ""
    one.start()
    assert one.process.wait(LONG) == 52
    assert "7 demo accounts that are still open" in one.said()


@pytest.mark.parametrize(
    ("told", "code", "word"),
    [
        ({"TEPAT_SECRET_KEY": ""}, 52, "TEPAT_SECRET_KEY"),
        ({"TEPAT_DEBUG": "1", "TEPAT_LISTEN": "0.0.0.0:9"}, 52, "TEPAT_DEBUG"),
        ({"TEPAT_LISTEN": "0.0.0.0:9"}, 52, "TEPAT_HTTPS"),
        ({"TEPAT_LISTEN": "9"}, 51, "TEPAT_LISTEN"),
        ({"TEPAT_SITE_PROCESSES": "0", "TEPAT_WORKERS": "0"}, 55, "TEPAT_WORKERS"),
    ],
)
def test_it_refuses_with_a_sentence_and_a_code_before_it_makes_anything(
    site, told, code, word
):
    one = site(**told).start()
    assert one.process.wait(LONG) == code
    assert word in one.said()
    assert "Traceback" not in one.said()
    assert sorted(path.name for path in one.folder.iterdir()) == ["keluaran.txt"]


def test_a_door_that_is_taken_is_told(site):
    one = site()
    with socket.socket() as other:
        other.bind(("127.0.0.1", one.port))
        other.listen()
        one.start()
        assert one.process.wait(LONG) == 54
    assert f"Port {one.port} at 127.0.0.1" in one.said()
