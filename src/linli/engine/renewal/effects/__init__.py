"""Effects: the closed set of changes a measure may make to an estate, by name.

Each is a pure function ``(estate, sites, settings, year) -> Estate`` that touches the tables it
declares and nothing else. Rows it adds are named after the measure and the place, so their keys do
not depend on what else is done, and doing it twice leaves what doing it once does. Two effects give
the same estate in either order, but for rows' places in their tables, with one exception: ``link``
ties to the leaders there are, so ``lead`` goes before it; ``applied`` keeps catalogue order.
"""

from collections.abc import Mapping

from linli.engine.renewal.effects import (
    cells,
    fabric,
    governance,
    lifelines,
    people,
    places,
    reserve,
)
from linli.engine.renewal.effects.effect import EffectRule

__all__ = ["EFFECTS", "EffectRule"]

EFFECTS: Mapping[str, EffectRule] = {
    **cells.EFFECTS,
    **fabric.EFFECTS,
    **lifelines.EFFECTS,
    **reserve.EFFECTS,
    **people.EFFECTS,
    **governance.EFFECTS,
    **places.EFFECTS,
}
"""The effects by name; a catalogue may use these and no others."""
