"""What households in hardship are let off in a package, and whether who takes it over may."""

from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil

import polars as pl

from linli.engine.renewal.burden import Burdens
from linli.engine.renewal.measure import Source
from linli.engine.renewal.money import FEN_A_YUAN, Fen
from linli.engine.renewal.sharing import Sharing
from linli.engine.renewal.sources import Sources
from linli.engine.renewal.terms import Terms

FEWEST = 5
"""Homes let off below which no amount is told: it would point at single ones. Assumption, the same
number as for lists of wishes."""

STEP: Fen = 10_000 * FEN_A_YUAN
"""What is told of many homes is rounded up to whole steps of this size. Assumption."""

WIDE_STEP: Fen = 10 * STEP
"""The same of fewer than ``FEWEST`` homes. Assumption."""


@dataclass(frozen=True)
class Relief:
    """What is let off in one package. Exact amounts may show who it is; ``told`` hides that."""

    payer: Source | None
    """Who pays in place of those let off; None: the other owners."""
    homes: int
    """Let off anything at all."""
    let_off: Fen | None
    """None: not told."""
    beyond_limit: Fen
    """By how much ``payer`` would pay more than its limit: the package is not paid for."""
    others_percent: int | None
    """Whole per cent, rounded up, by which all others together pay more; None: not told."""

    @classmethod
    def of(cls, borne: Burdens, rules: Sources, sharing: Sharing, terms: Terms) -> "Relief":
        """The exact amounts.

        Parameters
        ----------
        borne : with those in hardship let off
        rules : of the sources, at this estate
        """
        relieved = borne.table.filter(pl.col("relieved") > 0)
        let_off = int(relieved["relieved"].sum())
        spread = let_off - borne.taken_over
        before = int(borne.table["own"].sum()) - int(relieved["own"].sum()) - spread
        return cls(
            payer=None if terms.spread and not borne.taken_over else terms.relief_by,
            homes=len(relieved),
            let_off=let_off,
            beyond_limit=borne.beyond_limit(rules, sharing, terms.relief_by),
            others_percent=ceil(Fraction(100 * spread, before)) if before else 0,
        )

    @property
    def told(self) -> "Relief":
        """As it may be told to everybody: rounded up, of few homes next to nothing."""
        few = self.homes < FEWEST
        return replace(
            self,
            homes=0 if few else self.homes,
            let_off=None if few else _up(self.let_off or 0, STEP),
            beyond_limit=_up(self.beyond_limit, WIDE_STEP if few else STEP),
            others_percent=None if few else self.others_percent,
        )


def _up(amount: Fen, step: Fen) -> Fen:
    return -(-amount // step) * step
