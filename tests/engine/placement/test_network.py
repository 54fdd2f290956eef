import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tepat.placement.network import ProblemTooLarge, Scale

STEPS = [(0, 1), (0, 1), (1000, 0), (1, 0)]  # critical, filled, fit, stayed


def test_a_later_goal_never_outweighs_an_earlier_one_along_a_cycle():
    # 3 places: no cycle or path has more than 5 ways. Stayed may sum to 5, and two
    # such sums may differ by 10, so fit weighs 11. Fit may differ by 2 × 5,000 times
    # 11, so filled weighs 110,011; filled by 2, so critical weighs three times that.
    assert Scale.of(STEPS, 3).weights == (330_033, 110_011, 11, 1)


@given(
    st.tuples(
        st.integers(-1, 1),
        st.integers(-1, 1),
        st.integers(-5000, 5000),
        st.integers(-5, 5),
    )
)
def test_what_is_folded_can_be_read_back(goals):
    scale = Scale.of(STEPS, 3)
    folded = sum(g * w for g, w in zip(goals, scale.weights, strict=True))
    assert scale.unfold(np.array([folded])).tolist() == [list(goals)]


def test_goals_that_do_not_fit_in_64_bits_are_refused():
    with pytest.raises(ProblemTooLarge):
        Scale.of(STEPS, 100_000_000)
