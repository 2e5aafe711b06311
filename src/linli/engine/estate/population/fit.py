"""How near the made households come to the county's margins."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import polars as pl

from linli.engine.estate.population.draw import Ints
from linli.engine.estate.population.households import Residents
from linli.engine.estate.population.margins import BANDS, Margins

Rule = Literal["matched", "bound", "free"]
"""Held to the margin; only kept below it; not steered, shown for comparison."""


@dataclass(frozen=True, slots=True)
class Fit:
    """One margin: what the county has, what was made, and whether it was meant to agree."""

    name: str
    target: float
    made: float
    unit: str
    rule: Rule

    @property
    def deviation(self) -> float:
        """Made over target, less 1; 0 when both are 0."""
        if self.target == 0:
            return 0.0 if self.made == 0 else float("inf")
        return self.made / self.target - 1


def fits(
    margins: Margins, people: Residents, m2_a_person: float | None, with_lift: float
) -> tuple[Fit, ...]:
    """Every margin beside what was made, shares of 1; without ``m2_a_person`` that line is left out.

    Households with someone 65+ and the bands 60-64 and 65-79 are counted before the two bands are
    joined into the ledger's 60-79.
    """
    homes, persons = len(people.size), int(people.size.sum())
    older = people.ages[:, 4:].sum(axis=1) > 0
    ages = people.ages.sum(axis=0) / persons
    steered = [
        ("household_size", margins.household_size, persons / homes, "persons"),
        ("one_person", margins.one_person, float((people.size == 1).mean()), "1"),
        ("with_65_plus", margins.with_65_plus, float(older.mean()), "1"),
        ("people_65_plus", margins.people_65_plus, float(ages[4:].sum()), "1"),
        *(_shares("generations", ("1", "2", "3+"), margins.generations, people.generations - 1)),
        *(_shares("tenure", ("owner", "tenant", "other"), margins.tenure, people.tenure)),
        *(
            (f"age {band}", share, float(made), "1")
            for band, share, made in zip(BANDS, margins.ages, ages, strict=True)
        ),
    ]
    matched = [Fit(*line, "matched") for line in steered]
    free = (
        []
        if m2_a_person is None
        else [Fit("m2_a_person", margins.m2_a_person, m2_a_person, "m2", "free")]
    )
    return (*matched, *free, Fit("lift", margins.lift, with_lift, "1", "bound"))


def _shares(
    name: str, parts: tuple[str, ...], targets: tuple[float, ...], made: Ints
) -> list[tuple[str, float, float, str]]:
    shares = np.bincount(made, minlength=len(parts)) / len(made)
    whole = sum(targets)
    return [
        (f"{name} {part}", target / whole, float(share), "1")
        for part, target, share in zip(parts, targets, shares, strict=True)
    ]


def share_with_lift(dwellings: pl.DataFrame, lifts: pl.DataFrame) -> float:
    """Share of dwellings on an entrance with a lift."""
    served = dwellings.join(lifts, on=["building", "entrance"], how="semi")
    return len(served) / max(1, len(dwellings))
