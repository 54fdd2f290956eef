"""CONTRIBUTING shows how to add a rule. Here somebody follows it to the letter."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"```(python|yaml)\n(.*?)```", re.DOTALL)


def test_the_rule_of_contributing_works_when_added_to_its_four_places(tmp_path):
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    _, function, sentences, golden = [body for _, body in BLOCK.findall(text)]
    for part in ("src", "tests/golden", "pyproject.toml"):
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
        (tmp_path / part).parent.mkdir(exist_ok=True)
        copy(ROOT / part, tmp_path / part)
    families = tmp_path / "src" / "tepat" / "rules" / "families"
    append(families / "tenure.py", function)
    append(families / "tenure.yaml", sentences)
    case = tmp_path / "tests" / "golden" / "uu-5-2014" / "pasal-116.yaml"
    case.parent.mkdir(exist_ok=True)
    case.write_text(golden, "utf-8")

    done = subprocess.run(
        [sys.executable, "-m", "pytest", "tests/golden", "-k", "pasal-116"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path / "src"), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    cases = golden.count("because:")
    assert f"{cases + 1} passed" in done.stdout  # each case, and the form of the file


def test_the_norm_of_the_example_is_the_one_that_we_have():
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    norm = BLOCK.findall(text)[0][1]
    ours = (ROOT / "src/tepat/law/norms/tenure.yaml").read_text("utf-8")
    assert norm.strip() in ours


def append(path, text):
    path.write_text(path.read_text("utf-8") + "\n\n" + text, "utf-8")
