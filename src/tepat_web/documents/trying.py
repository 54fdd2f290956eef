"""Trying templates out on sample content before they can be used.

They are filled in a process of its own with little time and memory: a template is
somebody's file, and may ask for more than there is.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from django.utils.translation import gettext as _

from tepat_web.register.headings import language

from . import archive, checking, samples, sets
from .checking import Refused
from .models import Office, Template
from .sets import TYPST, WORD

PROGRAM = "tepat.reports.forms.tried"
PATIENCE = 60  # seconds
NAME = 120  # characters of a file's own name that are kept


@dataclass(frozen=True, slots=True)
class File:
    """A file as it was handed in: what its owner calls it, and what it holds."""

    name: str
    content: bytes

    @property
    def plain_name(self) -> str:
        """Its name without any folder."""
        return self.name.replace("\\", "/").rpartition("/")[2][-NAME:]


@dataclass(frozen=True, slots=True)
class Tried:
    """Templates that have been looked at and tried out: made by :func:`try_out`."""

    form: str
    word: File | None
    typst: File | None


def try_out(form: str, word: File | None, typst: File | None) -> Tried:
    """Look at a city's own templates of a form, and fill them with samples.

    Args:
        form: Name of the form.
        word: Its Word template; none: the built-in one.
        typst: Its typst template; likewise.

    Raises:
        Refused: with what is wrong, and where.
    """
    files = sets.over(sets.base(form), None, Office.objects.standing().first())
    if word is not None:
        checking.word(word.content)
        files[f"{form}{WORD}"] = word.content
    if typst is not None:
        checking.typst(typst.content)
        files[f"{form}{TYPST}"] = typst.content
    fill(form, files)
    return Tried(form, word, typst)


def try_again(version: Template) -> None:
    """Try a version out once more: what it builds on may have changed since.

    Raises:
        Refused: with what is wrong, and where.
    """
    word, typst = (
        File(name, archive.read(digest)) if digest else None
        for name, digest in (
            (version.word_name, version.word),
            (version.typst_name, version.typst),
        )
    )
    try_out(version.form, word, typst)


def fill(form: str, files: Mapping[str, bytes]) -> None:
    """Fill templates with every sample of their form, where they can do no harm.

    Raises:
        Refused: with what is wrong, and where.
    """
    told = [
        {"day": paper.about.day.isoformat(), "values": paper.values()}
        for paper in samples.of(form)
    ]
    with TemporaryDirectory() as name:
        for file, content in files.items():
            (Path(name) / file).write_bytes(content)
        try:
            done = subprocess.run(  # noqa: S603 (our own module, and a form of ours)
                [sys.executable, "-m", PROGRAM, name, form],
                input=json.dumps(told),
                capture_output=True,
                text=True,
                timeout=PATIENCE,
                check=False,
                cwd=name,
            )
        except subprocess.TimeoutExpired:
            done = None
        if done is None or done.returncode:
            raise Refused(
                _(
                    "Filled with a sample, the template takes too much time or memory. "
                    "Look for something that repeats without end."
                )
            )
        fault = json.loads(done.stdout)
    if fault:
        raise Refused(fault[language()].replace(f"{name}/", ""))
