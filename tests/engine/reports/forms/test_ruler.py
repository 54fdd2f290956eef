import pytest

from tepat.reports.forms.ruler import lines, width, widths

# The widths of Arial, which Liberation Sans shares: of 1000 units to the em.
ARIAL = {"a": 556, "i": 222, "M": 833, "W": 944, "1": 556, " ": 278, "−": 584, "é": 556}


@pytest.mark.parametrize("letter", ARIAL)
def test_letters_are_as_wide_as_those_of_arial(letter):
    assert round(widths()[ord(letter)] * 1000) == ARIAL[letter]


def test_bold_letters_are_wider():
    assert width("Kepala", 10, bold=True) > width("Kepala", 10)


def test_a_letter_no_font_here_has_is_taken_as_wide():
    assert width("中", 72) == pytest.approx(25.4)


TITLES = (
    "Kepala Subbagian Umum dan Kepegawaian",
    "X" * 300,
    "Analis/Pengelola/Penata",
    "",
)


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("room", [8, 20, 60])
def test_lines_fit_and_lose_nothing(title, room):
    made = lines(title, room, 8)
    assert all(width(line, 8) <= room for line in made)
    assert "".join(made).replace(" ", "") == title.replace(" ", "")


def test_a_long_word_is_divided_after_a_mark():
    assert lines("Pengelola/Pranata", 18, 8) == ["Pengelola/", "Pranata"]


def test_a_room_narrower_than_a_letter_still_ends():
    assert lines("abc", 0.1, 8) == ["a", "b", "c"]
