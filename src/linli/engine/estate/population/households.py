"""Who lives in the occupied homes, so that the county's margins come back exactly.

Sizes, generations and the number of people 65 and over are dealt out here, ages and the rest in
``persons``: whole numbers taken from the margins, where chance decides only who gets which.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from linli.engine.estate.population.draw import Floats, Ints, apportioned, chosen, dealt
from linli.engine.estate.population.maker import Keys, Maker
from linli.engine.estate.population.margins import BANDS
from linli.engine.estate.population.persons import Household, affected, ages_of, persons_of
from linli.engine.estate.population.sizes import size_counts

_PAIR, _THREE = 2, 3  # persons
_TWO_GENERATIONS = 2

_ANYWAY = 1e-9  # a chance behind all others, so that a tight margin can still be met


@dataclass(frozen=True, slots=True)
class Residents:
    """The households of n homes, in the order of their keys."""

    size: Ints
    generations: Ints
    """1, 2, or 3 for three and more."""
    ages: NDArray[np.int64]
    """(n, 6): persons in each of BANDS."""
    mobility_limited: Ints
    medicated: Ints
    tenure: Ints
    """0 owner, 1 tenant, 2 other."""
    away: NDArray[np.bool_]


def residents(maker: Maker, keys: Keys) -> Residents:
    """Households, one a key, that match the margins to the rounding of their number.

    Raises
    ------
    InputError : ``margins_contradict`` when no such households exist
    """
    margins = maker.margins
    dispersion = maker.mid("households.size_dispersion")
    counts = size_counts(len(keys), margins.household_size, margins.one_person, dispersion)
    size = dealt(maker.uniform("size", keys), counts) + 1
    generations = _generations(maker, keys, size)
    elders = _elders(maker, keys, size, generations)
    persons = persons_of(maker, Household(keys, size, generations, elders))
    ages = ages_of(persons, len(keys))
    return Residents(
        size,
        generations,
        ages,
        affected(maker, persons, "mobility_limited", len(keys)),
        affected(maker, persons, "medicated", len(keys)),
        _tenure(maker, keys, size, ages),
        maker.uniform("away", keys) < maker.mid("households.away"),
    )


def _generations(maker: Maker, keys: Keys, size: Ints) -> Ints:
    """1, 2 or 3; where too few households are large enough, fewer than wanted, as the fit shows."""
    one, _, three = apportioned(len(size), maker.margins.generations)
    generations = np.where(size == 1, 1, 2)
    room = size >= _THREE
    liking = maker.table("households.three_generations_by_size")
    weight = np.where(room, np.maximum(_by_size(liking, size), _ANYWAY), 0.0)
    uniform = maker.uniform("three_generations", keys)
    generations[chosen(uniform, weight, min(three, int(room.sum())), "generations")] = 3
    weight = (generations == _TWO_GENERATIONS) * _by_size(
        maker.table("households.one_generation_by_size"), size
    )
    more = min(max(0, int(one) - int((size == 1).sum())), int((weight > 0).sum()))
    uniform = maker.uniform("one_generation", keys)
    generations[chosen(uniform, weight, more, "generations")] = 1
    return generations


def _by_size(table: Floats, size: Ints) -> Floats:
    """``table`` is for 1, 2, ... persons, its last value for all larger households."""
    values: Floats = table[np.minimum(size, len(table)) - 1]
    return values


def _elders(maker: Maker, keys: Keys, size: Ints, generations: Ints) -> Ints:
    """Persons 65 and over of each household: the margin's homes with elders, and its elders."""
    elders = np.zeros(len(size), dtype=np.int64)
    one, two, three = elder_homes(maker, len(size), int(size.sum()))
    share_alone = maker.mid("households.alone_of_one_elder")
    alone = min(round(one * share_alone), int((size == 1).sum()))
    liking_one = maker.table("households.one_elder_by_generations")[generations - 1]
    liking_two = maker.table("households.two_elders_by_generations")[generations - 1]
    for purpose, count, number, weight in (
        ("three_elders", three, 3, (size >= _THREE) * 1.0),
        ("two_elders", two, 2, (size >= _PAIR) * liking_two),
        ("elder_alone", alone, 1, (size == 1) * 1.0),
        ("one_elder", one - alone, 1, np.where(size >= _PAIR, liking_one, _ANYWAY)),
    ):
        free = (elders == 0) * weight
        elders[chosen(maker.uniform(purpose, keys), free, count, "with_65_plus")] = number
    return elders


def elder_homes(maker: Maker, households: int, persons: int) -> tuple[int, int, int]:
    """Households with one, two and three persons 65+, three only where two do not suffice."""
    bands = apportioned(persons, maker.margins.ages)
    people = int(bands[4] + bands[5])
    homes = min(round(households * maker.margins.with_65_plus), people)
    three = max(0, people - 2 * homes)
    two = people - homes - 2 * three
    return homes - two - three, two, three


def _tenure(maker: Maker, keys: Keys, size: Ints, ages: NDArray[np.int64]) -> Ints:
    _, tenants, others = apportioned(len(size), maker.margins.tenure)
    old = ages[:, BANDS.index("60-64") :].sum(axis=1) > 0
    alone, company, elder = maker.table("households.tenant_factor")
    weight = np.where(old, elder, np.where(size == 1, alone, company))
    tenure = np.zeros(len(size), dtype=np.int64)
    tenure[chosen(maker.uniform("tenant", keys), weight, tenants, "tenure")] = 1
    left = (tenure == 0) * 1.0
    tenure[chosen(maker.uniform("other_tenure", keys), left, others, "tenure")] = 2
    return tenure
