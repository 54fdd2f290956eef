"""What a template handed in may hold: looked at before anything of it is used.

A Word file is an archive that programs unpack, XML that they read, and code that our
filler runs. Each is looked at with suspicion: sizes, names, links to elsewhere, macros,
and every expression of the code against a list of what a template needs.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from docx.oxml import parse_xml
from docxtpl import DocxTemplate
from jinja2 import TemplateSyntaxError, nodes
from jinja2.sandbox import SandboxedEnvironment

from tepat_web.ledger.actions import NotAllowed

KIBI, MEBI = 2**10, 2**20
LARGEST_WORD, LARGEST_TYPST, LARGEST_PICTURE = 2 * MEBI, 200 * KIBI, 500 * KIBI
LARGEST_UNPACKED, MOST_PARTS = 20 * MEBI, 200
WIDEST = 4_000  # pixels of a picture, either way
MAIN = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
)
NEEDED = ("[Content_Types].xml", "word/document.xml")
BARRED_PARTS = (
    "vbaproject",
    "vbadata",
    "embeddings/",
    "activex/",
    "afchunk",
    "oleobject",
)
BARRED_FIELDS = ("DDE", "INCLUDETEXT", "INCLUDEPICTURE", "MACROBUTTON", "LINK ")
HYPERLINK = "/hyperlink"
PNG, HEADER = b"\x89PNG\r\n\x1a\n", 24
TAG, NEAR = re.compile(r"<[^<>]*>"), 60
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What a template needs: to print, to choose, to repeat. It calls nothing.
ALLOWED = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const),
    *(nodes.Getattr, nodes.Getitem, nodes.For, nodes.If, nodes.CondExpr),
    *(nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not),
    *(nodes.Filter, nodes.Test, nodes.Add, nodes.Sub, nodes.Neg, nodes.Slice),
)
PLACES = (nodes.Const, nodes.Neg, nodes.Slice, nodes.Getattr)  # in square brackets
FILTERS = {
    *("dash", "default", "e", "upper", "lower"),
    *("length", "first", "last", "join", "list", "batch", "selectattr", "rejectattr"),
}
TESTS = {"defined", "none", "odd", "even"}
# What brings in foreign code, or fetches it, and with it tells the network whose letter
# it is. A file beside the template is named plainly, so that none is put together.
TYPST_BARRED = re.compile(
    r""""@|\b(?:eval|plugin|std)\b|\b(?:import|include)\b"""
    r"""(?![ \t]*"[\w ./-]+"(?:[ \t]*[:;\])}]|\s*\Z|[ \t]*\r?\n(?!\s*[+.])))"""
)


class Refused(NotAllowed):
    """A file cannot be used as a template; the message says where and why."""


def word(content: bytes) -> None:
    """Look at a Word file.

    Raises:
        Refused: with the first thing that is wrong, and where it stands.
    """
    _demand_size(content, LARGEST_WORD)
    parts = _unpacked(content)
    for name in NEEDED:
        if name not in parts:
            raise Refused(
                _("This is no Word file (.docx): %(part)s is missing.") % {"part": name}
            )
    for name, held in parts.items():
        if name.endswith((".xml", ".rels")):
            _look_at_xml(name, held)
    for source in _sources(content):
        _look_at_code(source)


def typst(content: bytes) -> None:
    """Look at a typst file.

    Raises:
        Refused: with the first thing that is wrong, and where it stands.
    """
    _demand_size(content, LARGEST_TYPST)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused(
            _("This is no typst file (.typ): it is not plain text.")
        ) from error
    if barred := TYPST_BARRED.search(text):
        raise Refused(
            _("Line %(line)d: “%(what)s” brings in foreign code and may not be used.")
            % {"line": text.count("\n", 0, barred.start()) + 1, "what": barred[0]}
        )


def picture(content: bytes) -> None:
    """Look at a picture of arms: a PNG of a modest size.

    Raises:
        Refused: if it is none.
    """
    _demand_size(content, LARGEST_PICTURE)
    if not content.startswith(PNG) or len(content) < HEADER:
        raise Refused(_("This is no PNG picture. Save the arms as PNG and try again."))
    sides = (int.from_bytes(content[at : at + 4], "big") for at in (16, 20))
    if any(not 0 < side <= WIDEST for side in sides):
        raise Refused(
            _("The picture is too large: at most %(n)d pixels a side.") % {"n": WIDEST}
        )


def _demand_size(content: bytes, most: int) -> None:
    if not content:
        raise Refused(_("The file is empty."))
    if len(content) > most:
        raise Refused(
            _(
                "The file has %(size)d KB; at most %(most)d are accepted. Make "
                "pictures smaller."
            )
            % {"size": len(content) // KIBI, "most": most // KIBI}
        )


def _unpacked(content: bytes) -> dict[str, bytes]:
    """The parts by their names, counted as they come out: what is written may lie."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
            _look_at_names([entry.filename for entry in entries])
            parts, left = {}, LARGEST_UNPACKED
            for entry in entries:
                with archive.open(entry) as source:
                    held = source.read(left + 1)
                left -= len(held)
                if left < 0:
                    raise Refused(
                        _("Unpacked the file is far too large. It is not opened.")
                    )
                parts[entry.filename] = held
    except (
        zipfile.BadZipFile,
        NotImplementedError,
        RuntimeError,
        OSError,
        EOFError,
    ) as error:
        raise Refused(
            _("This is no Word file (.docx), or it is damaged or locked.")
        ) from error
    return parts


def _look_at_names(names: list[str]) -> None:
    if len(names) > MOST_PARTS or len(set(names)) < len(names):
        raise Refused(_("The file has too many parts, or one of them twice."))
    for name in names:
        if (
            name.startswith("/")
            or "\\" in name
            or ".." in name.split("/")
            or ":" in name
        ):
            raise Refused(
                _("Part “%(part)s” would lead out of the file.") % {"part": name[:80]}
            )
        if any(each in name.casefold() for each in BARRED_PARTS):
            raise Refused(
                _(
                    "Part “%(part)s” is a macro or an object put in. Take it out: a "
                    "letter needs none."
                )
                % {"part": name[:80]}
            )


def _look_at_xml(name: str, held: bytes) -> None:
    try:
        tree: Any = parse_xml(held)  # resolves no entity, and fetches nothing
    except SyntaxError as error:
        raise Refused(_("Part “%(part)s” is damaged.") % {"part": name}) from error
    if tree.getroottree().docinfo.internalDTD is not None:
        raise Refused(
            _("Part “%(part)s” defines entities, which no letter needs.")
            % {"part": name}
        )
    if name == NEEDED[0]:
        _look_at_kinds(tree)
    if name.endswith(".rels"):
        _look_at_links(name, tree)
    _look_at_fields(tree)


def _look_at_kinds(tree: Any) -> None:
    kinds = {each.get("ContentType", "") for each in tree}
    if MAIN not in kinds or any("macro" in kind.casefold() for kind in kinds):
        raise Refused(_("Save it as “Word document (.docx)”, without macros."))


def _look_at_links(name: str, tree: Any) -> None:
    for link in tree:
        is_outside = link.get("TargetMode", "").casefold() == "external"
        if is_outside and not link.get("Type", "").endswith(HYPERLINK):
            raise Refused(
                _("Part “%(part)s” fetches something from outside when it is opened.")
                % {"part": name}
            )


def _look_at_fields(tree: Any) -> None:
    fields = [each.text or "" for each in tree.iter(f"{W}instrText")]
    fields += [each.get(f"{W}instr", "") for each in tree.iter(f"{W}fldSimple")]
    for field in fields:
        if field.strip().upper().startswith(BARRED_FIELDS):
            raise Refused(
                _("The field “%(field)s” may not be used.")
                % {"field": field.strip()[:NEAR]}
            )


def _sources(content: bytes) -> Iterator[str]:
    """The code of every part that the filler runs."""
    template = DocxTemplate(BytesIO(content))
    document = template.get_docx()
    yield template.patch_xml(template.get_xml())
    for uri in (template.HEADER_URI, template.FOOTER_URI):
        for _key, part in template.get_headers_footers(uri):
            yield template.patch_xml(template.get_part_xml(part))
    for part in document.part.package.iter_parts():
        if part.content_type.endswith("footnotes+xml"):
            yield template.patch_xml(part.blob.decode("utf-8"))
    said = document.core_properties
    for name in ("author", "comments", "identifier", "language", "subject", "title"):
        yield getattr(said, name)


def _look_at_code(source: str) -> None:
    try:
        tree = SandboxedEnvironment().parse(source)
    except TemplateSyntaxError as error:
        lines = source.splitlines()
        at = min(max((error.lineno or 1) - 1, 0), max(len(lines) - 1, 0))
        raise Refused(
            _("The code of the template cannot be read: %(cause)s")
            % {"cause": error.message}
            + _around(lines[at] if lines else "")
        ) from error
    for node in tree.find_all(nodes.Node):
        if (said := _fault(node)) is not None:
            raise Refused(
                _(
                    "“%(what)s” may not be used in a template. It may print, choose "
                    "and repeat."
                )
                % {"what": said}
            )


def _fault(node: nodes.Node) -> str | None:
    """What is wrong with one expression; none: nothing."""
    if isinstance(node, nodes.Filter):
        named = (str(it.value) for it in node.args if isinstance(it, nodes.Const))
        parts = (part for name in named for part in name.split("."))
        is_plain = not any(part.startswith("_") for part in parts)
        return None if node.name in FILTERS and is_plain else f"| {node.name}"
    if isinstance(node, nodes.Test):
        return None if node.name in TESTS else f"is {node.name}"
    if isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
        return f".{node.attr}"
    if isinstance(node, nodes.Name) and node.name.startswith("_"):
        return node.name
    if isinstance(node, nodes.Getitem):
        told = node.arg.value if isinstance(node.arg, nodes.Const) else ""
        is_plain = isinstance(node.arg, PLACES) and not str(told).startswith("_")
        return None if is_plain else "[…]"
    if isinstance(node, nodes.For) and node.recursive:
        return "recursive"
    return None if isinstance(node, ALLOWED) else type(node).__name__


def _around(line: str) -> str:
    """The words of the template near a fault, without their mark-up."""
    at = line.find("{")
    near = TAG.sub("", line[max(at, 0) :])[:NEAR]
    return _(" (near “%(near)s”)") % {"near": near} if near else ""
