"""The process that keeps plans open; ``tepat serve`` starts it and looks after it."""

from __future__ import annotations

import os
import signal
from types import FrameType

from . import parent


def main() -> None:
    """Answer what-if until SIGTERM or SIGINT, then end at once: nothing is lost."""
    parent.stop_with_it()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tepat_web.config.settings")
    import django

    django.setup()
    from tepat_web.placement.desk.line import Line
    from tepat_web.placement.desk.server import Desk

    line = Line.of_site()

    def end(mark: int, frame: FrameType | None) -> None:
        # A plan may be in the making again for minutes: its threads are not waited for.
        os._exit(0)

    for mark in (signal.SIGTERM, signal.SIGINT):
        signal.signal(mark, end)
    with line.alone():
        desk = Desk(line)
        desk.open()
        desk.serve()


if __name__ == "__main__":
    main()
