"""How long until life works again, by level of the shock, beside how long it should take.

In the manner of the community resilience planning guide of NIST (Special Publication 1190): by
service and hazard level, the time until a stated share is back, against a target.
"""

from collections.abc import Mapping

import numpy as np

from linli.engine.model.arrays import Floats, Ints
from linli.engine.parameters import Parameters
from linli.engine.stress.diagnosis import LEVELS, NEEDS, Estimate, Recovery
from linli.engine.stress.estimates import estimate

BACK = 0.9
"""Share of those who have a need from which it counts as met again."""


def targets(parameters: Parameters) -> Mapping[str, Mapping[str, float]]:
    """Level -> need -> days within which it should be met again."""
    return {
        level: dict(zip(NEEDS, parameters.mids(f"target.{level}"), strict=True)) for level in LEVELS
    }


def recoveries(
    need_curve: Floats, exceeded: Floats, having: Floats, edges: Floats, parameters: Parameters
) -> tuple[Recovery, ...]:
    """Times until needs are met again, by level.

    Parameters
    ----------
    need_curve : (n, 8, K) plain person-days unmet in each cell
    exceeded : (n,) events a year at least as severe as each draw
    having : (8,) persons who have each need
    edges : (K + 1,) days
    """
    level = levels_of(exceeded, parameters)
    fewest = int(parameters.mid("level.fewest"))
    days = days_until_back(need_curve, having, edges, BACK)
    return tuple(
        Recovery(name, int((level == i).sum()), _times(days[level == i], having, fewest))
        for i, name in enumerate(LEVELS)
    )


def levels_of(exceeded: Floats, parameters: Parameters) -> Ints:
    """(n,) place in LEVELS of events that are exceeded so often a year, (n,)."""
    bounds = 1.0 / np.array(parameters.mids("level.return_years"))
    return (exceeded[:, None] < bounds).sum(axis=1)


def days_until_back(unmet: Floats, having: Floats | float, edges: Floats, share: float) -> Floats:
    """(n, ...) end of the last cell in which less than ``share`` is met; 0 for none.

    ``unmet`` (n, ..., K) person-days, ``having`` (...) persons.
    """
    whole = np.asarray(having)[..., None] * np.diff(edges)
    below = unmet > (1.0 - share) * whole
    last = below.shape[-1] - 1 - np.argmax(below[..., ::-1], axis=-1)
    return np.where(below.any(axis=-1), edges[last + 1], 0.0)


def _times(days: Floats, having: Floats, fewest: int) -> Mapping[str, Estimate]:
    """Of (n, 8) days, the mean by need somebody has; nothing of too few draws."""
    if len(days) < fewest:
        return {}
    return {need: estimate(days[:, i]) for i, need in enumerate(NEEDS) if having[i] > 0}
