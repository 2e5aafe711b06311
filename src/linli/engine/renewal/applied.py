"""The estate as it is when measures have been carried out."""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import groupby

import polars as pl

from linli.engine.estate.estate import Estate
from linli.engine.estate.ledger import TABLES
from linli.engine.estate.schema import EVERY_COLUMN, GENERATED, LIST_SEPARATOR, Table
from linli.engine.renewal.effects import EFFECTS
from linli.engine.renewal.measure import Candidate, Measure
from linli.engine.renewal.places import in_order

_OLD = " before"
"""Marks a column of the estate as it was; no column of the ledger ends like this."""


def applied(estate: Estate, candidates: Iterable[Candidate], year: int) -> Estate:
    """The estate with measures carried out in ``year``, in the order of their catalogue.

    Every cell that is not as the ledger had it is named in ``generated``, of a new row the whole
    row: what is planned has not been recorded. The order of ``candidates`` does not matter.
    """
    return marked(estate, carried_out(estate, candidates, year))


def carried_out(estate: Estate, candidates: Iterable[Candidate], year: int) -> Estate:
    """The same without marking what is planned, for estates that are only tried."""
    return changed(estate, _sites(candidates), year)


def changed(estate: Estate, sites: Sequence[tuple[Measure, Sequence[str]]], year: int) -> Estate:
    """The estate with the effects of measures at their sites, one after the other."""
    for measure, places in sites:
        for effect in measure.effects:
            estate = EFFECTS[effect.name].change(estate, places, effect.settings, year)
    return estate


class Steps:
    """Sets of candidates carried out on one estate; the first steps that sets share are done once.

    A search tries hundreds of sets that differ by a candidate or two.
    """

    def __init__(self, estate: Estate, candidates: Sequence[Candidate], year: int) -> None:
        self._estate, self._candidates, self._year = estate, candidates, year
        self._carried = lru_cache(maxsize=_REMEMBERED)(self._carry)
        self._sites = cache(self._sites_of)

    def after(self, chosen: Iterable[int]) -> Estate:
        """The estate after the candidates of some rows, not marked."""
        rows = sorted(set(chosen), key=lambda row: (self._measure(row).number, row))
        steps = groupby(rows, key=lambda row: self._measure(row).number)
        return self._carried(tuple(tuple(those) for _, those in steps))

    def _measure(self, row: int) -> Measure:
        return self._candidates[row].measure

    def _carry(self, steps: tuple[tuple[int, ...], ...]) -> Estate:
        """The estate after some steps, each the rows of one measure."""
        if not steps:
            return self._estate
        return changed(self._carried(steps[:-1]), self._sites(steps[-1]), self._year)

    def _sites_of(self, step: tuple[int, ...]) -> list[tuple[Measure, tuple[str, ...]]]:
        return _sites(self._candidates[row] for row in step)


_REMEMBERED = 256
"""Estates on the way of the last sets; their tables share what no step has changed."""


def _sites(candidates: Iterable[Candidate]) -> list[tuple[Measure, tuple[str, ...]]]:
    """Each measure once, with the sites of all its candidates."""
    measures: dict[str, Measure] = {}
    sites: dict[str, set[str]] = {}
    for candidate in candidates:
        measures[candidate.measure.code] = candidate.measure
        sites.setdefault(candidate.measure.code, set()).update(candidate.sites)
    order = sorted(measures.values(), key=lambda measure: measure.number)
    return [(measure, in_order(sites[measure.code])) for measure in order]


def marked(before: Estate, after: Estate) -> Estate:
    """``after`` with every cell that differs from ``before`` named as generated."""
    tables: dict[str, pl.DataFrame] = dict(after.tables)
    for table in TABLES:
        old, new = before[table.name], after[table.name]
        if old is not new:
            tables[table.name] = _marked(table, old, new)
    return Estate.of(tables)


def _marked(table: Table, old: pl.DataFrame, new: pl.DataFrame) -> pl.DataFrame:
    """Rows are compared by key; one that stays as it was keeps its mark as it was."""
    names = [name for name in new.columns if name != GENERATED]
    both = new.join(old, on=table.key, how="left", maintain_order="left", suffix=_OLD)
    differs = {
        name: pl.col(name).ne_missing(pl.col(name + _OLD)) for name in names if name != table.key
    }
    made = pl.col(GENERATED).fill_null("").str.split(LIST_SEPARATOR)
    marks = [
        pl.when(differs.get(name, pl.lit(value=False)) | made.list.contains(name)).then(
            pl.lit(name)
        )
        for name in names
    ]
    listed = pl.concat_str(marks, separator=LIST_SEPARATOR, ignore_nulls=True)
    fresh = ~pl.col(table.key).is_in(old[table.key].implode())
    whole = pl.col(GENERATED).eq_missing(pl.lit(EVERY_COLUMN))
    mark = (
        pl.when(fresh)
        .then(pl.lit(EVERY_COLUMN))
        .when(whole | ~pl.any_horizontal(differs.values()))
        .then(pl.col(GENERATED))
        .otherwise(listed)
    )
    return new.with_columns(both.select(mark.alias(GENERATED)).to_series())
