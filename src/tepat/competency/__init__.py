"""Competencies: what a post asks for, what a person reaches, and the gap."""

from .asked import KINDS, MANDATORY, asked, asked_by_position, standard_of
from .bands import Bands, BandsUnreadable, sets
from .city import CityGaps, NoSuchPlace, city_gaps
from .gaps import by_unit, gaps, matches_by_kind, people_matches
from .jpm import capped, gap_index, jpm, shown, shown_of, weighted
from .judging import JUDGES, JudgingPolicy, taken
from .kinds import weighted_by_kind
from .matches import Matches, matches
from .measured import measured
from .names import BAND_NAMES, KIND_NAMES, band_name, name_of
from .one import Asked, Match, match, of_rows

__all__ = [
    "BAND_NAMES",
    "JUDGES",
    "KINDS",
    "KIND_NAMES",
    "MANDATORY",
    "Asked",
    "Bands",
    "BandsUnreadable",
    "CityGaps",
    "JudgingPolicy",
    "Match",
    "Matches",
    "NoSuchPlace",
    "asked",
    "asked_by_position",
    "band_name",
    "by_unit",
    "capped",
    "city_gaps",
    "gap_index",
    "gaps",
    "jpm",
    "match",
    "matches",
    "matches_by_kind",
    "measured",
    "name_of",
    "of_rows",
    "people_matches",
    "sets",
    "shown",
    "shown_of",
    "standard_of",
    "taken",
    "weighted",
    "weighted_by_kind",
]
