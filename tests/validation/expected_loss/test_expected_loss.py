"""Repair cost of a small estate a year and in rare events, beside the OpenQuake engine's."""

import csv
import math
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from linli.engine.shocks.earthquake import hazard_curve
from linli.engine.stress.rules import bundled
from linli.engine.stress.run import diagnose
from linli.engine.stress.summary import _exceedance
from linli.engine.stress.trial import Asked
from tests.engine.stress.estates import given, prepared
from tests.factories import small_estate

HERE = Path(__file__).parent
RATES = (1 / 50, 1 / 475, 1 / 2475, 1e-4)
PGAS = (0.0666, 0.2, 0.38, 0.59)
RATIOS = (0.02, 0.10, 0.413, 1.0)
YUAN_PER_M2 = 2500
DRAWS, THEIR_EVENTS = 20_000, 50_000

RARE = 12.0
"""Bernstein's exponent: a share passes its bound with a chance of at most 2 exp(-12) = 1.2e-5."""


def rows(name):
    with (HERE / f"{name}.csv").open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


BUILDINGS = rows("estate")
REACHED = {
    row["building"]: [float(row[f"rate_{state}"]) for state in range(1, 5)]
    for row in rows("damage")
}
CURVE = {int(row["years"]): float(row["loss"]) for row in rows("curve")}


def bernstein(chance, *draws):
    """What a share of so many draws, or a difference of two, may be off the chance."""
    each = sum(1 / n for n in draws)
    return math.sqrt(2 * RARE * chance * (1 - chance) * each) + RARE / 3 / min(draws)


def estate(*which):
    """These of the buildings, all unless named, and one household in the first; no components."""
    chosen = [row for row in BUILDINGS if not which or row["building"] in which]
    names = ("building", "structure", "condition")
    place = {"building": chosen[0]["building"], "entrance": 1, "floor": 1}
    empty = ("components", "facilities", "stock", "responders", "ties", "answers", "organisations")
    return small_estate(
        estate=[{"estate": "e", "datum": "local", "design_intensity": "8", "site_class": "II"}],
        buildings=[
            {name: row[name] for name in names}
            | {name: int(row[name]) for name in ("year", "storeys")}
            | {"floor_area_m2": Decimal(row["floor_area_m2"]), "entrances": 1, "retrofitted": False}
            for row in chosen
        ],
        dwellings=[{"dwelling": "D"} | place],
        households=[{"household": "H", "dwelling": "D", "size": 1, "age_18_59": 1}],
        **{name: [] for name in empty},
    )


def parameters(rho):
    """The hazard, the ratios of loss and the price the peer was given; components cost nothing."""
    costs = [name for name in bundled().rows if name.startswith("cost.")]
    return given(
        {
            **dict.fromkeys(costs, 0),
            "hazard.multiplier": [pga / 0.2 for pga in PGAS],
            "fragility.rho": rho,
            "fragility.condition": [1.0, 1.0, 0.85, 0.7],
            "loss.ratio": list(RATIOS),
            "loss.replacement": YUAN_PER_M2,
        }
    )


@cache
def repair(rho, *which):
    """Repair cost of each draw, yuan."""
    return prepared(estate(*which), "earthquake", parameters(rho)).block(0, DRAWS).repair


def exceedance(losses):
    """Return period -> loss, read as the stress test reads its own."""
    return dict(_exceedance([SimpleNamespace(losses=losses, annual_rate=RATES[0])]))


def expected(building):
    """Loss a year by the rates at which the peer's integral reaches each state."""
    steps = np.diff((0.0, *RATIOS))
    area = next(float(row["floor_area_m2"]) for row in BUILDINGS if row["building"] == building)
    return float(steps @ REACHED[building]) * area * YUAN_PER_M2


def test_both_have_the_same_hazard():
    rates, pgas = hazard_curve(estate(), parameters(0.0))
    assert rates.tolist() == pytest.approx(RATES)
    assert pgas.tolist() == pytest.approx(PGAS)


@pytest.mark.parametrize("rho", [0.0, 0.3])
def test_the_repair_cost_a_year_is_the_peers_integral(rho):
    found = diagnose(estate(), Asked(["earthquake"]), DRAWS, parameters(rho)).annual
    peer = sum(map(expected, REACHED))
    assert abs(found.repair_yuan.mean - peer) < 4 * found.repair_yuan.se
    assert found.repair_yuan.se < 0.02 * peer


@pytest.mark.parametrize("building", REACHED)
def test_each_building_reaches_each_state_as_often_a_year_as_by_the_peer(building):
    area = next(float(row["floor_area_m2"]) for row in BUILDINGS if row["building"] == building)
    ratio = repair(0.3, building) / (area * YUAN_PER_M2)
    for least, rate in zip(RATIOS, REACHED[building], strict=True):
        chance = rate / RATES[0]
        share = (ratio > least - 1e-9).mean()
        assert abs(share - chance) < bernstein(chance, DRAWS)


@pytest.mark.parametrize("years", [y for y in CURVE if y])
def test_the_loss_the_peer_reads_at_a_return_period_is_passed_that_often(years):
    chance = 1 / years / RATES[0]
    share = (repair(0.0) > CURVE[years]).mean()
    assert abs(share - chance) < bernstein(chance, DRAWS, THEIR_EVENTS)


def test_equal_losses_are_read_at_equal_return_periods():
    """Where the period falls on an event; between two, the peer interpolates and we take the less.

    200 events in 10,000 years with losses 1, 2, ... 200.
    """
    ours = exceedance(np.arange(1.0, 201.0))
    for row in rows("catalogue"):
        peer = float(row["loss"])
        assert ours[float(row["years"])] == math.floor(peer)
