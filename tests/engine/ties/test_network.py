import pytest

from linli.engine.errors import InputError
from linli.engine.ties.network import Actor, Network, Resource, neighbours, parts
from linli.engine.ties.structure import typed_graph
from tests.engine.ties.networks import network, rights


@pytest.mark.parametrize(
    ("code", "values"),
    [
        ("actor_twice", {"actors": (Actor("a", "x", "x"), Actor("a", "y", "y"))}),
        ("unknown_actor", {"rights": rights("b decide roof")}),
        ("unknown_actor", {"agreements": frozenset({frozenset("ab")})}),
        ("unknown_actor", {"resources": (Resource("b", "money", "fen"),)}),
        ("unknown_task", {"rights": rights("a decide lift")}),
        ("unknown_task", {"critical": frozenset({"lift"})}),
    ],
)
def test_a_network_that_names_what_it_does_not_hold_is_refused(code, values):
    with pytest.raises(InputError) as refused:
        Network(**{"actors": (Actor("a", "x", "x"),), "tasks": ("roof",)} | values)
    assert refused.value.code == code


@pytest.mark.parametrize("relation", ["decide", "pay", "supervise"])
def test_who_carries_out_is_tied_to_who_decides_pays_and_supervises(relation):
    held = rights("a carry_out roof", f"b {relation} roof", f"a {relation} roof")
    net = network(actors="abc", tasks=("roof",), rights=held)
    assert net.ties() == {frozenset("ab")}


def test_two_who_pay_for_the_same_are_not_tied_by_it():
    held = rights("a pay roof", "b pay roof", "c decide roof")
    assert network(actors="abc", tasks=("roof",), rights=held).ties() == frozenset()


def test_to_raise_or_to_be_asked_ties_nobody():
    held = rights("a raise roof", "b consult roof", "c carry_out roof")
    assert network(actors="abc", tasks=("roof",), rights=held).ties() == frozenset()


def test_everybody_knows_those_beside_them():
    assert neighbours(network(["ab", "bc"])) == {"a": {"b"}, "b": {"a", "c"}, "c": {"b"}}


def test_parts_hang_together_by_ties_largest_first():
    assert parts(network(["ab", "bc", "xy"], actors="q")) == (set("abc"), set("xy"), {"q"})


def test_whoever_drops_out_takes_rights_resources_and_agreements_along():
    net = network(["ab", "bc"], tasks=("roof",), rights=rights("b decide roof"),
                  resources=(Resource("b", "money", "fen"),))  # fmt: skip
    left = net.without("b")
    assert left.keys == ("a", "c")
    assert not left.rights
    assert not left.resources
    assert not left.agreements


def test_an_actor_that_is_not_there_cannot_drop_out():
    with pytest.raises(InputError, match="unknown_actor"):
        network(["ab"]).without("c")


def test_the_typed_graph_leads_from_actor_over_right_to_task():
    net = network(actors="ab", tasks=("roof",), rights=rights("a decide roof"),
                  resources=(Resource("a", "money", "fen"),))  # fmt: skip
    assert set(typed_graph(net).edges) == {
        (("actor", "a"), ("right", "decide", "roof")),
        (("task", "roof"), ("right", "decide", "roof")),
        (("actor", "a"), ("resource", "money", "fen")),
    }
