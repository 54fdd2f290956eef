"""A log line says a fixed sentence with numbers and kinds; nobody is in it."""

import ast
from pathlib import Path

import pytest

WEB = Path(__file__).parents[2] / "src" / "tepat_web"
LEVELS = {"debug", "info", "warning", "error", "exception", "critical", "log"}
LOGGERS = {"log", "logger", "logging"}
# What may fill a blank: a number of a record, a kind of error, a method, and what a
# formatter cleans (see config/logs.py).
HARMLESS = (".pk", ".__name__", ".method", ".path", "missing", "where")


def said():
    for file in sorted(WEB.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in LEVELS
                and ast.unparse(node.func.value) in LOGGERS
            ):
                yield pytest.param(node, id=f"{file.relative_to(WEB)}:{node.lineno}")


@pytest.mark.parametrize("call", list(said()))
def test_a_log_line_names_nobody(call):
    sentence, *blanks = call.args
    assert isinstance(sentence, ast.Constant), "an f-string may hold anything"
    assert [
        ast.unparse(blank)
        for blank in blanks
        if not ast.unparse(blank).endswith(HARMLESS)
    ] == []


def test_only_commands_print():
    prints = [
        f"{file.relative_to(WEB)}:{node.lineno}"
        for file in sorted(WEB.rglob("*.py"))
        if file.parent.name != "commands"
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "print"
    ]
    assert prints == []
