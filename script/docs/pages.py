"""All generated pages by their path. Nothing here is written by hand twice."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import columns
import commands
import integrity
import norms
import openapi
import rules

ROOT = Path(__file__).resolve().parents[2]


def pages() -> Mapping[str, str]:
    """Return the text of every generated page, by its path in the repository."""
    return {
        "docs/generated/kolom.md": columns.page(),
        "docs/generated/norma.md": norms.page(),
        "docs/generated/aturan.md": rules.page(),
        "docs/generated/keutuhan.md": integrity.page(),
        "docs/generated/perintah.md": commands.page(),
        "docs/generated/openapi.json": openapi.page(),
        "GLOSSARY.md": columns.in_glossary((ROOT / "GLOSSARY.md").read_text("utf-8")),
    }
