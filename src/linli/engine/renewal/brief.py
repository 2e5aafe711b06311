"""What a plan is asked for: money, rules, wishes, the year, and how much work it may take."""

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal, NamedTuple

from linli.engine.renewal.catalogue import Catalogue
from linli.engine.renewal.money import Fen
from linli.engine.renewal.purse import Purse
from linli.engine.renewal.schedule import WorkYear, bundled_year
from linli.engine.renewal.wishes import Wishes

A_THIRD = Fraction(1, 3)
"""The community's part of the money left after the floor, unless chosen otherwise: assumption."""

PackageName = Literal["joined", "reach_only", "voice_only", "whole", "three_quarters", "half"]
"""The joined plan; all that the floor leaves to reach; all of it to residents. Where nobody was
asked: all of it spent, three quarters, half."""


class Shares(NamedTuple):
    """Of the money that the floor leaves: the residents' part, and how much of it is spent."""

    name: PackageName
    community: Fraction
    spend: Fraction


UNASKED = (
    Shares("whole", Fraction(0), Fraction(1)),
    Shares("three_quarters", Fraction(0), Fraction(3, 4)),
    Shares("half", Fraction(0), Fraction(1, 2)),
)
"""Packages where nobody was asked: they differ by what they spend."""

LADDER = tuple(Fraction(part, 4) for part in range(1, 9))
"""Budgets, as parts of the one asked for, at which the joined plan is told too."""


@dataclass(frozen=True)
class Brief:
    """What is to be planned.

    Parameters
    ----------
    budget : all the money, fen, > 0
    purse : who pays, and what for
    catalogue : the measures
    year : the year of the works
    wishes : of residents; None when nobody was asked
    community : the part of the money left after the floor on which residents decide, 0 to 1
    works : the year of works
    """

    budget: Fen
    purse: Purse
    catalogue: Catalogue
    year: int
    wishes: Wishes | None = None
    community: Fraction = A_THIRD
    works: WorkYear = field(default_factory=bundled_year)

    @property
    def shares(self) -> tuple[Shares, ...]:
        """Of the packages, the proposed one first, none twice."""
        if self.wishes is None or not self.wishes.ballots:
            return UNASKED
        mine = Shares("joined", self.community, Fraction(1))
        others = (
            Shares("reach_only", Fraction(0), Fraction(1)),
            Shares("voice_only", Fraction(1), Fraction(1)),
        )
        return (mine, *(one for one in others if one.community != mine.community))


@dataclass(frozen=True)
class Effort:
    """How much work a plan may take."""

    draws: int = 24
    """Draws of each shock when sets are compared."""
    report: int = 300
    """Draws of each shock in what is told of the packages; other draws than those of the search,
    so that the search's luck is not told as an effect."""
    worlds: int = 8
    """Worlds of parameters, and of everything, in which packages are compared."""
    fund: int = 1000
    """Draws of the maintenance fund."""

    def expected(self, candidates: int) -> int:
        """Draws of each shock that a plan takes, about: what progress is measured against."""
        sets = 3 * candidates + _AROUND
        return sets * self.draws + 5 * self.report + 8 * self.worlds * self.draws


_AROUND = 150
"""Sets tried by programmes and in steps, about."""
