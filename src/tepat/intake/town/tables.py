"""The tables of the fictional city, read from the YAML files beside this module."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

import yaml


@cache
def table(name: str) -> Any:
    """Return one table of ``data/``, e.g. ``table("jobs")``.

    It is shared and must not be changed by its readers.
    """
    text = (
        resources.files(__package__).joinpath("data", f"{name}.yaml").read_text("utf-8")
    )
    return yaml.load(text, Loader=yaml.CSafeLoader)
