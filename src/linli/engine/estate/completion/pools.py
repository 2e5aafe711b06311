"""Pools of values to draw from: recorded ones, and some made up from the generic prior.

Approximate Bayesian bootstrap (Rubin and Schenker 1986, Journal of the American Statistical
Association 81, 366-374) in its smooth form (Rubin 1981, Annals of Statistics 9, 130-134): in each
world every value of a pool gets an exponential weight, which is how uncertain the distribution is,
and cells are then drawn by these weights. The prior enters as that many values more (Muliere and
Secchi 1996, Annals of the Institute of Statistical Mathematics 48, 663-673).
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from linli.engine.chance import GOLDEN
from linli.engine.estate.completion.cells import Floats, Ints, Keys
from linli.engine.estate.completion.choosing import chosen
from linli.engine.estate.completion.generic import Generic
from linli.engine.estate.completion.luck import Luck


class Classes(NamedTuple):
    """Of n rows the class each is in, fine (-1 for unknown) and coarse, and keys of the classes."""

    fine: Ints
    coarse: Ints
    fine_keys: Keys
    coarse_keys: Keys


class Prior(NamedTuple):
    """What a pool starts from, and what a fine class needs."""

    generic: Generic
    rows: int
    """How many recorded values the generic prior weighs as much as, > 0."""
    least: int
    """Recorded values from which a fine class has a pool of its own."""


class _Names(NamedTuple):
    """The pools: one for each coarse class, then those of fine classes within a coarse one."""

    of_fine: Ints
    coarse: Ints
    keys: Keys


@dataclass(frozen=True, eq=False)
class Pools:
    """Values laid end to end, pool by pool."""

    first: Ints
    """(pools + 1,) into ``entry``."""
    entry: Ints
    """Place among the donors, then among the made-up values behind them."""
    worth: Floats
    """(donors,) recorded values."""
    made_class: Ints
    """(made,) coarse class of each made-up value."""
    of_fine: Ints
    """(fine x coarse classes,) the pool of both, -1 where that of the coarse one serves."""
    classes: int
    """Coarse classes."""
    generic: Generic
    weighing: slice
    making: slice

    def pool_of(self, fine: Ints, coarse: Ints) -> Ints:
        """(m,) the pool of rows in these classes."""
        coarse = np.maximum(coarse, 0)
        if not len(self.of_fine):
            return coarse
        own = self.of_fine[np.maximum(fine, 0) * self.classes + coarse]
        return np.where((fine >= 0) & (own >= 0), own, coarse)

    def weights(self, luck: Floats) -> Floats:
        """(entries,) of a world."""
        return np.asarray(-np.log(luck[self.weighing]))[self.entry]

    def values(self, luck: Floats) -> Floats:
        """(entries,) of a world; recorded ones are the same in all."""
        made = self.generic.at(self.made_class, luck[self.making])
        return np.concatenate([self.worth, made])[self.entry]

    def picked(self, pool: Ints, uniform: Floats, luck: Floats) -> Floats:
        """(m,) a value from the pool of each row."""
        return self.values(luck)[chosen(self.weights(luck), self.first, pool, uniform)]


def pools_of(
    classes: Classes, worth: Floats, keys: Keys, prior: Prior, luck: Luck, name: str
) -> Pools:
    """Pools of the rows whose ``worth`` (n,) is known, in the order of their ``keys`` (n,)."""
    donors = np.flatnonzero(~np.isnan(worth) & (classes.coarse >= 0))
    donors = donors[np.argsort(keys[donors], kind="stable")]
    both = _both(classes, donors)
    names = _names(classes, both, prior.least)
    made_pool = np.repeat(np.arange(len(names.keys)), prior.rows)
    turn = np.tile(np.arange(1, prior.rows + 1), len(names.keys)).astype(np.uint64)
    made_keys = names.keys[made_pool] + turn * np.uint64(GOLDEN)
    narrow = np.append(names.of_fine, -1)[both]
    first, entry = _laid_out(classes.coarse[donors], narrow, made_pool, len(names.keys))
    return Pools(
        first,
        entry,
        worth[donors],
        names.coarse[made_pool],
        names.of_fine,
        len(classes.coarse_keys),
        prior.generic,
        luck.named(f"{name}/weight", np.concatenate([keys[donors], made_keys])),
        luck.named(f"{name}/made", made_keys),
    )


def _both(classes: Classes, donors: Ints) -> Ints:
    """(donors,) fine and coarse class in one number, -1 where the fine one is not known."""
    fine, coarse = classes.fine[donors], classes.coarse[donors]
    return np.where(fine >= 0, fine * len(classes.coarse_keys) + coarse, -1)


def _names(classes: Classes, both: Ints, least: int) -> _Names:
    wide = len(classes.coarse_keys)
    counts = np.bincount(both[both >= 0], minlength=len(classes.fine_keys) * wide)
    own = np.flatnonzero(counts >= least)
    of_fine = np.full(len(counts), -1)
    of_fine[own] = wide + np.arange(len(own))
    mixed = classes.fine_keys[own // wide] * np.uint64(GOLDEN) ^ classes.coarse_keys[own % wide]
    return _Names(
        of_fine,
        np.concatenate([np.arange(wide), own % wide]),
        np.concatenate([classes.coarse_keys, mixed]),
    )


def _laid_out(coarse: Ints, narrow: Ints, made: Ints, pools: int) -> tuple[Ints, Ints]:
    """Pointers and entries: each donor in its coarse pool and, where there is one, its fine one."""
    inside = np.flatnonzero(narrow >= 0)
    pool = np.concatenate([coarse, narrow[inside], made])
    entry = np.concatenate([np.arange(len(coarse)), inside, len(coarse) + np.arange(len(made))])
    first = np.concatenate([[0], np.cumsum(np.bincount(pool, minlength=pools))])
    return first, entry[np.argsort(pool, kind="stable")]
