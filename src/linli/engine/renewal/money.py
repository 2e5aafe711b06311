"""Exact money: whole fen, prices with a range, and amounts shared out to the last fen."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, lcm

from linli.engine.units import MONTHS_A_YEAR

Fen = int
"""0.01 yuan; every amount of money in the engine's renewal rooms is a whole number of them."""

FEN_A_YUAN = 100


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in fen with its range, 0 <= low <= mid <= high; plans are reckoned at ``mid``."""

    low: Fen
    mid: Fen
    high: Fen

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.mid <= self.high:
            raise ValueError("0 <= low <= mid <= high")

    def __add__(self, other: "Money") -> "Money":
        """The sum, end by end: as if all prices were low, or high, together."""
        return Money(self.low + other.low, self.mid + other.mid, self.high + other.high)

    def times(self, amount: Fraction) -> "Money":
        """So many times as much, each end rounded down to a whole fen."""
        return Money(*(floor(end * amount) for end in (self.low, self.mid, self.high)))


NOTHING = Money(0, 0, 0)


def a_month(total: Fen, years: int) -> Fen:
    """``total`` paid in equal parts every month for ``years`` > 0, rounded up to a whole fen."""
    return ceil(Fraction(total, MONTHS_A_YEAR * years))


def shared_out(total: Fen, weights: Sequence[Fraction | int]) -> list[Fen]:
    """``total`` in proportion to ``weights``, to the last fen.

    Each part is rounded down; the fen left over go one each to the largest remainders, the
    earlier first among equals (largest remainder method).

    Parameters
    ----------
    total : >= 0
    weights : >= 0, their sum > 0 unless ``total`` is 0

    Raises
    ------
    ValueError : money to share and nobody to bear it
    """
    scale = lcm(*(weight.denominator for weight in weights))
    scaled = [weight.numerator * (scale // weight.denominator) for weight in weights]
    whole = sum(scaled)
    if whole == 0:
        if total:
            raise ValueError("nobody bears a share")
        return [0] * len(weights)
    exact = [divmod(total * weight, whole) for weight in scaled]
    parts = [part for part, _ in exact]
    order = sorted(range(len(parts)), key=lambda i: (-exact[i][1], i))
    for i in order[: total - sum(parts)]:
        parts[i] += 1
    return parts
