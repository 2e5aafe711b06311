"""Sequential Phragmén over costs: exact, for comparison with equal shares."""

from fractions import Fraction
from math import gcd

import numpy as np

from linli.engine.voice.election import Election
from linli.engine.voice.ties import Tie, TieWatch


def phragmen_rows(
    election: Election, order: tuple[int, ...]
) -> tuple[tuple[int, ...], tuple[Tie, ...]]:
    """Rows bought in order, and ties.

    All voters earn at the same pace from nothing; as soon as the supporters of a project together
    hold its cost it is bought with all they hold. Ends when what would be bought next (or one tied
    with it) is more than what is left of the budget. Projects dearer than the whole budget are left
    out from the beginning.

    Notes
    -----
    Los, Christoff and Grossi (2022), Proportional budget allocations: towards a systematization,
    IJCAI-22, 398-404.
    """
    loads = _Loads(election)
    left = election.budget
    place = {row: at for at, row in enumerate(order)}
    open_rows = [
        row for row in order if election.supporters[row] and election.costs[row] <= election.budget
    ]
    bought: list[int] = []
    watch = TieWatch()
    while open_rows:
        tied = loads.least(open_rows)
        if any(election.costs[row] > left for row in tied):
            break
        chosen = min(tied, key=place.__getitem__)
        watch.see(loads.load(chosen), tied, chosen, bought)
        loads.buy(chosen)
        left -= election.costs[chosen]
        open_rows.remove(chosen)
        bought.append(chosen)
    return tuple(bought), watch.ties()


class _Loads:
    """What voters have paid per head, as the purchase that paid last of all: that is their load."""

    def __init__(self, election: Election) -> None:
        self.election = election
        self.last = np.zeros(len(election.voters), np.int64)
        # voters of each project by the purchase they took part in last, 0 for none
        self.by_last = np.zeros((len(election.projects), len(election.projects) + 1), np.int64)
        self.by_last[:, 0] = election.supporters
        self.denominator = 1
        self.loads = [0]

    def least(self, rows: list[int]) -> list[int]:
        """The projects after whose purchase their supporters' load is least."""
        best: list[int] = []
        of_best = (0, 1)
        for row in rows:
            money, voters = self._after(row)
            ahead = money * of_best[1] - of_best[0] * voters
            if not best or ahead < 0:
                best, of_best = [row], (money, voters)
            elif ahead == 0:
                best.append(row)
        return best

    def load(self, row: int) -> Fraction:
        """Load of its supporters after a purchase, in units times ``fineness``."""
        money, voters = self._after(row)
        return Fraction(money, voters * self.denominator)

    def buy(self, row: int) -> None:
        """Give all its supporters the new load."""
        money, voters = self._after(row)
        more = voters // gcd(money, voters)
        self.denominator *= more
        self.loads = [*(load * more for load in self.loads), money * more // voters]
        columns = self.election.columns
        for at in range(columns.backer_starts[row], columns.backer_starts[row + 1]):
            ballot = columns.backers[at]
            projects = columns.approved[columns.starts[ballot] : columns.starts[ballot + 1]]
            self.by_last[projects, self.last[ballot]] -= columns.voters[ballot]
            self.by_last[projects, len(self.loads) - 1] += columns.voters[ballot]
            self.last[ballot] = len(self.loads) - 1

    def _after(self, row: int) -> tuple[int, int]:
        """Load after a purchase: money over the common denominator, and over so many voters."""
        numbers = self.by_last[row, : len(self.loads)].tolist()
        money = self.election.whole_costs[row] * self.denominator
        money += sum(n * load for n, load in zip(numbers, self.loads, strict=True) if n)
        return money, self.election.supporters[row]
