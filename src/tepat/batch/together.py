"""Several agencies' posted seats and people as one snapshot, codes told apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from tepat.snapshot import Settings, Snapshot
from tepat.snapshot.columns import SETTINGS, UNITS

from .posted import OF_PEOPLE, Posted

ROOT = "ANTAR"
NAME = "Antar-instansi"
SEPARATOR = ":"
CODES = ("units.unit", "jobs.job", "positions.position")
"""Codes that two agencies may use for different things."""


@dataclass(frozen=True, slots=True)
class Together:
    """Several agencies as one.

    Attributes:
        snapshot: Their empty seats and spare people, below one root.
        agency: NIP → name of the agency.
        position: Code here → (name of the agency, code there).
        doubled: NIPs that more than one agency has; they are left out, since nobody
            can tell whose they are.
    """

    snapshot: Snapshot
    agency: Mapping[str, str]
    position: Mapping[str, tuple[str, str]]
    doubled: tuple[str, ...]


def together(posted: Sequence[Posted], without: frozenset[str]) -> Together:
    """Put the agencies side by side.

    Codes of units, jobs and positions get the name of their agency in front. Jobs of
    equal title, family and level are one job, whatever their codes.

    Args:
        posted: At least one, all of one day.
        without: NIPs that are not put forward.
    """
    often = Counter(nip for each in posted for nip in each.snapshot.employees["nip"])
    doubled = tuple(sorted(nip for nip, times in often.items() if times > 1))
    gone = [*doubled, *without]
    job = _jobs(posted)
    frames: dict[str, list[pl.DataFrame]] = {}
    position: dict[str, tuple[str, str]] = {}
    for each in posted:
        own = {code: job[each.agency, code] for code in each.snapshot.jobs["job"]}
        for table, frame in each.snapshot.tables():
            kept = frame
            if table.name in (*OF_PEOPLE, "employees"):
                kept = frame.filter(~pl.col("nip").is_in(gone))
            told = kept.with_columns(
                _renamed(column.name, each.agency, own, is_job=_is_job(column.refers))
                for column in table.columns
                if {f"{table.name}.{column.name}", *column.refers} & {*CODES}
            )
            frames.setdefault(table.name, []).append(told)
        for code in each.snapshot.positions["position"]:
            position[f"{each.agency}{SEPARATOR}{code}"] = each.agency, code
    whole = {
        name: pl.concat(parts)
        for name, parts in frames.items()
        if name != SETTINGS.name
    }
    root = pl.DataFrame([{"unit": ROOT, "name": NAME}], schema=UNITS.schema)
    whole["units"] = pl.concat(
        [root, whole["units"].with_columns(pl.col("parent").fill_null(ROOT))]
    )
    for name, key in (("jobs", "job"), ("programmes", "programme")):
        whole[name] = whole[name].unique(key, keep="first", maintain_order=True)
    first = posted[0]
    return Together(
        snapshot=Snapshot(
            first.day,
            Settings(),
            settings_rows=_settings(posted),
            **whole,
        ),
        agency={
            nip: each.agency
            for each in posted
            for nip in each.snapshot.employees["nip"]
            if nip not in gone
        },
        position=position,
        doubled=doubled,
    )


def _jobs(posted: Sequence[Posted]) -> dict[tuple[str, str], str]:
    """Name each agency's jobs; equal ones alike, after the first agency that has it."""
    first: dict[tuple[str, str, str], str] = {}
    names = {}
    for each in posted:
        rows = each.snapshot.jobs.select("job", "name", "family", "level").iter_rows()
        for code, name, family, level in rows:
            key = " ".join(name.split()).casefold(), family, level or ""
            own = f"{each.agency}{SEPARATOR}{code}"
            names[each.agency, code] = first.setdefault(key, own)
    return names


def _is_job(refers: tuple[str, ...]) -> bool:
    return "jobs.job" in refers


def _renamed(
    column: str, agency: str, jobs: Mapping[str, str], *, is_job: bool
) -> pl.Expr:
    """Put the agency in front of a code; a job's code becomes the one of all."""
    code = pl.col(column)
    own = pl.lit(f"{agency}{SEPARATOR}") + code
    if not is_job and column != "job":
        return own.alias(column)
    named = code.replace_strict(dict(jobs), default=None, return_dtype=pl.String)
    return pl.coalesce(named, own).alias(column)


def _settings(posted: Sequence[Posted]) -> pl.DataFrame:
    """Settings that bind moves, as all agencies have them; leadership needs as told."""
    first = posted[0].snapshot
    locks = (
        *("penetapan_calon", "akhir_masa_jabatan", "pelantikan_kepala_daerah"),
        "izin_mendagri",
    )
    rows = first.settings_rows.filter(pl.col("key").is_in(locks))
    told = {
        "tanggal_acuan": first.day.isoformat(),
        "nama_instansi": NAME,
        "kebutuhan_pimpinan_dari_data": "ya",
    }
    if any(each.snapshot.settings.is_example for each in posted):
        told["contoh"] = "ya"
    more = pl.DataFrame(
        [{"key": key, "value": value} for key, value in told.items()],
        schema=SETTINGS.schema,
    )
    return pl.concat([more, rows])
