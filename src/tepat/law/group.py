"""A typed group of norms: its class declares them, its file prescribes them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any, ClassVar, get_args, get_type_hints

from .errors import NormNotInForce
from .norm import Norm
from .reader import History, norms
from .yaml_file import content


class Prescribed:
    """The attribute of a group that reads one norm, once."""

    def __set_name__(self, owner: type[Group], name: str) -> None:
        self.name = name

    def __get__(self, group: Group | None, owner: type[Group]) -> Any:
        if group is None:
            return self
        if self.name not in group.known:
            group.known[self.name] = group.read(self.name)
        return group.known[self.name]

    def __set__(self, group: Group, value: object) -> None:
        raise AttributeError(f"The law is read-only: {group.file}.{self.name}.")


class Group:
    """The norms of one topic, as they stand on ``day``.

    A subclass names its file and declares each norm as ``name: Norm[type]``. A norm
    is looked up when it is read, so a day on which some norm has no value yet is no
    obstacle to reading the others.
    """

    file: ClassVar[str]

    def __init__(self, day: date) -> None:
        self.day = day
        self.known: dict[str, Norm[Any]] = {}

    def __init_subclass__(cls, file: str) -> None:
        cls.file = file
        for name in cls.__annotations__:
            prescribed = Prescribed()
            prescribed.__set_name__(cls, name)
            setattr(cls, name, prescribed)

    @classmethod
    def kinds(cls) -> dict[str, Any]:
        """Return the declared type of each norm's value."""
        hints = get_type_hints(cls)
        return {name: get_args(hints[name])[0] for name in cls.__annotations__}

    @classmethod
    @cache
    def histories(cls) -> Mapping[str, History]:
        """Return every value that each norm has had, oldest first.

        Raises:
            LawFileError: if the group's file is not as its class declares it.
        """
        return norms(cls.file, content(f"norms/{cls.file}.yaml"), cls.kinds())

    def read(self, name: str) -> Norm[Any]:
        """Return the norm as it stands on the group's day.

        Raises:
            NormNotInForce: if its earliest value starts later.
            LawFileError: if the group's file is not as its class declares it.
        """
        values = self.histories()[name]
        in_force = [norm for norm in values if norm.since <= self.day]
        if not in_force:
            first = values[0]
            raise NormNotInForce(first.name, first.label, self.day, first.since)
        return in_force[-1]
