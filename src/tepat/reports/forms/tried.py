"""Filling somebody's template where it can do no harm: ``python -m`` this module.

A template may ask for more memory or time than there is. So it is filled in a process
of its own, which is given little of both and reads nothing but its folder.

    python -m tepat.reports.forms.tried FOLDER FORM < SAMPLES

Standard input is a JSON list of ``{"day": …, "values": {…}}``; standard output is
``{}``, or what is wrong in both languages: ``{"id": …, "en": …}``.
"""

from __future__ import annotations

import json
import resource
import sys
from datetime import date
from pathlib import Path

from tepat.errors import TepatError

from .templates import Templates
from .typeset import typeset
from .word import fill

SECONDS = 30
MEMORY = 3 * 2**30  # bytes of addresses; libraries and fonts take most of them
FILE = 64 * 2**20  # bytes of any file that is written


def main(folder: Path, form: str, samples: str) -> str:
    """Fill both templates of a form with every sample; return what to tell.

    Args:
        folder: With the templates, and all that they use.
        samples: As the module says.
    """
    try:
        templates = Templates(folder)
        for sample in json.loads(samples):
            day, values = date.fromisoformat(sample["day"]), sample["values"]
            fill(form, values, templates, day=day)
            typeset(form, values, templates, day=day)
    except TepatError as fault:
        return json.dumps({"id": fault.say("id"), "en": fault.say("en")})
    return "{}"


def limit() -> None:
    """Give this process little time, memory and room, and no way to take more."""
    for kind, most in (
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, FILE),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (most, most))


if __name__ == "__main__":
    limit()
    sys.stdout.write(main(Path(sys.argv[1]), sys.argv[2], sys.stdin.read()))
