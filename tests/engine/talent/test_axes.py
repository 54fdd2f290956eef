"""What the axes are made of: the law of the day, or the city's own."""

from datetime import date
from fractions import Fraction

import pytest

from tepat import law
from tepat.snapshot import Settings
from tepat.talent import AxesUnreadable, axes


def test_the_law_of_the_day_is_used_where_the_city_set_nothing(in_force):
    used = axes(in_force, Settings())
    assert dict(used.potential) == {
        "kompetensi": 40,
        "potensi": 25,
        "kualifikasi": 20,
        "integritas": 15,
    }
    assert dict(used.performance) == {"predikat": 60, "pendukung": 40}
    assert (used.bounds, used.main, used.is_own) == ((78, 90), "predikat", False)
    before = axes(law.on(date(2025, 12, 31)), Settings())
    assert dict(before.performance) == {"hasil": 100}
    assert before.main == "hasil"


def test_a_city_sets_its_own(in_force):
    own = Settings(
        talent_weights=("Kompetensi = 60", "potensi=40%"),
        performance_weights=("hasil=100",),
        talent_bounds=("60,5", "80"),
    )
    used = axes(in_force, own)
    assert dict(used.potential) == {"kompetensi": 60, "potensi": 40}
    assert (used.main, used.is_own) == ("hasil", True)
    assert used.bounds == (Fraction(121, 2), 80)
    assert used.potential_class(Fraction(605, 10)) == "MENENGAH"
    assert used.potential_class(Fraction(6049, 100)) == "RENDAH"
    assert used.potential_class(Fraction(80)) == "TINGGI"


@pytest.mark.parametrize(
    "told",
    [
        {"talent_weights": ("kompetensi=40", "potensi=25")},
        {"talent_weights": ("kompetensi=50", "kompetensi=50")},
        {"talent_weights": ("bakat=100",)},
        {"talent_weights": ("kompetensi=33,3", "potensi=66,7")},
        {"talent_weights": ("kompetensi",)},
        {"talent_weights": ("kompetensi=-10", "potensi=110")},
        {"performance_weights": ("pendukung=100",)},
        {"performance_weights": ("predikat=50", "hasil=50")},
        {"performance_weights": ("predikat=0", "pendukung=100")},
        {"talent_bounds": ("90", "78")},
        {"talent_bounds": ("78",)},
        {"talent_bounds": ("78", "90", "95")},
        {"talent_bounds": ("0", "90")},
        {"talent_bounds": ("78", "101")},
        {"talent_bounds": ("sedang", "tinggi")},
        {"talent_bounds": ("1/3", "90")},
    ],
)
def test_what_cannot_be_read_is_refused_with_an_example(told, in_force):
    with pytest.raises(AxesUnreadable) as refusal:
        axes(in_force, Settings(**told))
    assert refusal.value.exit_code == 84
    said = refusal.value.say("id")
    assert "misalnya" in said or "Misalnya" in said
    assert "bobot_" in said or "batas_talenta" in said
