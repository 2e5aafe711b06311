"""What a household has at home against heat and fire: an air conditioner, a smoke alarm."""

import numpy as np
from numpy.typing import NDArray

from linli.engine.estate.population.draw import Floats
from linli.engine.estate.population.households import Residents
from linli.engine.estate.population.maker import Keys, Maker
from linli.engine.estate.population.margins import BANDS


def cooled(maker: Maker, keys: Keys, people: Residents) -> NDArray[np.bool_]:
    """(n,): which homes have a working air conditioner, drawn by who lives there."""
    younger, old, old_alone = maker.table("households.cooled")
    only_old = people.ages[:, : BANDS.index("60-64")].sum(axis=1) == 0
    chance: Floats = np.where(only_old, np.where(people.size == 1, old_alone, old), younger)
    return maker.uniform("cooled", keys) < chance


def smoke_alarms(maker: Maker, keys: Keys) -> NDArray[np.bool_]:
    """(n,): which homes have a working smoke alarm, each with the same chance."""
    return maker.uniform("smoke_alarm", keys) < maker.mid("households.smoke_alarm")
