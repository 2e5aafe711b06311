from functools import cache

import polars as pl
import pytest

from linli.engine.estate.estate import Estate
from linli.engine.estate.population.example import example_estate, example_margins
from linli.engine.estate.population.layout import Block, placed
from linli.engine.estate.population.synthesis import synthesised
from linli.engine.renewal.brief import Brief, Effort
from linli.engine.renewal.catalogue import bundled
from linli.engine.renewal.plan import plan
from linli.engine.renewal.purse import bundled_purse

YUAN_A_HOUSEHOLD = 40_000
PUBLISHED_A_HOUSEHOLD = (8_400, 39_100)
PUBLISHED_A_M2 = (90, 440)
QUICK = Effort(draws=3, report=3, worlds=1, fund=10)

ESTATES = {
    "two slabs of 1979": ((Block(3, 5, 2, 1979, "masonry_plain"),) * 2,),
    "three slabs of 1985": ((Block(3, 6, 2, 1985, "masonry_plain"),) * 3,),
    "two slabs of 1992": ((Block(4, 6, 2, 1992, "masonry_confined"),) * 2,),
    "a frame of 1996": ((Block(2, 7, 3, 1996, "rc_frame"),) * 2,),
    "slabs of two ages": (
        (Block(3, 6, 2, 1988, "masonry_confined"), Block(3, 5, 2, 1979, "masonry_plain")),
    ),
}


def made(rows):
    """An estate of these buildings in the place of the bundled one."""
    shell = example_estate()["estate"].with_columns(fund_yuan=pl.lit(0.0))
    bare = Estate.of({"estate": shell, "buildings": placed(rows)})
    return synthesised(bare, example_margins(), 7).estate


@cache
def spent(name):
    """Yuan a household and a m2."""
    estate = made(ESTATES[name])
    households = estate["households"].height
    area = float(estate["buildings"]["floor_area_m2"].sum())
    brief = Brief(households * YUAN_A_HOUSEHOLD * 100, bundled_purse(), bundled(), 2027)
    yuan = plan(estate, brief, effort=QUICK).packages[0].cost.mid / 100
    return yuan / households, yuan / area


def within(value, published):
    low, high = published
    return low <= value <= high


@pytest.mark.parametrize(("which", "published"), [(0, PUBLISHED_A_HOUSEHOLD), (1, PUBLISHED_A_M2)])
def test_most_plans_cost_what_the_programme_spent(which, published):
    amounts = [spent(name)[which] for name in ESTATES]
    assert sum(within(amount, published) for amount in amounts) > len(amounts) / 2, amounts
