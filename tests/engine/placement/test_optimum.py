import numpy as np
from hypothesis import given

from tepat.placement import optimum as module
from tepat.placement.flow import best_flow
from tepat.placement.optimum import optimum, sample
from tepat.placement.prices import least_prices

from .networks import best_total, network, networks, total


@given(networks())
def test_a_part_that_is_too_small_grows_until_it_proves_the_whole(question):
    # Begin with the way out only; every other way must be brought in by its price.
    found = optimum(question, question.gate == 0)
    assert total(question, found.taken) == best_total(question)
    has_room = question.capacity > 0
    least = least_prices(question, best_flow(question))
    assert (found.price == least)[has_room].all()


@given(networks())
def test_prices_and_what_people_keep_add_up_to_the_whole(question):
    # Nobody keeps more than they have, and nobody would keep more elsewhere.
    found = optimum(question)
    place = found.taken.place(question)
    keeps = found.taken.has(question) - found.price[place]
    paid = (question.capacity * found.price).sum() + keeps.sum()
    assert paid == total(question, found.taken)
    beyond = question.beyond(found.price)
    best = np.full(question.gates, -(2**60))
    np.maximum.at(best, question.entry, beyond)
    assert (question.worth + best[question.gate] <= keeps[question.person]).all()


def test_a_part_in_which_not_all_find_room_is_widened():
    question = network([1, 1], [0, 0], {(0, 0): 5, (0, 1): 1, (1, 0): 5})
    found = optimum(question, np.array([True, False, True]))
    assert found.taken.place(question).tolist() == [1, 0]


def test_a_sample_of_equal_lists_does_not_miss_a_place(monkeypatch):
    monkeypatch.setattr(module, "SMALL", 100)
    # 200 people with the same 64 options: a stride of 4 would see only 16 of them.
    ways = {(person, place): 1 for person in range(200) for place in range(64)}
    question = network([4] * 64, [0] * 64, ways)
    part = sample(question)
    assert 2_500 < part.sum() < 4_000  # 16 of 64 for each of 200 are 3,200
    assert set(question.gate[part].tolist()) == set(range(64))
