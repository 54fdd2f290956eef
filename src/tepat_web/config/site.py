"""The process that answers browsers; ``tepat serve`` starts it and looks after it."""

from __future__ import annotations

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from . import environment, parent

PATIENCE = 10  # seconds that a page being made has to end when the site stops


def main() -> None:
    """Serve pages until SIGTERM or SIGINT, then return."""
    parent.stop_with_it()
    host, port = environment.listen()
    is_small = environment.database()["ENGINE"].endswith("sqlite3")
    Server(
        "tepat_web.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=environment.site_processes(),
        # More threads would only wait for one another: for Python, and for SQLite.
        blocking_threads=1 if is_small else 2,
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=PATIENCE,
        log_level=LogLevels.error,
    ).serve()


if __name__ == "__main__":
    main()
