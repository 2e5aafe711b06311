"""The bundled estate: 清和里 (Qingheli), a walk-up estate of the 1980s that does not exist.

Buildings are laid out by hand after the shape statistics of real ones; homes, people, ties and
pipes are drawn by the same making as for any other estate. Every row is marked as made.
"""

from datetime import date
from functools import cache

import polars as pl

from linli.engine.estate.estate import Estate
from linli.engine.estate.population.layout import Block, placed
from linli.engine.estate.population.made import made_rows
from linli.engine.estate.population.margins import Margins
from linli.engine.estate.population.stores import organisations, places, stock
from linli.engine.estate.population.synthesis import Synthesis, synthesised
from linli.engine.parameters import load

SEED = 1
NAME = "清和里（虚构示例）"

# More walk-up entrances with an added lift than usual, so that the example shows some.
_LIFTS_ADDED = """
[buildings.lift_added]
mid = 0.11
unit = "1"
source = "assumption"
"""

_PLAIN, _TIED = "masonry_plain", "masonry_confined"
_OLD = Block(3, 5, 2, 1979, _PLAIN)
_STRENGTHENED = Block(3, 5, 2, 1979, _PLAIN, retrofit_year=2012)
_SLAB = Block(3, 6, 2, 1984, _PLAIN)
_LONG = Block(4, 6, 2, 1986, _PLAIN)
_LATER = Block(3, 6, 2, 1988, _TIED)
_SHOPS = Block(3, 6, 2, 1987, _TIED, use="mixed", ground_floor_m=0.15)
_NINETIES = Block(2, 7, 3, 1996, "rc_frame", ground_floor_m=0.6, basements=1)
_HOUSE = Block(2, 2, 0, 1983, _PLAIN, use="other", ground_floor_m=0.15)

_ROWS = (
    (_SHOPS, _SLAB, _SHOPS, _SLAB),
    (_OLD, _SLAB, _LONG, _SLAB),
    (_STRENGTHENED, _SLAB, _LONG, _HOUSE),
    (_SLAB, _LATER, _SLAB, _LATER),
    (_LATER, _SLAB, _LATER, _NINETIES, _NINETIES),
)


@cache
def example_estate() -> Estate:
    """The bundled estate; the same to the last bit on every call and machine."""
    return example_synthesis().estate


@cache
def example_synthesis() -> Synthesis:
    """The bundled estate with how near its people come to their margins."""
    parameters = load("population").overridden(_LIFTS_ADDED, "example")
    return synthesised(_shell(), example_margins(), SEED, parameters)


def example_margins() -> Margins:
    """The margins it is drawn from: parameters ``example``."""
    rows = load("example")
    return Margins(
        county="000000",
        name="清和里",
        household_size=rows.mid("household_size"),
        one_person=rows.mid("one_person"),
        generations=rows.mids("generations"),  # type: ignore[arg-type]  # length held by Margins
        ages=rows.mids("ages"),  # type: ignore[arg-type]
        with_65_plus=rows.mid("with_65_plus"),
        tenure=rows.mids("tenure"),  # type: ignore[arg-type]
        lift=rows.mid("lift"),
        own_kitchen=rows.mid("own_kitchen"),
        own_toilet=rows.mid("own_toilet"),
        m2_a_person=rows.mid("m2_a_person"),
        source=rows.rows["household_size"].source,
    )


def _shell() -> Estate:
    estate = {
        "estate": "qingheli", "name": NAME, "datum": "local", "design_intensity": "7",
        "site_class": "II", "drain_drop_m": 0.8, "mains_storeys": 4, "fenced": True, "gates": 3,
        "surveyed": date(2026, 3, 1), "owners_committee": False, "fund_yuan": 280_000.0,
        "urgent_procedure": False, "quorum_percent": 40.0,
    }  # fmt: skip
    return Estate.of(
        {
            "estate": made_rows("estate", pl.DataFrame([estate])),
            "buildings": placed(_ROWS),
            "facilities": places(),
            "organisations": organisations(),
            "stock": stock(),
        }
    )
