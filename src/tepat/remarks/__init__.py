"""What people write beside a survey, sorted by what it is about: by words, offline."""

from .sorting import Mention, sorted_out
from .tone import Tone
from .topics import TOPICS, Topic

__all__ = ["TOPICS", "Mention", "Tone", "Topic", "sorted_out"]
