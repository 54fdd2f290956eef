"""What a structure costs in classes and in rupiah; and its shape."""

from .conftest import but, codes, post

MILLION = 1_000_000
COSTS = [
    {"position_class": number, "cost": float(number * MILLION)}
    for number in (5, 6, 7, 11, 14)
]


def test_seats_and_points_of_each_class_before_and_after(beside):
    found = beside(but([{"position": "P1", "need_stated": 1}], without=["R1"]))
    rows = {row["position_class"]: row for row in found.classes.to_dicts()}
    # Class 7: P1 and P2, 3 + 2 seats; then 1 + 2.
    assert (rows[7]["seats_before"], rows[7]["seats_after"]) == (5, 3)
    assert (rows[7]["points_before"], rows[7]["points_after"]) == (35, 21)
    assert rows[5]["seats_change"] == -1
    # 14 + 2×11 + 5×7 + 2×6 + 5 = 88; without R1 and two seats of P1: 88 − 5 − 14.
    assert (found.totals["points_before"], found.totals["points_after"]) == (88, 69)
    assert found.totals["points_change"] == -19


def test_rupiah_follow_from_the_cost_of_each_class(beside):
    found = beside(but(without=["R1"]), class_costs=COSTS)
    assert found.totals["cost_before"] == 88 * MILLION
    assert found.totals["cost_change"] == -5 * MILLION
    assert "TOBE-12" not in codes(found)


def test_a_class_without_cost_makes_the_sum_unknown_not_smaller(beside):
    found = beside(but(), class_costs=COSTS[1:])
    assert found.totals["cost_before"] is None
    assert found.totals["cost_change"] is None
    (told,) = (it for it in found.findings if it.code == "TOBE-12")
    assert told.facts["classes"] == "5"


def test_positions_without_class_or_need_are_counted_as_unknown(beside):
    found = beside(but([{"position": "P1", "position_class": None}]))
    assert (found.totals["unknown_before"], found.totals["unknown_after"]) == (0, 1)


def test_layers_and_spans_are_measured(beside):
    found = beside(but())
    # Kadis leads two heads; Kabid Satu leads three positions, Kabid Dua one.
    assert found.shape_before == found.shape_after
    assert (found.shape_before.layers, found.shape_before.widest) == (2, 3)
    assert found.shape_before.widest_leader == "KAB1"
    assert found.shape_before.mean_span == 2.0


def test_a_deeper_and_a_wider_structure_is_told(beside):
    layer = post("SUB", "B1", "Kepala Seksi", "PENGAWAS", 9) | {"superior": "KAB1"}
    more = [post(f"N{at}", "B1", f"Penata {at}") for at in range(3)]
    found = beside(but(added=[layer, *more]))
    assert {"TOBE-10", "TOBE-11"} <= set(codes(found))


def test_errors_of_the_structure_to_be_are_told(beside):
    found = beside(but([{"position": "R1", "superior": "TIDAK-ADA"}]))
    assert "TOBE-9" in codes(found)
    assert [it.code for it in found.integrity.errors] == ["MAP-23"]
