"""Which columns are drawn, in which order and from what: one line a column.

The order matters where a later column goes by an earlier one. A column the schema does not have
yet is passed over.
"""

from dataclasses import dataclass
from typing import Literal

import polars as pl

How = Literal["itself", "added", "times", "part"]
"""A cell as it is; beyond its base; over its base; as a part of its base, counted from 1."""

USUAL, FIRM = "prior.rows.usual", "prior.rows.firm"
"""How many recorded rows the generic prior weighs as much as."""

CONDITIONS, HOMES, NEEDS_LIST = "stale.condition", "stale.homes", "stale.needs"
"""Half-lives of what is recorded."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How the unknown cells of one column are drawn.

    ``by`` is the sorting its generic prior goes by; ``alike`` a finer one whose classes are used
    where enough rows are recorded. ``prior`` names the generic prior when it is not the column's
    own. ``where`` are the rows the column applies to, ``given`` a yes-or-no column without whose
    yes it stays unknown.
    """

    table: str
    column: str
    by: str = "all"
    alike: str = ""
    how: How = "itself"
    base: str = ""
    rows: str = USUAL
    prior: str = ""
    nothing: str = ""
    bounds: str = ""
    given: str = ""
    half_life: str = ""
    only_worse: bool = False
    where: pl.Expr | None = None

    @property
    def name(self) -> str:
        """The column as ``table.column``."""
        return f"{self.table}.{self.column}"

    @property
    def generic(self) -> str:
        """Name of the generic prior."""
        return f"prior.{self.prior or self.name}"


_BACKUP = pl.col("backup_of").is_not_null() | pl.col("kind").is_in(["tank", "generator"])
_BURIED = pl.col("kind").is_in(["main", "pipe", "riser", "drain"]) & ~pl.col("system").is_in(
    ["power", "telecom"]
)
_LINE = pl.col("kind").is_in(["main", "pipe", "riser", "drain", "road", "stair", "cable"])
_DROWNS = pl.col("kind").is_in(
    ["transformer", "meter_bank", "pump", "lift", "generator", "regulator", "station"]
)
_AREA = pl.col("area_m2").is_not_null()

ESTATE = (
    Plan("estate", "design_intensity"),
    Plan("estate", "site_class"),
    Plan("estate", "drain_drop_m"),
    Plan("estate", "mains_storeys"),
    Plan("estate", "owners_committee"),
    Plan("estate", "urgent_procedure"),
    Plan("estate", "fund_yuan", how="times", base="hundreds"),
    Plan("estate", "quorum_percent"),
)

BUILDINGS = (
    Plan("buildings", "storeys"),
    Plan("buildings", "entrances"),
    Plan("buildings", "basements"),
    Plan("buildings", "year", bounds="built"),
    Plan("buildings", "structure", by="build"),
    Plan("buildings", "condition", by="building age", half_life=CONDITIONS, only_worse=True),
    Plan("buildings", "retrofitted", rows=FIRM, bounds="retrofit"),
    Plan(
        "buildings",
        "retrofit_year",
        bounds="after built",
        given="buildings.retrofitted",
        where=pl.col("retrofitted").fill_null(value=True),
    ),
    Plan("buildings", "insulation", by="building era"),
    Plan("buildings", "roof", by="building age", half_life=CONDITIONS, only_worse=True),
    Plan("buildings", "ground_floor_m"),
    Plan("buildings", "floor_area_m2", how="times", base="homes"),
)

DWELLINGS = (
    Plan("dwellings", "entrance", alike="building", how="part", base="entrances", rows=FIRM),
    Plan("dwellings", "floor", alike="building", how="part", base="storeys", rows=FIRM),
    Plan("dwellings", "use", by="lived in"),
)

HOUSEHOLDS = (
    Plan("households", "tenure", by="home", half_life=HOMES),
    Plan("households", "away", half_life=HOMES),
    Plan("households", "cooled", by="elders", half_life=HOMES),
    Plan("households", "smoke_alarm", half_life=HOMES),
)

COMPONENTS = (
    Plan("components", "installed", by="part", alike="kind", how="added",
         base="year of the building"),
    Plan("components", "material", by="component era", alike="kind", where=_BURIED),
    Plan("components", "length_m", by="line", alike="kind", how="times", base="reach",
         where=_LINE),
    Plan("components", "condition", by="component age", alike="kind", half_life=CONDITIONS,
         only_worse=True),
    Plan("components", "endurance_h", by="backup", alike="kind", nothing="prior.nothing.endurance",
         where=_BACKUP),
    Plan("components", "below_ground", by="cellar", alike="kind", rows=FIRM, where=_DROWNS),
)  # fmt: skip

HELP = (
    Plan("facilities", "inside", by="service"),
    Plan("facilities", "capacity_persons", by="service", how="times", base="area",
         prior="facilities.persons_per_m2", nothing="prior.nothing.capacity", where=_AREA),
    Plan("facilities", "capacity_persons", by="service", nothing="prior.nothing.capacity",
         where=~_AREA),
    Plan("stock", "quantity", by="item", how="times", base="hundreds",
         nothing="prior.nothing.quantity"),
    Plan("stock", "callable_within_h", alike="item"),
    Plan("responders", "number", by="role", how="times", base="served"),
    Plan("responders", "hours_a_day", alike="role"),
)  # fmt: skip

PLANS = (*ESTATE, *BUILDINGS, *DWELLINGS, *HOUSEHOLDS, *COMPONENTS, *HELP)
"""Every column drawn cell by cell; who lives in a home is drawn as one, see ``homes``."""
