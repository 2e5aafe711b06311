"""One parameter: what is known of a number."""

from dataclasses import dataclass, replace
from typing import Literal

from linli.engine.parameters.triangular import quantile

Values = tuple[float, ...]

End = Literal["low", "mid", "high"]

_WHOLE = ("storeys", "year")
"""Units in which a drawn value is rounded, as the model takes it for a whole number."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter in the engine's units; a scalar has values of length 1."""

    name: str
    low: Values
    mid: Values
    high: Values
    unit: str
    source: str
    note: str = ""
    valid: str = ""
    """What the number holds for: structure, era, place, severity; empty where nobody says."""

    def at(self, end: End) -> "Parameter":
        """The parameter with one of its ends for a middle; its range stays."""
        return replace(self, mid={"low": self.low, "mid": self.mid, "high": self.high}[end])

    def drawn(self, u: float) -> "Parameter":
        """The parameter with the ``u`` quantile of its range for a middle, ``u`` in (0, 1).

        All values of a list are taken at the same ``u``.
        """
        ends = zip(self.low, self.mid, self.high, strict=True)
        values = tuple(quantile(u, low, mid, high) for low, mid, high in ends)
        if self.unit in _WHOLE and all(map(float.is_integer, (*self.low, *self.mid, *self.high))):
            values = tuple(float(round(value)) for value in values)
        return replace(self, mid=values)
