"""What a cell is measured against, and the bounds other cells of the ledger set it."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np

from linli.engine.estate import choices
from linli.engine.estate.completion.cells import Floats
from linli.engine.estate.completion.values import Values

Of = Callable[[Values], Floats]

_KINDS = tuple(choice.code for choice in choices.COMPONENT_KIND)
_SCOPES = tuple(choice.code for choice in choices.SCOPE)
_HUNDRED = 100.0


class Bounds(NamedTuple):
    """(n,) least and most a cell may hold; infinite where nothing bounds it."""

    least: Floats
    most: Floats


def _year(values: Values) -> Floats:
    """Year of a component's building; of parts of the whole estate, the middle year."""
    year = values.of_building("components", "year")
    return np.where(values.building["components"] < 0, _middle(values["buildings.year"]), year)


def _middle(numbers: Floats) -> float:
    known = numbers[~np.isnan(numbers)]
    return float(np.median(known)) if len(known) else np.nan


def _reach(values: Values) -> Floats:
    """Storeys a riser or stair climbs; buildings a drain or road of the estate passes; else 1."""
    climbs = np.array([kind in ("riser", "stair") for kind in _KINDS])
    passes = np.array([kind in ("drain", "road") for kind in _KINDS])
    kind = values["components.kind"].astype(np.int64)
    storeys = values.of_building("components", "storeys")
    wide = values["components.scope"] == _SCOPES.index("estate")
    buildings = max(1, len(values["buildings.year"]))
    along = np.where(passes[kind] & wide, buildings, 1.0)
    return np.where(climbs[kind] & ~wide, storeys, along)


def _homes(values: Values) -> Floats:
    """Dwellings listed in each building, at least one."""
    listed = np.bincount(
        values.building["dwellings"] + 1, minlength=len(values["buildings.year"]) + 1
    )
    return np.maximum(listed[1:], 1).astype(np.float64)


def _hundreds(values: Values) -> Floats:
    """Hundreds of households in the estate."""
    return np.array([len(values["households.size"]) / _HUNDRED])


def _served(values: Values) -> Floats:
    """Hundreds of households for responders of the whole estate, else 1."""
    wide = values["responders.scope"] == _SCOPES.index("estate")
    return np.where(wide, _hundreds(values), 1.0)


BASES: Mapping[str, Of] = {
    "year of the building": _year,
    "reach": _reach,
    "homes": _homes,
    "entrances": lambda values: values.of_building("dwellings", "entrances"),
    "storeys": lambda values: values.of_building("dwellings", "storeys"),
    "area": lambda values: values["facilities.area_m2"],
    "hundreds": _hundreds,
    "served": _served,
}
"""Base by name: (n,) or (1,) numbers for the rows of its table."""


def _retrofit(values: Values) -> Bounds:
    """A recorded year of retrofit says that there was one."""
    known = ~np.isnan(values["buildings.retrofit_year"])
    return Bounds(np.where(known, 1.0, -np.inf), np.full(len(known), np.inf))


def _built(values: Values) -> Bounds:
    retrofit = values["buildings.retrofit_year"]
    return Bounds(np.full(len(retrofit), -np.inf), np.where(np.isnan(retrofit), np.inf, retrofit))


def _after_built(values: Values) -> Bounds:
    year = values["buildings.year"]
    return Bounds(np.where(np.isnan(year), -np.inf, year), np.full(len(year), np.inf))


BOUNDS: Mapping[str, Callable[[Values], Bounds]] = {
    "retrofit": _retrofit,
    "built": _built,
    "after built": _after_built,
}
"""Bounds by name."""
