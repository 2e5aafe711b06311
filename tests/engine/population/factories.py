"""Counties and bare buildings, valid by default; each test names only what it is about."""

from dataclasses import replace
from functools import cache

import polars as pl

from linli.engine.chance import key_hashes
from linli.engine.estate.estate import Estate
from linli.engine.estate.population.maker import Maker
from linli.engine.estate.population.margins import Margins
from linli.engine.parameters import load
from tests.factories import rectangle, rows

COUNTY = Margins(
    county="999999",
    name="试验区",
    household_size=2.4,
    one_person=0.25,
    generations=(0.52, 0.37, 0.11),
    ages=(0.05, 0.1, 0.6, 0.07, 0.14, 0.04),
    with_65_plus=0.31,
    tenure=(0.74, 0.24, 0.02),
    lift=0.25,
    own_kitchen=0.98,
    own_toilet=0.985,
    m2_a_person=32.0,
    source="made for tests",
)


def county(**changes) -> Margins:
    """The county with other figures."""
    return replace(COUNTY, **changes)


def maker(margins: Margins = COUNTY, seed: int = 0) -> Maker:
    """Draws for ``margins`` with the bundled parameters."""
    return Maker(margins, load("population"), seed)


@cache
def keys(number: int):
    """Keys of so many homes."""
    return key_hashes(f"home {i}" for i in range(number))


def slab(building: str, x: float = 0.0, y: float = 0.0, **changes) -> dict:
    """A walk-up slab of 48 m by 11 m and six storeys, of which nothing else is known."""
    return {
        "building": building,
        "footprint": rectangle(x, y, 48.0, 11.0),
        "storeys": 6,
        **changes,
    }


def bare_estate(*buildings: dict, **tables) -> Estate:
    """An estate in local metres of which only ``buildings`` are known."""
    estate = tables.pop("estate", {"estate": "bare", "datum": "local"})
    frames = {name: rows(name, *lines) for name, lines in tables.items()}
    return Estate.of(
        {"estate": rows("estate", estate), "buildings": rows("buildings", *buildings), **frames}
    )


@cache
def street(number: int) -> Estate:
    """So many slabs in a row."""
    return bare_estate(*(slab(f"B{i:03}", x=60.0 * i) for i in range(number)))


def made_columns(frame: pl.DataFrame) -> list[set[str]]:
    """Of each row, the columns that are named as made."""
    return [set(cell.split(";")) if cell else set() for cell in frame["generated"]]
