from fractions import Fraction

import pytest
from hypothesis import given

from linli.engine.errors import InputError
from linli.engine.ties.dropout import ResourceLoss, capable, redundancy, without
from linli.engine.ties.network import RELATIONS, Resource
from tests.engine.ties.networks import drawn_networks, network, rights

TASKS = ("roof", "lift", "water")


def test_a_task_that_only_the_leaver_could_do_is_left_to_nobody():
    held = rights("a carry_out roof", "b carry_out roof", "a carry_out lift", "a decide water")
    lost = without(network(actors="ab", tasks=TASKS, rights=held), "a")
    assert lost.unowned == {"decide": ("water",), "carry_out": ("lift",)}


@given(drawn_networks())
def test_what_nobody_owns_after_somebody_owned_it_is_what_is_said_to_be_lost(net):
    for key in net.keys:
        left = net.without(key)
        wanted = {
            relation: tuple(
                task
                for task in net.tasks
                if net.holders(relation, task) and not left.holders(relation, task)
            )
            for relation in RELATIONS
        }
        assert without(net, key).unowned == {r: tasks for r, tasks in wanted.items() if tasks}


def test_resources_lost_are_told_beside_what_the_others_hold():
    net = network(actors="abc", resources=(
        Resource("a", "money", "fen", Fraction(500)), Resource("a", "money", "fen", Fraction(1)),
        Resource("b", "money", "fen", Fraction(20)), Resource("a", "space", "m2", Fraction(60)),
    ))  # fmt: skip
    assert without(net, "a").resources == (
        ResourceLoss("money", "fen", Fraction(501), Fraction(20)),
        ResourceLoss("space", "m2", Fraction(60), Fraction(0)),
    )


def test_an_unknown_quantity_stays_unknown():
    net = network(actors="ab", resources=(
        Resource("a", "people", "person"), Resource("b", "people", "person", Fraction(4)),
    ))  # fmt: skip
    assert without(net, "a").resources == (ResourceLoss("people", "person", None, Fraction(4)),)
    assert without(net, "b").resources == (ResourceLoss("people", "person", Fraction(4), None),)


def test_the_centre_of_a_star_makes_it_fall_apart_and_a_point_does_not():
    star = network(["ab", "ac", "ad"])
    assert without(star, "a").falls_apart
    assert without(star, "a").agreements == ("b", "c", "d")
    assert not without(star, "b").falls_apart


def test_parts_that_were_apart_before_are_not_laid_to_the_leaver():
    assert not without(network(["ab", "cd"]), "a").falls_apart


def test_a_lonely_leaver_parts_nobody():
    assert not without(network(["ab"], actors="c"), "c").falls_apart


def test_critical_tasks_want_two_who_can():
    held = rights("a carry_out roof", "b carry_out roof", "a carry_out lift", "b carry_out water")
    net = network(actors="ab", tasks=TASKS, critical=frozenset({"roof", "lift"}), rights=held)
    assert capable(net) == {"roof": 2, "lift": 1}
    assert redundancy(net) == Fraction(1, 2)
    assert redundancy(network(actors="ab")) is None


def test_nobody_unknown_drops_out():
    with pytest.raises(InputError, match="unknown_actor"):
        without(network(["ab"]), "z")
