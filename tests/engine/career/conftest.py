"""A city of a few seats on the usual ladders, and people to climb them."""

from datetime import date

import pytest


@pytest.fixture
def nip():
    """Give an invented NIP: its sequence number is 900 or more."""
    return lambda number=0, born="19850115": f"{born}2010011{900 + number}"


@pytest.fixture
def person(nip):
    """Make a PNS whom no rule keeps where they are."""

    def build(number=0, position=None, **told):
        return {
            "nip": nip(number),
            "name": f"Orang {number}",
            "status": "PNS",
            "grade": "IV/b",
            "grade_since": date(2024, 10, 1),
            "education": "S2",
            "field": "Hukum",
            "position": position,
            "position_since": date(2020, 1, 1),
            "legal_position": "Aktif",
        } | told

    return build


LADDER = (
    ("PEL", "PELAKSANA", "PELAKSANA", None),
    ("PEL2", "PELAKSANA", "PELAKSANA", None),
    ("WAS", "PENGAWAS", "PENGAWAS", "IV.a"),
    ("WAS2", "PENGAWAS", "PENGAWAS", "IV.a"),
    ("ADM", "ADMINISTRATOR", "ADMINISTRATOR", "III.b"),
    ("JPT", "JPT", "JPT PRATAMA", "II.b"),
    ("PT", "FUNGSIONAL", "AHLI PERTAMA", None),
    ("MU", "FUNGSIONAL", "AHLI MUDA", None),
    ("MA", "FUNGSIONAL", "AHLI MADYA", None),
)


def post(code, family, level, echelon=None, **told):
    return {
        "position": code,
        "unit": "KOTA",
        "name": f"Jabatan {code}",
        "family": family,
        "level": level,
        "echelon": echelon,
        "need_stated": 2,
        "group": "umum",
    } | told


@pytest.fixture
def city(snapshot_of):
    """Make a one-unit city; everybody was rated Baik in the last two years."""

    def build(people, posts=None, settings=None, **tables):
        rated = [
            {"nip": it["nip"], "year": year, "rating": "BAIK"}
            for it in people
            for year in (2024, 2025)
        ]
        told = {
            "units": [{"unit": "KOTA", "name": "Kota Contoh"}],
            "employees": people,
            "positions": posts or [post(*each) for each in LADDER],
            "appraisals": rated,
        } | tables
        far = {
            "candidates_named_on": date(2079, 9, 22),
            "term_ends_on": date(2080, 2, 20),
            "mayor_inaugurated_on": date(2020, 1, 1),
        }
        return snapshot_of(settings=settings or far, **told)

    return build


@pytest.fixture
def seat():
    return post
