"""The law as data: what a number is, since when, and which article says so."""

from .book import Law, on
from .citation import Citation
from .errors import LawFileError, NormNotInForce
from .instruments import Instrument, instruments
from .norm import UNITS, Norm

__all__ = [
    "UNITS",
    "Citation",
    "Instrument",
    "Law",
    "LawFileError",
    "Norm",
    "NormNotInForce",
    "instruments",
    "on",
]
