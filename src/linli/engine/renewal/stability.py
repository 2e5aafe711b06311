"""How sure the order of packages is: chance, parameters, and what the ledger does not know."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from linli.engine.chance import key_hash, uniforms
from linli.engine.estate.estate import Estate
from linli.engine.model.arrays import Floats
from linli.engine.renewal.gains import Apply
from linli.engine.study.losses import Case, Losses, evaluated
from linli.engine.study.worlds import Worlds

LAYERS = ("chance", "parameters", "ledger")
"""What may be otherwise: the luck of the draws; also the model's parameters; also the cells of the
ledger that nobody knows."""

RESAMPLES = 1000
"""Times the draws are drawn again, with replacement."""


@dataclass(frozen=True)
class Stability:
    """By layer, the share of cases in which each package saves the most person-days."""

    first: Mapping[str, tuple[float, ...]]
    """Layer -> (packages,) shares; where several save the same, each has its part."""
    saved: Mapping[str, tuple[tuple[float, float], ...]]
    """Layer -> (packages,) 5 % and 95 % quantile of person-days saved a year."""
    worlds: int


def stability(
    worlds: Worlds,
    apply: Apply,
    packages: Sequence[Collection[int]],
    losses: Sequence[Losses],
    number: int,
    workers: int,
    told: Callable[[int], None],
) -> Stability:
    """Try packages in other worlds, on the same draws in each.

    Parameters
    ----------
    worlds : the estate as it is, in ``number`` worlds of parameters and as many of everything
    packages : at least one
    losses : (1 + packages,) without a plan and with each, in the usual world, for the first layer
    """
    chance = _resampled(losses, worlds.asked.seed)
    cases = [
        *_cases([worlds.of_parameters(w) for w in range(number)], apply, packages),
        *_cases([worlds.of_all(w) for w in range(number)], apply, packages),
    ]
    found = np.array([one.annual for one in evaluated(cases, workers, told)])
    both = found.reshape(2, number, 1 + len(packages))
    saved = both[:, :, :1] - both[:, :, 1:]
    tables = dict(zip(LAYERS, (chance, *saved), strict=True))
    return Stability(
        {layer: _first(table) for layer, table in tables.items()},
        {layer: _ends(table) for layer, table in tables.items()},
        number,
    )


def _cases(worlds: Sequence[Case], apply: Apply, packages: Sequence[Collection[int]]) -> list[Case]:
    """Each world without a plan and with each package."""
    return [
        replace(world, estate=made)
        for world in worlds
        for made in _estates(world.estate, apply, packages)
    ]


def _estates(
    world: Callable[[], Estate], apply: Apply, packages: Sequence[Collection[int]]
) -> list[Callable[[], Estate]]:
    once = cache(world)
    return [once, *(lambda one=one: apply(once(), one) for one in packages)]


def _resampled(losses: Sequence[Losses], seed: int) -> Floats:
    """(RESAMPLES, packages) saved a year, each shock's draws drawn again."""
    lost = np.array([one.lost for one in losses])
    each = (lost[:1] - lost[1:]) * losses[0].rate[None, :, None]
    draws = each.shape[2]
    saved = np.zeros((RESAMPLES, each.shape[0]))
    for row, shock in enumerate(losses[0].shocks):
        picks = np.array([_picks(seed, shock, time, draws) for time in range(RESAMPLES)])
        saved += each[:, row, :][:, picks].mean(axis=2).T
    return saved


def _picks(seed: int, shock: str, time: int, draws: int) -> np.ndarray:
    keys = np.arange(draws, dtype=np.uint64) + np.uint64(key_hash(shock) & 0xFFFF_FFFF)
    return (uniforms(seed, "resample", keys, time) * draws).astype(np.int64)


def _first(saved: Floats) -> tuple[float, ...]:
    most = saved >= saved.max(axis=1, keepdims=True)
    return tuple((most / most.sum(axis=1, keepdims=True)).mean(axis=0).tolist())


def _ends(saved: Floats) -> tuple[tuple[float, float], ...]:
    low, high = np.quantile(saved, [0.05, 0.95], axis=0)
    return tuple(zip(low.tolist(), high.tolist(), strict=True))
