"""The shocks of this version, by name."""

from collections.abc import Callable, Mapping

from linli.engine.estate.estate import Estate
from linli.engine.model.compile import Model
from linli.engine.parameters import Parameters
from linli.engine.shocks.earthquake import earthquake
from linli.engine.shocks.lift_outage import lift_outage
from linli.engine.shocks.shock import Dice, Shock
from linli.engine.shocks.summer_outage import summer_outage

Prepare = Callable[[Estate, Model, Parameters, Dice], Shock]

SHOCKS: Mapping[str, Prepare] = {
    "earthquake": earthquake,
    "summer_outage": summer_outage,
    "lift_outage": lift_outage,
}
