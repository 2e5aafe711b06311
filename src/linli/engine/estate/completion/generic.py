"""What is usual where a ledger is silent: generic priors read from the table ``priors``.

A choice has the shares of its codes, a yes-or-no cell the chance of yes, a number the values that
5, 25, 50, 75 and 95 % of such cells stay below. A value outside these is never made up.
"""

from dataclasses import dataclass

import numpy as np

from linli.engine.errors import InputError
from linli.engine.estate.completion.cells import Floats, Ints
from linli.engine.estate.schema import Column, Kind
from linli.engine.parameters import Parameters
from linli.engine.units import TO_BASE

QUANTILES: Floats = np.array([0.0, 0.05, 0.25, 0.5, 0.75, 0.95, 1.0])


@dataclass(frozen=True, eq=False)
class Generic:
    """Inverse distribution functions, one row a class.

    ``edges`` are cumulative shares (classes, choices - 1) or, where ``by_shares`` is false, values
    at QUANTILES (classes, 7). ``nothing`` is the chance that there is nothing: 0 instead.
    """

    edges: Floats
    by_shares: bool
    nothing: float

    @classmethod
    def read(
        cls,
        parameters: Parameters,
        name: str,
        labels: tuple[str, ...],
        column: Column,
        nothing: str,
    ) -> "Generic":
        """The priors ``name.<label>``, or ``name`` alone where there is one class for all.

        Raises
        ------
        InputError : ``unknown_parameter``, ``bad_parameter`` when a list has the wrong length
        """
        names = [f"{name}.{label}" if label else name for label in labels]
        rows = [_edges(parameters, each, column) for each in names]
        by_shares = column.kind in (Kind.CHOICE, Kind.YES_NO)
        return cls(np.array(rows), by_shares, parameters.mid(nothing) if nothing else 0.0)

    def at(self, label: Ints, uniform: Floats) -> Floats:
        """(n,) the value that a share ``uniform`` (n,) of cells of class ``label`` stay below."""
        edges = self.edges[label]
        if self.by_shares:
            return np.asarray((uniform[:, None] > edges).sum(axis=1), np.float64)
        there = np.maximum(uniform - self.nothing, 0.0) / (1.0 - self.nothing)
        step = np.clip(np.searchsorted(QUANTILES, there) - 1, 0, len(QUANTILES) - 2)
        low, high = (np.take_along_axis(edges, (step + i)[:, None], 1)[:, 0] for i in (0, 1))
        part = (there - QUANTILES[step]) / (QUANTILES[step + 1] - QUANTILES[step])
        values = low + part * (high - low)
        return np.asarray(np.where(uniform < self.nothing, 0.0, values), np.float64)


def _edges(parameters: Parameters, name: str, column: Column) -> Floats:
    values = np.array(parameters.mids(name))
    wanted = {Kind.CHOICE: len(column.codes), Kind.YES_NO: 1}.get(column.kind, len(QUANTILES) - 2)
    if len(values) != wanted:
        raise InputError("bad_parameter", name, found=len(values), wanted=wanted)
    if column.kind is Kind.YES_NO:
        return np.asarray(1.0 - values)
    if column.kind is Kind.CHOICE:
        return np.asarray(np.cumsum(values)[:-1] / values.sum())
    _, factor = TO_BASE.get(column.unit, ("", 1.0))
    return with_ends(values) / factor


def with_ends(values: Floats) -> Floats:
    """(7,) values at QUANTILES, of those 5, 25, 50, 75 and 95 % stay below."""
    return np.concatenate([values[:1], values, values[-1:]])
