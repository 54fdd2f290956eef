"""Complaints from the public, and the holidays of the calendar."""

from __future__ import annotations

import numpy as np
import polars as pl

from tepat.snapshot.columns import COMPLAINTS, HOLIDAYS

from .chance import Subject
from .city import City
from .days import BLANK, series
from .tables import table

PER_EMPLOYEE = 0.08
SINCE_DAYS = 730
PRAISE = 0.10
DAYS_TO_CLOSE = (1, 9, 45)
STILL_OPEN_DAYS = 30

SUBJECT_OF_PATTERN = {
    "primary": "school",
    "secondary": "school",
    "clinic": "health",
    "hospital": "health",
    "district": "area",
    "ward": "area",
    "agency_head": "agency",
}


def complaint_frame(city: City) -> pl.DataFrame:
    """Return two years of complaints; the latest of them are still being handled."""
    chance = city.stream(Subject.COMPLAINTS)
    told = table("service")
    units = [
        unit for unit in city.establishment.units if unit.pattern in SUBJECT_OF_PATTERN
    ]
    count = round(len(city.people) * PER_EMPLOYEE)
    chosen = chance.integers(0, len(units), count)
    received = np.sort(city.day - chance.integers(1, SINCE_DAYS, count))
    taken = np.round(chance.triangular(*DAYS_TO_CLOSE, count)).astype(np.int64)
    closed = received + taken
    is_open = closed > city.day
    has_begun = received + STILL_OPEN_DAYS // 3 < city.day
    status = np.select([~is_open, has_begun], ["Selesai", "Diproses"], "Diterima")
    texts = []
    for one, luck, pick in zip(
        chosen, chance.random(count), chance.random(count), strict=True
    ):
        subject = SUBJECT_OF_PATTERN[units[one].pattern or ""]
        said = told["praise"] if luck < PRAISE else told["complaints"][subject]
        texts.append(said[int(pick * len(said))])
    return pl.DataFrame(
        {
            "unit": [units[one].code for one in chosen],
            "day": series(received),
            "text": texts,
            "channel": chance.choice(
                np.array(told["channels"], dtype=object), count
            ).tolist(),
            "status": status.tolist(),
            "closed": series(np.where(is_open, BLANK, closed)),
        },
        schema=COMPLAINTS.schema,
    )


def holiday_frame() -> pl.DataFrame:
    """Return the national holidays of 2026 and 2027, not verified."""
    told = table("holidays")
    rows = [(day, name, told["kind"]) for day, name in told["national"].items()]
    return pl.DataFrame(rows, schema=HOLIDAYS.schema, orient="row")
