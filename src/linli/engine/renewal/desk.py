"""What a plan is drawn up from: candidates, hard gaps, money and trials of one estate."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import get_args

import numpy as np

from linli.engine.estate.estate import Estate
from linli.engine.renewal.applied import Steps, carried_out, changed
from linli.engine.renewal.candidates import Offer, candidates, exclusions, prerequisites
from linli.engine.renewal.catalogue import Catalogue
from linli.engine.renewal.gaps import Gap, hard_gaps
from linli.engine.renewal.measure import Candidate, Trade
from linli.engine.renewal.money import Fen
from linli.engine.renewal.problem import Problem
from linli.engine.renewal.schedule import WorkYear
from linli.engine.renewal.sharing import charge_of, linear
from linli.engine.renewal.sources import Sources

_TRADES: tuple[Trade, ...] = get_args(Trade)


@dataclass(frozen=True)
class Desk:
    """One estate with all that can be chosen for it."""

    estate: Estate
    offer: Offer
    year: int
    gaps: tuple[Gap, ...]
    closes: tuple[frozenset[Gap], ...]
    """(n,) the hard gaps each candidate closes by itself."""

    @classmethod
    def of(cls, estate: Estate, catalogue: Catalogue, year: int) -> "Desk":
        """Lay out the candidates, those that close hard gaps apart from the rest of a measure.

        Raises
        ------
        InputError : those of ``candidates``
        """
        gaps = frozenset(hard_gaps(estate))
        urgent = _urgent(estate, candidates(estate, catalogue), gaps, year)
        offer = candidates(estate, catalogue, urgent=urgent)
        closes = tuple(
            _closed(estate, one, one.sites, gaps, year)
            if one.measure.code in urgent
            else frozenset()
            for one in offer.candidates
        )
        return cls(estate, offer, year, hard_gaps(estate), closes)

    def __len__(self) -> int:
        return len(self.offer.candidates)

    def after(self, estate: Estate, chosen: Collection[int]) -> Estate:
        """``estate``, as it is or with other unknowns, after the candidates of some rows."""
        if estate is self.estate:
            return self._steps.after(chosen)
        return carried_out(estate, (self.offer.candidates[row] for row in chosen), self.year)

    @cached_property
    def _steps(self) -> Steps:
        return Steps(self.estate, self.offer.candidates, self.year)

    @property
    def idle(self) -> frozenset[int]:
        """Candidates that change nothing the ledger knows of."""
        return frozenset(
            i for i, one in enumerate(self.offer.candidates) if not one.measure.effects
        )

    @cached_property
    def needs(self) -> tuple[tuple[int, int], ...]:
        """(i, j): candidate i only together with j."""
        return prerequisites(self.offer.candidates)

    def problem(self, budget: Fen, sources: Sources, terms: WorkYear) -> Problem:
        """The choice among all candidates under a budget."""
        those = self.offer.candidates
        rules = linear([charge_of(one, self.estate) for one in those], sources)
        return Problem(
            cost=np.array([one.cost.mid for one in those], np.int64),
            budget=budget,
            rows=rules.rows,
            bounds=rules.bounds,
            needs=self.needs,
            excludes=exclusions(those),
            days=np.array([one.days for one in those], np.int64),
            trade=np.array([_TRADES.index(one.measure.trade) for one in those], np.int64),
            season=np.full(len(_TRADES), float(terms.days * terms.crews)),
        )

    def codes(self, chosen: Collection[int]) -> tuple[str, ...]:
        """Codes of some rows, in the order of the catalogue."""
        return tuple(self.offer.candidates[row].code for row in sorted(chosen))


def _urgent(
    estate: Estate, offer: Offer, gaps: frozenset[Gap], year: int
) -> Mapping[str, Collection[str]]:
    """Code of a measure -> its sites that close hard gaps."""
    sites: dict[str, list[str]] = {}
    measures = {}
    for one in offer.candidates:
        if one.measure.effects:
            measures[one.measure.code] = one
            sites.setdefault(one.measure.code, []).extend(one.sites)
    found = {code: _closing(estate, one, sites[code], gaps, year) for code, one in measures.items()}
    return {code: those for code, those in found.items() if those}


def _closing(
    estate: Estate, one: Candidate, sites: Sequence[str], gaps: frozenset[Gap], year: int
) -> list[str]:
    """Those of a measure's sites without which it would close fewer gaps.

    Sites that bear the key of a closed gap come first to mind; where they do not do it alone,
    each site is tried by itself.
    """
    closed = _closed(estate, one, sites, gaps, year)
    if not closed:
        return []
    keys = {gap.key for gap in closed}
    named = [site for site in sites if site in keys]
    if named and _closed(estate, one, named, gaps, year) == closed:
        return named
    return [site for site in sites if _closed(estate, one, [site], gaps, year)]


def _closed(
    estate: Estate, one: Candidate, sites: Sequence[str], gaps: frozenset[Gap], year: int
) -> frozenset[Gap]:
    return gaps - frozenset(hard_gaps(changed(estate, [(one.measure, sites)], year)))
