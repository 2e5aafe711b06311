"""Buildings made stronger and warmer."""

from collections.abc import Sequence

import polars as pl

from linli.engine.estate.estate import Estate
from linli.engine.renewal.effects.effect import EffectRule, only
from linli.engine.renewal.effects.rows import with_cells
from linli.engine.renewal.settings import Settings, one_of, text_in

_WITH = {"roof": {"none": "roof", "walls": "both"}, "walls": {"none": "walls", "roof": "both"}}


def strengthen(estate: Estate, sites: Sequence[str], _settings: Settings, year: int) -> Estate:
    """Buildings strengthened against earthquakes in ``year``; never before they were built."""
    cells = {
        "retrofitted": pl.lit(value=True),
        "retrofit_year": pl.max_horizontal(pl.lit(year), pl.col("year")),
    }
    return with_cells(estate, "buildings", sites, cells)


def insulate(estate: Estate, sites: Sequence[str], settings: Settings, _year: int) -> Estate:
    """Roof or walls of buildings insulated, on top of what is; unknown insulation stays so."""
    more = pl.col("insulation").replace(_WITH[text_in(settings, "part")])
    return with_cells(estate, "buildings", sites, {"insulation": more})


EFFECTS = {
    "strengthen": EffectRule(strengthen, only("buildings"), only("buildings"), {}),
    "insulate": EffectRule(
        insulate, only("buildings"), only("buildings"), {"part": one_of(("roof", "walls"))}
    ),
}
