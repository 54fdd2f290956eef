"""Every rule on the position map: it holds of a sound city, and how it is broken."""

from datetime import date

import pytest

from tepat.establishment.integrity import ROLL, Weight, number
from tepat.finding import Verdict
from tepat.law import instruments

from .conftest import City, leader, person, staff, task

FAILS, UNKNOWN = "fails", "unknown"
SECOND = {"unit": "X", "name": "Dinas Kedua"}


def below(code, parent, **told):
    return {"unit": code, "name": f"Unit {code}", "parent": parent} | told


# code: [(how it is spoiled, what is then seen)]; one line each, in the order of codes.
CASES = {
    "MAP-1": [
        (
            lambda c: c.add("units", **below("X", "D")).add(
                "positions", **staff("X-1", "X", "Penelaah Teknis Kebijakan")
            ),
            [(FAILS, "X", None)],
        ),
    ],
    "MAP-2": [
        (
            lambda c: c.set("positions", "B-1", need_stated=0).setting(
                leadership_need_stated=True
            ),
            [(FAILS, "B", "B-1")],
        ),
    ],
    "MAP-3": [
        (
            lambda c: c.set("positions", "B-3", position_class=None),
            [(UNKNOWN, "B", None)],
        ),
    ],
    "MAP-4": [
        (
            lambda c: c.set("positions", "B-3", need_stated=None),
            [(UNKNOWN, "B", None)],
        ),
    ],
    "MAP-5": [
        (lambda c: c.add("units", **SECOND), [(FAILS, "X", None)]),
        (lambda c: c.set("units", "K", parent="D"), [(FAILS, None, None)]),
    ],
    "MAP-6": [
        (
            lambda c: c.add("units", **below("X", "Y")).add("units", **below("Y", "X")),
            [(FAILS, "X", None)],
        ),
    ],
    "MAP-7": [
        (lambda c: c.set("units", "B", parent="ZZ"), [(FAILS, "B", None)]),
    ],
    "MAP-8": [
        (
            lambda c: c.set("units", "D", parent="ZZ"),
            [(FAILS, "B", None), (FAILS, "S", None)],
        ),
        (
            lambda c: c.add("units", **SECOND).add("units", **below("Y", "X")),
            [(FAILS, "Y", None)],
        ),
    ],
    "MAP-9": [
        (lambda c: c.add("units", **below("X", "D")), [(FAILS, "X", None)]),
    ],
    "MAP-10": [
        (
            lambda c: c.add(
                "positions", **leader("B-9", "B", "Dua", "ADMINISTRATOR", 11)
            ),
            [(FAILS, "B", "B-9")],
        ),
    ],
    "MAP-11": [
        (lambda c: c.add("units", **below("B", "E")), [(FAILS, "B", None)]),
    ],
    "MAP-12": [
        (
            lambda c: c.set("units", "B", name="SEKRETARIAT "),
            [(FAILS, "S", None), (FAILS, "B", None)],
        ),
    ],
    "MAP-13": [
        (lambda c: c.set("units", "B", name="-"), [(FAILS, "B", None)]),
        (lambda c: c.set("units", "B", name="Bidang  Gizi"), [(FAILS, "B", None)]),
        (lambda c: c.set("units", "B", name="Bidang \ufffdizi"), [(FAILS, "B", None)]),
    ],
    "MAP-14": [
        (lambda c: c.set("units", "D", name="Dinkes"), [(FAILS, "D", None)]),
    ],
    "MAP-15": [
        (lambda c: c.add("units", **below("X", "B")), [(FAILS, "B", None)]),
    ],
    "MAP-16": [
        (
            lambda c: c.setting(layers_most=2),
            [(FAILS, "S", None), (FAILS, "B", None)],
        ),
    ],
    "MAP-17": [
        # The head of the agency leads two heads below, and nobody else.
        (lambda c: c.setting(span_most=1), [(FAILS, u, None) for u in "KDSBE"]),
    ],
    "MAP-18": [
        (lambda c: c.drop("positions", "B-3"), [(FAILS, "B", None)]),
    ],
    "MAP-19": [
        (lambda c: c.set("positions", "B-1", echelon="III.a"), [(FAILS, "B", None)]),
        (
            lambda c: c.set("positions", "B-1", family="PENGAWAS", echelon=None),
            [(FAILS, "B", None)],
        ),
        (
            lambda c: c.set("units", "B", kind="kecamatan"),
            [(FAILS, "B", None)],
        ),
    ],
    "MAP-20": [
        (lambda c: c.set("units", "E", status="Tidak aktif"), [(FAILS, "E", None)]),
    ],
    "MAP-21": [
        (lambda c: c.set("units", "E", parent="ZZ"), [(FAILS, None, None)]),
    ],
    "MAP-22": [
        (lambda c: c.set("positions", "B-3", unit="ZZ"), [(FAILS, "ZZ", "B-3")]),
    ],
    "MAP-23": [
        (lambda c: c.set("positions", "B-3", superior="ZZ"), [(FAILS, "B", "B-3")]),
    ],
    "MAP-24": [
        (
            lambda c: c.set("positions", "B-2", superior="B-3").set(
                "positions", "B-3", superior="B-2"
            ),
            [(FAILS, "B", "B-2")],
        ),
        (  # stated on one side, following from the tree on the other
            lambda c: c.set("positions", "B-1", superior="B-2"),
            [(FAILS, "B", "B-1")],
        ),
    ],
    "MAP-25": [
        (
            lambda c: c.drop("positions", "K-1"),
            [(FAILS, "E", "E-1")],
        ),
    ],
    "MAP-26": [
        (
            lambda c: c.set("positions", "D-1", superior="B-1"),
            [(FAILS, "D", "D-1")],
        ),
        (
            lambda c: c.set("positions", "D-1", echelon=None),
            [(UNKNOWN, "D", "D-1")],
        ),
    ],
    "MAP-27": [
        (
            lambda c: c.set("positions", "B-1", superior="S-1").set(
                "positions", "S-1", echelon="III.b", position_class=11
            ),
            [(FAILS, "B", "B-1")],
        ),
        (
            lambda c: c.set(
                "positions", "B-1", superior="S-1", position_class=None
            ).set("positions", "S-1", echelon=None),
            [(UNKNOWN, "B", "B-1")],
        ),
    ],
    "MAP-28": [
        (
            lambda c: c.set("positions", "S-1", superior="B-3"),
            [(FAILS, "S", "S-1")],
        ),
    ],
    "MAP-29": [
        (
            lambda c: c.set("positions", "S-2", superior="E-1"),
            [(FAILS, "S", "S-2")],
        ),
    ],
    "MAP-30": [
        (
            lambda c: c.set("positions", "B-3", position_class=12),
            [(FAILS, "B", "B-3")],
        ),
    ],
    "MAP-31": [
        (
            lambda c: c.set("positions", "K-1", position_class=18),
            [(FAILS, "K", "K-1")],
        ),
    ],
    "MAP-32": [
        (
            lambda c: c.set("positions", "B-3", position_class=8),
            [(FAILS, "B", "B-3")],
        ),
    ],
    "MAP-33": [
        (
            lambda c: c.set("positions", "E-3", position_class=5),
            [(FAILS, None, "S-3")],
        ),
    ],
    "MAP-34": [
        (
            lambda c: c.set("jobs", "PTK", position_class=6),
            [(FAILS, "S", "S-2")],
        ),
    ],
    "MAP-35": [
        (
            lambda c: c.set("positions", "B-3", need_stated=0),
            [(FAILS, "B", "B-3")],
        ),
    ],
    "MAP-36": [
        (
            lambda c: c.add("employees", **person(910, "S-2")),
            [(FAILS, "S", "S-2")],
        ),
    ],
    "MAP-37": [
        (
            lambda c: c.add("employees", **person(910, "S-1")),
            [(FAILS, "S", "S-1")],
        ),
    ],
    "MAP-38": [
        (lambda c: c.drop("assignments"), [(FAILS, "B", "B-1")]),
        (
            lambda c: c.set(
                "assignments", "199006152015011903", until=date(2026, 11, 23)
            ),
            [(FAILS, "B", "B-1")],
        ),
    ],
    "MAP-39": [
        (
            lambda c: c.set("positions", "S-2", holders_stated=3),
            [(FAILS, "S", "S-2")],
        ),
    ],
    "MAP-40": [
        (
            lambda c: c.set("positions", "S-2", need_stated=3),
            [(FAILS, "S", "S-2")],
        ),
    ],
    "MAP-41": [
        (
            lambda c: c.set("positions", "S-3", name="penelaah teknis kebijakan"),
            [(FAILS, "S", "S-2"), (FAILS, "S", "S-3")],
        ),
    ],
    "MAP-42": [
        (lambda c: c.set("positions", "D-1", name="???"), [(FAILS, "D", "D-1")]),
        (lambda c: c.set("positions", "D-1", name="#REF!"), [(FAILS, "D", "D-1")]),
    ],
    "MAP-43": [
        (lambda c: c.set("positions", "B-1", name="Kabid Gizi"), [(FAILS, "B", "B-1")]),
    ],
    "MAP-44": [
        (
            lambda c: c.set("positions", "B-2", name="Pengadministrasi Umum"),
            [(FAILS, "B", "B-2")],
        ),
        (  # laid down in 2018, ended in 2024, as the shipped catalogue has it
            lambda c: c.set("positions", "B-2", name="Analis Jabatan"),
            [(FAILS, "B", "B-2")],
        ),
    ],
    "MAP-45": [
        (
            lambda c: c.set("positions", "B-2", job="LAMA"),
            [(FAILS, "B", "B-2")],
        ),
    ],
    "MAP-46": [
        (
            lambda c: c.set("positions", "B-3", level="PENGAWAS"),
            [(FAILS, "B", "B-3")],
        ),
    ],
    "MAP-47": [
        (
            lambda c: c.set("positions", "S-1", echelon="IV.a"),
            [(FAILS, "S", "S-1")],
        ),
    ],
    "MAP-48": [
        (
            lambda c: c.set("positions", "B-3", name="Perencana"),
            [(UNKNOWN, "B", "B-3")],
        ),
    ],
    "MAP-49": [
        (
            lambda c: c.add("positions", **staff("S-3", "E", "Penata")),
            [(FAILS, "E", "S-3")],
        ),
    ],
    "MAP-50": [
        (
            lambda c: c.set("positions", "B-2", job="PERENCANA"),
            [(FAILS, "B", "B-2")],
        ),
    ],
    "MAP-51": [
        (lambda c: c.drop("tasks", "B-2"), [(UNKNOWN, "B", None)]),
    ],
    "MAP-52": [
        (lambda c: c.drop("analyses", "PTK"), [(UNKNOWN, "S", None)]),
    ],
    "MAP-53": [
        (
            lambda c: c.add("employees", **person(910, "ZZ")),
            [(FAILS, None, "ZZ")],
        ),
    ],
    "MAP-54": [
        (
            lambda c: c.add("employees", **person(910, None, unit="E")),
            [(FAILS, "E", "199006152015011910")],
        ),
    ],
    "MAP-55": [
        (
            lambda c: c.set("employees", "199006152015011904", unit="E"),
            [(FAILS, "E", "S-2")],
        ),
    ],
    "MAP-56": [
        (  # 58 in June 2026: retired from 1 July
            lambda c: c.set(
                "employees", "199006152015011904", nip="196806151995011904"
            ),
            [(FAILS, "S", "S-2")],
        ),
        (
            lambda c: c.set("positions", "B-3", name="Perencana"),
            [(UNKNOWN, "B", "B-3")],
        ),
    ],
    "MAP-57": [
        (
            lambda c: c.set("positions", "B-2", job="BARU"),
            [(FAILS, "B", "B-2")],
        ),
    ],
    "MAP-58": [
        (
            lambda c: c.set("positions", "B-3", name="Perencana Ahli Utama"),
            [(FAILS, "B", "B-3")],
        ),
        (
            lambda c: c.set("positions", "B-3", name="Perencana"),
            [(UNKNOWN, "B", "B-3")],
        ),
    ],
    "MAP-60": [
        (
            lambda c: c.drop("jobs", "PERENCANA").set(
                "positions", "B-3", name="Penjaga Mercusuar Ahli Muda"
            ),
            [(UNKNOWN, "B", None)],
        ),
    ],
    "MAP-59": [
        (lambda c: c.drop("employees"), [(UNKNOWN, u, None) for u in "KDSBE"]),
    ],
}
SPOILED = [(code, at) for code, cases in CASES.items() for at in range(len(cases))]


def test_a_sound_city_has_no_issues(city):
    found = city.found()
    assert [(it.code, it.finding.say()) for it in found.issues] == []
    assert found.readiness["is_ready"].all()
    assert set(found.readiness["done"]) == {1.0}


@pytest.mark.parametrize(("code", "at"), SPOILED)
def test_a_rule_sees_what_is_wrong_and_where(code, at, city):
    spoil, expected = CASES[code][at]
    assert sorted(spoil(city).seen(code), key=str) == sorted(expected, key=str)


@pytest.mark.parametrize("code", ROLL)
def test_every_rule_is_seen_to_break(code):
    rule = ROLL[code]
    verdicts = {verdict for _, seen in CASES[code] for verdict, *_ in seen}
    possible = {FAILS} if rule.defects or rule.fails else set()
    assert verdicts == possible | ({UNKNOWN} if rule.unknown else set())


@pytest.mark.parametrize(
    "code", [code for code, rule in ROLL.items() if rule.condition]
)
def test_a_rule_with_a_condition_is_put_to_something(code):
    reached = {
        outcome.rule.code: outcome.examined
        for spoil, _ in CASES[code]
        for outcome in spoil(City()).found().outcomes
    }
    assert reached[code]


@pytest.mark.parametrize(("code", "at"), SPOILED)
def test_what_is_seen_is_said_in_both_languages_with_a_remedy_and_a_source(
    code, at, city
):
    spoil, _ = CASES[code][at]
    for issue in spoil(city).found().issues:
        for language in ("id", "en"):
            said = issue.finding.say(language)
            assert "None" not in said
            assert "{" not in said
            assert issue.remedy(language).endswith(".")
        assert issue.finding.cites
        assert issue.finding.verdict is not Verdict.HOLDS


@pytest.mark.parametrize("rule", ROLL.values(), ids=ROLL)
def test_a_rule_rests_on_a_known_instrument_or_on_the_policy(rule):
    assert rule.is_policy or rule.basis.instrument in instruments()


def test_codes_run_without_a_gap():
    assert sorted(map(number, ROLL.values())) == list(range(1, len(ROLL) + 1))


def test_there_are_as_many_rules_as_were_asked_for():
    assert len(ROLL) >= 32
    assert [rule.weight for rule in ROLL.values()].count(Weight.ERROR) >= 10


def test_codes_of_the_data_checks_are_told_beside_those_of_the_rules(city):
    found = city.set("units", "B", parent="ZZ").found()
    assert {it.defect for it in found.issues if it.code == "MAP-7"} == {
        "REFERENCE-UNKNOWN"
    }


def test_an_ended_job_names_its_successor(city):
    city.set("positions", "B-2", job="LAMA")
    (issue,) = (it for it in city.found().issues if it.code == "MAP-45")
    assert "Penelaah Teknis Kebijakan (PTK)" in issue.finding.say("id")


def test_the_leader_of_an_agency_may_answer_to_the_secretary_of_the_city(city):
    city.add("units", **below("SETDA", "K", name="Sekretariat Daerah"))
    city.set("positions", "K-1", unit="SETDA")
    city.set("positions", "D-1", superior="K-1").set("positions", "E-1", superior="K-1")
    assert city.seen("MAP-29") == []
    assert city.seen("MAP-25") == []


def test_a_formula_of_its_own_asks_no_tasks_of_a_functional_job(city):
    assert city.seen("MAP-51") == []
    city.set("positions", "B-3", need_stated=None)
    assert city.seen("MAP-51") == [(UNKNOWN, "B", None)]


def test_the_worst_data_is_looked_at_all_the_same(city):
    city.set("units", "K", parent="B").add("units", **below("E", "ZZ"))
    city.add("positions", **staff("S-3", None, None)).set(
        "positions", "S-1", superior="S-1"
    )
    city.add("employees", **person(904, "ZZ")).add("tasks", **task("ZZ"))
    codes = {it.code for it in city.found().issues}
    assert {"MAP-5", "MAP-6", "MAP-11", "MAP-24", "MAP-49", "MAP-53"} <= codes
