"""Commands that other packages plug in: those that use the database."""

from __future__ import annotations

from functools import cached_property
from importlib.metadata import EntryPoint, entry_points
from typing import Any

import typer
from typer.core import TyperGroup

GROUP = "tepat.commands"  # of entry points: name → a function, or a group of them
MANNERS: dict[str, Any] = {
    "add_completion": False,
    "pretty_exceptions_enable": False,
    "rich_markup_mode": None,
}


class Commands(TyperGroup):
    """The engine's own commands and, after them, those plugged in.

    A plugged module is loaded when its command is called or listed, so it should in
    turn load what is heavy when the command runs.
    """

    @cached_property
    def plugged(self) -> dict[str, EntryPoint]:
        """What other packages plug in, by name."""
        return {entry.name: entry for entry in entry_points(group=GROUP)}

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names of all commands, own ones first."""
        return list(dict.fromkeys([*self.commands, *self.plugged]))

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return a command by its name; nothing where there is none."""
        own = super().get_command(ctx, cmd_name)
        if own is None and cmd_name in self.plugged:
            own = _command(cmd_name, self.plugged[cmd_name].load())
            self.add_command(own, cmd_name)
        return own


def _command(name: str, plugged: Any) -> Any:
    if not isinstance(plugged, typer.Typer):
        alone = typer.Typer(**MANNERS)
        alone.command(name)(plugged)
        plugged = alone
    return typer.main.get_command(plugged)
