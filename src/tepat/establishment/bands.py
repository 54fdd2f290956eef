"""From efficiency (EJ, EU) to the letter of achievement (PJ, PU)."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from tepat.law import Law
from tepat.snapshot import Settings
from tepat.snapshot import bands as written


def in_force(law: Law, settings: Settings) -> Mapping[str, float]:
    """Return the least efficiency of each letter, the highest first.

    Those of the city (setting ``pita_ej``) replace the norm. What cannot be read is
    told when the workbook is checked, as an error; here the norm then stands.
    """
    told = written.read(settings.efficiency_bands or ())
    if isinstance(told, Mapping) and told and settings.efficiency_bands:
        return told
    norm = law.need.efficiency_bands.value
    return dict(sorted(norm.items(), key=lambda pair: -pair[1]))


def letter(efficiency: pl.Expr, bands: Mapping[str, float]) -> pl.Expr:
    """Return the letter of an efficiency; null where there is none.

    The bands are printed with two decimals and leave gaps between them (0.89, 0.90),
    so the efficiency is rounded half up to two decimals first, and each letter goes
    from its least up to, but without, the least of the letter above: half-open bands
    that leave no gap. 0.894 is 0.89, so C; 0.895 is 0.90, so B; 1.004 is 1.00, so B
    still, for A lies above 1.00.

    Args:
        efficiency: Hours of work over the hours its holders work; null where nobody
            holds the post.
        bands: The least of each letter, the highest first.
    """
    hundredths = ((efficiency.round(9) * 100).round(6) + 0.5).floor()
    return pl.coalesce(
        pl.when(hundredths >= round(least * 100)).then(pl.lit(name))
        for name, least in bands.items()
    )
