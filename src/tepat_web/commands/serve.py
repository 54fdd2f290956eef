"""``tepat serve``: the web application, until Ctrl-C."""

from __future__ import annotations

import http.client
import socket
import time
from typing import TYPE_CHECKING

from tepat.cli.options import Lang
from tepat.cli.printer import Printer
from tepat.errors import TepatError
from tepat.words import Sentence

from . import demo_accounts, demo_office, demo_results, opening
from .errors import RegisterRefuses
from .keeper import DIED, Keeper, Part

if TYPE_CHECKING:
    from tepat_web.accounts.models import User

SITE = Sentence(id="situs", en="site")
WORKER = Sentence(id="pekerja", en="worker")
DESK = Sentence(id="meja", en="desk")
STARTING = Sentence(id="Menyalakan situs …", en="Starting the site …")
READY = Sentence(
    id="Tepat dapat dibuka di {address} (Ctrl-C menghentikan).",
    en="Tepat is open at {address} (Ctrl-C ends it).",
)
WORKING = Sentence(
    id="Hanya pekerjaan panjang yang dilayani di sini (Ctrl-C menghentikan).",
    en="Only long work is done here (Ctrl-C ends it).",
)
ENDING = Sentence(id="Menghentikan …", en="Ending …")
ENDED = Sentence(id="Tepat berhenti.", en="Tepat has ended.")
TAKEN = Sentence(
    id="Port {port} di {host} tidak dapat dipakai ({cause}). Hentikan program yang "
    "memakainya, atau pilih yang lain, misalnya TEPAT_LISTEN={host}:{other}.",
    en="Port {port} at {host} cannot be used ({cause}). End the program that uses it, "
    "or choose another one, TEPAT_LISTEN={host}:{other} say.",
)
NOTHING = Sentence(
    id="TEPAT_SITE_PROCESSES dan TEPAT_WORKERS keduanya 0: tidak ada yang dapat "
    "dijalankan.",
    en="TEPAT_SITE_PROCESSES and TEPAT_WORKERS are both 0: there is nothing to start.",
)
OFTEN = 0.25  # seconds between two looks at the processes
SELDOM = 5.0  # seconds between two looks for what the demo may show to everybody
HEALTH = "/sehat/"
S = http.HTTPStatus


class DoorTaken(TepatError):
    """The site cannot listen where it should."""

    exit_code = 54


class NothingToDo(TepatError):
    """The settings ask for no process at all."""

    exit_code = 55


@opening.telling
def serve(lang: Lang = "id") -> None:
    """Jalankan aplikasi web sampai Ctrl-C. / Run the web application until Ctrl-C."""
    printer = Printer(lang, False)
    opening.load()
    from tepat_web.config import environment, safety

    safety.demand_safe_settings()
    parts = _parts(
        environment.site_processes(), environment.workers(), environment.has_desk()
    )
    host, port = environment.listen()
    if environment.site_processes():
        _demand_free(host, port)
    by = opening.opened(printer)
    safety.demand_safe_data()
    from django.db import connections

    from tepat_web.accounts.access import Role
    from tepat_web.ledger.actions import NotAllowed

    try:
        sign_ins = demo_accounts.renew(by) if environment.truth("DEMO") else []
        if sign_ins:
            keeper_of_services = demo_accounts.player_of(sign_ins, Role.SERVICE)
            demo_office.begin(by, keeper_of_services)
    except NotAllowed as refusal:
        raise RegisterRefuses(refusal) from refusal

    connections.close_all()  # the processes speak to the database from here on
    approving = (
        _Approving(demo_accounts.player_of(sign_ins, Role.PLANNER))
        if sign_ins
        else None
    )

    def tell(part: Part, code: int) -> None:
        printer.warn(DIED.fill({"name": part.name, "code": code}, lang))

    printer.say(STARTING)
    with Keeper(parts, tell) as keeper:
        is_open = not environment.site_processes()
        if is_open:
            printer.say(WORKING)
        while not keeper.is_asked_to_end(within=OFTEN):
            keeper.tend()
            if not is_open and _answers(host, port):
                is_open = True
                printer.say(READY, address=f"{environment.address()}/")
                demo_accounts.show(printer, sign_ins)
            if approving is not None and is_open:
                approving.tend()
        printer.say(ENDING)
    printer.say(ENDED)


class _Approving:
    """Approves what the worker found out for everybody, while the demo runs.

    Args:
        by: The planner of the demo.
    """

    def __init__(self, by: User) -> None:
        self._by, self._again_at, self._is_done = by, 0.0, False

    def tend(self) -> None:
        """Look now and then, until there is nothing more to approve."""
        from django.db import OperationalError, connections

        if self._is_done or time.monotonic() < self._again_at:
            return
        self._again_at = time.monotonic() + SELDOM
        try:
            self._is_done = demo_results.approve(self._by)
        except OperationalError:  # the worker writes just now: the next look will do
            self._is_done = False
        finally:
            connections.close_all()


def _parts(site_processes: int, workers: int, has_desk: bool) -> list[Part]:
    parts = [Part(WORKER, "tepat_web.config.worker") for _ in range(workers)]
    if site_processes:
        parts.insert(0, Part(SITE, "tepat_web.config.site"))
    if site_processes and has_desk:  # only pages ask it
        parts.append(Part(DESK, "tepat_web.config.desk", is_needed=False))
    if not parts:
        raise NothingToDo(NOTHING)
    return parts


def _demand_free(host: str, port: int) -> None:
    """Refuse a door that another program holds; the server would share it silently."""
    try:
        kind, *_, door = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(kind, socket.SOCK_STREAM) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(door)
    except OSError as error:
        shown = f"[{host}]" if ":" in host else host
        raise DoorTaken(
            TAKEN, port=str(port), host=shown, other=str(port + 1), cause=error.strerror
        ) from error


def _answers(host: str, port: int) -> bool:
    """Tell whether the site answers, be it that no worker lives yet."""
    inside = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104
    asked = http.client.HTTPConnection(inside, port, timeout=OFTEN * 8)
    try:
        asked.request("GET", HEALTH, headers={"Host": "localhost"})
        return asked.getresponse().status in (S.OK, S.SERVICE_UNAVAILABLE)
    except (OSError, http.client.HTTPException):
        return False
    finally:
        asked.close()
