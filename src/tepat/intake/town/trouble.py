"""The troubles planted among the people, so that there is something to put right.

How much of each is said in :mod:`tepat.intake.town.story`.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from tepat.snapshot.vocabulary import EDUCATION_RANK, LEADERSHIP, PNS_GRADES

from . import story
from .chance import some
from .days import BLANK, DAYS_A_YEAR, Whole, number
from .grades import Grades
from .jobs import catalogue
from .people import People, Text, Truth
from .studies import in_family
from .tables import table
from .terms import Terms

LEGAL_POSITIONS = ("Tugas Belajar", "CLTN")
STUDYING = 0.7  # of those who are not active


def overstayed(people: People, chance: np.random.Generator) -> People:
    """Let a few people be past the retirement age of their post already."""
    can = np.flatnonzero(people.status == "PNS")
    those = some(chance, can, round(len(people) * story.PAST_RETIREMENT))
    born = people.born.copy()
    age = people.retires_at[those] + chance.uniform(0.1, 0.5, len(those))
    born[those] = number(story.DAY) - np.floor(age * DAYS_A_YEAR).astype(np.int64)
    return replace(people, born=born)


def misplaced(
    people: People,
    agency: Text,
    keeps_books: Truth,
    field: Text,
    chance: np.random.Generator,
) -> tuple[People, Text]:
    """Train some holders of operational posts for work that is done elsewhere.

    Args:
        agency, keeps_books: Of the unit each person works in.
        field: Everybody's study programme.

    Returns:
        The people with the education, and the study programmes.
    """
    told = table("misplaced")
    in_post = people.of_job([job.root in told["posts"] for job in people.jobs])
    can = in_post.astype(bool) & (people.status == "PNS") & (people.position >= 0)
    asked = people.of_job([EDUCATION_RANK[job.education_min] for job in people.jobs])
    education, field = people.education.copy(), field.copy()
    total = round(len(people) * story.MISPLACED)
    for kind in told["kinds"]:
        fits = np.isin(agency, kind.get("fits", []))
        if kind.get("finance_fits"):
            fits |= keeps_books
        qualifies = asked <= EDUCATION_RANK[kind["education"]]
        those = some(
            chance,
            np.flatnonzero(can & ~fits & qualifies),
            round(total * kind["share"]),
        )
        can[those] = False
        programmes = in_family(kind["family"], kind["education"])
        education[those] = kind["education"]
        field[those] = chance.choice(np.array(programmes, dtype=object), len(those))
    return replace(people, education=education), field


def wrong_subject(people: People, field: Text, chance: np.random.Generator) -> Text:
    """Let some teachers have studied another subject than the one they teach."""
    teaching = [job for job in catalogue().values() if job.is_teacher]
    families = sorted({family for job in teaching for family in job.families})
    is_teacher = people.of_job([job.is_teacher for job in people.jobs]).astype(bool)
    can = np.flatnonzero(is_teacher & (people.education == "S1"))
    those = some(chance, can, round(len(people) * story.WRONG_SUBJECT))
    field = field.copy()
    for person in those:
        own = people.jobs[people.job[person]].families
        others = [family for family in families if family not in own]
        other = others[int(chance.integers(len(others)))]
        field[person] = in_family(other, "S1")[0]
    return field


def below_grade(people: People, held: Grades, chance: np.random.Generator) -> Grades:
    """Let some officials have a grade just below the lowest of their post."""
    low = people.of_job([PNS_GRADES.index(job.grade_min) for job in people.jobs])
    asks = people.of_job(
        [job.family in (*LEADERSHIP, "FUNGSIONAL") for job in people.jobs]
    ).astype(bool)
    can = asks & (people.status == "PNS") & (low.astype(np.int64) > 0)
    those = some(chance, np.flatnonzero(can), round(len(people) * story.BELOW_GRADE))
    grade = held.grade.copy()
    grade[those] = [PNS_GRADES[int(low[person]) - 1] for person in those]
    return replace(held, grade=grade)


def unknown_start(people: People, held: Terms, chance: np.random.Generator) -> Terms:
    """Forget since when some people hold their position."""
    those = some(
        chance,
        np.flatnonzero(people.position >= 0),
        round(len(people) * story.UNKNOWN_START),
    )
    since = held.since.copy()
    since[those] = BLANK
    return replace(held, since=since)


def legal_positions(people: People, chance: np.random.Generator) -> Text:
    """Return everybody's legal position; some study or are on unpaid leave."""
    legal = np.full(len(people), "Aktif", dtype=object)
    is_head = people.of_job([job.is_leadership for job in people.jobs]).astype(bool)
    can = np.flatnonzero((people.status == "PNS") & ~is_head)
    those = some(chance, can, round(len(people) * story.NOT_ACTIVE))
    legal[those] = chance.choice(
        np.array(LEGAL_POSITIONS, dtype=object),
        len(those),
        p=[STUDYING, 1 - STUDYING],
    )
    return legal


def other_birthday(people: People, chance: np.random.Generator) -> Whole:
    """Return the days of birth as registered: a few differ from the NIP."""
    born = people.born.copy()
    those = some(
        chance,
        np.flatnonzero(people.status == "PNS"),
        round(len(people) * story.OTHER_BIRTHDAY),
    )
    born[those] += chance.integers(1, 28, len(those))
    return born
