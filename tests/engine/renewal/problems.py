"""Small problems of choice, and set functions that stand in for the stress test."""

from itertools import combinations

import numpy as np

from linli.engine.renewal.problem import Problem


def problem(costs, budget, **changes):
    """A source that may pay everything, unless ``changes`` say otherwise."""
    free = {"rows": np.zeros((0, len(costs)), np.int64), "bounds": np.zeros(0, np.int64)}
    return Problem(np.array(costs, dtype=np.int64), budget, **(free | changes))


class Told:
    """Trials whose gains are told by a function of the set instead of a stress test."""

    def __init__(self, gain, harmed=lambda _: ()):
        self.gain_of, self.harmed = gain, harmed
        self.idle = frozenset()

    def gains(self, sets):
        return [self.gain_of(one) for one in sets]

    def worse_off(self, chosen):
        return self.harmed(chosen)


def every_set(n):
    return [frozenset(one) for k in range(n + 1) for one in combinations(range(n), k)]


def best_by_trying_all(given, gain, allowed=lambda _: True):
    """The gain of the best allowed set, by looking at every one."""
    fitting = [one for one in every_set(len(given)) if given.fits(one) and allowed(one)]
    return max((gain(one) for one in fitting), default=None)


def needs_met(chance, n, needs=6):
    """A loss made of needs: each is met by any of several series of candidates.

    Two candidates in one series help only together; two series of one need stand in for another.
    """

    def series():
        return frozenset(chance.choice(n, min(n, chance.integers(1, 3)), replace=False).tolist())

    ways = [(series(), series()) for _ in range(needs)]
    worth = chance.uniform(1, 10, needs)

    def gain(chosen):
        met = [one <= chosen or other <= chosen for one, other in ways]
        return float(worth @ np.array(met))

    return gain
