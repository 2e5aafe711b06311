"""How the actors hang together: centralisation, connectivity, brokers, closed and open triads.

Standard measures come from networkx; what it lacks is written out here and held against brute
force in the tests.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import Any, Literal

from linli.engine.ties.network import Network, Relation, neighbours

Graph = Any
"""A networkx graph, loaded only where one is asked for."""

Role = Literal["coordinator", "consultant", "gatekeeper", "liaison"]

FEWEST = 3
"""Below three actors there is no middle to stand in."""


def collaboration(network: Network) -> Graph:
    """Actors and their ties as an undirected networkx graph."""
    import networkx as nx  # noqa: PLC0415 - 0.3 s that only these measures need

    graph = nx.Graph()
    graph.add_nodes_from(network.keys)
    graph.add_edges_from(sorted(tuple(sorted(pair)) for pair in network.ties()))
    return graph


def typed_graph(network: Network) -> Graph:
    """Every node with its type: an actor holds rights and resources, a right is about a task.

    Nodes are ``("actor", key)``, ``("right", relation, task)``, ``("resource", kind, unit)`` and
    ``("task", task)``.
    """
    import networkx as nx  # noqa: PLC0415 - 0.3 s that only these measures need

    graph = nx.Graph()
    graph.add_nodes_from(("actor", key) for key in network.keys)
    graph.add_nodes_from(("task", task) for task in network.tasks)
    for right in sorted(network.rights):
        node = ("right", right.relation, right.task)
        graph.add_edge(("actor", right.actor), node)
        graph.add_edge(node, ("task", right.task))
    for each in network.resources:
        graph.add_edge(("actor", each.actor), ("resource", each.kind, each.unit))
    return graph


def centralisation(network: Network) -> Fraction | None:
    """Freeman's degree centralisation of the ties: 1 for a star, 0 where all have as many.

    None below three actors. Freeman (1979), Social Networks 1, 215-239.
    """
    degrees = [len(beside) for beside in neighbours(network).values()]
    if len(degrees) < FEWEST:
        return None
    most = max(degrees)
    spread = sum(most - degree for degree in degrees)
    return Fraction(spread, (len(degrees) - 1) * (len(degrees) - 2))


def connectivity(network: Network) -> int | None:
    """How many actors must leave before the others fall apart; 0 where they are apart already.

    With n actors all tied to one another it is n - 1 by convention; None below two actors.
    """
    import networkx as nx  # noqa: PLC0415 - 0.3 s that only these measures need

    graph = collaboration(network)
    return int(nx.node_connectivity(graph)) if len(graph) > 1 else None


def betweenness(network: Network) -> Mapping[str, float]:
    """Share of the shortest ways between two others that lead over each actor, 0 to 1."""
    import networkx as nx  # noqa: PLC0415 - 0.3 s that only these measures need

    found: dict[str, float] = nx.betweenness_centrality(collaboration(network))
    return found


def cut_actors(network: Network) -> tuple[str, ...]:
    """Those whose leaving alone makes their part fall apart, in the network's order."""
    import networkx as nx  # noqa: PLC0415 - 0.3 s that only these measures need

    found = set(nx.articulation_points(collaboration(network)))
    return tuple(key for key in network.keys if key in found)


def brokerage(network: Network) -> Mapping[str, Mapping[Role, int]]:
    """How often each actor stands between two that have no tie, by the sides of the three.

    ``coordinator``: all three of one side; ``consultant``: the two of one side, the broker of
    another; ``gatekeeper``: the broker of the same side as one of the two; ``liaison``: three
    sides. Gould and Fernandez (1989), Sociological Methodology 19, 89-126; ties here have no
    direction, so that their gatekeeper and representative are one. Actors that never broker have
    an empty row.
    """
    side = {actor.key: actor.side for actor in network.actors}
    beside = neighbours(network)
    return {
        broker: Counter(
            _role(side[one], side[broker], side[other])
            for one, other in combinations(sorted(beside[broker]), 2)
            if other not in beside[one]
        )
        for broker in network.keys
    }


def _role(one: str, broker: str, other: str) -> Role:
    if one == other:
        return "coordinator" if broker == one else "consultant"
    return "gatekeeper" if broker in (one, other) else "liaison"


@dataclass(frozen=True, slots=True)
class Triads:
    """Bonding and bridging.

    Parameters
    ----------
    closed : triangles, three actors each tied to both others: what risky cooperation needs
    open : open stars, two actors tied only over a third: what carries news across
    """

    closed: int
    open: int

    @property
    def share_closed(self) -> Fraction | None:
        """Transitivity, 3 x triangles / (3 x triangles + open stars); None without any."""
        ways = 3 * self.closed + self.open
        return Fraction(3 * self.closed, ways) if ways else None


def triads(network: Network) -> Triads:
    """Triangles and open stars among the ties."""
    beside = neighbours(network)
    pairs = [
        other in beside[one]
        for middle in beside.values()
        for one, other in combinations(sorted(middle), 2)
    ]
    return Triads(sum(pairs) // 3, len(pairs) - sum(pairs))


def overlap(network: Network, relation: Relation) -> Fraction | None:
    """Share of tasks in which two actors of different kinds or more have this right.

    Of the tasks in which anybody has it; None where nobody has it in any.
    """
    kinds = [{actor.kind for actor in network.holders(relation, task)} for task in network.tasks]
    held = [each for each in kinds if each]
    return Fraction(sum(len(each) > 1 for each in held), len(held)) if held else None
