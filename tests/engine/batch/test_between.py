"""The second round: empty seats of one agency, people another can spare."""

import json
from collections import Counter
from dataclasses import replace
from datetime import date
from functools import cache

import numpy as np
import polars as pl
import pytest
from scipy.sparse import coo_array
from scipy.sparse.csgraph import maximum_bipartite_matching

from tepat import intake
from tepat.batch.posted import Ask, post
from tepat.batch.together import together
from tepat.cli.main import main
from tepat.intake import town
from tepat.placement import store
from tepat.placement.verify import verify


def batch(books, out, *more):
    return main(["batch", str(books), "--out", str(out), "--workers", "1", *more])


@pytest.fixture(scope="session")
def found(tmp_path_factory):
    """Two agencies, of which one needs no clerks and one more, and the second round."""
    folder = tmp_path_factory.mktemp("antar")
    books, out = folder / "buku", folder / "hasil"
    intake.write_csv(needing(town.build(60, 3), 0, 1), books / "kota-x")
    intake.write_csv(needing(town.build(52, 2), 4, 1), books / "kota-y")
    assert batch(books, out, "--between") == 0
    told = json.loads((out / "gabungan.json").read_text("utf-8"))
    return books, out, told["between"]


def needing(city, clerks, others):
    """The city with so many seats in each position; all came long ago."""
    is_clerk = pl.col("family") == "PELAKSANA"
    since = pl.when(pl.col("position_since").is_not_null()).then(date(2020, 1, 1))
    return replace(
        city,
        positions=city.positions.with_columns(
            need_stated=pl.when(is_clerk).then(clerks).otherwise(others)
        ),
        tasks=city.tasks.clear(),
        teaching=city.teaching.clear(),
        employees=city.employees.with_columns(position_since=since),
    )


@cache
def plan_of(out, name):
    content = store.read(out / name)
    return content, store.case_of(out / name, content)


def test_the_round_is_a_plan_like_any_other_and_verified(found):
    _, out, told = found
    checked = verify(out / "antar-instansi")
    assert checked.valid, checked.violations
    assert told["objective"] == told["bound"] == checked.objective


def test_moves_go_between_agencies_into_seats_that_stayed_empty(found):
    _, out, told = found
    assert told["moves"]
    came = Counter((it["to_agency"], it["to"]) for it in told["moves"])
    for name in ("kota-x", "kota-y"):
        content, case = plan_of(out, name)
        empty = {it["position"]: it["seats"] for it in content["unfilled"]}
        for (agency, code), number in came.items():
            assert agency != name or number <= empty[code]
        settled = {it["nip"] for it in content["moves"]}
        for move in told["moves"]:
            assert move["from_agency"] != move["to_agency"]
            if move["from_agency"] == name:
                assert move["nip"] in set(case.people["nip"]) - settled


def test_nobody_leaves_a_seat_that_the_agency_needs(found):
    _, out, told = found
    for name in ("kota-x", "kota-y"):
        content, case = plan_of(out, name)
        need = dict(case.positions.select("position", "need").iter_rows())
        held = Counter(it["position"] for it in content["stays"])
        held += Counter(it["to"] for it in content["moves"])
        left = Counter(
            it["from"]
            for it in told["moves"]
            if it["from_agency"] == name and it["from"]
        )
        assert all(held[code] - number >= need[code] for code, number in left.items())


def test_people_are_judged_as_they_are_at_home(found):
    """Their own fit in the round is that of their own agency's plan."""
    _, out, _ = found
    content = store.read(out / "antar-instansi")
    case = store.case_of(out / "antar-instansi", content)
    agency = {}
    for name in ("kota-x", "kota-y"):
        _, own = plan_of(out, name)
        place = {code: at for at, code in enumerate(own.positions["position"])}
        for at, nip in enumerate(own.people["nip"]):
            agency.setdefault(nip, (own, at, place))
    seen = 0
    for at, nip in enumerate(case.people["nip"]):
        if case.holds[at] < 0:
            continue
        own, row, _ = agency[nip]
        here = case.scores[at, case.target[case.holds[at]]]
        assert here == own.scores[row, own.target[own.holds[row]]]
        seen += 1
    assert seen


def test_the_round_fills_as_many_as_any_other_could(found):
    """Against another hand: the largest matching of people and seats."""
    _, out, _ = found
    content = store.read(out / "antar-instansi")
    problem = store.case_of(out / "antar-instansi", content).problem()
    first = np.cumsum(problem.seats) - problem.seats
    often = problem.seats[problem.option_position]
    person = np.repeat(problem.option_person, often)
    within = np.arange(len(person)) - np.repeat(np.cumsum(often) - often, often)
    seat = np.repeat(first[problem.option_position], often) + within
    shape = (len(problem.people), int(problem.seats.sum()))
    graph = coo_array((np.ones(len(person)), (person, seat)), shape=shape).tocsr()
    most = (maximum_bipartite_matching(graph, perm_type="column") >= 0).sum()
    assert content["objective"]["filled"] == most > 0


def test_procedures_and_the_limits_of_two_rounds_are_told(found):
    _, _, told = found
    for move in told["moves"]:
        assert "PPK" in move["procedure"] and "BKN" in move["procedure_en"]
    said = " ".join(line["id"] for line in told["said"])
    assert "bukan optimum bersama" in said


def test_a_second_run_changes_nothing(found):
    books, out, _ = found
    before = (out / "gabungan.json").read_bytes()
    stamp = (out / "antar-instansi" / "plan.json").stat().st_mtime_ns
    assert batch(books, out, "--between") == 0
    assert (out / "gabungan.json").read_bytes() == before
    assert (out / "antar-instansi" / "plan.json").stat().st_mtime_ns == stamp


def test_who_is_on_record_twice_takes_no_part(found):
    _, out, _ = found
    figures = json.loads((out / "kota-x" / "ringkasan.json").read_bytes())["figures"]
    spare = tuple(figures["spare"])
    one = post(Ask("kota-x", out / "kota-x", spare))
    two = post(Ask("kota-y", out / "kota-x", spare[:1]))
    whole = together([one, two], frozenset())
    assert whole.doubled == spare[:1]
    assert {*whole.agency} == {*spare[1:]}
    for table in (whole.snapshot.employees, whole.snapshot.appraisals):
        assert spare[0] not in table["nip"] and spare[1] in table["nip"]


def test_a_round_that_would_break_a_promise_is_refused(found, tmp_path, capsys):
    books, _, _ = found
    asked = tmp_path / "s.toml"
    for text in ('[plan]\nmode = "voluntary"\n', "[caps]\nmoves = 1\n"):
        asked.write_text(text, "utf-8")
        out = tmp_path / "hasil"
        assert batch(books, out, "--between", "--scenario", str(asked)) == 124
        assert "--between" in capsys.readouterr().err
        assert not out.exists()
