"""A stored plan is believed only as far as it can be worked out again."""

import json

import pytest

from tepat.placement import store
from tepat.placement.case import work_out
from tepat.placement.make import make
from tepat.placement.plan import digest
from tepat.placement.store import FolderInTheWay, NotAPlan
from tepat.placement.verify import verify


@pytest.fixture
def folder(small, tmp_path):
    """C is critical and empty, B has one holder too many, and nobody may have D."""
    people = [
        small.person(1, "A"),
        small.person(2, "B"),
        small.person(3, "B", field="Akuntansi"),
        small.person(4, None),
    ]
    posts = [
        small.post("A", 1),
        small.post("B", 1),
        small.post("C", 1, critical=True, fields=["Akuntansi"]),
        small.post("D", 1, fields=["Kedokteran"]),
    ]
    case = work_out(small.city(people, posts))
    with store.writing(tmp_path / "rencana") as fresh:
        store.write(fresh, case, make(case))
    return tmp_path / "rencana"


def altered(folder, change, *, sign=True):
    """Change the plan; by default also renew its digest, as a forger would."""
    file = folder / store.PLAN
    content = json.loads(file.read_text("utf-8"))
    change(content)
    if sign:
        content["digest"] = digest(content)
    file.write_text(json.dumps(content), "utf-8")
    return verify(folder)


def codes(found):
    return {violation.sentence.en[:20] for violation in found.violations}


def test_the_plan_as_made_is_valid_and_proven(folder):
    found = verify(folder)
    assert found.violations == ()
    assert found.valid
    # Person 3 of the crowded B fills the critical C; A and B keep theirs.
    assert found.objective == found.bound
    assert found.objective["critical"] == 1
    assert found.objective["filled"] == 3


def test_a_single_altered_character_is_noticed(folder):
    found = altered(folder, lambda it: it.update(example=True), sign=False)
    assert not found.valid


def move_elsewhere(content):
    content["moves"][0]["to"] = "A"


def drop_a_person(content):
    content["stays"].pop()


def raise_a_price(content):
    content["prices"]["C"] = [5, 0, 0, 0]


def make_a_price_negative(content):
    content["prices"]["C"] = [-1, 0, 0, 0]


def claim_more(content):
    content["objective"]["filled"] += 1
    content["bound"]["filled"] += 1


def flatter_the_city(content):
    content["before"]["filled"] -= 1


def forget_where_from(content):
    content["moves"][0]["from"] = None


def tell_another_reason(content):
    content["moves"][0]["reason"] = "Atas permintaan sendiri."


def hide_an_empty_seat(content):
    content["unfilled"] = []
    content["leaving"] = [{"nip": "x"}]


def misname_a_fit(content):
    content["moves"][0]["fit_after"] += 1


def call_strangers_relatives(content):
    content["restricted"]["relatives"] = [[content["stays"][0]["nip"], "C"]]


def add_an_approval(content):
    content["approved_by"] = "Wali Kota"


def write_a_number_otherwise(content):
    content["objective"]["fit"] = float(content["objective"]["fit"])


def ask_an_absurd_price(content):
    content["prices"]["C"] = [2**70, 0, 0, 0]


def forget_what_relatives_cost(content):
    content["restricted"]["without_relatives"] = {}


def misname_what_relatives_cost(content):
    content["restricted"]["without_relatives"]["fit"] = None


def lower_the_ceiling(content):
    # Nobody may sit in D, so a price below zero there pays no person.
    content["restricted"]["ceiling_prices"]["D"] = [0, -1, 0, 0]
    content["restricted"]["ceiling"]["filled"] -= 1


def soften_a_rule(content):
    content["made_from"]["policy"]["least_months_before_retirement"] = 900


@pytest.mark.parametrize(
    "forge",
    [
        move_elsewhere,
        drop_a_person,
        raise_a_price,
        make_a_price_negative,
        claim_more,
        flatter_the_city,
        forget_where_from,
        tell_another_reason,
        hide_an_empty_seat,
        misname_a_fit,
        call_strangers_relatives,
        add_an_approval,
        write_a_number_otherwise,
        ask_an_absurd_price,
        forget_what_relatives_cost,
        misname_what_relatives_cost,
        lower_the_ceiling,
        soften_a_rule,
    ],
)
def test_a_forged_plan_is_refused_even_with_a_fresh_digest(folder, forge):
    found = altered(folder, forge)
    assert not found.valid
    for violation in found.violations:
        assert violation.sentence.fill(violation.facts, "id")
        assert violation.sentence.fill(violation.facts, "en")


def test_other_inputs_are_noticed(folder):
    file = folder / store.INPUTS / "jabatan.csv"
    file.write_text(file.read_text("utf-8").replace("Jabatan A", "Jabatan Z"), "utf-8")
    assert not verify(folder).valid


def test_a_folder_without_a_plan_is_refused_by_name(tmp_path):
    with pytest.raises(NotAPlan, match=tmp_path.name):
        verify(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        *("{", "[]", '{"form": "other"}', "[" * 100_000),
        *(
            f'{{"form": "tepat-plan/1", "x": {it}}}'
            for it in ("NaN", "1e999", '"\\ud800"')
        ),
    ],
)
def test_a_plan_that_cannot_be_read_is_refused(tmp_path, text):
    (tmp_path / store.PLAN).write_text(text, "utf-8")
    with pytest.raises(NotAPlan):
        verify(tmp_path)


@pytest.mark.parametrize(
    ("part", "entry", "value"),
    [
        ("policy", "functional_to_operational", "no"),
        ("policy", "shortest_in_position", True),
        ("policy", "weights", {"competency": 40.0}),
        ("scenario", "cooling_off", [[]]),
        ("scenario", "refill", -5),
        ("scenario", "moves", ["pemecatan"]),
    ],
)
def test_what_no_city_can_ask_for_is_refused(folder, part, entry, value):
    def ask(content):
        content["made_from"][part][entry] = value

    with pytest.raises(NotAPlan):
        altered(folder, ask)


def test_inputs_that_are_gone_are_refused(folder):
    (folder / store.INPUTS / "unit.csv").unlink()
    with pytest.raises(NotAPlan):
        verify(folder)


def test_a_folder_with_other_files_is_never_overwritten(tmp_path):
    kept = tmp_path / "catatan.txt"
    kept.write_text("penting", "utf-8")
    with pytest.raises(FolderInTheWay), store.writing(tmp_path):
        pass
    assert kept.read_text("utf-8") == "penting"


def test_a_plan_that_fails_half_way_leaves_the_older_one(folder):
    before = (folder / store.PLAN).read_bytes()
    with pytest.raises(RuntimeError), store.writing(folder) as fresh:
        (fresh / store.PLAN).write_text("{", "utf-8")
        raise RuntimeError
    assert (folder / store.PLAN).read_bytes() == before
    assert [it.name for it in folder.parent.iterdir()] == [folder.name]
