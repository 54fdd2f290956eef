"""What proves a plan is short enough to be read by whoever doubts it."""

import ast
from pathlib import Path

import pytest

ROOM = Path(__file__).parents[2] / "src" / "tepat" / "placement"
MOST = 150


def lines_of_code(file):
    """Return how many lines say something to the machine."""
    text = file.read_text("utf-8")
    told = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and (
            ast.get_docstring(node) is not None
        ):
            told |= {*range(node.body[0].lineno, node.body[0].end_lineno + 1)}
    return sum(
        bool(line.strip()) and not line.strip().startswith("#") and number not in told
        for number, line in enumerate(text.splitlines(), start=1)
    )


@pytest.mark.parametrize("certificate", ["proof.py", "limits/proof.py"])
def test_sums_and_certificate_are_at_most_so_many_lines(certificate):
    read = [ROOM / "sums.py", ROOM / certificate]
    assert sum(map(lines_of_code, read)) <= MOST
