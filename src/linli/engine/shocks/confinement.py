"""Confinement: by order nobody comes in or goes out; goods come to the gate and must be carried."""

import numpy as np

from linli.engine.model.arrays import CARE, FOOD, Events
from linli.engine.shocks.setting import Setting
from linli.engine.shocks.severity import lognormal
from linli.engine.shocks.shock import Shock, calm


def confinement(setting: Setting) -> Shock:
    """The estate is closed for weeks, as in an epidemic; the longer, the more responders are ill.

    Not being allowed out is the order itself and is not counted as a need that stays open;
    infections are not either: the stress test asks who goes without food, medicine and company.
    """
    model, p, dice = setting.model, setting.parameters, setting.dice("confinement")
    rate = p.mid("confinement.rate", "1/a")
    median, beta = p.mid("confinement.days", "d"), p.mid("confinement.beta")

    def events(first: int, n: int) -> Events:
        days = lognormal(dice.normals("days", first, n), median, beta)
        closed = np.zeros((n, 8))
        closed[:, FOOD] = closed[:, CARE] = days.value
        return calm(model, n)._replace(
            confined=days.value,
            closed=closed,
            gate=np.array(p.mids("confinement.gate")),
            gate_start=np.full(n, p.mid("confinement.gate_start", "d")),
            crew=1.0 - p.mid("confinement.ill") * (1.0 - days.rarer),
            outside_start=np.full(n, p.mid("confinement.outside_start", "d")),
            outside_share=np.array(p.mids("confinement.outside_share")),
            exceeded=rate * days.rarer,
        )

    return Shock("confinement", rate, events)
