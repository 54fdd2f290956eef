"""Programmes found again for agencies never seen: the bench's own protocol."""

import importlib.util
import sys
from pathlib import Path

import pytest

from tepat.programmes.vacancies import read_vacancies

BENCH = Path(__file__).parents[3] / "bench" / "programmes.py"


@pytest.fixture(scope="module")
def bench():
    spec = importlib.util.spec_from_file_location("bench_programmes", BENCH)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their own module up
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def judged(bench, cpns):
    asked, names = read_vacancies(cpns), bench.reference(cpns)
    return {
        learned: list(bench.judged(asked, names, bench.FOLDS, learned))
        for learned in (False, True)
    }


def test_no_agency_stands_in_two_folds(bench, vacancies):
    fold = bench.dealt(vacancies, 5)
    assert fold.keys() == {it.agency for it in vacancies}
    assert set(fold.values()) == set(range(5))


@pytest.mark.slow
def test_what_is_learned_beats_the_wording_alone(bench, judged):
    wording = bench.figures(judged[False])
    learned = bench.figures(judged[True])
    assert learned["questions"] == wording["questions"] == 5919
    assert learned["pairs"] == 16491
    assert learned["median rank"] < wording["median rank"] / 8
    assert learned["mean reciprocal rank"] > 2 * wording["mean reciprocal rank"]
    for most in (1, 5, 20):
        key = f"precision at {most}"
        assert learned[key] > 1.9 * wording[key]


@pytest.mark.slow
def test_titles_never_seen_fare_no_worse_than_by_wording_alone(bench, judged):
    wording, learned = (
        bench.figures([it for it in judged[which] if not it.title_known])
        for which in (False, True)
    )
    assert learned["median rank"] < wording["median rank"]
    for key in ("mean reciprocal rank", "precision at 5", "precision at 20"):
        assert learned[key] >= wording[key]
