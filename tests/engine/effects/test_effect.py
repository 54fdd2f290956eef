"""The whole question on cities of a few units, and what cannot be asked."""

from datetime import date
from types import SimpleNamespace

import pytest

from tepat import law
from tepat.effects import Compare, Question, Verdict, effect
from tepat.effects.errors import (
    NothingToCompare,
    NotOnBothSides,
    UnclearQuestion,
    UnknownUnit,
)
from tepat.effects.interval import Estimate, Method
from tepat.effects.telling import decimals, explained, figure, headline, text
from tepat.effects.trust import Trend

EVENT = date(2025, 7, 1)
BEFORE, AFTER = date(2025, 6, 30), EVENT


def said(found, language="id"):
    return [text(note, language) for note in (headline(found), *explained(found))]


def test_two_quarters_four_units_by_hand(city, sheets, ask):
    # A: 2,2 → 3,4 (50 → 87.5). B, C, D: 3 → 3, 2 → 3, 3 → 4 on average 0, +25, +25.
    rows = [
        *sheets("A", BEFORE, 2, 2, 2, 2),
        *sheets("A", AFTER, 3, 4, 3, 4),
        *sheets("B", BEFORE, 2, 4, 2, 4),
        *sheets("B", AFTER, 3, 3, 3, 3),
        *sheets("C", BEFORE, 1, 3, 1, 3),
        *sheets("C", AFTER, 3, 3, 3, 3),
        *sheets("D", BEFORE, 3, 3, 3, 3),
        *sheets("D", AFTER, 4, 4, 4, 4),
    ]
    found = ask(city(rows))
    assert found.estimate.raw == pytest.approx(37.5)
    # The others' changes weigh nearly alike (their own spread is drawn together).
    assert found.estimate.expected == pytest.approx(50 / 3, abs=2)
    assert found.estimate.effect == pytest.approx(37.5 - 50 / 3, abs=2)
    assert found.estimate.method is Method.POOLED
    assert found.verdict is Verdict.UNTOLD
    assert found.answers_treated == 8
    assert found.answers_compared == 24
    assert said(found)[0] == "Data belum cukup untuk mengatakan ada perubahan."
    assert any("bukan bukti bahwa tidak ada perubahan" in it for it in said(found))
    assert found.pre_trend.trend is Trend.UNTOLD


def test_a_plain_effect_is_told_with_its_interval(bench, tell):
    found = tell(bench.World("x", treated=8, effect=8.0), 3)
    assert found.verdict is Verdict.ROSE
    assert found.estimate.low < 8 < found.estimate.high
    first = said(found)[0]
    told = (found.estimate.effect, found.estimate.low, found.estimate.high)
    shown = [figure(value, 1).id for value in told]
    assert first.startswith(
        f"Kepuasan naik {shown[0]} poin ({shown[1]} sampai {shown[2]}); tanpa perubahan"
    )
    assert found.by_lot.p <= 0.01
    assert [fake.estimate.tells for fake in found.fake_dates] == [False] * 3


@pytest.mark.parametrize(
    ("low", "high", "places"),
    [(0.3, 1.9, 1), (0.03, 1.84, 2), (-1.8, -0.004, 3), (-0.03, 1.8, 1), (0.0, 2.0, 1)],
)
def test_an_end_that_leaves_out_zero_is_not_written_as_zero(low, high, places):
    middle = (low + high) / 2
    found = Estimate(middle, middle, 0.5, low, high, 9.0, 1.4, Method.ROBUST)
    told = SimpleNamespace(question=Question(EVENT, ("A",)), estimate=found)
    assert decimals(told) == places


def test_a_fall_is_told_as_sizes_the_smaller_first(bench, tell):
    found = tell(bench.World("x", treated=8, effect=-8.0), 3)
    assert found.verdict is Verdict.FELL
    low, high = figure(-found.estimate.high, 1).id, figure(-found.estimate.low, 1).id
    size = figure(-found.estimate.effect, 1).id
    assert said(found)[0].startswith(
        f"Kepuasan turun {size} poin ({low} sampai {high})"
    )


def test_units_that_rose_before_are_not_praised_for_the_change(city, ask, rising):
    found = ask(city(rising()), units=("A", "B", "C", "D", "E", "F"))
    assert found.pre_trend.trend is Trend.APART
    assert found.is_doubtful
    assert "belum tentu karena perubahan ini" in said(found)[0]
    assert any("sudah bergerak lain" in it for it in said(found))
    # Twelve points a period, the middles four periods apart: all of it is drift.
    assert found.pre_trend.drift == pytest.approx(found.estimate.effect, rel=0.25)


def test_one_element_is_looked_at_alone(bench, tell):
    found = tell(bench.World("x", treated=8, effect=8.0), 3, element="U3")
    assert "unsur U3 (Waktu penyelesaian)" in said(found)[0]
    assert (
        found.estimate.effect
        != tell(bench.World("x", treated=8, effect=8.0), 3).estimate.effect
    )


def test_the_order_of_rows_changes_nothing(bench):
    snapshot, treated = bench.city(bench.World("x", answers=4.0), 9)
    asked = Question(bench.EVENT, tuple(treated))
    shuffled = snapshot.surveys.sample(fraction=1.0, shuffle=True, seed=1)
    other = type(snapshot)(snapshot.day, units=snapshot.units[::-1], surveys=shuffled)
    one, two = (effect(it, law.on(it.day), asked) for it in (snapshot, other))
    assert one.estimate == two.estimate
    assert one.by_lot == two.by_lot
    assert one.pre_trend == two.pre_trend
    assert one.course == two.course


def test_names_serve_as_well_as_codes(city, sheets, ask):
    rows = _four(sheets)
    assert ask(city(rows), units=("unit a",)).study.treated == {"A": EVENT}


@pytest.mark.parametrize("told", ["Z", "Unit Z", "Unitt A"])
def test_an_unknown_unit_is_refused(city, sheets, ask, told):
    with pytest.raises(UnknownUnit) as error:
        ask(city(_four(sheets)), units=(told,))
    assert told in error.value.say()


def test_a_misspelt_name_gets_a_proposal(city, sheets, ask):
    with pytest.raises(UnknownUnit, match="Mungkin maksud Anda: Unit A"):
        ask(city(_four(sheets)), units=("Unitt A",))


def test_a_name_that_two_units_have_needs_a_code(city, sheets, ask):
    units = [{"unit": it, "name": "Kelurahan"} for it in "ABCD"]
    with pytest.raises(UnknownUnit, match="A; B; C; D"):
        ask(city(_four(sheets), units), units=("kelurahan",))


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (date(2025, 6, 30), "berasal dari sesudah 30 Juni 2025 (mulai 30 Juni 2025)"),
        (date(2025, 7, 2), "berasal dari sebelum 2 Juli 2025 (sampai 1 Juli 2025)"),
    ],
)
def test_an_event_before_or_after_all_data_is_refused(city, sheets, ask, event, words):
    with pytest.raises(NotOnBothSides) as error:
        ask(city(_four(sheets)), event)
    assert words in error.value.say()
    assert error.value.say("en")


def test_a_unit_without_answers_before_is_not_measured(city, sheets, ask):
    rows = [*_four(sheets), *sheets("E", AFTER, 4, 4)]
    with pytest.raises(NotOnBothSides, match="E"):
        ask(city(rows), units=("E",))
    found = ask(city(rows), units=("A", "E"))
    assert found.study.treated == {"A": EVENT}
    assert any("Tidak ikut dihitung" in it and "E" in it for it in said(found))


def test_all_units_treated_leaves_nothing_to_compare(city, sheets, ask):
    with pytest.raises(NothingToCompare):
        ask(city(_four(sheets)), units=tuple("ABCD"))


def test_excluded_units_are_no_comparison(city, sheets, ask):
    found = ask(city(_four(sheets)), exclude=("D",))
    assert found.study.compared == ("B", "C")
    with pytest.raises(NothingToCompare):
        ask(city(_four(sheets)), exclude=("B", "C", "D"))


def test_no_survey_at_all(city, ask):
    with pytest.raises(NotOnBothSides, match="survei"):
        ask(city([], units=["A"]))


def test_one_answer_in_each_cell(city, sheets, ask):
    rows = [
        row
        for unit, old, new in (("A", 2, 4), ("B", 3, 3), ("C", 2, 3), ("D", 3, 3))
        for row in (*sheets(unit, BEFORE, old), *sheets(unit, AFTER, new))
    ]
    found = ask(city(rows))
    # 50 − 25/3: the others changed by 0, 25 and 0.
    assert found.estimate.effect == pytest.approx(50 - 25 / 3)
    assert found.estimate.low < found.estimate.effect < found.estimate.high


def test_constant_answers_have_no_interval(city, sheets, ask):
    rows = [
        row
        for unit in "ABCD"
        for row in (*sheets(unit, BEFORE, 3, 3, 3), *sheets(unit, AFTER, 3, 3, 3))
    ]
    found = ask(city(rows))
    assert found.estimate.effect == 0
    assert found.estimate.low is None
    assert found.verdict is Verdict.UNTOLD
    assert any("nilainya sama semua" in it for it in said(found))
    assert said(found)[0] == "Data belum cukup untuk mengatakan ada perubahan."


def test_one_comparison_unit_gives_no_interval(city, sheets, ask):
    found = ask(city(_four(sheets)), exclude=("C", "D"))
    assert found.estimate.low is None
    assert any("hanya ada satu unit pembanding" in it for it in said(found))


def test_blank_elements_and_blank_sheets(city, sheets, ask):
    rows = [
        *_four(sheets),
        *sheets("A", AFTER, None, None),
        *sheets("A", AFTER, 4, element="duration"),
    ]
    found = ask(city(rows))
    assert found.answers_treated == 9  # the one with an element counts, blanks do not
    found = ask(city(rows), element="u1")
    assert found.answers_treated == 8


def test_units_above_and_below_a_treated_one_are_not_compared(city, sheets, ask):
    units = [
        {"unit": "A", "name": "Dinas", "parent": "R"},
        {"unit": "B", "name": "Bidang", "parent": "A"},
        {"unit": "C", "name": "Kantor C", "parent": "R"},
        {"unit": "D", "name": "Kantor D", "parent": "R"},
        {"unit": "R", "name": "Kota"},
    ]
    rows = [*_four(sheets), *sheets("R", BEFORE, 3, 2), *sheets("R", AFTER, 3, 2)]
    found = ask(city(rows, units))
    assert found.study.compared == ("C", "D")
    assert any("di atas atau di bawah" in it and "B; R" in it for it in said(found))


def test_a_unit_that_is_not_asked_stands_for_those_below_it(city, sheets, ask):
    units = [
        *(
            {"unit": it, "name": it, "parent": "X" if it in "AB" else "R"}
            for it in "ABCD"
        ),
        {"unit": "X", "name": "Dinas", "parent": "R"},
        {"unit": "R", "name": "Kota"},
    ]
    found = ask(city(_four(sheets), units), units=("X",))
    assert sorted(found.study.treated) == ["A", "B"]
    assert found.study.compared == ("C", "D")


def test_units_of_the_same_kind_are_preferred_where_they_are_enough(bench, kinds):
    found = kinds(alike=9, others=12)
    assert len(found.study.compared) == 9
    assert any("unit sejenis (sekolah)" in it for it in said(found))
    found = kinds(alike=4, others=12)
    assert len(found.study.compared) == 16
    found = kinds(alike=4, others=12, compare=Compare.KIND)
    assert len(found.study.compared) == 4
    found = kinds(alike=9, others=12, compare=Compare.ALL)
    assert len(found.study.compared) == 21
    found = kinds(alike=9, others=12, compare=Compare.MATCHED)
    assert 5 <= len(found.study.compared) <= 9


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"event": EVENT},
        {"units": ("A",)},
        {"event": EVENT, "units": ("A",), "training": "LAT001"},
        {"training": "LAT001", "event": EVENT},
    ],
)
def test_a_question_with_too_much_or_too_little_is_refused(told):
    with pytest.raises(UnclearQuestion):
        Question(**told)


def _four(sheets):
    """Four units, four sheets on each side, changes of 25, 0, 12.5 and −12.5."""
    return [
        *(*sheets("A", BEFORE, 2, 3, 2, 3), *sheets("A", AFTER, 3, 4, 3, 4)),
        *(*sheets("B", BEFORE, 2, 3, 2, 3), *sheets("B", AFTER, 2, 3, 3, 2)),
        *(*sheets("C", BEFORE, 3, 3, 3, 3), *sheets("C", AFTER, 3, 3, 4, 4)),
        *(*sheets("D", BEFORE, 4, 4, 3, 3), *sheets("D", AFTER, 3, 3, 3, 3)),
    ]
