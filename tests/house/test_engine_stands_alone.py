"""The engine is a library: it must load where no web framework is installed."""

import subprocess
import sys

WHOLE = """
import importlib, pkgutil, tepat
for module in pkgutil.walk_packages(tepat.__path__, "tepat."):
    importlib.import_module(module.name)
"""
LOADED = """
import sys
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""


def loaded_by(code):
    """Names of the packages that a fresh process has loaded after ``code``."""
    done = subprocess.run(
        [sys.executable, "-c", code + LOADED],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def test_importing_the_whole_engine_imports_no_web_framework():
    loaded = loaded_by(WHOLE)
    assert "tepat" in loaded
    assert loaded & {"django", "ninja", "tepat_web"} == set()


def test_the_module_that_checks_a_plan_loads_no_optimiser():
    loaded = loaded_by("import tepat.placement.verify")
    assert loaded & {"ortools", "scipy"} == set()
