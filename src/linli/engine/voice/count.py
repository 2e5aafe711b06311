"""One count by equal shares at given shares: exact to the last digit.

Voters who have paid the full price of every approved project bought so far hold their share less
those prices, whoever they are; voters who once could not have nothing. So all balances follow from
one price a purchase, and a price from numbers of voters. Prices are kept as whole numbers over one
common denominator; bounds in ``bounds`` tell which few must be worked out.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import gcd
from typing import NamedTuple

import numpy as np

from linli.engine.model.arrays import Ints
from linli.engine.voice.bounds import OUT, Purses, Terms, contenders, pay, touch, weigh
from linli.engine.voice.election import Election
from linli.engine.voice.ties import Tie, TieWatch
from linli.engine.voice.words import Utility

ROOM = 61
"""Bits that the money of all voters together may take, in grains: one less than a sum may have."""


@dataclass(frozen=True, eq=False)
class Count:
    """What was bought, at which prices, and who ran dry.

    Parameters
    ----------
    bought : rows of projects in order of purchase
    share : what every voter began with
    prices : of each purchase, what a voter who has enough pays; whole numbers over ``denominator``
    denominator : one for all prices
    emptied : (V,) purchase at which the voters of each ballot paid all they had left, -1 for none
    ties : ties that mattered
    """

    bought: tuple[int, ...]
    share: Fraction
    prices: tuple[int, ...]
    denominator: int
    emptied: Ints
    ties: tuple[Tie, ...]


class _Price(NamedTuple):
    """An exact price: ``money`` over (the common denominator times ``rich``)."""

    project: int
    money: int
    rich: int
    dry: tuple[int, ...]
    """Ballots whose case the bounds left open, and whose voters pay all they have."""
    wet: tuple[int, ...]
    """Those whose voters pay the full price."""


class _Known(NamedTuple):
    """A price as it was worked out when ``purchases`` had been made."""

    price: _Price
    denominator: int
    purchases: int


def count(election: Election, utility: Utility, share: Fraction, order: tuple[int, ...]) -> Count:
    """Equal shares once, every voter beginning with ``share``.

    Parameters
    ----------
    utility : ``cost`` or ``cardinality``
    share : > 0, exact
    order : rows of all projects; of projects equally good the first is bought

    Notes
    -----
    Peters, Pierczynski and Skowron (2021), Proportional participatory budgeting with additive
    utilities, NeurIPS 34, 12726-12737: buy the project for which rho is least, where supporters
    pay min(balance, rho * utility) and together the cost.
    """
    return _Counting(election, utility, share, order).run()


def terms_of(election: Election, utility: Utility, grain: int) -> Terms:
    """Costs in grains of 2^-``grain`` units, and utilities."""
    costs = election.whole_costs
    return Terms(
        np.array([-floor_grains(-cost, 1, grain) for cost in costs], np.int64),
        np.array([floor_grains(cost, 1, grain) for cost in costs], np.int64),
        np.array([1 / cost if utility == "cost" else 1.0 for cost in costs]),
        np.array(election.supporters, np.int64),
    )


def grain_for(election: Election, share: int, by: int) -> int:
    """Bits after the point, so that all the money voters begin with fits ``ROOM`` bits.

    ``share / by`` is in units times ``fineness``, as all amounts here.
    """
    all_of_it = share * election.number_of_voters // by
    return ROOM - max(all_of_it, election.dearest, 1).bit_length() - 1


def floor_grains(number: int, by: int, grain: int) -> int:
    """``number / by`` in grains, rounded down."""
    return (number << grain) // by if grain >= 0 else number // (by << -grain)


class _Counting:
    """The state of a count."""

    def __init__(
        self, election: Election, utility: Utility, share: Fraction, order: tuple[int, ...]
    ) -> None:
        self.election = election
        self.columns = election.columns
        self.utility = election.whole_costs if utility == "cost" else (1,) * len(order)
        self.begin = share
        begun = share * election.fineness
        self.denominator = begun.denominator
        self.share = begun.numerator
        self.grain = grain_for(election, self.share, self.denominator)
        self.terms = terms_of(election, utility, self.grain)
        self.rank = {project: at for at, project in enumerate(order)}
        self.prices: list[int] = []
        self.bought: list[int] = []
        self.error = 1
        self.purses = self._purses()
        self.found = np.zeros(len(order), np.int64)
        self.doubtful = np.zeros(len(election.voters), np.int64)
        self.watch = TieWatch()
        self.known: dict[int, _Known] = {}
        self.touched = np.full(len(order), -1)

    def _purses(self) -> Purses:
        projects, ballots = len(self.election.projects), len(self.election.voters)
        nobody = self.terms.support == 0
        return Purses(
            np.full(ballots, floor_grains(self.share, self.denominator, self.grain)),
            np.full(ballots, -1),
            np.full(projects, -1),
            np.zeros(projects, np.int64),
            np.full(projects, -1),
            np.where(nobody, OUT, 0.0),
            np.zeros(projects, bool),
        )

    def run(self) -> Count:
        """Buy until nothing can be paid for."""
        while best := self._best():
            self._buy(best)
        return Count(
            tuple(self.bought),
            self.begin,
            tuple(self.prices),
            self.denominator * self.election.fineness,
            self.purses.emptied,
            self.watch.ties(),
        )

    def _best(self) -> _Price | None:
        """The project to buy next; the first in order of those equally good."""
        while number := contenders(self.columns, self.terms, self.purses, self.error, self.found):
            rows = self.found[:number].tolist()
            prices = {row: self._still(row) or self._price(row) for row in rows}
            self.purses.key[[row for row, price in prices.items() if price is None]] = OUT
            if payable := [price for price in prices.values() if price is not None]:
                return self._first(payable)
        return None

    def _first(self, prices: list[_Price]) -> _Price:
        """The best of these; who else is exactly as good is remembered."""
        best = prices[0]
        tied = [best]
        for other in prices[1:]:
            ahead = self._by_utility(other, best)
            if ahead < 0:
                best, tied = other, [other]
            elif ahead == 0:
                tied.append(other)
        chosen = min(tied, key=lambda price: self.rank[price.project])
        by = (
            Fraction(chosen.money, self.denominator * chosen.rich * self.utility[chosen.project])
            if len(tied) > 1 or self.watch.waiting
            else None
        )
        self.watch.see(by, [price.project for price in tied], chosen.project, self.bought)
        return chosen

    def _by_utility(self, one: _Price, other: _Price) -> int:
        """Below 0 if ``one`` is the better buy, 0 if they are equally good."""
        return one.money * other.rich * self.utility[other.project] - (
            other.money * one.rich * self.utility[one.project]
        )

    def _still(self, project: int) -> _Price | None:
        """A price worked out before, if no supporter has paid since; none if it is not known.

        In a small estate many projects are equally good, and stay so for many purchases.
        """
        known = self.known.get(project)
        if known is None or self.touched[project] >= known.purchases:
            return None
        more = self.denominator // known.denominator
        return known.price._replace(money=known.price.money * more)

    def _price(self, project: int) -> _Price | None:
        """The exact price; none if supporters have too little."""
        poor_of = np.zeros(len(self.found), np.int64)
        rich, poor, unsure = weigh(
            self.columns, self.purses, self.error, project, poor_of, self.doubtful
        )
        money = self.election.whole_costs[project] * self.denominator - int(poor) * self.share
        money += sum(n * p for n, p in zip(poor_of.tolist(), self.prices, strict=False) if n)
        price = self._settled(project, money, int(rich), self.doubtful[:unsure].tolist())
        if price is not None:
            self.known[project] = _Known(price, self.denominator, len(self.bought))
        return price

    def _settled(self, project: int, money: int, rich: int, unsure: list[int]) -> _Price | None:
        """Place the ballots left open, the poorest first."""
        purses = sorted((self._balance(ballot), ballot) for ballot in unsure)
        rich += sum(int(self.election.voters[ballot]) for _, ballot in purses)
        dry = []
        for balance, ballot in purses:
            if balance * rich >= money:
                break
            money -= balance * int(self.election.voters[ballot])
            rich -= int(self.election.voters[ballot])
            dry.append(ballot)
        if not rich:
            return None
        wet = [ballot for _, ballot in purses[len(dry) :]]
        return _Price(project, money, rich, tuple(dry), tuple(wet))

    def _balance(self, ballot: int) -> int:
        """What a voter holds who has paid every price in full, over the common denominator."""
        places: list[int] = self.purses.place[list(self.election.ballot(ballot))].tolist()
        paid = sum(self.prices[place] for place in places if place >= 0)
        return self.share - paid

    def _buy(self, price: _Price) -> None:
        """Take the money, and bring every price to the new common denominator."""
        purchase, project = len(self.bought), price.project
        shared = gcd(price.money, price.rich)
        money, more = price.money // shared, price.rich // shared
        self.denominator *= more
        self.share *= more
        self.prices = [*(one * more for one in self.prices), money]
        grains = floor_grains(money, self.denominator, self.grain)
        pay(self.columns, self.purses, self.error, project, grains, purchase)
        touch(self.columns, project, purchase, self.touched)
        for ballot in price.dry:
            self.purses.balance[ballot], self.purses.emptied[ballot] = 0, purchase
        for ballot in price.wet:
            self.purses.balance[ballot] = max(self.purses.balance[ballot] - grains - 1, 0)
        self.error += 1
        self.bought.append(project)
        self.purses.place[project] = purchase
        self.purses.key[project] = OUT
