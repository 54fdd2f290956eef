"""Every command with what it takes, and every exit code."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

import typer

import markdown
import tepat
from tepat.cli.main import app
from tepat.errors import TepatError

OF_THE_WEB = ("tepat_web.config.errors", "tepat_web.config.safety")
SETTLED = (
    ("0", "", "selesai<br>*done*"),
    (
        "1",
        "",
        "masukan mengandung kesalahan, atau rencana tidak sah<br>"
        "*the input has errors, or a plan is not valid*",
    ),
    ("2", "", "cara pemakaian salah<br>*wrong usage*"),
)


def page() -> str:
    """Return what ``tepat --help`` tells, for all commands together."""
    lines = [
        "Dengan `make demo` atau `make test` perintah `tepat` terpasang sebagai "
        "`.venv/bin/tepat`. Hasil ditulis ke keluaran baku, kemajuan dan masalah ke "
        "keluaran galat.",
        "",
        "*Results go to standard output, progress and problems to standard error.*",
        "",
    ]
    for name, command in _commands(typer.main.get_command(app)):
        lines += _command(name, command)
    lines += ["## Kode keluar", ""]
    lines += markdown.table(("Kode", "Galat", "Arti"), [*SETTLED, *_errors()])
    return markdown.page("Perintah", lines)


def _commands(group: Any, before: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every command below a group, by its whole name."""
    for name in group.list_commands(None):
        command = group.get_command(None, name)
        if hasattr(command, "list_commands"):
            yield from _commands(command, f"{before}{name} ")
        else:
            yield f"{before}{name}", command


def _command(name: str, command: Any) -> Iterator[str]:
    taken = [one for one in command.params if not one.hidden and one.name != "help"]
    arguments = [one for one in taken if one.param_type_name == "argument"]
    called = " ".join([f"tepat {name}", *(_argument(one) for one in arguments)])
    help_id, _, help_en = command.help.partition(" / ")
    yield from (f"## {name}", "", f"`{called}`", "", f"{help_id}<br>*{help_en}*", "")
    yield from markdown.table(("Pilihan", "Isi", "Arti"), (_row(one) for one in taken))


def _argument(one: Any) -> str:
    shown = one.metavar or one.name.upper()
    return f"{shown}{' …' * one.multiple}"


def _row(one: Any) -> tuple[str, str, str]:
    is_argument = one.param_type_name == "argument"
    name = _argument(one) if is_argument else ", ".join(one.opts)
    help_id, _, help_en = (one.help or "").partition(" / ")
    meaning = f"{help_id}<br>*{help_en}*" if help_en else help_id
    return f"`{name}`", _allowed(one), meaning


def _allowed(one: Any) -> str:
    annotation = one.type_descriptor.annotation
    said = []
    if get_origin(annotation) is Literal:
        said.append(", ".join(f"`{choice}`" for choice in get_args(annotation)))
    if one.min is not None or one.max is not None:
        said.append(" … ".join("" if b is None else str(b) for b in (one.min, one.max)))
    if one.param_type_name == "option" and one.required:
        said.append("wajib")
    is_told = one.default is not None and not getattr(one, "is_flag", False)
    if is_told and not one.multiple:
        said.append(f"bawaan `{one.default}`")
    if one.multiple:
        said.append("boleh berulang")
    return "; ".join(said)


def _errors() -> Iterator[tuple[str, str, str]]:
    for module in pkgutil.walk_packages(tepat.__path__, "tepat."):
        importlib.import_module(module.name)
    for room in OF_THE_WEB:
        importlib.import_module(room)
    # Other rooms of the web raise such errors too: in jobs, whose pages tell them.
    found = [kind for kind in _kinds(TepatError) if _may_end_a_command(kind)]
    for kind in sorted(found, key=lambda kind: kind.exit_code):
        meaning = (kind.__doc__ or "").strip().splitlines()[0]
        yield str(kind.exit_code), f"`{kind.__name__}`", f"*{meaning}*"


def _may_end_a_command(kind: type[TepatError]) -> bool:
    return kind.__module__.startswith(("tepat.", "tepat_web.commands", *OF_THE_WEB))


def _kinds(parent: type[TepatError]) -> Iterator[type[TepatError]]:
    for child in parent.__subclasses__():
        yield child
        yield from _kinds(child)
