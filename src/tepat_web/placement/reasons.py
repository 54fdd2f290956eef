"""The reasons of everyone whom a plan moves: kept beside it, found by NIP."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import polars as pl

FILE = "alasan.parquet"


def write(folder: Path, told: Iterable[tuple[str, dict[str, Any]]]) -> None:
    """Keep what each person is told, in the plan's folder."""
    rows = [(nip, json.dumps(content, ensure_ascii=False)) for nip, content in told]
    schema = {"nip": pl.String, "content": pl.String}
    frame = pl.DataFrame(rows, schema=schema, orient="row").sort("nip")
    frame.write_parquet(folder / FILE, row_group_size=64)


def read(folder: Path, nip: str) -> dict[str, Any] | None:
    """Return what one person is told; nothing where that was not kept."""
    found = pl.scan_parquet(folder / FILE).filter(nip=nip).collect()
    if found.is_empty():
        return None
    content: dict[str, Any] = json.loads(found["content"][0])
    return content


def every(folder: Path) -> dict[str, dict[str, Any]]:
    """Return what everyone whom a plan moves is told, by NIP."""
    if not (folder / FILE).exists():
        return {}
    rows = pl.read_parquet(folder / FILE).iter_rows()
    return {nip: json.loads(content) for nip, content in rows}


def unconfirmed(folder: Path) -> list[str]:
    """Return the articles that a plan's moves rest on and nobody has confirmed yet.

    Args:
        folder: Of the plan.
    """
    findings = (it for told in every(folder).values() for it in told["findings"])
    return sorted(
        {cite for it in findings if not it["verified"] for cite in it["cites"]}
    )
