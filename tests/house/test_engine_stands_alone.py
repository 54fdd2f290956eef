"""The engine is a library: it must load where no web framework is installed."""

import subprocess
import sys

PROBE = """
import importlib, pkgutil, sys
import tepat
for module in pkgutil.walk_packages(tepat.__path__, "tepat."):
    importlib.import_module(module.name)
loaded = {name.partition(".")[0] for name in sys.modules}
sys.exit(", ".join(sorted(loaded & {"django", "ninja", "tepat_web"})) or 0)
"""


def test_importing_the_whole_engine_imports_no_web_framework():
    done = subprocess.run(
        [sys.executable, "-c", PROBE], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
