"""Classes of alike rows: a donor's cell says more about a row of its own class.

A sorting gives each row of a table the place of its class among ``labels``, or -1 where what
decides it is not known. Labels name the generic priors too.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl

from linli.engine.estate import choices
from linli.engine.estate.completion.cells import Flags, Floats, Ints
from linli.engine.estate.completion.values import Values
from linli.engine.estate.estate import Estate
from linli.engine.estate.rowrules import AGES
from linli.engine.estate.schema import Choice
from linli.engine.parameters import Parameters


@dataclass(frozen=True, eq=False)
class Sorting:
    """``of`` gives (n,) places among ``labels``, -1 for unknown."""

    labels: tuple[str, ...]
    of: Callable[[Values], Ints]


_PARTS = {
    "lift": ("lift",),
    "stair": ("riser", "meter_bank"),
    "plant": ("pump", "tank", "transformer", "generator", "regulator", "station"),
    "street": ("main", "pipe", "drain", "road", "stair", "hydrant", "alarm", "cable"),
}
_LINES = {
    "stair": ("riser", "stair"),
    "branch": ("main", "pipe", "cable"),
    "street": ("drain", "road"),
}
_BACKUPS = {"tank": ("tank",), "generator": ("generator",)}
_SUNK = ("pump", "transformer", "generator", "station")


def sortings(estate: Estate, parameters: Parameters) -> Mapping[str, Sorting]:
    """Every sorting by name."""
    ages, eras = parameters.mids("prior.class.ages"), parameters.mids("prior.class.eras")
    year = parameters.mid("prior.class.reference_year")
    return {
        "all": Sorting(("",), lambda _: np.zeros(1, np.int64)),
        "kind": _by_choice("components.kind", choices.COMPONENT_KIND),
        "part": _by_kind(_PARTS, "street"),
        "line": _by_kind(_LINES, "branch"),
        "backup": _by_kind(_BACKUPS, "other"),
        "component age": _by_age("components.installed", ages, year),
        "building age": _by_age("buildings.year", ages, year),
        "component era": _by_era("components.installed", eras),
        "building era": _by_era("buildings.year", eras),
        "build": _by_build(parameters),
        "cellar": _by_cellar(),
        "building": Sorting(tuple(estate["buildings"]["building"]), _building_of),
        "lived in": _by_lived_in(estate),
        "home": Sorting(("company", "alone", "elder"), _home),
        "elders": Sorting(("younger", "elders", "elder_alone"), _elders),
        "service": _by_choice("facilities.kind", choices.FACILITY_KIND),
        "item": _by_choice("stock.item", choices.STOCK_ITEM),
        "role": _by_role(estate),
    }


def _by_choice(name: str, codes: tuple[Choice, ...]) -> Sorting:
    labels = tuple(choice.code for choice in codes)
    return Sorting(labels, lambda values: values[name].astype(np.int64))


def _by_kind(groups: Mapping[str, tuple[str, ...]], other: str) -> Sorting:
    """Classes of kinds of component; ``other`` takes those in none."""
    labels = (*groups, *(() if other in groups else (other,)))
    group_of = {kind: label for label, kinds in groups.items() for kind in kinds}
    place = np.array(
        [labels.index(group_of.get(choice.code, other)) for choice in choices.COMPONENT_KIND]
    )
    return Sorting(labels, lambda values: place[values["components.kind"].astype(np.int64)])


def _by_age(name: str, limits: tuple[float, ...], year: float) -> Sorting:
    return Sorting(("young", "middle", "old"), lambda values: _step(year - values[name], limits))


def _by_era(name: str, limits: tuple[float, ...]) -> Sorting:
    return Sorting(("early", "later", "recent"), lambda values: _step(values[name], limits))


def _step(values: Floats, limits: tuple[float, ...]) -> Ints:
    """(n,) how many of ``limits`` each value reaches; -1 where not known."""
    reached = np.searchsorted(np.array(limits), values, side="right")
    return np.where(np.isnan(values), -1, reached)


def _by_build(parameters: Parameters) -> Sorting:
    """What a block of so many storeys and such a year is usually built of."""
    low, walkup, high = parameters.mids("prior.class.storeys")
    plain, confined = parameters.mids("prior.class.structure_years")

    def of(values: Values) -> Ints:
        storeys, year = values["buildings.storeys"], values["buildings.year"]
        place = np.select(
            [storeys >= high, storeys > walkup, storeys <= low, year < plain, year < confined],
            [5, 4, 0, 1, 2],
            3,
        )
        return np.where(np.isnan(storeys) | np.isnan(year), -1, place)

    return Sorting(("house", "plain", "changing", "confined", "frame", "tall"), of)


def _by_cellar() -> Sorting:
    sunk = np.array([choice.code in _SUNK for choice in choices.COMPONENT_KIND])

    def of(values: Values) -> Ints:
        cellars = values.of_building("components", "basements")
        plant = sunk[values["components.kind"].astype(np.int64)]
        return np.where(cellars > 0, 1 + plant, np.where(np.isnan(cellars), -1, 0))

    return Sorting(("no_cellar", "cellar", "plant_cellar"), of)


def _building_of(values: Values) -> Ints:
    return values.building["dwellings"]


def _by_lived_in(estate: Estate) -> Sorting:
    homes = estate["households"]["dwelling"].unique().implode()
    lived_in = estate["dwellings"]["dwelling"].is_in(homes).to_numpy().astype(np.int64)
    return Sorting(("vacant", "lived_in"), lambda _: lived_in)


def _home(values: Values) -> Ints:
    """Others under 60, one person under 60, with somebody of 60 or over."""
    elder, younger, alone = _elder(values), _younger(values), _alone(values)
    lone, company = younger & (alone == 1), (elder == 0) & (alone == 0)
    return np.select([elder == 1, lone, company], [2, 1, 0], -1)


def _elders(values: Values) -> Ints:
    """Somebody under 60, only people of 60 and over, one of them alone."""
    elder, younger, alone = _elder(values), _younger(values), _alone(values)
    old = values["households.age_60_79"] + values["households.age_80_plus"]
    young = sum(values[f"households.{age}"] for age in AGES[:3])
    only = (alone == 0) & ((values["households.size"] == old) | (young == 0))
    return np.select([younger, (elder == 1) & (alone == 1), only], [0, 2, 1], -1)


def _elder(values: Values) -> Floats:
    """1 where somebody is 60 or over, 0 where nobody is; NaN where not known."""
    old = [values["households.age_60_79"], values["households.age_80_plus"]]
    return np.where((old[0] > 0) | (old[1] > 0), 1.0, np.where(old[0] + old[1] == 0, 0.0, np.nan))


def _younger(values: Values) -> Flags:
    """Where somebody is known to be under 60."""
    return np.asarray(np.any([values[f"households.{age}"] > 0 for age in AGES[:3]], axis=0))


def _alone(values: Values) -> Floats:
    """1 where one person lives alone, 0 where more live there; NaN where not known."""
    size, alone = values["households.size"], values["households.lives_alone"]
    return np.where(np.isnan(size), alone, size == 1)


def _by_role(estate: Estate) -> Sorting:
    """Roles that serve the whole estate, and all who serve one building or entrance together."""
    labels = (*(choice.code for choice in choices.ROLE), "local")
    role = pl.when(pl.col("scope") == "estate").then("role").otherwise(pl.lit("local"))
    places = estate["responders"].select(
        role.replace_strict(list(labels), list(range(len(labels))), return_dtype=pl.Int64)
    )
    fixed = places.to_series().to_numpy()
    return Sorting(labels, lambda _: fixed)
