"""How far apart two offices are."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

EARTH = 6_371.0088
"""Mean radius of the earth in kilometres (IUGG)."""

Exact = NDArray[np.float64]


def kilometres(
    latitude: Exact, longitude: Exact, other_latitude: Exact, other_longitude: Exact
) -> Exact:
    """Return the great-circle distance in kilometres, by the haversine formula.

    Roads are longer. Not a number where a coordinate is none.

    Args:
        latitude, longitude: Of the one place, in decimal degrees.
        other_latitude, other_longitude: Of the other.

    >>> one, north = np.array([0.0]), np.array([1.0])
    >>> float(kilometres(one, one, north, one).round(1)[0])
    111.2
    """
    phi, psi = np.radians(latitude), np.radians(other_latitude)
    across = np.radians(other_longitude - longitude)
    half = (
        np.sin((psi - phi) / 2) ** 2
        + np.cos(phi) * np.cos(psi) * np.sin(across / 2) ** 2
    )
    apart: Exact = 2 * EARTH * np.arcsin(np.sqrt(np.clip(half, 0, 1)))
    return apart
