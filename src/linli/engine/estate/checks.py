"""Content checks of a ledger: every fault with its row, as one data frame, whatever the number."""

from collections.abc import Iterator, Mapping

import numpy as np
import polars as pl
from numpy.typing import NDArray

from linli.engine.estate.cellrules import Rule, column_rules
from linli.engine.estate.faults import Faults, one_fault
from linli.engine.estate.ledger import BY_NAME, TABLES
from linli.engine.estate.polygons import point_faults, polygon_faults
from linli.engine.estate.rowrules import row_rules, with_building
from linli.engine.estate.schema import Table


def check(frames: Mapping[str, pl.DataFrame]) -> Faults:
    """All faults of the tables; an empty answer means they make a valid estate.

    Parameters
    ----------
    frames : table name -> data frame in the table's schema; a table left out is empty

    Returns
    -------
    Faults, ``row`` counted from 0, in the order of the tables and their columns
    """
    whole = {table.name: frames.get(table.name, table.empty()) for table in TABLES}
    return Faults.of(found for table in TABLES for found in _table_faults(table, whole))


def _table_faults(table: Table, frames: Mapping[str, pl.DataFrame]) -> Iterator[pl.DataFrame]:
    frame = frames[table.name].with_row_index("row")
    if table.name == "estate" and len(frame) != 1:
        yield one_fault("estate", "not_one_row", found=str(len(frame)))
    if len(frame) == 0:
        return
    wide = with_building(frame, frames)
    rules = [*_rules(table), *_references(table, frames)]
    # One pass finds the few rules that are broken at all; only these look for their rows.
    broken = wide.select(rule.broken.any().alias(str(at)) for at, rule in enumerate(rules)).row(0)
    for rule, is_broken in zip(rules, broken, strict=True):
        if is_broken:
            yield rule.faults(table.name, wide)
    yield from _of_the_whole(table.name, frames)


def _rules(table: Table) -> Iterator[Rule]:
    yield Rule(
        table.key,
        "duplicate_key",
        pl.col(table.key).is_duplicated() & pl.col(table.key).is_not_null(),
    )
    for column in table.columns:
        yield from column_rules(table, column)
    yield from row_rules(table.name)


def _references(table: Table, frames: Mapping[str, pl.DataFrame]) -> Iterator[Rule]:
    for column in table.columns:
        if column.refers:
            keys = frames[column.refers][BY_NAME[column.refers].key].drop_nulls().unique()
            dangling = ~pl.col(column.name).is_in(keys.implode())
            yield Rule(column.name, "dangling_key", dangling, wanted=pl.lit(column.refers))


def _of_the_whole(table: str, frames: Mapping[str, pl.DataFrame]) -> Iterator[pl.DataFrame]:
    """Rules that need more than a row: outlines, cycles, counts over another table."""
    datum = _datum(frames["estate"])
    match table:
        case "buildings":
            yield from polygon_faults(frames["buildings"], datum)
            yield _too_many_dwellings(frames)
        case "facilities":
            yield from point_faults(frames["facilities"], datum)
        case "components":
            yield _backup_faults(frames["components"])


def _datum(estate: pl.DataFrame) -> str | None:
    known = BY_NAME["estate"].column("datum").codes
    value = estate["datum"][0] if len(estate) else None
    return value if value in known else None


def _too_many_dwellings(frames: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    counts = frames["dwellings"].group_by("building").len("listed")
    joined = frames["buildings"].with_row_index("row").join(
        counts, on="building", how="left", maintain_order="left"
    )  # fmt: skip
    more = pl.col("listed") > pl.col("dwellings")
    rule = Rule("dwellings", "fewer_than_listed", more, wanted=pl.col("listed"))
    return rule.faults("buildings", joined)


def _backup_faults(components: pl.DataFrame) -> pl.DataFrame:
    """A backup that stands in for itself, directly or round a ring, holds nothing up."""
    keys = components.select(pl.col("component").alias("backup_of")).with_row_index("of")
    keys = keys.unique("backup_of", keep="first")
    joined = components.with_row_index("row").join(
        keys, on="backup_of", how="left", maintain_order="left"
    )  # fmt: skip
    after = joined["of"].cast(pl.Int64).fill_null(len(joined)).to_numpy()
    ring = pl.Series("ring", on_a_ring(after), pl.Boolean())
    rule = Rule("backup_of", "backup_of_itself", pl.col("ring"))
    return rule.faults("components", joined.with_columns(ring))


def on_a_ring(after: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which of n things lie on a ring when each points to one other.

    Parameters
    ----------
    after : (n,) of 0..n; n means "points to nothing"

    Notes
    -----
    Following the pointers 2^k >= n times, by doubling, leaves every walk on a ring or at n.
    """
    n = len(after)
    jump = np.append(after, n)
    for _ in range(n.bit_length()):
        jump = jump[jump]
    ring = np.zeros(n + 1, dtype=bool)
    ring[jump] = True
    return ring[:n]
