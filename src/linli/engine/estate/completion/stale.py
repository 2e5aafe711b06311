"""How likely a recorded cell is out of date."""

from datetime import date

from linli.engine.estate.estate import Estate
from linli.engine.parameters import Parameters


def days_since_survey(estate: Estate, as_of: date | None) -> int:
    """Days from the day the ledger was last checked to ``as_of``; 0 when either is not known."""
    frame = estate["estate"]
    surveyed: date | None = frame["surveyed"][0] if len(frame) else None
    if as_of is None or surveyed is None:
        return 0
    return max(0, (as_of - surveyed).days)


def stale_chance(parameters: Parameters, half_life: str, days: int) -> float:
    """Chance that a cell recorded ``days`` ago no longer holds; half of them after a half-life."""
    return float(1.0 - 0.5 ** (days / parameters.mid(half_life, "d")))
