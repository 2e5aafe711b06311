"""What a shock is prepared from: the estate, its parameters, and what is known of the place."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from linli.engine.chance import key_hash
from linli.engine.estate.estate import Estate
from linli.engine.model.compile import Model
from linli.engine.parameters import Parameters
from linli.engine.shocks.hazard import HazardCurve
from linli.engine.shocks.shock import Dice
from linli.engine.shocks.weather import Storms, TemperatureSpells


@dataclass(frozen=True)
class Local:
    """What a user knows of the place.

    Parameters
    ----------
    curves : hazard curves by shock, in the place of the usual ones
    waves : ``heat`` waves and ``cold`` spells of a weather record, in the place of the usual ones
    storms : those of a weather record
    """

    curves: Mapping[str, HazardCurve] = field(default_factory=dict)
    waves: Mapping[str, TemperatureSpells] = field(default_factory=dict)
    storms: Storms | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """What is known: ``hazard/<shock>`` for a curve, ``weather/<kind>`` for a record."""
        kinds = [*self.waves, *(["storm"] if self.storms is not None else [])]
        return (
            *(f"hazard/{shock}" for shock in sorted(self.curves)),
            *(f"weather/{kind}" for kind in sorted(kinds)),
        )


@dataclass(frozen=True)
class Setting:
    """One estate, ready for its shocks to be prepared."""

    estate: Estate
    model: Model
    parameters: Parameters
    seed: int
    local: Local

    def dice(self, shock: str) -> Dice:
        """Random numbers of one shock."""
        return Dice(self.seed, shock, key_hash(self.estate.id))
