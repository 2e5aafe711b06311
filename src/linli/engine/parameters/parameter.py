"""One parameter: what is known of a number."""

from dataclasses import dataclass

Values = tuple[float, ...]


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
