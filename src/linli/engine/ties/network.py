"""The typed graph actor - decision right - resource - task, as plain values.

Tasks are the kinds of matter that a charter knows. A right joins an actor to a task; a resource is
held ready by an actor; two actors are tied when they have an agreement, or when one carries out
what the other decides, pays for or supervises.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from linli.engine.errors import InputError

Relation = Literal["raise", "consult", "decide", "pay", "carry_out", "supervise"]

RELATIONS: tuple[Relation, ...] = ("raise", "consult", "decide", "pay", "carry_out", "supervise")

DEALING: tuple[Relation, ...] = ("decide", "pay", "supervise")
"""Relations that bring an actor together with whoever carries the task out. To raise or to be asked
does not, nor do two who pay for the same: else nearly all would be tied to all."""


@dataclass(frozen=True, slots=True, order=True)
class Actor:
    """An organisation, or all people of one role together; never a single person.

    Parameters
    ----------
    key : unique in the network
    kind : what sort of actor; redundancy and overlap ask whether kinds differ
    side : the larger group its kind belongs to; brokerage asks who stands between sides
    """

    key: str
    kind: str
    side: str


@dataclass(frozen=True, slots=True, order=True)
class Right:
    """``actor`` may do this in matters of the kind ``task``."""

    actor: str
    relation: Relation
    task: str


@dataclass(frozen=True, slots=True, order=True)
class Resource:
    """What ``actor`` holds ready.

    Parameters
    ----------
    actor : key of the actor
    kind : what it is, a code
    unit : unit of the quantity
    quantity : > 0; None where it is not known
    """

    actor: str
    kind: str
    unit: str
    quantity: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Network:
    """The whole graph.

    Parameters
    ----------
    actors : in the order in which they are shown
    tasks : every kind of matter, also those for which nobody has a right
    critical : those of ``tasks`` that must not be left undone
    rights, resources : what joins actors to them
    agreements : pairs of actors that have agreed on something in writing

    Raises
    ------
    InputError : ``actor_twice``, ``unknown_actor``, ``unknown_task``
    """

    actors: tuple[Actor, ...]
    tasks: tuple[str, ...]
    critical: frozenset[str] = frozenset()
    rights: frozenset[Right] = frozenset()
    resources: tuple[Resource, ...] = ()
    agreements: frozenset[frozenset[str]] = frozenset()

    def __post_init__(self) -> None:
        times = Counter(actor.key for actor in self.actors)
        if twice := sorted(key for key, number in times.items() if number > 1):
            raise InputError("actor_twice", "actors", found=twice[0])
        named = {right.actor for right in self.rights} | {each.actor for each in self.resources}
        _known(named.union(*self.agreements), times, "actors")
        tasks = {right.task for right in self.rights} | self.critical
        if unknown := sorted(tasks - set(self.tasks)):
            raise InputError("unknown_task", "tasks", found=unknown[0])

    @property
    def keys(self) -> tuple[str, ...]:
        """Keys of the actors, in their order."""
        return tuple(actor.key for actor in self.actors)

    def holders(self, relation: Relation, task: str) -> tuple[Actor, ...]:
        """The actors with this right in this task, in the network's order."""
        return self._with({right.actor for right in self.rights if _is(right, relation, task)})

    def ties(self) -> frozenset[frozenset[str]]:
        """Pairs that work together: by agreement, or as one carries out what the other orders."""
        return self.agreements | {
            frozenset({doer.key, other.key})
            for task in self.tasks
            for doer in self.holders("carry_out", task)
            for relation in DEALING
            for other in self.holders(relation, task)
            if other != doer
        }

    def without(self, key: str) -> "Network":
        """The network that is left when an actor drops out.

        Raises
        ------
        InputError : ``unknown_actor``
        """
        _known({key}, self.keys, "actor")
        return replace(
            self,
            actors=tuple(actor for actor in self.actors if actor.key != key),
            rights=frozenset(right for right in self.rights if right.actor != key),
            resources=tuple(each for each in self.resources if each.actor != key),
            agreements=frozenset(pair for pair in self.agreements if key not in pair),
        )

    def _with(self, keys: set[str]) -> tuple[Actor, ...]:
        return tuple(actor for actor in self.actors if actor.key in keys)


def neighbours(network: Network) -> Mapping[str, frozenset[str]]:
    """For each actor those it works with."""
    ties = network.ties()
    return {
        key: frozenset[str]().union(*(pair for pair in ties if key in pair)) - {key}
        for key in network.keys
    }


def parts(network: Network) -> tuple[frozenset[str], ...]:
    """The groups of actors that hang together by ties, largest first, then by first key."""
    beside = neighbours(network)
    left, found = set(beside), []
    while left:
        group, edge = set[str](), {min(left)}
        while edge:
            group |= edge
            edge = set().union(*(beside[key] for key in edge)) - group
        found.append(frozenset(group))
        left -= group
    return tuple(sorted(found, key=lambda group: (-len(group), min(group))))


def _is(right: Right, relation: Relation, task: str) -> bool:
    return right.relation == relation and right.task == task


def _known(keys: Iterable[str], known: Iterable[str], where: str) -> None:
    if unknown := sorted(set(keys) - set(known)):
        raise InputError("unknown_actor", where, found=unknown[0])
