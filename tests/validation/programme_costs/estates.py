"""Thirty estates made from a number each: climate, age, height, size, soil and fund all differ."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

import polars as pl

from linli.engine.estate.estate import Estate
from linli.engine.estate.population.example import example_estate, example_margins
from linli.engine.estate.population.layout import Block, placed
from linli.engine.estate.population.synthesis import synthesised
from linli.engine.parameters import End, Parameters
from linli.engine.renewal.brief import Brief, Effort
from linli.engine.renewal.catalogue import bundled
from linli.engine.renewal.plan import bundled_parameters, plan
from linli.engine.renewal.purse import bundled_purse

SEEDS = range(30)

YUAN_A_HOUSEHOLD = 40_000
"""The money of a plan: a little above the dearest published projects, so that it decides little."""

QUICK = Effort(draws=3, report=3, worlds=1, fund=10)

CLIMATES: Mapping[str, Mapping[str, End]] = {
    "north": {"cold.rate": "high", "cold.excess": "high", "heat.rate": "low"},
    "middle": {},
    "south": {
        "heat.rate": "high", "heat.excess": "high", "cold.rate": "low", "storm.gust": "high",
        "waterlogging.depth": "high",
    },
}  # fmt: skip
"""Ends of the ranges that the stress test has for old estates in Chinese cities."""

CONFINED_FROM, FRAME_FROM = 1985, 1995


@dataclass(frozen=True)
class Made:
    """One estate with the place it stands in."""

    estate: Estate
    climate: str
    first: int
    last: int
    """Years of its oldest and newest building."""

    @property
    def households(self) -> int:
        return self.estate["households"].height

    @property
    def area(self) -> float:
        """Floor area, m2."""
        return float(self.estate["buildings"]["floor_area_m2"].sum())


def made(seed: int) -> Made:
    """The estate of a number: two to six buildings finished within ten years, 1974 to 1999."""
    luck = Random(seed)
    climate = list(CLIMATES)[seed % len(CLIMATES)]
    first = luck.randrange(1974, 1991)
    years = sorted(luck.randrange(first, first + 10) for _ in range(luck.randrange(2, 7)))
    blocks = [_block(year, luck) for year in years]
    rows = tuple(tuple(blocks[at : at + 2]) for at in range(0, len(blocks), 2))
    shell = example_estate()["estate"].with_columns(
        design_intensity=pl.lit(luck.choice(["6", "7", "8"])),
        site_class=pl.lit(luck.choice(["I1", "II", "III"])),
        drain_drop_m=pl.lit(luck.choice([0.2, 0.8, 2.0])),
        fund_yuan=pl.lit(luck.choice([0.0, 50_000.0, 300_000.0])),
    )
    bare = Estate.of({"estate": shell, "buildings": placed(rows)})
    estate = synthesised(bare, example_margins(), seed).estate
    return Made(estate, climate, years[0], years[-1])


def _block(year: int, luck: Random) -> Block:
    """A slab as it was built in that year: taller and tied with columns as time went on."""
    if year >= FRAME_FROM and luck.random() < 1 / 2:
        return Block(2, luck.randrange(7, 10), 3, year, "rc_frame", ground_floor_m=0.6)
    structure = "masonry_confined" if year >= CONFINED_FROM else "masonry_plain"
    storeys = luck.randrange(4, 7) if year < CONFINED_FROM else luck.randrange(5, 8)
    return Block(luck.randrange(2, 5), storeys, luck.choice([2, 2, 3]), year, structure)


def parameters(climate: str) -> Parameters:
    known = bundled_parameters()
    for name, end in CLIMATES[climate].items():
        known = known.at(name, end)
    return known


def spent(one: Made) -> float:
    """Yuan of the proposed package at middle prices."""
    budget = one.households * YUAN_A_HOUSEHOLD * 100
    brief = Brief(budget, bundled_purse(), bundled(), 2027)
    found = plan(one.estate, brief, effort=QUICK, parameters=parameters(one.climate))
    return found.packages[0].cost.mid / 100
