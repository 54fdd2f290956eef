"""The process that does long work; ``tepat serve`` starts it and looks after it."""

from __future__ import annotations

import os

from . import parent


def main() -> None:
    """Do what is in the queue until SIGTERM or SIGINT, then return."""
    parent.stop_with_it()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tepat_web.config.settings")
    import django

    django.setup()
    from tepat_web.ledger import worker

    worker.main()


if __name__ == "__main__":
    main()
