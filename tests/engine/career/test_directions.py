"""Which way a move goes."""

import polars as pl
import pytest

from tepat.career.directions import ORDER, Direction, direction, directions

MOVES = [
    # The four of people.md §3.4.
    ("PENGAWAS", "PENGAWAS", "PENGAWAS", "PENGAWAS", "horizontal"),
    ("PENGAWAS", "PENGAWAS", "ADMINISTRATOR", "ADMINISTRATOR", "vertical"),
    ("FUNGSIONAL", "AHLI MADYA", "JPT", "JPT PRATAMA", "diagonal"),
    ("PENGAWAS", "PENGAWAS", "FUNGSIONAL", "AHLI MUDA", "horizontal"),
    # Administrative posts are one group, high leadership is another.
    ("PELAKSANA", "PELAKSANA", "PENGAWAS", "PENGAWAS", "vertical"),
    ("ADMINISTRATOR", "ADMINISTRATOR", "JPT", "JPT PRATAMA", "diagonal"),
    ("JPT", "JPT PRATAMA", "JPT", "JPT MADYA", "vertical"),
    ("FUNGSIONAL", "AHLI PERTAMA", "PENGAWAS", "PENGAWAS", "diagonal"),
    ("FUNGSIONAL", "AHLI PERTAMA", "FUNGSIONAL", "AHLI MUDA", "vertical"),
    # Equal rank, yet one functional level follows the other.
    ("FUNGSIONAL", "TERAMPIL", "FUNGSIONAL", "MAHIR", "vertical"),
    ("FUNGSIONAL", "PEMULA", "FUNGSIONAL", "MAHIR", "vertical"),
    ("FUNGSIONAL", "MAHIR", "FUNGSIONAL", "TERAMPIL", "demotion"),
    # Equal rank on two functional ladders: neither follows the other.
    ("FUNGSIONAL", "MAHIR", "FUNGSIONAL", "AHLI PERTAMA", "horizontal"),
    ("JPT", "JPT PRATAMA", "ADMINISTRATOR", "ADMINISTRATOR", "demotion"),
    ("FUNGSIONAL", "AHLI MADYA", "PELAKSANA", "PELAKSANA", "demotion"),
    ("BELUM ADA", None, "PELAKSANA", "PELAKSANA", "entry"),
    ("FUNGSIONAL", None, "PENGAWAS", "PENGAWAS", None),
    ("PENGAWAS", "PENGAWAS", "FUNGSIONAL", None, None),
    (None, "PENGAWAS", "PENGAWAS", "PENGAWAS", None),
]


@pytest.mark.parametrize(("family", "level", "to_family", "to_level", "way"), MOVES)
def test_a_move_has_a_direction(in_force, family, level, to_family, to_level, way):
    told = direction(in_force, family, level, to_family, to_level)
    assert told == (None if way is None else Direction(way))


def test_a_table_of_directions_tells_what_each_move_tells(in_force):
    people = pl.DataFrame(
        [move[:2] for move in MOVES],
        schema={"family": pl.String, "level": pl.String},
        orient="row",
    )
    targets = pl.DataFrame(
        [move[2:4] for move in MOVES],
        schema={"to_family": pl.String, "to_level": pl.String},
        orient="row",
    )
    table, row, column = directions(in_force, people, targets)
    told = [table[row[at], column[at]] for at in range(len(MOVES))]
    wanted = [move[4] for move in MOVES]
    assert [None if at < 0 else str(ORDER[at]) for at in told] == wanted
