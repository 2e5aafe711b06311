"""What an estate loses, without the rest of a diagnosis: what a study compares by the hundred."""

import math
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from linli.engine.estate.estate import Estate
from linli.engine.model.arrays import Floats
from linli.engine.parameters import Parameters
from linli.engine.stress.diagnosis import GROUPS, NEEDS
from linli.engine.stress.estimates import added, joined
from linli.engine.stress.tally import Tally
from linli.engine.stress.trial import Asked, Trial
from linli.engine.units import DAYS_A_YEAR


@dataclass(frozen=True, eq=False)
class Losses:
    """Means over the draws of each shock; S shocks, n draws. Amounts are of an event."""

    shocks: tuple[str, ...]
    rate: Floats
    """(S,) events a year."""
    lost: Floats
    """(S, n) person-days lost of each draw, life-years included."""
    deaths: Floats
    """(S,)."""
    repair: Floats
    """(S,) yuan."""
    needs: dict[str, Floats]
    """By need, (S,) plain unmet person-days."""
    groups: dict[str, Floats]
    """By group, (S,) unmet person-days."""
    buildings: dict[str, Floats]
    entrances: dict[str, Floats]
    """By key, (S,) unmet person-days."""

    @property
    def annual(self) -> float:
        """Person-days lost a year."""
        return self.a_year(self.lost.mean(axis=1))

    def a_year(self, amounts: Floats) -> float:
        """Sum over shocks of rate x amount, (S,)."""
        return math.fsum(self.rate * amounts)

    def of_shocks(self) -> dict[str, float]:
        """Shock -> person-days lost a year."""
        return dict(zip(self.shocks, (self.rate * self.lost.mean(axis=1)).tolist(), strict=True))


@dataclass(frozen=True)
class Case:
    """One estate to be put to the same draws as others; ``estate`` is made when its turn comes."""

    estate: Callable[[], Estate]
    parameters: Parameters
    asked: Asked
    draws: int

    @property
    def work(self) -> int:
        """Draws in all, the measure of progress."""
        return self.draws * len(self.asked.shocks)

    def losses(self, workers: int = 1) -> Losses:
        """Run it."""
        trial = Trial.of(self.estate(), self.parameters, self.asked)
        return losses_of(trial, trial.tallies(self.draws, workers))


def evaluated(cases: Sequence[Case], workers: int, tell: Callable[[int], None]) -> list[Losses]:
    """The losses of each case, in order; ``tell`` hears the work done and may raise.

    The workers share out the cases, and the shocks of each where there are fewer cases than
    workers.
    """
    found = []
    each = max(1, workers // max(1, len(cases)))
    with ThreadPoolExecutor(max_workers=max(1, workers)) as pool:
        waiting = [pool.submit(case.losses, each) for case in cases]
        try:
            for case, future in zip(cases, waiting, strict=True):
                found.append(future.result())
                tell(case.work)
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
    return found


def losses_of(trial: Trial, tallies: Sequence[list[Tally]]) -> Losses:
    """The losses in the tallies of a trial's shocks."""
    model, runs = trial.model, trial.runs
    draws = len(joined(tallies[0], "total"))
    deaths = [joined(parts, "deaths") for parts in tallies]
    life = [one @ run.rules.life_left for one, run in zip(deaths, runs, strict=True)]
    total = np.array([joined(parts, "total") for parts in tallies])
    entrances = model.entrances
    places = [f"{b}/{e}" for b, e in zip(entrances["building"], entrances["entrance"], strict=True)]
    return Losses(
        shocks=tuple(run.shock.name for run in runs),
        rate=np.array([run.shock.annual_rate for run in runs]),
        lost=total + DAYS_A_YEAR * np.array(life),
        deaths=np.array([one.sum(axis=1).mean() for one in deaths]),
        repair=np.array([joined(parts, "repair").mean() for parts in tallies]),
        needs=_named(NEEDS, _means(tallies, "by_need")),
        groups=_named(GROUPS, _means(tallies, "by_group")),
        buildings=_named(model.buildings["building"].to_list(), _sums(tallies, "building") / draws),
        entrances=_named(places, _sums(tallies, "entrance") / draws),
    )


def _means(tallies: Sequence[list[Tally]], field: str) -> Floats:
    return np.array([joined(parts, field).mean(axis=0) for parts in tallies])


def _sums(tallies: Sequence[list[Tally]], field: str) -> Floats:
    return np.array([added(parts, field)[0] for parts in tallies])


def _named(names: Sequence[str], amounts: Floats) -> dict[str, Floats]:
    return {name: amounts[:, i] for i, name in enumerate(names)}
