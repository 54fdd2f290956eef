"""Cities of a few people, in which envy, burden and differences are known."""

import importlib.util
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from tepat.placement.case import work_out

from ..few import DAY, city, nip, person, post

FILE = Path(__file__).parents[3] / "bench" / "fairness.py"


def plan(case, **moves):
    """A plan in which everybody stays but those who are told to go somewhere.

    Args:
        case: The case.
        moves: ``N12="A"``: the person whose NIP ends with 912 goes to A; ``(code,
            kind)`` names the kind of move.
    """
    going = {}
    for key, to in moves.items():
        code, kind = to if isinstance(to, tuple) else (to, "rotasi")
        going[str(900 + int(key[1:]))] = (code, kind)
    content = {
        "stays": [],
        "moves": [],
        "unplaced": [],
        "objective": dict.fromkeys(case.scenario.goals, 0),
        "prices": {},
        "over_strength_prices": {},
        "restricted": {"closed": [], "trimmed": [], "relatives": []},
    }
    for own in case.people.select("nip", "position").iter_rows(named=True):
        to = going.get(own["nip"][-3:])
        if to is not None:
            content["moves"].append({"nip": own["nip"], "to": to[0], "kind": to[1]})
        elif own["position"] is None:
            content["unplaced"].append(own["nip"])
        else:
            content["stays"].append(own)
    return content


@pytest.fixture
def small():
    return SimpleNamespace(
        city=city, person=person, post=post, nip=nip, plan=plan, case=work_out, DAY=DAY
    )


@pytest.fixture(scope="module")
def bench():
    spec = importlib.util.spec_from_file_location("bench_fairness", FILE)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
