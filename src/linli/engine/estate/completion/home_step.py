"""Who lives in each home, drawn as one: size, ages, needs and living alone always agree.

A home takes the place of a household of a kind that fits all that is recorded of it. How usual the
kinds are is learned from all rows at once, since hardly any is recorded in full.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from linli.engine.estate.completion.cells import Cell, Flags, Floats, Ints
from linli.engine.estate.completion.choosing import chosen
from linli.engine.estate.completion.fits import UNKNOWN, likeliest
from linli.engine.estate.completion.generic import QUANTILES
from linli.engine.estate.completion.household_kinds import NEEDS, count_chances
from linli.engine.estate.completion.learn import Learned
from linli.engine.estate.completion.patterns import HOME_COLUMNS
from linli.engine.estate.completion.values import Values
from linli.engine.estate.rowrules import AGES

TABLE = "households"


@dataclass(frozen=True, eq=False)
class Numbers:
    """Where the random numbers of this step stand."""

    weighing: slice
    """One a row, then one a made-up household."""
    making: slice
    factoring: slice
    picking: slice
    counting: slice
    """One a row for each need."""
    ageing: slice
    """One a row for the needs, then for who lives there."""


@dataclass(frozen=True, eq=False)
class HomeStep:
    """The households of an estate, ready to be drawn in any world."""

    learned: Learned
    order: Ints
    """(h,) rows by their keys."""
    known: dict[str, Flags]
    """Column -> (h,) rows whose cell is recorded."""
    rows: int
    """How many households the usual kinds weigh as much as."""
    rounds: int
    """Of expectation and maximisation in each world."""
    factors: Floats
    """(7,) at QUANTILES: how much commoner than usual a need may be."""
    stale: Floats
    """(2,) chance that the recorded needs, and who lives there, are out of date."""
    numbers: Numbers

    @property
    def columns(self) -> tuple[Cell, ...]:
        """What it draws."""
        return tuple((TABLE, name) for name in (*HOME_COLUMNS, *NEEDS))

    @property
    def unknown(self) -> dict[Cell, int]:
        """Cells that are not recorded."""
        return {(TABLE, name): int((~cells).sum()) for name, cells in self.known.items()}

    def drawn(self, values: Values, luck: Floats, wanted: Sequence[Cell]) -> dict[Cell, Floats]:
        """The columns of a world, (h,) each.

        Needs, and who lives there, are out of date only where all their columns are wanted: a part
        of them drawn anew would contradict the rest.
        """
        patterns = self.learned.patterns
        old = self._old(luck, {column for _, column in wanted})
        variant, row = old[0] + 2 * old[1], np.arange(len(self.order))
        weight = self._weights(luck)
        share = self._shares(weight, luck)
        kind = self._picked(patterns.of_row[variant, row], share, luck[self.numbers.picking])
        found = self._who(kind) | self._needs(kind, weight, luck)
        torn = patterns.torn[variant, row]
        kept = {name: torn | self.known[name] & ~old[int(name not in NEEDS)] for name in found}
        return {
            (table, name): np.where(kept[name], values[f"{table}.{name}"], found[name])
            for table, name in wanted
        }

    def _old(self, luck: Floats, wanted: set[str]) -> Flags:
        """(2, h) where needs, and who lives there, are out of date and drawn anew."""
        whole = [wanted >= set(NEEDS), wanted >= set(HOME_COLUMNS)]
        chance = self.stale * np.array(whole)
        return np.asarray(luck[self.numbers.ageing].reshape(2, -1) < chance[:, None])

    def _weights(self, luck: Floats) -> Floats:
        """(patterns,) exponential weights of the rows that show each."""
        pattern = self.learned.patterns.of_row[0][self.order]
        weights = -np.log(luck[self.numbers.weighing][: len(pattern)])
        patterns = len(self.learned.patterns.cells)
        return np.bincount(pattern, weights[self.order], patterns).astype(np.float64)

    def _shares(self, weight: Floats, luck: Floats) -> Floats:
        """(k,) shares of kinds in a world, from the weights (patterns,) of what is recorded."""
        learned, usual = self.learned, self.learned.patterns.kinds.usual
        made = np.searchsorted(np.cumsum(usual[:-1]), luck[self.numbers.making])
        weights = -np.log(luck[self.numbers.weighing][len(self.order) :])
        prior = usual + np.bincount(made, weights, len(usual))
        fits, told = learned.patterns.fits, weight * learned.told
        return likeliest(fits, learned.chance, told, learned.share, prior, self.rounds)

    def _picked(self, pattern: Ints, share: Floats, uniform: Floats) -> Ints:
        """(h,) a kind that fits each row."""
        fits = self.learned.patterns.fits
        weight = fits.weighed(share, self.learned.chance)
        return fits.kind[chosen(weight, fits.first, pattern, uniform)]

    def _who(self, kind: Ints) -> dict[str, Floats]:
        """Size, living alone and ages of kinds."""
        persons = self.learned.patterns.kinds.persons[kind].astype(np.float64)
        size = persons.sum(axis=1)
        ages = {age: persons[:, order] for order, age in enumerate(AGES)}
        return {"size": size, "lives_alone": (size == 1).astype(np.float64), **ages}

    def _needs(self, kind: Ints, weight: Floats, luck: Floats) -> dict[str, Floats]:
        """(h,) persons with each need, drawn by the kind and the rates of a world."""
        usual = np.interp(luck[self.numbers.factoring], QUANTILES, self.factors)
        uniform = luck[self.numbers.counting].reshape(len(NEEDS), -1)
        counts = {}
        for need, name in enumerate(NEEDS):
            factor = self._factor(need, weight, float(usual[need]))
            rate = np.minimum(self.learned.rate[need] * factor, 1.0)
            chances = count_chances(self.learned.patterns.kinds.persons, rate)
            below = np.cumsum(chances[:, :-1], axis=1)[kind]
            counts[name] = (uniform[need][:, None] > below).sum(axis=1).astype(np.float64)
        return counts

    def _factor(self, need: int, weight: Floats, usual: float) -> float:
        """How much commoner a need is than was learned: recorded over expected, by weight."""
        learned = self.learned
        recorded, expected = learned.recorded[need], learned.expected[need]
        known = weight * (recorded != UNKNOWN)
        before = self.rows * float(weight @ expected / weight.sum())
        found = before * usual / learned.commoner[need] + known @ recorded
        return float(found / (before + known @ expected))
