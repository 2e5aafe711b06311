"""What sets of candidates save: the stress test of the changed estate, each set tried once."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from functools import partial

import numpy as np

from linli.engine.estate.estate import Estate
from linli.engine.parameters import Parameters
from linli.engine.stress.trial import Asked
from linli.engine.study.losses import Case, Losses, evaluated

Chosen = frozenset[int]
"""Rows of candidates."""

Apply = Callable[[Estate, Collection[int]], Estate]
"""The estate after the candidates of these rows."""


@dataclass(frozen=True)
class Trials:
    """One estate to be tried with many sets of candidates, all on the same draws.

    Every alternative meets the same random numbers, so what two of them save differs by what
    they do and not by luck; the answer for a set never depends on what else was tried.
    """

    estate: Estate
    apply: Apply
    parameters: Parameters
    asked: Asked
    draws: int
    workers: int = 1
    told: Callable[[int], None] = lambda _: None
    """Hears draws done; may raise ``Cancelled``."""
    idle: Chosen = frozenset()
    """Candidates known to change nothing a shock asks for; they are left out before trying."""
    known: dict[Chosen, Losses] = field(default_factory=dict)

    def losses(self, sets: Sequence[Chosen]) -> list[Losses]:
        """The losses after each of ``sets``; those not yet tried are tried side by side."""
        bare = [one - self.idle for one in sets]
        fresh = [one for one in dict.fromkeys(bare) if one not in self.known]
        cases = [
            Case(
                partial(self.apply, self.estate, sorted(one)),
                self.parameters,
                self.asked,
                self.draws,
            )
            for one in fresh
        ]
        if cases:
            found = evaluated(cases, self.workers, self.told)
            self.known.update(zip(fresh, found, strict=True))
        return [self.known[one] for one in bare]

    def gains(self, sets: Sequence[Chosen]) -> list[float]:
        """Person-days a year that each of ``sets`` saves."""
        before, *after = self.losses([frozenset(), *sets])
        return [before.annual - one.annual for one in after]

    def gain(self, chosen: Chosen) -> float:
        """Person-days a year that one set saves."""
        return self.gains([chosen])[0]

    def worse_off(self, chosen: Chosen) -> tuple[str, ...]:
        """Groups that would lose more person-days a year than without the plan.

        An outage of lifts is left out: who is given a lift may lose it for a day, which nobody
        can who never had one.
        """
        before, after = self.losses([frozenset(), chosen])
        counted = np.array([shock != NEW_WITH_LIFTS for shock in before.shocks])
        return tuple(
            group
            for group in before.groups
            if after.a_year(after.groups[group] * counted)
            > before.a_year(before.groups[group] * counted) * (1 + _SAME)
        )


NEW_WITH_LIFTS = "lift_outage"

_SAME = 1e-9
"""Relative difference below which two sums of the same draws count as equal."""
