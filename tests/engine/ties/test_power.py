from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.engine.errors import InputError
from linli.engine.ties.power import (
    Gain,
    Say,
    concentration,
    effective_centres,
    gains,
    says_on_paper,
    shares,
)
from tests.engine.ties.networks import network, rights

F = Fraction
WEIGHTS = st.fractions(min_value=F(1, 1000), max_value=1000)


@given(st.lists(st.builds(Say, st.sampled_from("abc"), st.just("decide"), st.just(""), WEIGHTS)))
def test_shares_add_up_to_one_exactly(says):
    assert sum(shares(says).values()) == (1 if says else 0)


def test_a_weight_counts_as_it_says():
    says = [Say("a", "decide", weight=F(3)), Say("b", "decide")]
    assert shares(says) == {"a": F(3, 4), "b": F(1, 4)}


def test_a_say_without_weight_is_refused():
    with pytest.raises(InputError, match="weight_not_positive"):
        shares([Say("a", "decide", weight=F(0))])


@pytest.mark.parametrize(
    ("held", "index", "centres"),
    [
        ([F(1)], F(1), F(1)),
        ([F(1, 4)] * 4, F(1, 4), F(4)),
        ([F(1, 2), F(1, 4), F(1, 4)], F(3, 8), F(8, 3)),
        ([], None, None),
    ],
)
def test_concentration_is_the_sum_of_squares_and_centres_its_inverse(held, index, centres):
    assert concentration(held) == index
    assert effective_centres(held) == centres


def test_on_paper_a_task_is_one_say_shared_by_those_who_decide():
    held = rights("a decide roof", "b decide roof", "a decide lift", "b pay water")
    net = network(actors="ab", tasks=("roof", "lift", "water"), rights=held)
    assert shares(says_on_paper(net)) == {"a": F(3, 4), "b": F(1, 4)}


def test_a_gain_compares_the_first_period_with_the_last():
    says = [
        Say("a", "propose", "2029"),
        Say("b", "propose", "2030"),
        Say("a", "propose", "2031"),
        Say("b", "propose", "2031"),
    ]
    assert gains(says) == (
        Gain("propose", "a", F(1), F(1, 2)),
        Gain("propose", "b", F(0), F(1, 2)),
    )
    assert [gain.change for gain in gains(says)] == [F(-1, 2), F(1, 2)]


def test_of_a_phase_with_one_period_nothing_is_said():
    assert gains([Say("a", "spend", "2031"), Say("b", "check", "2030")]) == ()
