"""Who pays what: every voter's payment for every winner, exact."""

from dataclasses import dataclass
from fractions import Fraction

from linli.engine.voice.count import Count
from linli.engine.voice.election import Election


@dataclass(frozen=True, eq=False)
class Payment:
    """Who pays how much for one winner.

    Parameters
    ----------
    project : id
    cost : what it costs; the payments of all voters add up to it
    each : what a supporter pays who has enough left
    ballots : rows of the different ballots whose voters pay something
    pays : what one voter of each of these ballots pays: above 0, at most ``each``
    voters : how many voters each of these ballots has
    """

    project: str
    cost: Fraction
    each: Fraction
    ballots: tuple[int, ...]
    pays: tuple[Fraction, ...]
    voters: tuple[int, ...]

    @property
    def total(self) -> Fraction:
        """Sum over all voters."""
        return sum((a * n for a, n in zip(self.pays, self.voters, strict=True)), Fraction())


def payments_of(election: Election, found: Count) -> tuple[Payment, ...]:
    """One for each purchase, in order."""
    made: dict[int, Fraction] = {}
    return tuple(_payment(election, found, purchase, made) for purchase in range(len(found.bought)))


def left_over(election: Election, found: Count) -> tuple[Fraction, ...]:
    """(V,) what one voter of each ballot has left at the end."""
    made: dict[int, Fraction] = {}
    place = {row: at for at, row in enumerate(found.bought)}
    return tuple(
        _balance(election, found, ballot, place, made) if emptied < 0 else Fraction()
        for ballot, emptied in enumerate(found.emptied.tolist())
    )


def _payment(election: Election, found: Count, purchase: int, made: dict[int, Fraction]) -> Payment:
    row = found.bought[purchase]
    columns = election.columns
    backers = columns.backers[columns.backer_starts[row] : columns.backer_starts[row + 1]]
    each = _shared(made, found.prices[purchase], found.denominator)
    before = {one: at for at, one in enumerate(found.bought[:purchase])}
    pays = {}
    for ballot, emptied in zip(backers.tolist(), found.emptied[backers].tolist(), strict=True):
        if emptied == purchase:
            pays[ballot] = _balance(election, found, ballot, before, made)
        elif emptied < 0 or emptied > purchase:
            pays[ballot] = each
    paying = tuple(ballot for ballot, amount in pays.items() if amount)
    return Payment(
        election.projects[row],
        election.costs[row],
        each,
        paying,
        tuple(pays[ballot] for ballot in paying),
        tuple(election.voters[list(paying)].tolist()),
    )


def _balance(
    election: Election,
    found: Count,
    ballot: int,
    place: dict[int, int],
    made: dict[int, Fraction],
) -> Fraction:
    """The share less every price paid in full."""
    paid = sum(found.prices[place[row]] for row in election.ballot(ballot) if row in place)
    share = found.share.numerator * (found.denominator // found.share.denominator)
    return _shared(made, share - paid, found.denominator)


def _shared(made: dict[int, Fraction], money: int, denominator: int) -> Fraction:
    """One and the same object for equal amounts: many voters pay the same."""
    if money not in made:
        made[money] = Fraction(money, denominator)
    return made[money]
