"""The dictionary of PermenPANRB 38/2017, in short."""

import csv
from pathlib import Path

import pytest

from tepat.snapshot.vocabulary import COMPETENCIES, COMPETENCY_SYNONYMS

MINISTRY = Path(__file__).parents[4] / "shared/data/kompetensi/kamus_kompetensi.csv"


def test_nine_competencies_have_five_levels_each(in_force):
    told = in_force.competency.dictionary.value
    assert list(told) == list(COMPETENCIES)
    for levels in told.values():
        assert list(levels) == [1, 2, 3, 4, 5]
        assert all(said.id and said.en for said in levels.values())
    said = [text.id for levels in told.values() for text in levels.values()]
    assert len(set(said)) == 45
    assert list(in_force.competency.level_names.value) == [1, 2, 3, 4, 5]


@pytest.mark.skipif(not MINISTRY.exists(), reason="the data collection is not here")
def test_the_ministrys_dictionary_has_the_same_shape(in_force):
    with MINISTRY.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    ours = in_force.competency.dictionary.value
    theirs = {
        (COMPETENCY_SYNONYMS[row["kode"]], int(row["level"])): row for row in rows
    }
    assert theirs.keys() == {(code, level) for code in ours for level in ours[code]}
    for (code, _level), row in theirs.items():
        assert row["nama"].lower() == COMPETENCIES[code].lower()
        assert row["jenis"].startswith("manajerial" if code[0] == "M" else "sosial")
