"""Trainings as changes: who finished when, and which units that makes trained."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import polars as pl

from tepat.snapshot import Snapshot, resolve

from .errors import NO_TRAINING, NO_UNIT_TRAINED, UnknownTraining
from .places import Places
from .question import Question

PER_CENT = 100


def finished(snapshot: Snapshot, training: str) -> pl.DataFrame:
    """Return who finished a training and on which day first: ``nip``, ``day``.

    Raises:
        UnknownTraining: if nobody did, as far as code and day are told.
    """
    asked = training.strip().casefold()
    told = (
        snapshot.trainings.drop_nulls(["training", "ended"])
        .filter(
            pl.col("training").str.strip_chars().str.to_lowercase() == asked,
            pl.col("ended") <= snapshot.day,
        )
        .group_by("nip")
        .agg(day=pl.col("ended").min())
        .sort("nip")
    )
    if told.is_empty():
        raise UnknownTraining(NO_TRAINING, training=training)
    return told


def called(snapshot: Snapshot, training: str) -> str:
    """Return the name of a training by its code; the code, where none is known."""
    asked = training.strip().casefold()
    for code, name in snapshot.catalogue.select("training", "name").iter_rows():
        if name and code.strip().casefold() == asked:
            return str(name)
    return training


def trained_units(
    snapshot: Snapshot, question: Question, answering: frozenset[str], places: Places
) -> Mapping[str, date]:
    """Return the units of which a share of the present staff finished the training, and
    the day on which that share was reached.

    Everybody counts for the nearest unit, at or above their own, that citizens are
    asked about.

    Raises:
        UnknownTraining: if nobody finished it, or no unit reaches the share.
    """
    training = question.training or ""
    days = dict(finished(snapshot, training).iter_rows())
    staff: dict[str, list[str]] = {}
    for nip, unit in resolve.employees(snapshot).select("nip", "unit").iter_rows():
        way = places.way.get(unit, ())
        at = next((it for it in reversed(way) if it in answering), None)
        if at is not None:
            staff.setdefault(at, []).append(nip)
    treated = {}
    for unit in sorted(staff):
        told = sorted(days[nip] for nip in staff[unit] if nip in days)
        # A whole number of people, so that no fraction of a person is asked for.
        enough = max(1, -int(-len(staff[unit]) * question.share // PER_CENT))
        if len(told) >= enough:
            treated[unit] = told[enough - 1]
    if not treated:
        raise UnknownTraining(
            NO_UNIT_TRAINED,
            training=called(snapshot, training),
            people=len(days),
            share=question.share,
        )
    return treated
