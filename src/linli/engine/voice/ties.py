"""Ties between projects: which of them could change the outcome."""

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

    def see(
        self, value: Fraction | None, tied: list[int], chosen: int, before: list[int]
    ) -> None:
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
