"""What each rule says of single pairs, where no legal source works the example out.

Cases with a source in the law are golden cases; see ``tests/golden``.
"""

from datetime import date
from pathlib import Path

import pytest
import yaml

from tepat import law
from tepat.policy import Policy
from tepat.rules import ROLL, explain

FILES = sorted(Path(__file__).parent.glob("cases/*.yaml"))
LAW = law.on(date(2026, 11, 24))


def cases():
    for file in FILES:
        told = yaml.safe_load(file.read_text("utf-8"))
        for case in told["cases"]:
            pair = told["given"] | case
            yield pytest.param(
                told["rule"], pair, id=f"{told['rule']}: {pair['because']}"
            )


@pytest.mark.parametrize(("code", "case"), list(cases()))
def test_rule_says_of_the_pair(code, case):
    policy = Policy(**case.get("policy", {}))
    (finding,) = explain(case, [ROLL[code]], LAW, policy)
    assert finding.verdict == case["expect"]
