"""What a set of candidates changes in the stress test, and for whom."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from linli.engine.stress.diagnosis import Estimate
from linli.engine.study.losses import Losses


@dataclass(frozen=True)
class Change:
    """An amount a year without and with the plan."""

    before: float
    after: float

    @property
    def saved(self) -> float:
        """What is no longer lost a year."""
        return self.before - self.after


@dataclass(frozen=True)
class Difference:
    """Two estates on the same draws; amounts a year."""

    person_days: Change
    """Person-days lost, life-years included."""
    saved: Estimate
    """Person-days saved, with its standard error over the draws."""
    deaths: Change
    repair_yuan: Change
    by_shock: Mapping[str, Change]
    """Person-days lost."""
    by_need: Mapping[str, Change]
    """Plain unmet person-days of each need."""
    by_group: Mapping[str, Change]
    """Unmet person-days of each group."""
    by_building: Mapping[str, Change]
    """Unmet person-days."""


def difference(before: Losses, after: Losses) -> Difference:
    """What changes from one to the other.

    The standard error is that of the difference draw by draw: the draws are the same, so what
    chance does to both falls out.
    """
    return Difference(
        person_days=Change(before.annual, after.annual),
        saved=_saved(before, after),
        deaths=Change(before.a_year(before.deaths), after.a_year(after.deaths)),
        repair_yuan=Change(before.a_year(before.repair), after.a_year(after.repair)),
        by_shock=_pairs(before.of_shocks(), after.of_shocks()),
        by_need=_pairs(*(_yearly(one, "needs") for one in (before, after))),
        by_group=_pairs(*(_yearly(one, "groups") for one in (before, after))),
        by_building=_pairs(*(_yearly(one, "buildings") for one in (before, after))),
    )


def _saved(before: Losses, after: Losses) -> Estimate:
    each = before.lost - after.lost
    variance = each.var(axis=1, ddof=1) / each.shape[1]
    spread = float(np.sqrt((before.rate**2 * variance).sum()))
    return Estimate(before.a_year(each.mean(axis=1)), spread)


def _yearly(losses: Losses, field: str) -> dict[str, float]:
    amounts: Mapping[str, np.ndarray] = getattr(losses, field)
    return {name: losses.a_year(amount) for name, amount in amounts.items()}


def _pairs(before: Mapping[str, float], after: Mapping[str, float]) -> dict[str, Change]:
    return {name: Change(amount, after[name]) for name, amount in before.items()}
