"""What is lost when an actor drops out, and what hangs on one actor alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from linli.engine.ties.network import RELATIONS, Network, Relation, parts

ENOUGH = 2
"""Capable actors a critical task wants, so that one may leave."""


@dataclass(frozen=True, slots=True)
class ResourceLoss:
    """What goes of one kind of resource, in its unit, and what is left with the others.

    ``lost`` is None where a quantity of the one who leaves is not known, ``left`` where one of the
    others is not; 0 left means that nobody else holds any.
    """

    kind: str
    unit: str
    lost: Fraction | None
    left: Fraction | None


@dataclass(frozen=True, slots=True)
class Dropout:
    """What it means when ``actor`` is gone.

    Parameters
    ----------
    actor : key of the actor
    unowned : for each relation the tasks in which this actor alone had it, in the network's order;
        relations without such a task are left out
    resources : what is lost, by kind and unit
    agreements : keys of those whose agreement with it ends, in the network's order
    parts_before, parts_after : groups of actors that hang together, with and without it
    """

    actor: str
    unowned: Mapping[Relation, tuple[str, ...]]
    resources: tuple[ResourceLoss, ...]
    agreements: tuple[str, ...]
    parts_before: tuple[frozenset[str], ...]
    parts_after: tuple[frozenset[str], ...]

    @property
    def falls_apart(self) -> bool:
        """Whether those who hung together through it no longer do."""
        (own,) = (group for group in self.parts_before if self.actor in group)
        return sum(group <= own for group in self.parts_after) > 1


def without(network: Network, key: str) -> Dropout:
    """What is lost when this actor drops out.

    Raises
    ------
    InputError : ``unknown_actor``
    """
    left = network.without(key)
    unowned = {relation: _only(network, relation, key) for relation in RELATIONS}
    return Dropout(
        actor=key,
        unowned={relation: tasks for relation, tasks in unowned.items() if tasks},
        resources=_resources(network, key),
        agreements=tuple(
            other for other in left.keys if frozenset({key, other}) in network.agreements
        ),
        parts_before=parts(network),
        parts_after=parts(left),
    )


def capable(network: Network) -> Mapping[str, int]:
    """How many actors could carry out each critical task, in the network's order of tasks."""
    return {
        task: len(network.holders("carry_out", task))
        for task in network.tasks
        if task in network.critical
    }


def redundancy(network: Network) -> Fraction | None:
    """Share of critical tasks that two actors or more could carry out; None without any."""
    numbers = capable(network).values()
    return Fraction(sum(n >= ENOUGH for n in numbers), len(numbers)) if numbers else None


def _only(network: Network, relation: Relation, key: str) -> tuple[str, ...]:
    return tuple(
        task
        for task in network.tasks
        if [actor.key for actor in network.holders(relation, task)] == [key]
    )


def _resources(network: Network, key: str) -> tuple[ResourceLoss, ...]:
    own = sorted({(each.kind, each.unit) for each in network.resources if each.actor == key})
    return tuple(
        ResourceLoss(
            kind,
            unit,
            lost=_sum(network, kind, unit, {key}),
            left=_sum(network, kind, unit, set(network.keys) - {key}),
        )
        for kind, unit in own
    )


def _sum(network: Network, kind: str, unit: str, holders: set[str]) -> Fraction | None:
    quantities = [
        each.quantity
        for each in network.resources
        if (each.kind, each.unit) == (kind, unit) and each.actor in holders
    ]
    known = [quantity for quantity in quantities if quantity is not None]
    return sum(known, Fraction(0)) if len(known) == len(quantities) else None
