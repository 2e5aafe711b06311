"""Costs shared among sources: every charge paid to the fen, no source beyond its limit or shares.

Which sources can pay is told by the 128 sets of the seven sources, without a search. A set pays
at most ``min over B within A of limits(B) + sum over charges of min(cost, caps of A without B)``
(the least cut of the flow from sources to charges). That function of sets is submodular, so that
drawing on the sources one after the other, each as far as it goes, ends at a sharing of the whole.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np
import polars as pl
from numpy.typing import NDArray

from linli.engine.estate.estate import Estate
from linli.engine.renewal.measure import Candidate, Measure, MeasureClass, Source
from linli.engine.renewal.money import Fen
from linli.engine.renewal.sources import Sources

_CLASSES = tuple(MeasureClass)


@dataclass(frozen=True, slots=True)
class Charge:
    """What is to be paid for one candidate."""

    code: str
    """Of the candidate, or of a measure; each once in a sharing."""
    measure: Measure
    cost: Fen
    units: Fraction = Fraction(1)
    """Of the measure's price, for shares that are capped by the unit."""
    built: int | None = None
    """Year in which the newest building it reaches was finished; None: not known."""


@dataclass(frozen=True)
class Sharing:
    """Who pays how much of each charge."""

    charges: tuple[Charge, ...]
    sources: tuple[Source, ...]
    """In the order in which they were drawn on; the columns of ``amounts``."""
    amounts: tuple[tuple[Fen, ...], ...]
    """A row a charge; each row adds up to the charge's cost."""

    @cached_property
    def totals(self) -> Mapping[Source, Fen]:
        """What each source pays in all."""
        columns = zip(self.sources, zip(*self.amounts, strict=True), strict=True)
        return {s: sum(paid) for s, paid in columns} if self.amounts else dict.fromkeys(Source, 0)

    @cached_property
    def paid(self) -> Mapping[str, Mapping[Source, Fen]]:
        """By code of the charge: what each source pays of it."""
        rows = zip(self.charges, self.amounts, strict=True)
        return {c.code: dict(zip(self.sources, row, strict=True)) for c, row in rows}


@dataclass(frozen=True, slots=True)
class Want:
    """A charge at the narrow place: what the sources with money left may not carry of it."""

    charge: Charge
    left: Fen
    """Cost less what the other sources may carry at most; only the drained ones can pay it."""
    most: Mapping[Source, Fen]
    """What each source may carry of it, were there no limits."""


@dataclass(frozen=True, slots=True)
class Shortfall:
    """Why the charges cannot be paid: ``missing`` fen more are wanted, at the narrow place.

    ``missing`` is the sum of what the wants leave, less the limits of the drained sources. With
    so much more from sources that may pay for these charges, everything is paid.
    """

    missing: Fen
    drained: Mapping[Source, Fen]
    """Sources whose whole limit is spent on the wants, with their limits; may be none."""
    wants: tuple[Want, ...]
    """In the order of the charges."""


@dataclass(frozen=True, slots=True)
class Linear:
    """The same rules for an optimiser that chooses among charges.

    A choice y (0 or 1 a charge) can be paid exactly when ``rows @ y <= bounds``: no variables for
    who pays what are needed.
    """

    rows: NDArray[np.int64]
    """(m, n) fen of each charge that only a set of limited sources can pay; m <= 128."""
    bounds: NDArray[np.int64]
    """(m) limits of that set, fen."""


def charge_of(candidate: Candidate, estate: Estate) -> Charge:
    """What a candidate costs at the middle price, with the year of the newest building it reaches.

    Years that are not recorded are left out; None when none is.
    """
    buildings = estate["buildings"]
    if candidate.buildings:
        buildings = buildings.filter(pl.col("building").is_in(candidate.buildings))
    years = [int(year) for year in buildings["year"].drop_nulls()]
    built = max(years, default=None)
    return Charge(candidate.code, candidate.measure, candidate.cost.mid, candidate.amount, built)


def shared(charges: Sequence[Charge], rules: Sources) -> Sharing | Shortfall:
    """Share every charge among the sources, or say what is missing and where.

    Each source in ``rules.order`` pays as much in all as it can, given what those before it pay;
    so the last one, the residents by default, pays the least it possibly can. Given these totals,
    charges choose their payers: safety class first, then basic, improve, upgrade, within a class
    by code; each takes its usual funder as far as that goes, then its next. The result does not
    depend on the order of ``charges``.

    Parameters
    ----------
    charges : each code once, costs >= 0

    Raises
    ------
    ValueError : a code twice, a cost below 0
    """
    if len({charge.code for charge in charges}) < len(charges):
        raise ValueError("each charge once")
    if any(charge.cost < 0 for charge in charges):
        raise ValueError("costs are at least 0")
    if not charges:
        return Sharing((), rules.order, ())
    caps = [_caps(charge, rules) for charge in charges]
    reach = [_sums(row) for row in caps]
    total = sum(charge.cost for charge in charges)
    limits = [_limit(rules, source, total) for source in rules.order]
    reached = _reached(charges, reach)
    most = _most(reached, _sums(limits))
    if most[-1] < total:
        return _shortfall(charges, caps, reach, rules, total)
    totals = [most[(2 << at) - 1] - most[(1 << at) - 1] for at in range(len(limits))]
    return Sharing(tuple(charges), rules.order, _rows(charges, caps, reach, totals, rules.order))


def linear(charges: Sequence[Charge], rules: Sources) -> Linear:
    """The rules as inequalities over the choice of charges.

    Parameters
    ----------
    charges : in the order of the optimiser's variables
    """
    caps = [_caps(charge, rules) for charge in charges]
    limits = tuple(rules.rules[source].limit for source in rules.order)
    rows, bounds = [], []
    for members in _limited_sets(limits):
        row = [
            max(0, c.cost - _without(cap, members)) for c, cap in zip(charges, caps, strict=True)
        ]
        bound = sum(limits[at] or 0 for at in members)
        if sum(row) > bound:
            rows.append(row)
            bounds.append(bound)
    shape = len(rows), len(charges)
    return Linear(np.array(rows, np.int64).reshape(shape), np.array(bounds, np.int64))


def _limit(rules: Sources, source: Source, total: Fen) -> Fen:
    limit = rules.rules[source].limit
    return total if limit is None else min(limit, total)


def _caps(charge: Charge, rules: Sources) -> list[Fen]:
    facts = charge.measure, charge.cost, charge.units, charge.built
    return [rules.rules[source].most(*facts) for source in rules.order]


def _without(cap: Sequence[Fen], members: Sequence[int]) -> Fen:
    return sum(most for at, most in enumerate(cap) if at not in members)


def _limited_sets(limits: Sequence[Fen | None]) -> list[list[int]]:
    """Every set of sources that have a limit, the small ones first."""
    limited = [at for at, limit in enumerate(limits) if limit is not None]
    masks = sorted(range(1 << len(limited)), key=lambda mask: (mask.bit_count(), mask))
    return [[at for k, at in enumerate(limited) if mask >> k & 1] for mask in masks]


def _sums(values: Sequence[int]) -> list[int]:
    """By set of places, written as the bits of a number: the sum of its values."""
    sums = [0]
    for value in values:
        sums += [under + value for under in sums]
    return sums


def _reached(charges: Sequence[Charge], reach: Sequence[Sequence[Fen]]) -> list[Fen]:
    """By set of sources: what they may carry of all charges together, were there no limits."""
    costs = [charge.cost for charge in charges]
    return [sum(map(min, costs, column)) for column in zip(*reach, strict=True)]


def _most(free: Sequence[Fen], modular: Sequence[Fen]) -> list[Fen]:
    """By set A: the least of free(B) + modular(A without B) over its parts B."""
    best = list(free)
    for at in range(len(best).bit_length() - 1):
        bit = 1 << at
        for members in range(len(best)):
            if members & bit:
                best[members] = min(best[members], best[members ^ bit] + modular[bit])
    return best


def _rows(
    charges: Sequence[Charge],
    caps: Sequence[Sequence[Fen]],
    reach: Sequence[Sequence[Fen]],
    totals: Sequence[Fen],
    order: tuple[Source, ...],
) -> tuple[tuple[Fen, ...], ...]:
    """Each charge in its turn takes what it likes best and the later ones can spare."""
    turns = sorted(range(len(charges)), key=lambda i: _turn(charges[i]))
    left, rest = list(totals), _reached(charges, reach)
    rows: dict[int, tuple[Fen, ...]] = {}
    for i in turns:
        cost = charges[i].cost
        rest = [most - min(cost, own) for most, own in zip(rest, reach[i], strict=True)]
        rows[i] = _row(cost, caps[i], left, rest, _liking(charges[i].measure, order))
        left = [total - paid for total, paid in zip(left, rows[i], strict=True)]
    return tuple(rows[i] for i in range(len(charges)))


def _turn(charge: Charge) -> tuple[int, str]:
    return _CLASSES.index(charge.measure.measure_class), charge.code


def _liking(measure: Measure, order: tuple[Source, ...]) -> list[int]:
    """Places of the sources in ``order``, a measure's usual funders first."""
    funders = [order.index(source) for source in measure.funders]
    return [*funders, *(at for at in range(len(order)) if at not in funders)]


def _row(
    cost: Fen, cap: Sequence[Fen], left: Sequence[Fen], rest: Sequence[Fen], liking: Sequence[int]
) -> tuple[Fen, ...]:
    """What each source pays of one charge: as ``liking`` wants, with the later charges still paid.

    Later charges take at most ``rest`` of what a set of sources has left, so the set must pay the
    difference here; what the other sources may pay here is the cost less that.
    """
    whole = len(rest) - 1
    sums = _sums(left)
    free = [cost - sums[whole ^ members] + rest[whole ^ members] for members in range(whole + 1)]
    for at in range(len(cap)):
        for members in range(whole + 1):
            larger = members | 1 << at
            free[members] = min(free[members], free[larger])
    most = _most(free, _sums([min(own, total) for own, total in zip(cap, left, strict=True)]))
    paid, members = [0] * len(cap), 0
    for at in liking:
        paid[at] = most[members | 1 << at] - most[members]
        members |= 1 << at
    return tuple(paid)


def _shortfall(
    charges: Sequence[Charge],
    caps: Sequence[Sequence[Fen]],
    reach: Sequence[Sequence[Fen]],
    rules: Sources,
    total: Fen,
) -> Shortfall:
    """The least cut with the fewest drained sources."""
    order = rules.order
    limits = [rules.rules[source].limit for source in order]
    sets = _limited_sets(limits)
    reached = _reached(charges, reach)
    whole = len(reached) - 1

    def payable(members: Sequence[int]) -> Fen:
        others = whole - sum(1 << at for at in members)
        return sum(limits[at] or 0 for at in members) + reached[others]

    drained = min(sets, key=payable)
    wants = [
        Want(charge, charge.cost - _without(cap, drained), dict(zip(order, cap, strict=True)))
        for charge, cap in zip(charges, caps, strict=True)
        if charge.cost > _without(cap, drained)
    ]
    spent = {order[at]: limits[at] or 0 for at in drained}
    return Shortfall(total - payable(drained), spent, tuple(wants))
