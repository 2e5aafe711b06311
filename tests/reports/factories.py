"""A plausible diagnosis, every figure of it computed from small arrays; nothing random."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from linli.engine.stress.diagnosis import (
    GROUPS,
    LEVELS,
    NEEDS,
    Annual,
    Assumption,
    Curve,
    Diagnosis,
    Estimate,
    GroupLoss,
    Recovery,
    ShockResult,
    WeakPart,
)
from linli.engine.stress.findings import Study
from linli.reports.places import Place, Setting

DRAWS = 200
PERSONS_A_HOUSEHOLD = 2.4
CONTROL_DAYS = 30.0
TARGETS = {
    "ordinary": (0.5, 0.4, 0.4, 0.5, 1.0, 1.0, 0.5, 0.5),
    "severe": (3.0, 1.0, 1.0, 1.0, 2.0, 2.0, 2.0, 1.0),
    "extreme": (90.0, 3.0, 3.0, 3.0, 3.0, 3.0, 7.0, 1.0),
}
"""Days within which each need should be met again."""


@dataclass(frozen=True)
class Sketch:
    """A shock in a few numbers: how often, how deep each need falls, how fast it comes back."""

    shock: str
    rate: float
    depths: Sequence[float]
    halving_days: float
    horizon: float


SKETCHES = (
    Sketch("earthquake", 0.012, (0.31, 0.52, 0.47, 0.36, 0.22, 0.2, 0.3, 0.28), 24.0, 365.0),
    Sketch("summer_outage", 0.33, (0.0, 0.83, 0.96, 0.74, 0.31, 0.12, 0.2, 0.14), 1.6, 15.0),
    Sketch("lift_outage", 1.7, (0.0, 0.0, 0.0, 0.0, 0.03, 0.05, 0.11, 0.04), 2.2, 12.0),
)


def estimate(draws: NDArray[np.float64]) -> Estimate:
    """Mean and standard error of ``draws`` (n,)."""
    return Estimate(float(draws.mean()), float(draws.std(ddof=1) / np.sqrt(len(draws))))


def spread(draws: int = DRAWS) -> NDArray[np.float64]:
    """(draws,) positive factors of mean about 1: quantiles of a skewed spread."""
    middle = (np.arange(draws) + 0.5) / draws
    factors = -np.log(1.0 - middle)
    return factors / factors.mean()


def diagnosis(
    places: Sequence[Place],
    shocks: Sequence[Sketch] = SKETCHES,
    study: Study | None = None,
    local: tuple[str, ...] = (),
) -> Diagnosis:
    """A whole diagnosis of the buildings in ``places``."""
    results = tuple(shock_result(sketch, places) for sketch in shocks)
    households = sum(place.households for place in places)
    return Diagnosis(
        estate="lane",
        name="清和里",
        counts={
            "buildings": len(places),
            "entrances": 2 * len(places),
            "dwellings": households + 20,
            "households": households,
            "persons": round(households * PERSONS_A_HOUSEHOLD),
        },
        generated_share={"buildings": 0.25, "households": 1.0, "components": 0.6, "ties": 0.0},
        seed=1,
        draws=DRAWS,
        control_days=CONTROL_DAYS,
        weights=dict(zip(NEEDS, (1.0, 1.0, 0.5, 1.0, 1.0, 1.0, 0.3, 0.2), strict=True)),
        annual=annual(results),
        exceedance=exceedance(results),
        shocks=results,
        weak_parts=weak_parts(places),
        targets={level: dict(zip(NEEDS, days, strict=True)) for level, days in TARGETS.items()},
        local=local,
        study=study,
        assumptions=ASSUMPTIONS,
    )


def shock_result(sketch: Sketch, places: Sequence[Place]) -> ShockResult:
    """One shock whose needs fall to 1 - depth at once and come back exponentially."""
    factors = spread()
    persons = sum(place.households for place in places) * PERSONS_A_HOUSEHOLD
    by_need = {
        need: estimate(factors * persons * depth * sketch.halving_days / np.log(2))
        for need, depth in zip(NEEDS, sketch.depths, strict=True)
    }
    unmet = factors * persons * max(sketch.depths) * 1.1 * sketch.halving_days / np.log(2)
    life_years = factors * 0.0004 * persons * (sketch.shock != "lift_outage")
    weights = building_weights(places)
    by_building = {
        place.building: estimate(unmet * weight)
        for place, weight in zip(places, weights, strict=True)
    }
    return ShockResult(
        shock=sketch.shock,
        annual_rate=sketch.rate,
        unmet_person_days=estimate(unmet),
        by_need=by_need,
        by_building=by_building,
        by_entrance={
            f"{building}/{entrance}": Estimate(total.mean * part, total.se * part)
            for building, total in by_building.items()
            for entrance, part in ((1, 0.6), (2, 0.4))
        },
        by_group=groups(unmet, persons),
        curve=curve(sketch),
        resilience=estimate(1 - np.minimum(unmet / (persons * CONTROL_DAYS), 1.0)),
        days_to_90=estimate(factors * sketch.halving_days * 2.5),
        deaths=estimate(life_years / 12),
        injuries=estimate(life_years / 3),
        life_years=estimate(life_years),
        repair_yuan=estimate(factors * sketch.halving_days * 210_000),
        person_days_lost=estimate(unmet + 365 * life_years),
        recovery=recoveries(sketch) if sketch.rate > 0 else (),
        losses=unmet + 365 * life_years,
    )


def recoveries(sketch: Sketch) -> tuple[Recovery, ...]:
    """By level: needs come back when their depth has halved to a tenth, later where it is severe.

    Of 200 draws as many are of a level as its share of events; fewer than 20 tell nothing.
    """
    rarer = [min(1.0, 1 / (years * sketch.rate)) for years in (100, 500)]
    shares = (1 - rarer[0], rarer[0] - rarer[1], rarer[1])
    return tuple(
        Recovery(level, round(DRAWS * share), _days(sketch, slower, DRAWS * share))
        for level, share, slower in zip(LEVELS, shares, (0.5, 1.0, 2.0), strict=True)
    )


def _days(sketch: Sketch, slower: float, draws: float) -> dict[str, Estimate]:
    if draws < 20:
        return {}
    halvings = np.maximum(0.0, np.log2(np.maximum(np.array(sketch.depths), 1e-9) / 0.1))
    return {
        need: Estimate(float(days), float(days) / 20)
        for need, days in zip(NEEDS, halvings * sketch.halving_days * slower, strict=True)
    }


def building_weights(places: Sequence[Place]) -> NDArray[np.float64]:
    """Share of the loss that falls on each building: by households, and more on some."""
    households = np.array([place.households for place in places], dtype=float)
    harder = 0.4 + np.arange(len(places)) * 7 % 11 / 5
    weights = households * harder
    return weights / max(weights.sum(), 1.0)


def groups(unmet: NDArray[np.float64], persons: float) -> dict[str, GroupLoss]:
    """Groups of 100 %, 9 %, ... of the persons with 1, 1.9, ... times the loss per head."""
    shares = (1.0, 0.09, 0.12, 0.21, 0.06, 0.3)
    ratios = (1.0, 1.9, 1.35, 0.92, 2.3, 1.2)
    return {
        group: GroupLoss(estimate(unmet * share * ratio), round(persons * share), ratio)
        for group, share, ratio in zip(GROUPS, shares, ratios, strict=True)
    }


def curve(sketch: Sketch) -> Curve:
    """Exponential return on a grid that is fine at first and coarse later."""
    days = np.concatenate(([0.0], np.geomspace(0.05, sketch.horizon, 60)))
    start = days[:-1]
    gone = 0.5 ** (start / sketch.halving_days)
    return Curve(
        days=days,
        mean=1 - max(sketch.depths) * gone,
        low=1 - np.minimum(1.0, 1.3 * max(sketch.depths)) * gone**0.6,
        high=1 - 0.7 * max(sketch.depths) * gone**1.8,
        by_need=np.array([1 - depth * gone for depth in sketch.depths]),
    )


def annual(results: Sequence[ShockResult]) -> Annual:
    """Rates times amounts, with the standard errors of independent shocks."""
    return Annual(
        person_days_lost=total(results, [each.person_days_lost for each in results]),
        unmet_person_days=total(results, [each.unmet_person_days for each in results]),
        deaths=total(results, [each.deaths for each in results]),
        life_years=total(results, [each.life_years for each in results]),
        repair_yuan=total(results, [each.repair_yuan for each in results]),
        by_need={need: total(results, [each.by_need[need] for each in results]) for need in NEEDS},
        by_building={
            key: total(results, [each.by_building[key] for each in results])
            for key in (results[0].by_building if results else {})
        },
    )


def total(results: Sequence[ShockResult], amounts: Sequence[Estimate]) -> Estimate:
    """Sum of rate x amount."""
    rates = [each.annual_rate for each in results]
    mean = sum(rate * amount.mean for rate, amount in zip(rates, amounts, strict=True))
    variance = sum((rate * amount.se) ** 2 for rate, amount in zip(rates, amounts, strict=True))
    return Estimate(mean, float(np.sqrt(variance)))


def exceedance(results: Sequence[ShockResult]) -> tuple[tuple[float, float], ...]:
    """Losses in falling order against one over the rate at which they are reached."""
    happening = [each for each in results if each.annual_rate > 0]
    if not happening:
        return ()
    losses = np.concatenate([each.losses for each in happening])
    rates = np.concatenate(
        [np.full(len(each.losses), each.annual_rate / DRAWS) for each in happening]
    )
    order = np.argsort(-losses)
    periods = 1 / np.cumsum(rates[order])
    return tuple(zip(periods[::-1].tolist(), losses[order][::-1].tolist(), strict=True))


def weak_parts(places: Sequence[Place]) -> tuple[WeakPart, ...]:
    """A main, a transformer, a riser and the structure of the first building."""
    first = places[0].building if places else None
    rows = (
        ("W0", "water", "main", None, 410.0, 0.31),
        ("P0", "power", "transformer", None, 266.0, 0.12),
        ("W1", "water", "riser", first, 93.5, 0.22),
        (first or "1", "structure", "building", first, 41.0, 0.004),
    )
    return tuple(WeakPart(*row) for row in rows)


ASSUMPTIONS = (
    Assumption("repair.crews", 1.0, 2.0, 4.0, "crews", "assumption"),
    Assumption("shelter.theta", 0.1, 0.14, 0.2, "g", "Hazus 6.1, table 5"),
    Assumption("shelter.theta[1]", 0.3, 0.3, 0.3, "g", "Hazus 6.1, table 5"),
    Assumption("hazard.years", 50.0, 50.0, 50.0, "years", "assumption: one table"),
)


def street(buildings: int = 6, columns: int = 4) -> Setting:
    """A grid of slabs, 44 m by 11 m; every fifth has no households recorded."""
    places = []
    for at in range(buildings):
        east, north = (at % columns) * 56.0, -(at // columns) * 29.0
        outline = np.array([(0, 0), (44, 0), (44, 11), (20, 11), (20, 13), (0, 13)], dtype=float)
        households = 0 if at % 5 == 4 else 24 + at % 3 * 12
        places.append(
            Place(f"b{at + 1}", f"{at + 1}号楼", households, outline + np.array([east, north]))
        )
    entrances = {f"{each.building}/{n}": each.households // 2 for each in places for n in (1, 2)}
    return Setting(tuple(places), entrances, {"W1": 1})
