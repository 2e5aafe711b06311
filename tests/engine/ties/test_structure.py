"""Structure against brute force: every path, every triple, every set of actors that leave."""

from fractions import Fraction
from itertools import combinations, pairwise, permutations

import pytest
from hypothesis import given

from linli.engine.ties.network import neighbours, parts
from linli.engine.ties.structure import (
    Triads,
    betweenness,
    brokerage,
    centralisation,
    connectivity,
    cut_actors,
    overlap,
    triads,
)
from tests.engine.ties.networks import drawn_networks, network, rights

STAR = network(["ab", "ac", "ad"])
RING = network(["ab", "bc", "cd", "ad"])


def test_a_star_is_centralised_wholly_and_a_ring_not_at_all():
    assert centralisation(STAR) == 1
    assert centralisation(RING) == 0
    assert centralisation(network(["ab"])) is None


@given(drawn_networks())
def test_centralisation_is_the_spread_over_that_of_a_star(net):
    degrees = [sum(key in tie for tie in net.ties()) for key in net.keys]
    if len(degrees) < 3:
        return
    star = [len(degrees) - 1] + [1] * (len(degrees) - 1)
    spread, most = (sum(max(each) - d for d in each) for each in (degrees, star))
    assert centralisation(net) == Fraction(spread, most)


@given(drawn_networks())
def test_connectivity_is_the_fewest_whose_leaving_parts_the_others(net):
    if len(net.keys) < 2:
        assert connectivity(net) is None
        return
    for size in range(len(net.keys) - 1):
        for leaving in combinations(net.keys, size):
            left = net
            for key in leaving:
                left = left.without(key)
            # A tie over a shared task stands between two others too: none goes with a third.
            if len(parts(left)) > 1:
                assert connectivity(net) == size
                return
    assert connectivity(net) == len(net.keys) - 1


def shortest(beside, start, end):
    """All shortest ways, by trying every order of every set of actors between."""
    others = [key for key in beside if key not in (start, end)]
    for length in range(len(others) + 1):
        ways = [
            way
            for between in permutations(others, length)
            for way in [(start, *between, end)]
            if all(two in beside[one] for one, two in pairwise(way))
        ]
        if ways:
            return ways
    return []


@given(drawn_networks())
def test_betweenness_counts_the_shortest_ways_over_an_actor(net):
    beside = neighbours(net)
    pairs = max((len(beside) - 1) * (len(beside) - 2) / 2, 1)
    for key, found in betweenness(net).items():
        total = 0.0
        for start, end in combinations([other for other in beside if other != key], 2):
            ways = shortest(beside, start, end)
            total += sum(key in way for way in ways) / len(ways) if ways else 0
        assert found == pytest.approx(total / pairs)


@given(drawn_networks())
def test_a_cut_actor_is_one_whose_leaving_leaves_more_parts(net):
    cut = [key for key in net.keys if len(parts(net.without(key))) > len(parts(net))]
    assert cut_actors(net) == tuple(cut)


@given(drawn_networks())
def test_brokerage_counts_every_open_triple_once_by_its_sides(net):
    side = {actor.key: actor.side for actor in net.actors}
    beside = neighbours(net)
    wanted = {key: {} for key in net.keys}
    for one, broker, other in permutations(net.keys, 3):
        if one < other and {one, other} <= beside[broker] and other not in beside[one]:
            sides = side[one], side[broker], side[other]
            role = {
                (True, True): "coordinator",
                (True, False): "consultant",
                (False, True): "gatekeeper",
                (False, False): "liaison",
            }[sides[0] == sides[2], sides[1] in (sides[0], sides[2])]
            wanted[broker][role] = wanted[broker].get(role, 0) + 1
    assert brokerage(net) == wanted


@given(drawn_networks())
def test_triads_are_triangles_and_open_stars(net):
    ties = net.ties()
    sizes = [
        sum(frozenset(pair) in ties for pair in combinations(three, 2))
        for three in combinations(net.keys, 3)
    ]
    assert triads(net) == Triads(sizes.count(3), sizes.count(2))


def test_the_closed_share_weighs_a_triangle_as_its_three_stars():
    assert Triads(1, 1).share_closed == Fraction(3, 4)
    assert Triads(0, 0).share_closed is None


def test_overlap_wants_different_kinds_of_actor_in_one_task():
    held = rights("a carry_out roof", "b carry_out roof", "a carry_out lift", "c carry_out lift")
    net = network(actors="abc", sides={"a": "x", "b": "x", "c": "y"}, rights=held,
                  tasks=("roof", "lift", "water"))  # fmt: skip
    assert overlap(net, "carry_out") == Fraction(1, 2)
    assert overlap(net, "pay") is None
