"""From tallies to a diagnosis: means with their errors, curves, exceedance, weak parts."""

from collections.abc import Mapping, Sequence

import numpy as np
import polars as pl

from linli.engine.estate.estate import Estate
from linli.engine.estate.ledger import TABLES
from linli.engine.estate.schema import EVERY_COLUMN, GENERATED, LIST_SEPARATOR
from linli.engine.model.arrays import Floats, Rules
from linli.engine.model.compile import Model
from linli.engine.parameters import Parameters
from linli.engine.stress.diagnosis import (
    GROUPS,
    NEEDS,
    Annual,
    Assumption,
    Curve,
    Diagnosis,
    Estimate,
    GroupLoss,
    ShockResult,
    WeakPart,
)
from linli.engine.stress.estimates import added, estimate, joined, yearly
from linli.engine.stress.outcomes import BACK, days_until_back, recoveries, targets
from linli.engine.stress.tally import Tally
from linli.engine.stress.trial import Asked, Run, Trial
from linli.engine.units import DAYS_A_YEAR

RETURN_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 475, 1000, 2475)
"""Return periods the exceedance curve is read at, years."""

ROUNDING = 1e-9
"""Rates added up over draws may fall short of their exact sum by this share, which is far below the
weight of one draw; without it a return period that ends on an event is read at the next one."""

WEAK_PARTS = 10

Result = tuple[Run, list[Tally]]


def summary(
    estate: Estate,
    trial: Trial,
    parameters: Parameters,
    tallies: Sequence[list[Tally]],
    draws: int,
    asked: Asked,
) -> Diagnosis:
    """Everything a stress test says, from the tallies of its blocks in order, but the study."""
    model, results = trial.model, list(zip(trial.runs, tallies, strict=True))
    shocks = tuple(_shock(run, parts, draws, parameters) for run, parts in results)
    name = estate["estate"]["name"]
    return Diagnosis(
        estate=estate.id,
        name=name[0] if len(name) else None,
        counts=_counts(estate, model),
        generated_share=_generated(estate),
        seed=asked.seed,
        draws=draws,
        control_days=parameters.mid("control_time", "d"),
        weights=dict(zip(NEEDS, parameters.mids("weight"), strict=True)),
        annual=_annual(shocks),
        exceedance=_exceedance(shocks),
        shocks=shocks,
        weak_parts=_weak_parts(model, results, draws),
        targets=targets(parameters),
        local=asked.local.names,
        study=None,
        assumptions=tuple(
            Assumption(
                _name(row.name, i), row.low[i], row.mid[i], row.high[i], row.unit, row.source
            )
            for row in parameters.rows.values()
            for i in range(len(row.mid))
        ),
    )


def _name(name: str, i: int) -> str:
    return name if i == 0 else f"{name}[{i}]"


def _shock(run: Run, tallies: list[Tally], draws: int, parameters: Parameters) -> ShockResult:
    shock, rules, model, control = run.shock, run.rules, run.model, run.control_days
    total = joined(tallies, "total")
    deaths = joined(tallies, "deaths")
    life_years = deaths @ rules.life_left
    lost = total + DAYS_A_YEAR * life_years
    curve, need_curve = joined(tallies, "curve"), joined(tallies, "need_curve")
    having = model.homes.demand.sum(axis=0)
    return ShockResult(
        shock=shock.name,
        annual_rate=shock.annual_rate,
        unmet_person_days=estimate(total),
        by_need=_named(NEEDS, joined(tallies, "by_need")),
        by_building=_summed(model.buildings["building"], added(tallies, "building"), draws),
        by_entrance=_summed(_entrance_names(model), added(tallies, "entrance"), draws),
        by_group=_groups(model, total, joined(tallies, "by_group")),
        curve=_curve(model, rules, curve, need_curve.mean(axis=0)),
        resilience=_resilience(joined(tallies, "control"), model.persons * control),
        days_to_90=estimate(days_until_back(curve, model.persons, rules.edges, BACK)),
        deaths=estimate(deaths.sum(axis=1)),
        injuries=estimate(joined(tallies, "injuries")),
        life_years=estimate(life_years),
        repair_yuan=estimate(joined(tallies, "repair")),
        person_days_lost=estimate(lost),
        recovery=recoveries(
            need_curve, joined(tallies, "exceeded"), having, rules.edges, parameters
        )
        if shock.annual_rate > 0
        else (),
        losses=lost,
    )


def _named(names: Sequence[str], values: Floats) -> Mapping[str, Estimate]:
    return {name: estimate(values[:, i]) for i, name in enumerate(names)}


def _summed(names: pl.Series, sums: Floats, draws: int) -> Mapping[str, Estimate]:
    """Estimates from sums and sums of squares over draws, (2, n)."""
    mean = sums[0] / draws
    spread = np.maximum(sums[1] / draws - mean**2, 0.0) / (draws - 1)
    return {
        name: Estimate(float(m), float(s))
        for name, m, s in zip(names, mean, np.sqrt(spread), strict=True)
    }


def _entrance_names(model: Model) -> pl.Series:
    return model.entrances.select(pl.format("{}/{}", "building", "entrance").alias("name"))["name"]


def _groups(model: Model, total: Floats, by_group: Floats) -> Mapping[str, GroupLoss]:
    persons = model.homes.groups.sum(axis=0)
    mean = total.mean() / model.persons if model.persons else 0.0
    losses = {}
    for i, group in enumerate(GROUPS):
        own = by_group[:, i]
        ratio = float(own.mean() / persons[i] / mean) if persons[i] > 0 and mean > 0 else None
        losses[group] = GroupLoss(estimate(own), round(float(persons[i])), ratio)
    return losses


def _curve(model: Model, rules: Rules, curve: Floats, by_need: Floats) -> Curve:
    days = np.diff(rules.edges)
    met = 1.0 - curve / (model.persons * days) if model.persons else np.ones_like(curve)
    having = model.homes.demand.sum(axis=0)[:, None] * days
    share = np.divide(by_need, having, out=np.zeros_like(by_need), where=having > 0)
    low, high = np.quantile(met, (0.05, 0.95), axis=0)
    return Curve(rules.edges, met.mean(axis=0), low, high, 1.0 - np.minimum(share, 1.0))


def _resilience(unmet: Floats, whole: float) -> Estimate:
    return estimate(1.0 - unmet / whole if whole else np.ones_like(unmet))


def _annual(shocks: Sequence[ShockResult]) -> Annual:
    def total(field: str) -> Estimate:
        return yearly([(shock.annual_rate, getattr(shock, field)) for shock in shocks])

    def totals(field: str) -> Mapping[str, Estimate]:
        names = getattr(shocks[0], field)
        return {
            n: yearly([(shock.annual_rate, getattr(shock, field)[n]) for shock in shocks])
            for n in names
        }

    return Annual(
        person_days_lost=total("person_days_lost"),
        unmet_person_days=total("unmet_person_days"),
        deaths=total("deaths"),
        life_years=total("life_years"),
        repair_yuan=total("repair_yuan"),
        by_need=totals("by_need"),
        by_building=totals("by_building"),
    )


def _exceedance(shocks: Sequence[ShockResult]) -> tuple[tuple[float, float], ...]:
    """Loss exceeded once in each return period on average; unseen ones are left out."""
    losses = np.concatenate([shock.losses for shock in shocks])
    rates = np.concatenate([np.full(len(s.losses), s.annual_rate / len(s.losses)) for s in shocks])
    order = np.argsort(-losses, kind="stable")
    often = np.cumsum(rates[order])
    points = []
    for years in RETURN_YEARS:
        at = int(np.searchsorted(often, (1.0 - ROUNDING) / years))
        if often[0] <= (1.0 + ROUNDING) / years and at < len(order):
            points.append((float(years), float(losses[order[at]])))
    return tuple(points)


def _weak_parts(model: Model, results: Sequence[Result], draws: int) -> tuple[WeakPart, ...]:
    """The parts that cost most person-days a year as the longest cause of a gap."""
    yearly = _per_year(results, "credit", draws)
    failures = _per_year(results, "failures", draws)
    worst = np.argsort(-yearly, kind="stable")[:WEAK_PARTS]
    return tuple(
        _part(model, int(i), float(yearly[i]), float(failures[i])) for i in worst if yearly[i] > 0
    )


def _per_year(results: Sequence[Result], field: str, draws: int) -> Floats:
    """Sum over shocks of rate x mean of a field that is summed over draws."""
    parts = [added(tallies, field) * (run.shock.annual_rate / draws) for run, tallies in results]
    return np.sum(parts, axis=0)


def _part(model: Model, i: int, yearly: float, failures: float) -> WeakPart:
    components = len(model.components)
    if i >= components:
        key = str(model.buildings["building"][i - components])
        return WeakPart(key, "structure", "building", key, yearly, failures)
    row = model.components.row(i, named=True)
    return WeakPart(row["component"], row["system"], row["kind"], row["building"], yearly, failures)


def _counts(estate: Estate, model: Model) -> Mapping[str, int]:
    return {
        "buildings": len(model.buildings),
        "entrances": len(model.entrances),
        "dwellings": len(estate["dwellings"]),
        "households": len(model.homes.key),
        "persons": round(model.persons),
    }


def _generated(estate: Estate) -> Mapping[str, float]:
    """Share of the recorded cells of each table whose values were made."""
    return {
        table.name: _generated_share(estate[table.name])
        for table in TABLES
        if len(estate[table.name])
    }


def _generated_share(frame: pl.DataFrame) -> float:
    columns = [name for name in frame.columns if name != GENERATED]
    marks = pl.col(GENERATED).fill_null("")
    members = marks.str.split(LIST_SEPARATOR)
    made = [
        ((marks == EVERY_COLUMN) | members.list.contains(name)) & pl.col(name).is_not_null()
        for name in columns
    ]
    cells = frame.select(
        made=pl.sum_horizontal(made).sum(),
        known=pl.sum_horizontal(pl.col(columns).is_not_null()).sum(),
    )
    known = cells["known"][0]
    return cells["made"][0] / known if known else 0.0
