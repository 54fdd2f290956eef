"""Random towns of a few people and positions, as data: what the whole chain reads."""

import random

from tepat.placement.scenario import Scenario

from ..few import DAY, city, nip, person, post

FIELDS = ("Hukum", "Akuntansi", None)
GRADES = ("II/d", "III/a", "III/b", "III/d", None)
EDUCATIONS = ("SLTA", "D3", "S1", None)
RATINGS = ("SANGAT BAIK", "BAIK", "BUTUH PERBAIKAN", None)


def town(seed, *, people=6, posts=5):
    """Return a snapshot; blanks, short tenures and bad ratings are common in it."""
    chance = random.Random(seed)
    codes = [f"P{at}" for at in range(posts)]
    told = [
        person(
            at,
            chance.choice([*codes, *codes, None]),
            field=chance.choice(FIELDS),
            grade=chance.choice(GRADES),
            education=chance.choice(EDUCATIONS),
            position_since=chance.choice(
                [DAY.replace(year=year, month=month) for year, month in SINCE] + [None]
            ),
        )
        for at in range(people)
    ]
    wanted = [
        post(
            code,
            chance.choice([0, 1, 1, 2, None]),
            education_min=chance.choice([None, "SLTA", "S1"]),
            fields=chance.choice([None, ["Akuntansi"], ["Hukum"]]),
            grade_min=chance.choice([None, None, "III/a"]),
            critical=chance.random() < 0.3,
        )
        for code in codes
    ]
    rated = [
        {"nip": it["nip"], "year": year, "rating": rating}
        for it in told
        for year in (2024, 2025)
        if (rating := chance.choice(RATINGS[:2] * 4 + RATINGS)) is not None
    ]
    wishes = [
        {"nip": it["nip"], "position": code, "rank": rank}
        for it in told
        for rank, code in enumerate(chance.sample(codes, 2), start=1)
    ]
    return city(told, wanted, appraisals=rated, wishes=wishes)


SINCE = ((2015, 3), (2020, 1), (2023, 12), (2025, 2), (2026, 6))


def scenario(seed, *, people=6, posts=5):
    """Return a scenario without pins; most of it asks for nothing in particular."""
    chance = random.Random(seed)

    def some(of, chance_of):
        return tuple(it for it in of if chance.random() < chance_of)

    return Scenario(
        mode=chance.choice(["optimum", "optimum", "voluntary"]),
        kinds=chance.choice(
            [
                ("rotasi", "promosi", "penempatan"),
                ("promosi", "penempatan"),
                ("rotasi",),
            ]
        ),
        cooling_off=chance.choice([None, None, 18]),
        refill=chance.choice([None, None, 0, 50]),
        frozen_people=some([nip(at) for at in range(people)], 0.1),
        frozen_positions=some([f"P{at}" for at in range(posts)], 0.1),
    )


def forbidding(seed, snapshot):
    """Return some people with positions that they do not hold, as a scenario has it."""
    chance = random.Random(seed)
    told = {}
    for nip_, own in snapshot.employees.select("nip", "position").iter_rows():
        others = [it for it in snapshot.positions["position"] if it != own]
        if chance.random() < 0.5:
            told[nip_] = tuple(chance.sample(others, 2))
    return told
