"""The maintenance fund: what comes in, what is left, what would have to be paid in.

All in yuan of the first year: contributions and incomes are taken to rise with building prices,
and so is the legal line.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil, floor
from types import MappingProxyType

import numpy as np
import polars as pl
from numpy.typing import NDArray

from linli.engine.errors import InputError
from linli.engine.estate.estate import Estate
from linli.engine.parameters import Parameters
from linli.engine.renewal.ageing import homes
from linli.engine.renewal.money import FEN_A_YUAN, Fen
from linli.engine.units import MONTHS_A_YEAR

Ints = NDArray[np.int64]

CM2_A_M2 = 100
"""Parts of an area: it is counted in 0.01 m2."""

A_WHOLE = 1_000_000
"""Interest is a whole number of millionths a year, so that balances stay whole fen."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What the owners do about their fund; None is what the ledger, else the parameters, say."""

    start: int
    """Calendar year of year 0; balances are those at the end of a year."""
    contribution: Fen = 0
    """Paid in now, for each m2 of floor area and month."""
    by_household: Fen = 0
    """Paid in now, by each household and year."""
    balance: Fen | None = None
    """What the fund holds at the end of year 0."""
    first_deposit: Fen | None = None
    """Of the whole estate; the legal line is a part of it."""
    shared_income: Fen | None = None
    """Of the whole estate, a year, after costs; the legal part of it goes to the fund."""
    hold_from: int = 1
    """The first year at whose end the wanted contribution must have the fund above the line."""
    keeps: Mapping[str, bool] = field(default_factory=lambda: MappingProxyType({}))
    """Measures by code that the fund keeps up and buys again, or does not, whatever the catalogue
    says of who may pay for them."""


@dataclass(frozen=True, slots=True)
class Fund:
    """A fund of which nothing is unknown any more, fen."""

    balance: Fen
    line: Fen
    """Legal line: below it the fund has to be filled up again."""
    first_deposit: Fen
    area: int
    """Floor area that pays, 0.01 m2."""
    income: Fen
    """A year, beside the contribution by area."""
    interest: int
    """Real, millionths a year, in debt too: what is owed is reckoned as what is lent."""
    assumed: tuple[str, ...]
    """Of ``balance``, ``first_deposit``, ``shared_income``, ``area``: what the ledger and the
    terms do not say."""

    def paid_in(self, contribution: Fen) -> Fen:
        """In a year, at ``contribution`` a m2 and month; whole fen, rounded down."""
        return self.income + contribution * MONTHS_A_YEAR * self.area // CM2_A_M2

    def balances(self, spent: Ints, contribution: Fen) -> Ints:
        """Balances at the end of years 0, 1, ..., from what is spent in each, whole fen.

        ``spent`` is (draws, years + 1), its year 0 without meaning; so is the answer. Interest is
        on the balance of the year before, rounded down; so a fen more in any year, or a fen less
        spent, never lowers a balance.
        """
        inflow = self.paid_in(contribution)
        left = np.empty_like(spent)
        left[:, 0] = self.balance
        for year in range(1, spent.shape[1]):
            before = left[:, year - 1]
            left[:, year] = before + before * self.interest // A_WHOLE + inflow - spent[:, year]
        return left

    def mean_balances(self, spent: NDArray[np.float64], contribution: Fen) -> NDArray[np.float64]:
        """The same of expected spending, (years + 1,), fen: exact, as balances are linear in it."""
        inflow = self.paid_in(contribution)
        left = [float(self.balance)]
        for amount in spent[1:].tolist():
            left.append(left[-1] * (1 + self.interest / A_WHOLE) + inflow - amount)
        return np.array(left)


def settled(estate: Estate, terms: Terms, parameters: Parameters) -> Fund:
    """The fund of an estate under ``terms``.

    Raises
    ------
    InputError : ``no_buildings`` when nobody is there to pay; ``unknown_parameter``
    """
    built = homes(estate, parameters)
    area, households = int(built["area"].sum()), int(built["homes"].sum())
    if not area:
        raise InputError("no_buildings", "buildings")
    p = parameters
    deposit = _given(terms.first_deposit, p.mid("upkeep.fund.deposit") * area / CM2_A_M2)
    shared = _given(
        terms.shared_income, p.mid("upkeep.fund.income", "yuan per household") * households
    )
    recorded = _recorded(estate)
    usual = p.mids("prior.estate.fund_yuan")
    balance = recorded if terms.balance is None else terms.balance
    hundreds = households / 100
    return Fund(
        balance=_given(balance, usual[len(usual) // 2] * hundreds),
        line=ceil(_exact(p.mid("upkeep.fund.line")) * deposit),
        first_deposit=deposit,
        area=area,
        income=terms.by_household * households
        + floor(_exact(p.mid("upkeep.fund.income_share")) * shared),
        interest=_real(p.mid("upkeep.fund.interest", "1"), p.mid("upkeep.fund.inflation", "1")),
        assumed=tuple(
            name
            for name, unknown in (
                ("balance", balance is None),
                ("first_deposit", terms.first_deposit is None),
                ("shared_income", terms.shared_income is None),
                ("area", bool(built["assumed"].any())),
            )
            if unknown
        ),
    )


def smallest_contribution(fund: Fund, spent: Ints, hold_from: int, chance: tuple[int, int]) -> Fen:
    """The least fen a m2 and month that keep enough draws above the legal line.

    Parameters
    ----------
    fund, spent : as in ``Fund.balances``
    hold_from : first year of the horizon that counts
    chance : part of the draws that must stay above the line in every such year, (9, 10) for 90 %

    Returns
    -------
    Fen : never below 0. Found by halving, as more paid in never lowers a balance.
    """
    low, high = -1, 1
    while not enough(fund, spent, hold_from, chance, high):
        low, high = high, 2 * high
    while high - low > 1:
        middle = (low + high) // 2
        if enough(fund, spent, hold_from, chance, middle):
            high = middle
        else:
            low = middle
    return high


def enough(
    fund: Fund, spent: Ints, hold_from: int, chance: tuple[int, int], contribution: Fen
) -> bool:
    """Whether ``contribution`` keeps so many draws at or above the line from ``hold_from`` on."""
    above = (fund.balances(spent, contribution)[:, hold_from:] >= fund.line).all(axis=1)
    part, whole = chance
    return int(above.sum()) * whole >= part * len(spent)


def _given(amount: Fen | None, yuan: float) -> Fen:
    return round(yuan * FEN_A_YUAN) if amount is None else amount


def _recorded(estate: Estate) -> Fen | None:
    held = (
        estate["estate"].select(pl.col("fund_yuan").first()).item()
        if len(estate["estate"])
        else None
    )
    return None if held is None else round(held * FEN_A_YUAN)


def _exact(share: float) -> Fraction:
    """A share as it is written: 0.3 is three tenths."""
    return Fraction(str(share))


def _real(interest: float, inflation: float) -> int:
    """Interest after inflation, millionths, to the nearest."""
    return round(((1 + interest) / (1 + inflation) - 1) * A_WHOLE)
