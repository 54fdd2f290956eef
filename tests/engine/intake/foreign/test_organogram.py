"""Bodies with every defect the field knows, and three real ones.

The facts expected here are worked out by other means than the engine's: on paper in
the invented bodies, by a few plain loops in the random ones, and by the data's own
table in the real ones, which are kept elsewhere and skipped where they are absent.
"""

import csv
import random
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tepat import intake
from tepat.intake import foreign

from .conftest import ORGANOGRAM, ROOT, junior, senior

REAL = ROOT.parent / "shared" / "data" / "organogram_uk"
DAY = date(2011, 9, 30)


def codes(adapted):
    return Counter(problem.code for problem in adapted.problems)


def superiors(adapted):
    return dict(adapted.snapshot.positions.select("position", "superior").iter_rows())


def real_bodies():
    if not REAL.is_dir():
        return [pytest.param({}, marks=pytest.mark.skip(f"no real bodies at {REAL}"))]
    with (REAL / "expected_facts.csv").open(encoding="utf-8", newline="") as file:
        return [pytest.param(row, id=row["body"]) for row in csv.DictReader(file)]


@pytest.mark.parametrize("expected", real_bodies())
def test_a_real_body_has_exactly_the_expected_facts(expected, tmp_path):
    told = foreign.column_map(ORGANOGRAM)
    adapted = foreign.adapt(ORGANOGRAM, told, REAL, expected["body"])
    facts = {name: str(fact) for name, fact in adapted.facts.items()}
    assert facts == {name: expected[name] for name in facts}
    assert set(expected) - set(facts) == {
        *("split", "body", "published_senior_posts", "published_junior_rows")
    }
    assert adapted.facts["junior_rows"] == int(expected["published_junior_rows"])
    intake.write_csv(adapted.snapshot, tmp_path)
    assert intake.read(tmp_path, day=DAY, today=DAY).problems == []


def test_a_code_told_twice_is_kept_twice_and_told(adapted):
    found = adapted(
        [senior("1"), senior("2", "1"), senior("2", "1", fte="0.5"), senior("3", "2")]
    )
    assert found.facts["senior_rows"] == 4
    assert found.facts["senior_unique_refs"] == 3
    assert found.facts["duplicate_refs"] == 1
    assert found.facts["max_span_senior"] == 2  # 1 has two rows below it
    assert found.facts["senior_fte"] == "3.50"
    assert superiors(found) == {"1": None, "2": "1", "2#2": "1", "3": "2"}
    (told,) = [it for it in found.problems if it.code == "MAP-DUPLICATE-CODE"]
    assert (told.sheet, told.row, told.column) == ("body-senior.csv", 4, "post_ref")


def test_what_does_not_hang_on_a_top_is_kept_and_told(adapted):
    found = adapted(
        [
            senior("1"),
            senior("2", "1"),
            senior("9"),  # a second top
            senior("3", "99"),  # dangling
            senior("4", "3"),
            senior("5", "", is_top="0"),  # blank
            senior("6", "N/D"),  # blank in the words of the source
        ]
    )
    facts = found.facts
    assert (facts["tops"], facts["blank_reports_to"]) == (2, 2)
    assert (facts["dangling_reports_to"], facts["cycles"]) == (1, 0)
    assert facts["max_depth"] == 1  # 4 stands two steps below nothing
    told = codes(found)
    assert told["MAP-SEVERAL-TOPS"] == told["MAP-DANGLING-PARENT"] == 1
    assert told["MAP-BLANK-PARENT"] == 2
    assert told["MAP-UNCONNECTED"] == 1
    (lost,) = [it for it in found.problems if it.code == "MAP-UNCONNECTED"]
    assert lost.facts["count"] == 4
    # All under one added unit, and nobody becomes anybody's superior by it.
    root = found.snapshot.units.filter(found.snapshot.units["parent"].is_null())
    assert root["name"].to_list() == ["Instansi"]
    assert superiors(found)["3"] is superiors(found)["5"] is None


def test_a_circle_is_told_once_and_cut_at_its_first_row(adapted):
    found = adapted(
        [
            senior("1"),
            senior("2", "4"),
            senior("3", "2"),
            senior("4", "3"),
            senior("5", "4"),
            senior("6", "6"),
        ]
    )
    assert found.facts["cycles"] == 2
    assert found.facts["max_depth"] == 0
    drawn = [it.facts["circle"] for it in found.problems if it.code == "MAP-CYCLE"]
    assert drawn == ["2 → 4 → 3 → 2", "6 → 6"]
    assert superiors(found) == {
        "1": None,
        "2": None,
        "3": "2",
        "4": "3",
        "5": "4",
        "6": None,
    }


def test_vacant_and_eliminated_posts_are_counted_and_need_what_they_need(adapted):
    found = adapted(
        [
            senior("1"),
            senior("2", "1", occupancy="vacant", fte="0.6"),
            senior("3", "1", occupancy="eliminated"),
        ]
    )
    assert (found.facts["vacant"], found.facts["eliminated"]) == (1, 1)
    rows = found.snapshot.positions.select("need_stated", "holders_stated").rows()
    assert rows == [(1, 1), (1, 0), (0, 0)]


def test_fractions_are_exact_in_the_facts_and_rounded_up_in_the_book(adapted):
    found = adapted(
        [senior("1", fte="0.83")],
        [junior("1", "2.4"), junior("1", "N/D"), junior("77", "1"), junior("", "0.1")],
    )
    assert found.facts["senior_fte"] == "0.83"
    assert found.facts["junior_fte"] == "3.50"
    assert found.facts["junior_rows"] == 4
    assert found.facts["junior_dangling"] == 2  # 77 is not there, and one names none
    assert found.snapshot.positions["need_stated"].to_list() == [1, 3, None, 1, 1]
    assert codes(found)["MAP-GROUP-DANGLING"] == 2
    (told,) = [
        it
        for it in found.problems
        if it.code == "MAP-FRACTIONS"
        and it.sheet == "body-junior.csv"
        and it.column == "kebutuhan"
    ]
    assert (told.facts["exact"], told.facts["whole"]) == (3.5, 5)
    assert "seluruhnya 3,5" in told.message("id")


def test_a_value_that_the_map_does_not_know_is_told_with_its_count(adapted):
    found = adapted(
        [senior("1"), senior("2", "1", grade="OF9"), senior("3", "1", grade="OF9")]
    )
    (told,) = [it for it in found.problems if it.code == "MAP-VALUE-UNKNOWN"]
    assert (told.value, told.facts["count"]) == ("OF9", 2)


def test_no_leaf_is_taken_for_the_leader_of_its_superior(adapted, tmp_path):
    # The leaf outranks the post it reports to, and stands before it in the file.
    found = adapted([senior("2", "1", grade="SCS4"), senior("1", grade="SCS1")])
    intake.write_csv(found.snapshot, tmp_path / "buku")
    assert intake.read(tmp_path / "buku", today=DAY).problems == []


def test_the_same_files_give_the_same_bytes(adapted, tmp_path):
    rows = [senior("1"), senior("2", "1"), senior("2", "1")]
    for name in ("a", "b"):
        intake.write_xlsx(adapted(rows).snapshot, tmp_path / f"{name}.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


@pytest.mark.parametrize("seed", range(40))
def test_the_facts_of_a_random_body_are_those_of_plain_counting(adapted, seed):
    dice = random.Random(seed)
    refs = [f"R{dice.randrange(25)}" for _ in range(30)]
    rows = [
        senior(
            ref,
            dice.choice([*refs, "X1", "X2", "", ""]),
            is_top=dice.choice("000001"),
            occupancy=dice.choice(["filled", "vacant", "eliminated"]),
            fte=dice.choice(["1", "0.5", "", "0.83", "N/D"]),
        )
        for ref in refs
    ]
    rows[0] |= {"is_top": "1", "reports_to": ""}
    found = adapted(rows)
    facts, counted = found.facts, counting(rows)
    assert {name: facts[name] for name in counted} == counted
    assert found.snapshot.positions.height == len(rows)


def counting(rows):
    refs = Counter(row["post_ref"] for row in rows)
    below = Counter(row["reports_to"] for row in rows if row["reports_to"] in refs)
    # Steps down from the tops, until nothing new is reached.
    first = {row["post_ref"]: at for at, row in reversed([*enumerate(rows)])}
    depth = {at: 0 for at, row in enumerate(rows) if row["is_top"] == "1"}
    for step in range(1, len(rows) + 1):
        reached = {at for at, there in depth.items() if there == step - 1}
        for at, row in enumerate(rows):
            if at not in depth and first.get(row["reports_to"]) in reached:
                depth[at] = step
    return {
        "senior_rows": len(rows),
        "senior_unique_refs": len(refs),
        "duplicate_refs": sum(1 for count in refs.values() if count > 1),
        "tops": sum(row["is_top"] == "1" for row in rows),
        "blank_reports_to": sum(
            row["reports_to"] == "" and row["is_top"] != "1" for row in rows
        ),
        "dangling_reports_to": sum(row["reports_to"] in ("X1", "X2") for row in rows),
        "cycles": circles(rows, first),
        "max_depth": max(depth.values()),
        "max_span_senior": max(below.values(), default=0),
        "senior_fte": str(
            sum(
                (Decimal(row["fte"]) for row in rows if row["fte"] not in ("", "N/D")),
                Decimal("0.00"),
            )
        ),
        "vacant": sum(row["occupancy"] == "vacant" for row in rows),
        "eliminated": sum(row["occupancy"] == "eliminated" for row in rows),
    }


def circles(rows, first):
    """Sets of rows from which so many steps upwards lead back to themselves."""
    found = set()
    for start in range(len(rows)):
        here, walked = start, set()
        for _ in range(2 * len(rows)):
            here = first.get(rows[here]["reports_to"])
            if here is None:
                break
            walked.add(here)
        else:
            circle, at = set(), here
            while at not in circle:
                circle.add(at)
                at = first[rows[at]["reports_to"]]
            found.add(frozenset(circle))
    return len(found)


def test_the_maps_that_are_shipped_can_be_read():
    shipped = sorted(Path(ORGANOGRAM).parent.glob("*.toml"))
    assert len(shipped) >= 3
    assert all(foreign.column_map(path).title for path in shipped)
