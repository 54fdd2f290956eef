"""Whoever calls Tepat from a script can tell its errors apart by their exit code."""

import importlib
import pkgutil
from collections import Counter

import tepat
import tepat_web
from tepat.errors import TepatError

# Of the web, what commands raise; what a job raises is told on its page.
ROOMS = ("tepat.", "tepat_web.commands.", "tepat_web.config.")
DONE, INPUT_HAS_ERRORS, WRONG_USAGE, UNNAMED = 0, 1, 2, 3


def kinds(parent=TepatError):
    for package in (tepat, tepat_web):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)
    for child in parent.__subclasses__():
        if child.__module__.startswith(ROOMS):
            yield child
        yield from kinds(child)


def test_every_error_has_an_exit_code_of_its_own():
    codes = {kind: kind.exit_code for kind in kinds()}
    assert codes
    settled = {DONE, INPUT_HAS_ERRORS, WRONG_USAGE, UNNAMED}
    assert {kind: code for kind, code in codes.items() if code in settled} == {}
    shared = [code for code, count in Counter(codes.values()).items() if count > 1]
    assert {kind: code for kind, code in codes.items() if code in shared} == {}


def test_every_error_says_in_its_docstring_what_happened():
    assert [kind for kind in kinds() if not (kind.__doc__ or "").strip()] == []
