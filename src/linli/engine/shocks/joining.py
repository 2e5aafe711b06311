"""Two shocks at once: what either breaks is broken, for as long as the longer lasts."""

import numpy as np

from linli.engine.model.arrays import Events, Floats

_LONGER = ("blocked", "confined", "weather_end", "excess", "closed", "burnt_days", "smoke_days")


def joined(one: Events, other: Events) -> Events:
    """A block in which both happen; ``one`` names the outage that is forced and outside help.

    Chances of failing are independent given the two severities. Outside help comes as late as the
    later and meets as little as the lesser of the two.
    """
    longer = {name: np.maximum(getattr(one, name), getattr(other, name)) for name in _LONGER}
    return one._replace(
        **longer,
        failure=1.0 - (1.0 - one.failure) * (1.0 - other.failure),
        low_days=_either(one.low_days, other.low_days),
        top_days=_either(one.top_days, other.top_days),
        crew=np.minimum(one.crew, other.crew),
        late=one.late | other.late,
        extra_yuan=one.extra_yuan + other.extra_yuan,
        outside_start=np.maximum(one.outside_start, other.outside_start),
        outside_share=np.minimum(one.outside_share, other.outside_share),
    )


def _either(one: Floats, other: Floats) -> Floats:
    if not len(one) or not len(other):
        return one if len(one) else other
    return np.maximum(one, other)
