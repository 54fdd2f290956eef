"""Make the fictional city, plan its placements, load it, and open its site.

Every step is a command that anyone can type; each is shown as it runs.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from register import Register, Stopped, Unusable
from tour import Tour

from tepat.words import Sentence

DONE = Sentence(id="Selesai dalam {seconds} detik.", en="Done in {seconds} seconds.")
STOPPED = Sentence(
    id="Berhenti di perintah itu. Lihat pesan di atas.",
    en="Stopped at that command. See the message above.",
)
PORT = 8000


def main() -> int:
    """Take the tour, then serve; return the exit code of what stopped it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--employees", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, default=Path("demo"))
    parser.add_argument("--lang", choices=("id", "en"), default="id")
    parser.add_argument("--port", default="", help="otherwise the first free one")
    parser.add_argument("--serve", choices=("yes", "ya", "no", "tidak"), default="yes")
    parser.add_argument("--fresh", default="", help="not blank: a new database")
    told = parser.parse_args()
    tour, started = Tour(told.out, told.lang), time.perf_counter()
    register = Register(told.out, told.lang)
    try:
        register.take(told.port, PORT)
        for line in tour.take(told.employees, told.seed, register, bool(told.fresh)):
            print(line, flush=True)
    except Unusable as unusable:
        print(unusable.say(told.lang), file=sys.stderr)
        return 1
    except Stopped as stopped:
        print(tour.say(STOPPED), file=sys.stderr)
        return stopped.code
    except KeyboardInterrupt:
        return 130
    finally:
        register.stop_loading()
    print(f"\n{tour.say(DONE, seconds=round(time.perf_counter() - started))}")
    if told.serve in ("yes", "ya"):
        register.serve()
    return 0


if __name__ == "__main__":
    sys.exit(main())
