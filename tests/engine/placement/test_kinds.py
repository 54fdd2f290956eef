"""What kind of move a move is, and what it still needs."""

import pytest

from tepat.placement.case import work_out
from tepat.placement.kinds import kinds_of, procedure


def functional(small, code, level):
    told = {"family": "FUNGSIONAL", "level": level, "group": "arsip"}
    return small.post(code, 1, **told)


@pytest.fixture
def case(small):
    posts = [
        small.post("A", 1),
        small.post("B", 1),
        small.post("C", 1, family="PENGAWAS"),
        functional(small, "D", "TERAMPIL"),
        functional(small, "E", "MAHIR"),
        functional(small, "F", "AHLI MUDA"),
    ]
    holders = ["A", "D", "F", None]
    people = [small.person(at, code) for at, code in enumerate(holders, start=1)]
    return work_out(small.city(people, posts))


@pytest.mark.parametrize(
    ("person", "position", "kind"),
    [
        (0, "B", "rotasi"),
        (0, "C", "promosi"),
        # Terampil and Mahir are of equal rank, but within the ladder a step up.
        (1, "E", "promosi"),
        # Ahli Muda and Pengawas are level.
        (2, "C", "rotasi"),
        (3, "A", "penempatan"),
    ],
)
def test_kind_of_a_move(case, person, position, kind):
    place = case.positions["position"].to_list().index(position)
    assert kinds_of(case, [person], [place]) == [kind]


@pytest.mark.parametrize(
    ("person", "position", "word"),
    [
        (0, "C", "Tim Penilai Kinerja"),
        (1, "E", "angka kredit"),
        (0, "E", "uji kompetensi"),
        (0, "B", "Tim Penilai Kinerja"),
    ],
)
def test_each_move_names_what_it_still_needs(case, person, position, word):
    place = case.positions["position"].to_list().index(position)
    (kind,) = kinds_of(case, [person], [place])
    assert word in procedure(case, kind, person, place).id


def test_no_moves_have_no_kinds(case):
    assert kinds_of(case, [], []) == []
