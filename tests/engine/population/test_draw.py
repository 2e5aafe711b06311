"""Draws that hit a total exactly and never look at the order of rows."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.engine.chance import key_hashes, uniforms
from linli.engine.errors import InputError
from linli.engine.estate.population.draw import apportioned, chosen, dealt, picked, within

KEYS = key_hashes(str(i) for i in range(1000))
UNIFORM = uniforms(0, "test", KEYS)


@given(
    st.integers(0, 100_000),
    st.lists(st.floats(0, 1), min_size=1, max_size=12).filter(lambda shares: sum(shares) > 0.01),
)
def test_whole_numbers_add_up_and_miss_their_share_by_less_than_one(total, shares):
    counts = apportioned(total, shares)
    assert counts.sum() == total
    assert np.all(np.abs(counts - total * np.array(shares) / sum(shares)) < 1 + 1e-6)


def test_as_many_are_chosen_as_asked_for_and_none_without_weight():
    weight = np.where(np.arange(1000) < 300, 0.0, 1.0)
    mask = chosen(UNIFORM, weight, 400, "test")
    assert mask.sum() == 400
    assert not mask[:300].any()


def test_a_candidate_of_twice_the_weight_is_chosen_about_twice_as_often():
    weight = np.where(np.arange(1000) < 500, 1.0, 2.0)
    mask = chosen(UNIFORM, weight, 50, "test")
    assert 1.2 < mask[500:].sum() / mask[:500].sum() < 3.5


def test_more_than_there_are_candidates_is_refused():
    with pytest.raises(InputError, match="margins_contradict at tenants"):
        chosen(UNIFORM, np.zeros(1000), 1, "tenants")


def test_the_order_of_candidates_decides_nothing():
    shuffled = np.argsort(uniforms(1, "shuffle", KEYS))
    weight = 1.0 + (np.arange(1000) % 3)
    there = chosen(UNIFORM, weight, 100, "test")
    assert np.array_equal(there[shuffled], chosen(UNIFORM[shuffled], weight[shuffled], 100, "test"))


def test_classes_are_dealt_in_the_numbers_given():
    assert np.bincount(dealt(UNIFORM, np.array([600, 0, 400]))).tolist() == [600, 0, 400]


def test_each_is_picked_by_its_own_chances():
    chances = np.tile([0.0, 1.0], (1000, 1))
    chances[:10] = [1.0, 0.0]
    assert picked(UNIFORM, chances).tolist() == [0] * 10 + [1] * 990
    assert np.bincount(picked(UNIFORM, [0.2, 0.8]))[0] == pytest.approx(200, abs=40)


def test_parts_are_numbered_within_their_thing():
    assert within(np.array([2, 0, 3])).tolist() == [0, 1, 0, 1, 2]
