"""How many known faults the audit finds in the fictional city, and what else it says.

The bounds are measured ones, with a little room: a change that finds less or cries
more often is seen here.
"""

from dataclasses import dataclass

import polars as pl
import pytest

from tepat import law
from tepat.intake import town
from tepat.norm_audit import audit

from .planted import planted, with_own_tasks


@dataclass(frozen=True)
class Result:
    recall: float
    precision: float


def compared(found, planted, comparable):
    found, known = set(found), planted & comparable
    assert len(known) > 1
    return Result(len(found & known) / len(known), len(found & planted) / len(found))


@pytest.fixture(scope="module", params=[(400, 2), (1500, 3)], ids=str)
def case(request):
    return planted(town.build(*request.param))


@pytest.fixture(scope="module")
def told(case):
    return audit(case.city, law.on(case.city.day))


@pytest.fixture(scope="module")
def comparable(told):
    """Rows that have enough like ones: of the others nothing can be known."""
    sizes = told.rows.filter(pl.col("norm") > 0).group_by("group", "job").agg(
        n=pl.col("owner").n_unique()
    )  # fmt: skip
    rows = told.rows.join(sizes, on=["group", "job"], how="left", maintain_order="left")
    return set(rows.filter(pl.col("n") >= told.policy.fewest_like)["row"])


def test_norms_five_times_too_long_are_found_and_little_else(case, told, comparable):
    result = compared(told.frames["norms"]["row"], case.norms, comparable)
    assert result.recall >= 0.95
    assert result.precision >= 0.9


def test_units_mixed_up_are_found_as_such(case, told, comparable):
    result = compared(told.frames["units"]["row"], case.units, comparable)
    assert result.recall >= 0.95
    assert result.precision >= 0.9


def test_volumes_twelve_times_too_large_are_found(case, told, comparable):
    result = compared(told.frames["volumes"]["row"], case.volumes, comparable)
    assert result.recall >= 0.85
    assert result.precision >= 0.85


def test_every_time_of_zero_is_found(case, told):
    assert set(told.frames["too_short"]["row"]) == case.zeros


def test_every_copy_is_found_and_no_other(case, told):
    assert set(told.frames["copies"]["position"]) == case.copies


def test_a_city_without_faults_raises_few_alarms():
    clean = with_own_tasks(town.build(1500, 3))
    told = audit(clean, law.on(clean.day))
    kinds = (
        "headings",
        "units",
        "norms",
        "volumes",
        "too_long",
        "copies",
        "same_volumes",
    )
    alarms = {kind: told.frames[kind].height for kind in kinds}
    assert alarms == dict.fromkeys(kinds, 0)
    # Some posts of the city are short of people: that is what the sentence says.
    assert told.frames["too_much"].height <= 0.02 * told.totals["tasks"]
    assert not told.frames["too_much"]["is_beyond"].any()
