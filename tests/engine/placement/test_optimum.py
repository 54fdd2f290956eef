import numpy as np
from hypothesis import given

from tepat.placement import optimum as module
from tepat.placement.flow import best_flow
from tepat.placement.optimum import optimum, sample
from tepat.placement.prices import least_prices

from .networks import network, networks


@given(networks())
def test_a_part_that_is_too_small_grows_until_it_proves_the_whole(question):
    # Begin with the way out only; every other way must be brought in by its price.
    begin = question.place == len(question.capacity) - 1
    found, whole = optimum(question, begin), best_flow(question)
    assert question.total()[found.taken].sum() == question.total()[whole].sum()
    open_to_some = question.capacity > 0
    assert (found.price == least_prices(question, whole))[open_to_some].all()
    net = question.total() - found.price[question.place]
    assert (net <= net[found.taken][question.person]).all()
    paid = (question.capacity * found.price).sum() + net[found.taken].sum()
    assert paid == question.total()[found.taken].sum()


def test_a_part_in_which_not_all_find_room_is_widened():
    question = network([1, 1], [0, 0], {(0, 0): 5, (0, 1): 1, (1, 0): 5})
    found = optimum(question, np.array([True, False, True]))
    assert question.place[found.taken].tolist() == [1, 0]


def test_a_sample_of_equal_lists_does_not_miss_a_place(monkeypatch):
    monkeypatch.setattr(module, "SMALL", 100)
    # 200 people with the same 64 options: a stride of 4 would see only 16 of them.
    ways = {(person, place): 1 for person in range(200) for place in range(64)}
    question = network([4] * 64, [0] * 64, ways)
    part = sample(question)
    assert 2_500 < part.sum() < 4_000  # 16 of 64 for each of 200 are 3,200
    assert set(question.place[part].tolist()) == set(range(64))
