"""PDF from a template: typst gets the values as JSON, never as markup."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time

import typst

from .errors import BrokenTemplate
from .paper import Paper
from .templates import TYPST, Templates

PLACE = re.compile(r"┌─ ([^\n]*?):(\d+):\d+")


def pdf(paper: Paper, templates: Templates) -> bytes:
    """Return the form as PDF; the same paper gives the same bytes.

    Raises:
        BrokenTemplate: if the template cannot be typeset, or not without a warning:
            a font that is not there would silently become another.
    """
    return typeset(paper.form, paper.values(), templates, day=paper.about.day)


def typeset(
    form: str, values: Mapping[str, object], templates: Templates, *, day: date
) -> bytes:
    """Return ``form`` as PDF from values that JSON can hold.

    Args:
        form: Name of the typst template, which reads ``json(bytes(sys.inputs.data))``.
        values: What it gets.
        templates: Where it is.
        day: The moment the file says it was made at.

    Raises:
        BrokenTemplate: as :func:`pdf` does.
    """
    told = json.dumps(values, ensure_ascii=False, allow_nan=False)
    name = f"{form}{TYPST}"
    try:
        made, warnings = templates.compiler.compile_with_warnings(
            input=templates.typst_file(form),
            format="pdf",
            sys_inputs={"data": told},
            timestamp=datetime.combine(day, time(), UTC),
        )
    except typst.TypstError as error:
        raise _broken(templates, name, error) from error
    if warnings:
        raise _broken(templates, name, warnings[0])
    if not isinstance(made, bytes):  # as typst tells its types; it gives bytes
        raise TypeError("typst gave no PDF")
    return made


def _broken(
    templates: Templates, name: str, told: typst.TypstError | typst.TypstWarning
) -> BrokenTemplate:
    """Say in which file and line, and what typst says to it."""
    place = PLACE.search(told.diagnostic)
    file, line = place.groups() if place else (name, "")
    cause = told.message.replace(str(templates.root), "…")
    return BrokenTemplate(templates.named(file.rpartition("/")[2]), cause, line=line)
