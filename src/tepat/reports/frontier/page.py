"""The frontier as one page that opens anywhere: no server, no network, no script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tepat.frontier import Frontier, headline, notes
from tepat.placement.case import Case
from tepat.reports.about import About
from tepat.reports.chart import safe
from tepat.reports.excel import Field, Form
from tepat.reports.file import write_whole
from tepat.reports.plan.teller import Teller
from tepat.words import Language, Sentence, signed, written

from .picture import picture
from .rows import FIRST, first_moves, point_fields, points
from .workbook import MOVES, SO_MANY, TITLE

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
STYLE = """
body { font: 16px/1.5 'Liberation Sans', Arial, sans-serif; color: #16212B;
  max-width: 75rem; margin: 2rem auto; padding: 0 1rem; }
h1 { color: #0F766E; font-size: 1.5rem; margin-bottom: 0; }
h2 { color: #0F766E; font-size: 1.2rem; margin-top: 2rem; }
.about { color: #52606D; margin-top: .2rem; }
.first { font-weight: bold; }
svg { width: 100%; height: auto; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: .875rem; width: 100%; }
caption { text-align: left; color: #52606D; padding-bottom: .3rem; }
th, td { border-bottom: 1px solid #C9D1D8; padding: .3rem .6rem; text-align: right;
  vertical-align: top; }
th { background: #EAF3F2; }
.text { text-align: left; min-width: 10rem; }
.code { text-align: left; white-space: nowrap; }
svg { max-width: 60rem; display: block; }
@media print { .wide { overflow: visible; } body { max-width: none; } }
"""


def write_page(
    path: Path,
    case: Case,
    content: Mapping[str, Any],
    found: Frontier,
    about: About,
    language: Language = "id",
) -> None:
    """Write a frontier as a self-contained page.

    Args:
        path: Where to; an older file is replaced only by a whole new one.
        case: The case the plan answers.
        content: The plan, as ``plan.json`` holds it.
        found: See ``tepat.frontier.frontier``.
        about: Whose plan, of which day, from what.
        language: Of headings and sentences; names stay as they are.

    Raises:
        tepat.reports.file.CannotWrite: if the file cannot be written.
    """
    teller = Teller(case, content, language)
    page = "".join(_page(teller, found, about, language))
    write_whole(path, page.encode("utf-8"))


def _page(
    teller: Teller, found: Frontier, about: About, language: Language
) -> Iterator[str]:
    title, point = TITLE.fill({}, language), found.nearest(found.first)
    yield (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{safe(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        f"<h1>{safe(title)}</h1>\n"
        f'<p class="about">{safe(about.line(language))}</p>\n'
        f'<p class="first">{safe(headline(found).fill({}, language))}</p>\n'
    )
    for note in notes(found):
        yield f"<p>{safe(note.fill({}, language))}</p>\n"
    if len(found.points) == 1:
        yield "</body>\n</html>\n"
        return
    yield picture(found, None, language)
    yield from _table(point_fields(found), points(found), title, language)
    facts = {"moves": point.moves, "shared": found.shared(point)}
    many = SO_MANY.fill(facts, language)
    yield f"<h2>{safe(MOVES.fill({}, language))}</h2>\n"
    yield from _table(FIRST, first_moves(teller, point), many, language)
    yield "</body>\n</html>\n"


def _table(
    fields: Sequence[Field],
    rows: Iterable[Mapping[str, Any]],
    caption: str,
    language: Language,
) -> Iterator[str]:
    yield '<div class="wide" tabindex="0">\n<table>\n'
    yield f"<caption>{safe(caption)}</caption>\n<thead><tr>"
    for field in fields:
        heading = safe(field.heading.fill({}, language))
        yield f'<th scope="col"{_side(field)}>{heading}</th>'
    yield "</tr></thead>\n<tbody>\n"
    for row in rows:
        cells = (
            f"<td{_side(it)}>{_cell(it, row.get(it.name), language)}</td>"
            for it in fields
        )
        yield f"<tr>{''.join(cells)}</tr>\n"
    yield "</tbody>\n</table>\n</div>\n"


def _side(field: Field) -> str:
    sides = {Form.TEXT: ' class="text"', Form.CODE: ' class="code"'}
    return sides.get(field.form, "")


def _cell(field: Field, value: object, language: Language) -> str:
    if isinstance(value, Sentence):
        return safe(value.fill({}, language))
    if field.form is Form.SIGNED and isinstance(value, int) and value:
        return signed(value).fill({}, language)
    return safe(written(value, language))
