"""Programmes of study: what their names mean, and which posts they fit."""

from .field import accepts, family_of, is_open, kin, normal

__all__ = ["accepts", "family_of", "is_open", "kin", "normal"]
