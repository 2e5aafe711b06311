"""The persons of each household by age: elders are given, children and the rest are dealt out."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from linli.engine.estate.population.draw import Floats, Ints, apportioned, chosen, members, within
from linli.engine.estate.population.maker import Keys, Maker
from linli.engine.estate.population.margins import BANDS

_LAST_RESORT = 1e-9  # a child in a household of one generation, when no other place is left


@dataclass(frozen=True, slots=True)
class Household:
    """What is already known of n households."""

    keys: Keys
    size: Ints
    generations: Ints
    elders: Ints
    """Persons 65 and over."""


@dataclass(frozen=True, slots=True)
class Persons:
    """One entry a person, household by household."""

    home: Ints
    """Row of the household."""
    key: Keys
    band: Ints
    """Position in BANDS."""


def persons_of(maker: Maker, households: Household) -> Persons:
    """Every person with an age band, so that each band holds the margin's number of persons.

    No child lives without an adult. Raises InputError ``margins_contradict`` when that cannot be.
    """
    size = households.size
    home, slot = np.repeat(np.arange(len(size)), size), within(size)
    key = members(households.keys[home], slot)
    wanted = apportioned(len(home), maker.margins.ages)
    old = slot < households.elders[home]
    child = _children(maker, households, home, slot, key, int(wanted[0] + wanted[1]))
    band = np.where(old, 4, np.where(child, 1, 2))
    weights: dict[int, Floats] = {
        0: child.astype(np.float64),
        3: _sixties(maker, households, home, old, child),
        5: old.astype(np.float64),
    }
    for into, weight in weights.items():
        name = f"ages {BANDS[into]}"
        band[chosen(maker.uniform(name, key), weight, int(wanted[into]), name)] = into
    return Persons(home, key, band)


def ages_of(persons: Persons, households: int) -> NDArray[np.int64]:
    """(households, 6): persons in each of BANDS."""
    cells = np.bincount(persons.home * len(BANDS) + persons.band, minlength=households * len(BANDS))
    return cells.reshape(households, len(BANDS))


def affected(maker: Maker, persons: Persons, what: str, households: int) -> Ints:
    """(households,): persons each drawn with the chance ``persons.<what>`` of their band."""
    chance = maker.table(f"persons.{what}")[persons.band]
    hit = maker.uniform(what, persons.key) < chance
    return np.bincount(persons.home[hit], minlength=households)


def _children(
    maker: Maker, households: Household, home: Ints, slot: Ints, key: Keys, count: int
) -> NDArray[np.bool_]:
    size, elders = households.size[home], households.elders[home]
    order = size - 1 - slot
    room = size - np.maximum(elders, 1)
    liking = maker.table("households.child_by_order")
    weight = liking[np.minimum(order, len(liking) - 1)]
    only_elders = (elders > 0) & (order == room - 1)
    weight = np.where(only_elders, weight * maker.mid("households.child_with_elders_only"), weight)
    weight = np.where(households.generations[home] == 1, _LAST_RESORT, weight)
    return chosen(maker.uniform("child", key), weight * (order < room), count, "ages 0-17")


def _sixties(
    maker: Maker,
    households: Household,
    home: Ints,
    old: NDArray[np.bool_],
    child: NDArray[np.bool_],
) -> Floats:
    """Weight of each person for being 60-64; 0 for children and those already older."""
    alone, couple, other, parent = maker.table("households.sixties_by_home")
    children = np.bincount(home[child], minlength=len(households.size))[home] > 0
    size, generations = households.size[home], households.generations[home]
    weight: Floats = np.select(
        [size == 1, children, generations == 1], [alone, parent, couple], other
    )
    weight[old | child] = 0.0
    return weight
