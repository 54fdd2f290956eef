"""The professionalism index (IP ASN) of people and units."""

from .index import City, index
from .score import Facts, Index, Score, score

__all__ = ["City", "Facts", "Index", "Score", "index", "score"]
