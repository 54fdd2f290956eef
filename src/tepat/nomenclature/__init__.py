"""The nomenclature of jobs: which titles there are, since when, and which is meant."""

from __future__ import annotations

from .standing import Standing, in_force, with_standing

__all__ = ["Standing", "in_force", "with_standing"]
