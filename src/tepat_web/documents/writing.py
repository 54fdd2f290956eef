"""Writing a letter, and making it again from what was kept."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from tepat.reports.forms import Paper, Templates, fill, typeset

from . import archive, sets
from .models import Letter


@dataclass(frozen=True, slots=True)
class Written:
    """A letter in the archive: the digests of its parts, and the size of its files."""

    content_digest: str
    template_digest: str
    docx_digest: str
    pdf_digest: str
    size: int


@dataclass(frozen=True, slots=True)
class Compared:
    """Whether one file of a letter is what it was.

    Attributes:
        name: ``docx`` or ``pdf``.
        kept: The digest that was written down.
        made: The digest of the file made again; blank where it could not be made.
        is_kept_whole: Whether the file in the archive is what it was.
    """

    name: str
    kept: str
    made: str
    is_kept_whole: bool

    @property
    def is_same(self) -> bool:
        return self.kept == self.made


def write(paper: Paper, template_digest: str) -> Written:
    """Write a letter into the archive.

    Args:
        paper: What it says.
        template_digest: Of the set that it is filled into.

    Raises:
        BrokenTemplate: if a template cannot be filled with it.
    """
    told = {
        "form": paper.form,
        "day": paper.about.day.isoformat(),
        "values": paper.values(),
    }
    content = json.dumps(told, ensure_ascii=False, sort_keys=True, indent=1).encode()
    docx, pdf = _files(content, sets.templates(template_digest))
    return Written(
        content_digest=archive.keep(content),
        template_digest=template_digest,
        docx_digest=archive.keep(docx),
        pdf_digest=archive.keep(pdf),
        size=len(docx) + len(pdf),
    )


def again(letter: Letter) -> list[Compared]:
    """Make a letter again from what was kept, and compare it byte by byte.

    Raises:
        Altered: if its content or its templates are not what was kept.
        BrokenTemplate: if they cannot be filled any more.
    """
    content = archive.read(letter.content_digest)
    docx, pdf = _files(content, sets.fresh(letter.template_digest))
    return [
        Compared(name, kept, archive.digest_of(made), archive.is_whole(kept))
        for name, kept, made in (
            ("docx", letter.docx_digest, docx),
            ("pdf", letter.pdf_digest, pdf),
        )
    ]


def _files(content: bytes, templates: Templates) -> tuple[bytes, bytes]:
    """Both files of a letter from what it says, as it is kept."""
    told: dict[str, Any] = json.loads(content)
    form, values = told["form"], told["values"]
    day = date.fromisoformat(told["day"])
    docx = fill(form, values, templates, day=day)
    return docx, typeset(form, values, templates, day=day)
