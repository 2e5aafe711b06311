"""The shocks of the stress test, by name."""

from collections.abc import Callable, Mapping

from linli.engine.shocks.confinement import confinement
from linli.engine.shocks.dwelling_fire import dwelling_fire
from linli.engine.shocks.earthquake import earthquake
from linli.engine.shocks.outages import (
    gas_outage,
    heat_outage,
    lift_outage,
    power_outage,
    riser_outage,
    water_outage,
)
from linli.engine.shocks.setting import Setting
from linli.engine.shocks.shock import Shock
from linli.engine.shocks.storm import storm, storm_flood
from linli.engine.shocks.summer_outage import summer_outage
from linli.engine.shocks.waterlogging import waterlogging
from linli.engine.shocks.waves import cold_spell, heat_wave

Prepare = Callable[[Setting], Shock]

SHOCKS: Mapping[str, Prepare] = {
    "earthquake": earthquake,
    "waterlogging": waterlogging,
    "storm": storm,
    "storm_flood": storm_flood,
    "heat_wave": heat_wave,
    "summer_outage": summer_outage,
    "cold_spell": cold_spell,
    "dwelling_fire": dwelling_fire,
    "water_outage": water_outage,
    "riser_outage": riser_outage,
    "power_outage": power_outage,
    "gas_outage": gas_outage,
    "heat_outage": heat_outage,
    "lift_outage": lift_outage,
    "confinement": confinement,
}
