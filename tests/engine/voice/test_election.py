"""What an election is made of, and what it refuses."""

from fractions import Fraction

import numpy as np
import pytest

from linli.engine.errors import InputError
from linli.engine.voice.election import Election

COSTS = {"lift": 90, "roof": 60, "tank": 20}
BALLOTS = [("lift", "tank"), ("tank", "lift"), ("roof",), ()]


def made(**changes):
    wanted = {"costs": COSTS, "ballots": BALLOTS, "budget": 100} | changes
    return Election.of(**wanted)


def refused(**changes):
    with pytest.raises(InputError) as caught:
        made(**changes)
    return caught.value.code, caught.value.where


def test_equal_ballots_are_one_whatever_their_order():
    election = made()
    assert election.voters.tolist() == [2, 1, 1]
    assert [election.ballot(row) for row in range(3)] == [(0, 2), (1,), ()]
    assert election.number_of_voters == 4
    assert election.supporters == (2, 1, 2)


def test_a_voter_who_approves_of_nothing_has_a_share_too():
    assert made().share == 25


def test_ballots_of_two_groups_are_kept_apart():
    election = made(groups=["east", "west", "west", "east"])
    assert election.groups == ("east", "west", "west", "east")
    assert election.voters.tolist() == [1, 1, 1, 1]


def test_voters_may_be_given_as_numbers():
    assert made(voters=[5, 2, 1, 1]).voters.tolist() == [7, 1, 1]


def test_costs_may_be_fractions():
    election = made(costs=COSTS | {"tank": Fraction(61, 3)}, budget=Fraction(201, 2))
    assert election.fineness == 6
    assert election.whole_costs == (540, 360, 122)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"costs": {}}, ("unknown_project", "ballot 1")),
        ({"costs": {}, "ballots": [()]}, ("no_projects", "projects")),
        ({"costs": COSTS | {"roof": 0}}, ("cost_not_positive", "roof")),
        ({"costs": COSTS | {"roof": 60.5}}, ("not_exact", "roof")),
        ({"costs": COSTS | {"roof": True}}, ("not_exact", "roof")),
        ({"budget": 0}, ("budget_not_positive", "budget")),
        ({"budget": 1e6}, ("not_exact", "budget")),
        ({"ballots": []}, ("nobody_voted", "ballots")),
        ({"ballots": [("roof", "pool")]}, ("unknown_project", "ballot 1")),
        ({"ballots": [(), ("roof", "roof")]}, ("project_twice", "ballot 2")),
        ({"voters": [1, 2]}, ("malformed_ballots", "voters")),
        ({"voters": [1, 2, 0, 1]}, ("malformed_ballots", "ballots")),
    ],
)
def test_what_does_not_make_an_election_is_refused(changes, refusal):
    assert refused(**changes) == refusal


@pytest.mark.parametrize(
    "changes",
    [
        {"starts": np.array([0, 2])},
        {"starts": np.array([1, 3])},
        {"starts": np.array([0, 3, 2, 3])},
        {"approved": np.array([2, 0, 1])},
        {"approved": np.array([0, 0, 1])},
        {"approved": np.array([0, 3, 1])},
        {"approved": np.array([0.0, 1.0, 1.0])},
        {"voters": np.array([1, -1])},
        {"groups": ("east",)},
    ],
)
def test_arrays_that_do_not_fit_together_are_refused(changes):
    whole = {
        "projects": ("a", "b", "c"),
        "costs": (Fraction(1),) * 3,
        "budget": Fraction(2),
        "starts": np.array([0, 2, 3]),
        "approved": np.array([0, 1, 1]),
        "voters": np.array([1, 1]),
    }
    assert Election(**whole).supporters == (1, 2, 0)
    with pytest.raises(InputError, match="malformed_ballots"):
        Election(**whole | changes)


def test_projects_and_costs_are_one_to_one():
    arrays = (np.array([0, 0]), np.array([], np.int64), np.array([1]))
    with pytest.raises(InputError, match="malformed_ballots at costs"):
        Election(("a", "b"), (Fraction(1),), Fraction(1), *arrays)
    with pytest.raises(InputError, match="project_twice at projects"):
        Election(("a", "a"), (Fraction(1),) * 2, Fraction(1), *arrays)


def test_a_cost_is_changed_in_a_copy():
    election = made()
    other = election.at_cost(2, Fraction(41, 2))
    assert (election.costs[2], other.costs[2]) == (20, Fraction(41, 2))
    assert (election.whole_costs[2], other.whole_costs[2]) == (20, 41)


def test_more_supporters_are_taken_ballot_by_ballot():
    election = made(voters=[3, 1, 4, 1])
    others = np.array([1, 2])  # roof alone, nothing
    assert election.voters.tolist() == [4, 4, 1]
    more = election.with_supporters(2, 4, others)
    assert more.supporters == (4, 4, 8)
    assert sorted(zip(map(more.ballot, range(3)), more.voters.tolist(), strict=True)) == [
        ((), 1), ((0, 2), 4), ((1, 2), 4),
    ]  # fmt: skip
    some = election.with_supporters(2, 2, others)
    assert (some.supporters, some.number_of_voters) == ((4, 4, 6), 9)
