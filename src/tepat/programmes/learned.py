"""What is learned from vacancies: which titles ask for which programmes, how often.

``learned.json`` is the shipped result; ``script/learn_programmes.py`` makes it again
from the vacancies, to the byte. It holds counts by cleaned title, level of education
and cleaned programme; no vacancy, agency or code of its own.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import fsum
from typing import Any

from .field import bare
from .wording import WORD

# The level of a functional post at the end of a title, or before what it is about.
POST_LEVEL = re.compile(
    r"\b(?:ahli (?:pertama|muda|madya|utama)|terampil|mahir|penyelia|pemula"
    r"|asisten ahli|lektor kepala|lektor)\b"
)
SUB = re.compile(r"\bsub[ -]?spesialis\b")
# A vacancy that lists many programmes tells a little less about each of them.
LENGTH_POWER = 0.3
THOUSANDTHS = 1000


@dataclass(frozen=True, slots=True)
class Vacancy:
    """One vacancy, as far as it asks for one level of education.

    Attributes:
        agency: Who asks; many like vacancies of one agency count as one.
        title: Title of the post.
        level: Level of education (``EDUCATION_RANK``).
        programmes: Names of the programmes accepted.
        label: The level as the vacancy writes it.
    """

    agency: str
    title: str
    level: str
    programmes: tuple[str, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """How often a title asks for a programme: shared weight and vacancies."""

    name: str
    weight: float
    vacancies: int


@dataclass(frozen=True, slots=True)
class Post:
    """A title at one level of education, over all vacancies.

    Attributes:
        title: Cleaned, without the level of the post.
        level: Level of education asked for.
        agencies: How many agencies ask.
        vacancies: How many vacancies there are.
        asked: The programmes, by name.
    """

    title: str
    level: str
    agencies: int
    vacancies: int
    asked: tuple[Asked, ...]


def cleaned(title: str) -> str:
    """Clean a title and leave the level of the post out.

    >>> cleaned("GURU AHLI PERTAMA - GURU KIMIA")
    'guru - guru kimia'
    >>> cleaned("Arsiparis Terampil") == cleaned("ARSIPARIS AHLI MUDA")
    True
    """
    told = SUB.sub("subspesialis", " ".join(title.lower().split()))
    parts = POST_LEVEL.sub(" ", told).split(" - ")
    spaced = (" ".join(WORD.findall(part)) for part in parts)
    return " - ".join(part for part in spaced if part)


def learn(vacancies: Iterable[Vacancy]) -> tuple[Post, ...]:
    """Count what titles ask for; the order of the vacancies does not matter."""
    told = sorted(
        (cleaned(it.title), it.level, it.agency, it.programmes) for it in vacancies
    )
    alike = Counter((title, level, agency) for title, level, agency, _ in told)
    shares: dict[tuple[str, str], dict[str, list[float]]] = {}
    for title, level, agency, programmes in told:
        names = sorted({bare(name) for name in programmes} - {""})
        asked = shares.setdefault((title, level), {})
        for name in names:
            share = 1 / alike[title, level, agency] / len(names) ** LENGTH_POWER
            asked.setdefault(name, []).append(share)
    agencies = Counter((title, level) for title, level, _ in alike)
    total = Counter((title, level) for title, level, _, _ in told)
    return tuple(
        Post(
            *key,
            agencies[key],
            total[key],
            tuple(
                Asked(name, round(fsum(parts) * THOUSANDTHS) / THOUSANDTHS, len(parts))
                for name, parts in sorted(shares[key].items())
            ),
        )
        for key in sorted(shares)
    )


def as_text(posts: Iterable[Post]) -> str:
    """Return the content of ``learned.json``: a line per post, names numbered."""
    posts = tuple(posts)
    names = sorted({it.name for post in posts for it in post.asked})
    number = {name: at for at, name in enumerate(names)}
    lines = [
        json.dumps(
            [
                *(post.title, post.level, post.agencies, post.vacancies),
                [
                    [number[it.name], round(it.weight * THOUSANDTHS), it.vacancies]
                    for it in post.asked
                ],
            ],
            ensure_ascii=True,
            separators=(",", ":"),
        )
        for post in posts
    ]
    listed = json.dumps(names, ensure_ascii=True, separators=(",", ":"))
    return f'{{"names":{listed},\n"posts":[\n' + ",\n".join(lines) + "\n]}\n"


def from_text(text: str) -> tuple[Post, ...]:
    """Read what ``as_text`` wrote."""
    told: Mapping[str, Any] = json.loads(text)
    names = told["names"]
    return tuple(
        Post(
            title,
            level,
            agencies,
            vacancies,
            tuple(
                Asked(names[at], weight / THOUSANDTHS, count)
                for at, weight, count in asked
            ),
        )
        for title, level, agencies, vacancies, asked in told["posts"]
    )


@cache
def shipped() -> tuple[Post, ...]:
    """Return the counts that come with Tepat."""
    return from_text(
        files("tepat.programmes").joinpath("learned.json").read_text("utf-8")
    )
