"""Axes: round ticks, and from an amount to a place on paper."""

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Axis:
    """A linear axis from ``low`` to ``high`` drawn between ``start`` and ``end``."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """Where ``value`` is drawn."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)


@dataclass(frozen=True, slots=True)
class LogAxis:
    """A logarithmic axis from ``low`` > 0 to ``high`` drawn between ``start`` and ``end``."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """Where ``value`` > 0 is drawn."""
        share = math.log(value / self.low) / math.log(self.high / self.low)
        return self.start + share * (self.end - self.start)


SKEWED = 3.0
"""The largest value over the middle one from which value classes grow instead of being equal."""


def nice_step(span: float, steps: int) -> float:
    """The smallest of 1, 2, 5 x 10^n that covers ``span`` > 0 in at most ``steps`` steps."""
    rough = span / steps
    power = 10.0 ** math.floor(math.log10(rough))
    return next(step * power for step in (1, 2, 5, 10) if step * power >= rough * (1 - 1e-9))


def ticks(high: float, steps: int = 4) -> list[float]:
    """Round values from 0 to the first at or above ``high``; [0, 1] when ``high`` is 0."""
    step = nice_step(high, steps) if high > 0 else 1.0
    count = max(1, math.ceil(high / step - 1e-9))
    return [index * step for index in range(count + 1)]


def decades(low: float, high: float) -> list[float]:
    """The powers of ten from at or below ``low`` > 0 to at or above ``high``; at least two."""
    first = math.floor(math.log10(low) + 1e-9)
    last = max(first + 1, math.ceil(math.log10(high) - 1e-9))
    return [10.0**power for power in range(first, last + 1)]


def class_edges(values: Sequence[float], classes: int = 5) -> list[float]:
    """Edges of at most ``classes`` round value classes that begin at 0 and cover ``values``.

    Equal steps as long as the middle value is in sight of the largest; else edges 1, 2, 5, 10 ...,
    so that a few hard-hit buildings do not hide the differences among the others.
    """
    high = max(values, default=0.0)
    middle = sorted(values)[len(values) // 2] if values else 0.0
    if high <= middle * SKEWED:
        return ticks(high, classes)
    edges = [nice_step(high, 1)]
    while len(edges) < classes:
        edges.append(_next_below(edges[-1]))
    return [0.0, *reversed(edges)]


def class_of(value: float, edges: Sequence[float]) -> int:
    """Number of the class, from 0, whose upper edge is the first at or above ``value``."""
    return next((at for at, edge in enumerate(edges[1:]) if value <= edge), len(edges) - 2)


def _next_below(edge: float) -> float:
    power = 10.0 ** math.floor(math.log10(edge) + 1e-9)
    return {1: 0.5, 2: 1.0, 5: 2.0}[round(edge / power)] * power
