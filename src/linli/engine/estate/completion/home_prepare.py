"""The step that draws who lives in each home, made once."""

import numpy as np

from linli.engine.chance import GOLDEN, key_hashes
from linli.engine.estate.completion.generic import with_ends
from linli.engine.estate.completion.home_step import TABLE, HomeStep, Numbers
from linli.engine.estate.completion.household_kinds import NEEDS
from linli.engine.estate.completion.learn import learned
from linli.engine.estate.completion.patterns import HOME_COLUMNS
from linli.engine.estate.completion.plans import HOMES, NEEDS_LIST
from linli.engine.estate.completion.prepare import Ground
from linli.engine.estate.completion.stale import stale_chance

_WHO = tuple(range(len(HOME_COLUMNS)))
_NEEDS = tuple(range(len(HOME_COLUMNS), len(HOME_COLUMNS) + len(NEEDS)))
_ALL_STAND = ((),)
_ANY_MAY_BE_OLD = ((), _NEEDS, _WHO, _WHO + _NEEDS)
"""Columns counted as unknown: none, needs, who lives there, both; ``HomeStep`` counts so too."""


def home_step(ground: Ground) -> HomeStep | None:
    """The step of the households; None where nothing of it is to be drawn."""
    known = {
        name: ~np.isnan(ground.recorded[f"{TABLE}.{name}"]) for name in (*HOME_COLUMNS, *NEEDS)
    }
    keys, p = ground.keys[TABLE], ground.parameters
    whole = not ground.days and all(cells.all() for cells in known.values())
    if whole or not len(keys):
        return None
    rows = max(1, round(p.mid("prior.household.rows")))
    chances = [stale_chance(p, half_life, ground.days) for half_life in (NEEDS_LIST, HOMES)]
    forgotten = _ANY_MAY_BE_OLD if ground.days else _ALL_STAND
    return HomeStep(
        learned(ground.recorded, p, rows, forgotten),
        np.argsort(keys, kind="stable"),
        known,
        rows,
        max(1, round(p.mid("prior.household.rounds"))),
        with_ends(np.array(p.mids("prior.household.need_factor"))),
        np.array(chances),
        _numbers(ground, rows),
    )


def _numbers(ground: Ground, rows: int) -> Numbers:
    keys = ground.keys[TABLE]
    made = np.arange(1, rows + 1).astype(np.uint64) * np.uint64(GOLDEN)
    luck = ground.luck
    return Numbers(
        luck.named(f"{TABLE}/weight", np.concatenate([keys, made])),
        luck.named(f"{TABLE}/made", made),
        luck.named(f"{TABLE}/factor", key_hashes(NEEDS)),
        luck.named(f"{TABLE}/kind", keys),
        _each(ground, NEEDS),
        _each(ground, (NEEDS_LIST, HOMES)),
    )


def _each(ground: Ground, purposes: tuple[str, ...]) -> slice:
    """Numbers of all rows for each purpose, one after the other."""
    parts = [ground.luck.named(f"{purpose}/{TABLE}", ground.keys[TABLE]) for purpose in purposes]
    return slice(parts[0].start, parts[-1].stop)
