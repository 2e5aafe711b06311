"""Ties between projects: which of them could change the outcome."""

from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple


class Tie(NamedTuple):
    """Projects exactly as good as the one that was bought."""

    before: tuple[int, ...]
    """Rows bought before, in order."""
    chosen: int
    others: tuple[int, ...]


class TieWatch:
    """Forgets a tie if all its projects are then bought in a row, equally good to the last.

    Nobody who supports two of them then ran short, so they are bought in whatever order they come,
    at the same prices, and all is as before. Any other tie may matter.
    """

    def __init__(self) -> None:
        self._kept: list[Tie] = []
        self._open: Tie | None = None
        self._left: set[int] = set()
        self._value = Fraction()

    @property
    def waiting(self) -> bool:
        """Whether a tie is not settled yet."""
        return self._open is not None

    def see(self, value: Fraction | None, tied: list[int], chosen: int, before: list[int]) -> None:
        """Take note of a purchase: how good it is, and all that are as good.

        ``value`` may be left out when nothing is tied and nothing waits.
        """
        if self._open is not None:
            if value == self._value and set(tied) == self._left:
                self._left.discard(chosen)
                self._open = self._open if self._left else None
                return
            self._kept.append(self._open)
            self._open = None
        if value is not None and len(tied) > 1:
            others = tuple(sorted(row for row in tied if row != chosen))
            self._open = Tie(tuple(before), chosen, others)
            self._left, self._value = set(others), value

    def ties(self) -> tuple[Tie, ...]:
        """Those that may matter; one still waiting at the end was broken by the end."""
        return (*self._kept, *((self._open,) if self._open else ()))


MOST_TRIALS = 60
"""Orders that are tried in the search for other outcomes, unless a count takes long."""

FEWEST_TRIALS = 6
"""Orders that are tried however long a count takes."""

Counted = Callable[[tuple[int, ...]], tuple[tuple[int, ...], tuple[Tie, ...]]]
"""What a rule buys, and its ties, when ``order`` breaks them."""


def other_outcomes(
    rule: Counted, order: tuple[int, ...], ties: tuple[Tie, ...], most: int = MOST_TRIALS
) -> tuple[dict[frozenset[int], tuple[int, ...]], bool]:
    """All that the rule buys with other orders; the usual outcome may be among them.

    Every choice of every tie that may matter is followed by counting the whole rule anew with an
    order that leads to it, so each outcome is one that the rule itself gives.

    Parameters
    ----------
    most : orders tried

    Returns
    -------
    (outcomes, more) : in order of purchase; ``more`` if ``most`` orders ended the search
    """
    found: dict[frozenset[int], tuple[int, ...]] = {}
    queue = _orders(order, ties)
    known = {order, *queue}
    for number, trial in enumerate(queue):  # grows while it is read
        if number == most:
            return found, True
        bought, more = rule(trial)
        found.setdefault(frozenset(bought), bought)
        fresh = [one for one in _orders(trial, more) if one not in known]
        known.update(fresh)
        queue += fresh
    return found, False


def _orders(order: tuple[int, ...], ties: tuple[Tie, ...]) -> list[tuple[int, ...]]:
    """For each loser of a tie, the order that lets it win after the same purchases."""
    made = []
    for tie in ties:
        for other in tie.others:
            head = (*tie.before, other)
            made.append((*head, *(row for row in order if row not in head)))
    return list(dict.fromkeys(made))
