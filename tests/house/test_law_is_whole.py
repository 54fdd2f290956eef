"""The law files themselves: no gaps, no dead citations, nothing verified by nobody."""

from datetime import date
from importlib.resources import files
from typing import get_type_hints

import pytest

from tepat import law
from tepat.law import Law, NormNotInForce, instruments
from tepat.law.group import Group

WRITTEN_ON = date(2026, 11, 24)
QUARTERS = [
    date(year, month, 1)
    for year in range(2020, WRITTEN_ON.year + 3)
    for month in (1, 4, 7, 10)
]
GROUPS = {
    name: kind
    for name, kind in get_type_hints(Law).items()
    if isinstance(kind, type) and issubclass(kind, Group)
}
HISTORIES = {
    f"{group}.{name}": values
    for group, kind in GROUPS.items()
    for name, values in kind.histories().items()
}
VALUES = [value for values in HISTORIES.values() for value in values]


def each(value):
    return f"{value.name} {value.since}"


def test_every_file_of_norms_has_its_group_and_every_group_its_name():
    there = {file.name for file in files("tepat.law").joinpath("norms").iterdir()}
    assert there == {f"{kind.file}.yaml" for kind in GROUPS.values()}
    assert all(name == kind.file for name, kind in GROUPS.items())


@pytest.mark.parametrize("name", HISTORIES)
def test_a_norm_has_a_value_on_every_quarter_day_from_its_first(name):
    group, _, norm = name.partition(".")
    first = HISTORIES[name][0].since
    for day in QUARTERS:
        if day < first:
            with pytest.raises(NormNotInForce):
                getattr(getattr(law.on(day), group), norm)
        else:
            assert getattr(getattr(law.on(day), group), norm).since <= day


@pytest.mark.parametrize("name", HISTORIES)
def test_what_a_norm_cites_is_in_force_on_every_day_it_is_read(name):
    values = HISTORIES[name]
    for day in (value.since for value in values):
        assert instruments()[_on(values, day).cites.instrument].is_in_force(day)
    for day in (day for day in QUARTERS if day >= values[0].since):
        assert instruments()[_on(values, day).cites.instrument].is_in_force(day)


def _on(values, day):
    return [value for value in values if value.since <= day][-1]


def test_every_instrument_is_cited_by_some_norm():
    assert {value.cites.instrument for value in VALUES} == instruments().keys()


@pytest.mark.parametrize("value", VALUES, ids=each)
def test_label_and_note_are_written_in_both_languages_and_leave_no_blank(value):
    for sentence in (value.label, value.note):
        if sentence:
            assert sentence.id.strip()
            assert sentence.en.strip()
            assert not {"{", "}"} & {*sentence.id, *sentence.en}


@pytest.mark.parametrize("value", VALUES, ids=each)
def test_nothing_is_verified_unless_somebody_read_it(value):
    assert value.verified == bool(value.checked_by)
    if value.verified:
        assert instruments()[value.cites.instrument].verified


@pytest.mark.parametrize("value", VALUES, ids=each)
def test_a_citation_names_a_place(value):
    assert value.cites.at.strip()
