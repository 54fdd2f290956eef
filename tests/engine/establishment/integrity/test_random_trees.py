"""Any sound tree passes; a tree broken in one place is told there."""

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from tepat.establishment.integrity import Weight, integrity
from tepat.snapshot import TABLES, Snapshot

from .conftest import DAY, LAW

SCHEMAS = {table.name: table.schema for table in TABLES}
# Who leads at each depth of the tree, and the class that goes with it.
LEADERS = (
    ("JPT", "II.a", 15),
    ("JPT", "II.b", 14),
    ("ADMINISTRATOR", "III.b", 11),
    ("PENGAWAS", "IV.a", 9),
)


@st.composite
def trees(draw):
    """Parents of units by number: each hangs below an earlier one, four deep."""
    parents, depths = [None], [0]
    for _ in range(draw(st.integers(0, 25))):
        shallow = [at for at, depth in enumerate(depths) if depth < len(LEADERS) - 1]
        parent = draw(st.sampled_from(shallow))
        parents.append(parent)
        depths.append(depths[parent] + 1)
    staff = draw(
        st.lists(st.integers(0, 3), min_size=len(parents), max_size=len(parents))
    )
    return parents, depths, staff


def city(tree):
    parents, depths, staff = tree
    units, positions = [], []
    for at, (parent, depth, count) in enumerate(
        zip(parents, depths, staff, strict=True)
    ):
        above = None if parent is None else f"U{parent}"
        units.append({"unit": f"U{at}", "name": f"Unit {at}", "parent": above})
        family, echelon, position_class = LEADERS[depth]
        positions.append(
            {"position": f"P{at}", "unit": f"U{at}", "name": f"Pimpinan {at}"}
            | {"family": family, "echelon": echelon, "position_class": position_class}
        )
        positions.extend(
            {"position": f"P{at}.{number}", "unit": f"U{at}", "family": "PELAKSANA"}
            | {"name": f"Pelaksana {number}", "position_class": 5, "need_stated": 1}
            for number in range(count)
        )
    return {"units": units, "positions": positions}


def found(rows):
    frames = {name: pl.DataFrame(told, SCHEMAS[name]) for name, told in rows.items()}
    return integrity(Snapshot(DAY, **frames), LAW)


def errors(rows):
    return {(it.code, it.unit) for it in found(rows).errors}


@settings(max_examples=40)
@given(trees())
def test_a_sound_tree_has_no_error_and_no_failing_rule_on_its_shape(tree):
    told = found(city(tree))
    assert told.count(Weight.ERROR) == 0
    assert not {it.code for it in told.issues} & {"MAP-1", "MAP-25", "MAP-26", "MAP-29"}


@settings(max_examples=40)
@given(trees(), st.data())
def test_a_dangling_parent_is_told_at_its_unit_and_below(tree, data):
    parents, _, _ = tree
    if len(parents) == 1:
        return
    rows = city(tree)
    cut = data.draw(st.integers(1, len(parents) - 1))
    rows["units"][cut]["parent"] = "TIDAK-ADA"
    seen = errors(rows)
    assert {unit for code, unit in seen if code == "MAP-7"} == {f"U{cut}"}
    under = {at for at in range(len(parents)) if cut in chain(parents, at)} - {cut}
    assert {unit for code, unit in seen if code == "MAP-8"} == {
        f"U{at}" for at in under
    }
    assert ("MAP-21", None) in seen


@settings(max_examples=40)
@given(trees(), st.data())
def test_a_circle_is_told_and_everything_is_still_looked_at(tree, data):
    parents, _, _ = tree
    at = data.draw(st.integers(0, len(parents) - 1))
    top = chain(parents, at)[-2] if parents[at] is not None else at
    rows = city(tree)
    rows["units"][top]["parent"] = f"U{at}"
    codes = {code for code, _ in errors(rows)}
    assert "MAP-6" in codes
    assert len(found(rows).readiness) == len(parents) + 1


def chain(parents, at):
    """A unit and all above it."""
    line = [at]
    while parents[line[-1]] is not None:
        line.append(parents[line[-1]])
    return line
