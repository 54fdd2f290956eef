"""The map as plain values."""

import json

from tepat.reports.position_map.nodes import nodes


def test_exactly_one_node_has_no_parent(chart):
    told = nodes(chart)
    assert [node["id"] for node in told if node["parent"] is None] == ["unit/K"]


def test_every_parent_is_a_node_told_before(chart):
    seen = {None}
    for node in nodes(chart):
        assert node["parent"] in seen
        seen.add(node["id"])


def test_every_position_is_told_once_with_its_superior(chart):
    told = {node["kode"]: node for node in nodes(chart) if node["type"] == "position"}
    assert sorted(told) == ["J1", "J2", "J3", "J4", "J5", "J6", "J7"]
    assert told["J4"]["superior"] == "J2"
    assert (told["J5"]["occupied"], told["J5"]["need"], told["J5"]["gap"]) == (1, 4, -3)
    assert told["J7"]["need"] is None


def test_nodes_can_be_written_as_json(chart):
    assert json.loads(json.dumps(nodes(chart)))[0]["type"] == "unit"
