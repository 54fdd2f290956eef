import pytest

from tepat.snapshot.bands import read


@pytest.mark.parametrize(
    ("entries", "least"),
    [
        ((), {}),
        # Below the last letter of a run the next one stands.
        (("A=1", "B=0,9", "C=0,7"), {"A": 1.0, "B": 0.9, "C": 0.7, "D": 0.0}),
        (("A = 1.25", "B:1", "C=0"), {"A": 1.25, "B": 1.0, "C": 0.0}),
        (("C=0", "A=1,25", "B=1"), {"A": 1.25, "B": 1.0, "C": 0.0}),
        # Words of a city's own have no next one.
        (("Penuh=1", "Longgar=0,5"), {"Penuh": 1.0, "Longgar": 0.5}),
    ],
)
def test_letters_are_read_the_highest_first(entries, least):
    found = read(entries)
    assert found == least
    assert list(found) == list(least)


@pytest.mark.parametrize("entry", ["A", "=1", "A=", "A=satu", "A=1.250", "A=-1"])
def test_what_is_no_letter_with_its_least_is_named(entry):
    sentence, value = read((entry,))
    assert value == entry
    assert entry in sentence.fill({"value": value}, "id")
