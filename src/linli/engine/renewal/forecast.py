"""The upkeep forecast: what common parts cost over 30 years, and how long the fund lasts.

Two ways, of one model. Means are exact: expected renewals by the renewal equation times the mean
price, and balances that are linear in them. Chances and intervals are drawn: when each thing is
renewed, and how dear things of a kind come, by random numbers of names (decision 0060), so that
with and without a plan the same things have the same luck.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from linli.engine.errors import InputError
from linli.engine.estate.estate import Estate
from linli.engine.parameters import Parameters
from linli.engine.renewal.ageing import Assets, assets, borne, joined, refreshed
from linli.engine.renewal.fund import Fund, Terms, settled, smallest_contribution
from linli.engine.renewal.measure import Candidate, Source
from linli.engine.renewal.money import Fen
from linli.engine.renewal.spending import Size, Wear

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

YEARS = 30
DRAWS = 1000
SURE = (9, 10)
"""The wanted contribution keeps the fund above the line with a chance of 90 %."""

UPKEEP = "upkeep"
"""Kind of spending: yearly upkeep of what the plan brought."""

REBUY = "rebuy"
"""Kind of spending: buying again what the plan brought and the ledger does not hold."""


@dataclass(frozen=True, slots=True)
class Works:
    """A plan as the fund sees it."""

    after: Estate
    """The ledger that the plan leaves."""
    candidates: Sequence[Candidate] = ()
    in_ledger: frozenset[str] = frozenset()
    """Codes of candidates whose things age in the ledger afterwards (``ageing.renews``); the
    others are bought again when ``life_years`` are over."""
    from_fund: Fen = 0
    """What the fund pays of the works, in year 0."""


@dataclass(frozen=True, slots=True)
class Year:
    """The fund at the end of one year, fen in prices of year 0."""

    year: int
    """Calendar year."""
    mean: Fen
    """Expected balance, to the nearest fen; below 0: what would be owed."""
    low: Fen
    """5 % of draws end lower."""
    high: Fen
    """5 % of draws end higher."""
    spent: Mapping[str, Fen]
    """Expected in the year by kind, each to the nearest fen."""
    empty: float
    """Chance that the balance is below 0."""
    under_line: float
    """Chance that it is below the legal line."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """How long the fund lasts."""

    years: tuple[Year, ...]
    """From year 0 to the horizon."""
    fund: Fund
    terms: Terms
    wanted: Fen
    """The least contribution, a m2 and month, that keeps the fund above the line with a chance of
    90 %; what is paid now is in it."""
    draws: int

    @property
    def more(self) -> Fen:
        """To be paid beyond what is paid now, a m2 and month."""
        return max(0, self.wanted - self.terms.contribution)

    @property
    def fails(self) -> int | None:
        """First year whose expected balance is below 0."""
        return next((each.year for each in self.years if each.mean < 0), None)

    @property
    def likely_empty(self) -> int | None:
        """First year in which the fund is empty with a chance of a half or more."""
        return next((each.year for each in self.years if each.empty >= 1 / 2), None)

    @property
    def spent(self) -> Mapping[str, Fen]:
        """Expected in all years together, by kind."""
        kinds = sorted({kind for each in self.years for kind in each.spent})
        return {kind: sum(each.spent.get(kind, 0) for each in self.years) for kind in kinds}

    @property
    def falls_under_line(self) -> int | None:
        """First year whose expected balance is below the legal line."""
        return next((each.year for each in self.years if each.mean < self.fund.line), None)

    @property
    def stays_above_from(self) -> int | None:
        """First year from which the expected balance stays at the legal line or above it."""
        under = [each.year for each in self.years if each.mean < self.fund.line]
        since = under[-1] + 1 if under else self.years[0].year
        return since if since <= self.years[-1].year else None


@dataclass(frozen=True, slots=True)
class Outlook:
    """The fund without and with a plan, on the same luck."""

    without: Forecast
    planned: Forecast


def forecast(
    estate: Estate,
    terms: Terms,
    parameters: Parameters,
    *,
    seed: int,
    works: Works | None = None,
    draws: int = DRAWS,
    years: int = YEARS,
) -> Forecast:
    """The fund of an estate over the coming ``years``: as things stand, or after ``works``.

    Parameters
    ----------
    estate : a checked ledger, before any works
    terms : what is paid in, from when
    parameters : those of ``ageing.TABLES``, bundled or a user's
    seed : of the random numbers
    works : a plan, carried out in year 0; None without one
    draws : >= 2
    years : horizon, >= 1

    Raises
    ------
    InputError : ``too_few_draws``, ``no_buildings``, ``bad_parameter``, ``unknown_parameter``

    Notes
    -----
    Checked: tests/validation/upkeep. Doubt about mean lives and about what comes in is not in the
    interval; for that, forecast in several worlds of ``Parameters.sampled``.
    """
    size = Size(seed, draws, years)
    done = works or Works(estate)
    aged = assets(estate, parameters, terms.start)
    if works:
        aged = refreshed(aged, assets(works.after, parameters, terms.start))
    return _forecast(aged, done, terms, parameters, size)


def outlook(
    estate: Estate,
    works: Works,
    terms: Terms,
    parameters: Parameters,
    *,
    seed: int,
    draws: int = DRAWS,
    years: int = YEARS,
) -> Outlook:
    """``forecast`` without the works and with them.

    Raises
    ------
    InputError : as ``forecast``
    """
    without, planned = (
        forecast(estate, terms, parameters, seed=seed, works=one, draws=draws, years=years)
        for one in (None, works)
    )
    return Outlook(without, planned)


def _forecast(
    aged: Assets, works: Works, terms: Terms, parameters: Parameters, size: Size
) -> Forecast:
    _hold_terms(terms, size.years)
    kept = [one for one in works.candidates if _keeps(one, terms)]
    bought = [one for one in kept if one.code not in works.in_ledger]
    yearly = sum(one.upkeep for one in kept)
    paid = joined([borne(aged), _rebought(bought)])
    fund = _after_works(settled(works.after, terms, parameters), works)
    wear = Wear.of(paid, parameters)
    expected = {**wear.expected(size.years), UPKEEP: _each_year(yearly, size.years)}
    spent = wear.drawn(size, works.after.id) + yearly
    return Forecast(
        years=_told(fund, terms, expected, spent),
        fund=fund,
        terms=terms,
        wanted=smallest_contribution(fund, spent, terms.hold_from, SURE),
        draws=size.draws,
    )


def _hold_terms(terms: Terms, years: int) -> None:
    if not 1 <= terms.hold_from <= years:
        wanted = f"1 .. {years}"
        raise InputError("bad_parameter", "hold_from", found=terms.hold_from, wanted=wanted)
    for name in ("contribution", "by_household", "first_deposit", "shared_income", "balance"):
        if (getattr(terms, name) or 0) < 0:
            raise InputError("bad_parameter", name, found=getattr(terms, name), wanted=">= 0")


def _each_year(amount: Fen, years: int) -> Floats:
    """The same in every year but year 0, (years + 1,)."""
    return np.concatenate([[0.0], np.full(years, float(amount))])


def _keeps(candidate: Candidate, terms: Terms) -> bool:
    measure = candidate.measure
    return terms.keeps.get(measure.code, Source.FUND in measure.funders)


def _rebought(candidates: Sequence[Candidate]) -> Assets:
    """The things of a plan as assets, new in year 0, one price name for each measure."""
    ordered = sorted(candidates, key=lambda one: one.code)
    count = len(ordered)
    return Assets(
        key=tuple(f"plan/{one.code}" for one in ordered),
        kind=(REBUY,) * count,
        price=tuple(f"plan/{one.measure.code}" for one in ordered),
        age=np.zeros(count),
        hazard=np.ones(count),
        life=np.array([float(one.measure.life_years) for one in ordered]),
        cost=np.array([[one.cost.low, one.cost.mid, one.cost.high] for one in ordered]).reshape(
            count, 3
        ),
    )


def _after_works(fund: Fund, works: Works) -> Fund:
    if not 0 <= works.from_fund <= fund.balance:
        wanted = f"0 .. {fund.balance}"
        raise InputError("bad_parameter", "from_fund", found=works.from_fund, wanted=wanted)
    return replace(fund, balance=fund.balance - works.from_fund)


def _told(
    fund: Fund, terms: Terms, expected: Mapping[str, Floats], spent: Ints
) -> tuple[Year, ...]:
    left = fund.balances(spent, terms.contribution)
    nothing = np.zeros(left.shape[1])
    mean = fund.mean_balances(sum(expected.values(), nothing), terms.contribution)
    low, high = np.quantile(left, (0.05, 0.95), axis=0, method="inverted_cdf")
    return tuple(
        Year(
            year=terms.start + at,
            mean=round(mean[at]),
            low=int(low[at]),
            high=int(high[at]),
            spent=MappingProxyType({kind: round(each[at]) for kind, each in expected.items()}),
            empty=float((left[:, at] < 0).mean()),
            under_line=float((left[:, at] < fund.line).mean()),
        )
        for at in range(left.shape[1])
    )
