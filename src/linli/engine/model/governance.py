"""How long owners take to decide on a repair of common parts: where governance enters recovery."""

import polars as pl

from linli.engine.estate.estate import Estate
from linli.engine.parameters import Parameters


def decision_days(estate: Estate, parameters: Parameters, households: int) -> float:
    """Median days until the owners have decided on a repair, and its money is at hand.

    With an agreed procedure for urgent repairs, its own short time. Else: calling the owners
    together where there is no committee; notice and vote, repeated until quorum is reached (1 / the
    chance of it); and raising the money where the fund does not cover an ordinary repair. What the
    ledger does not say counts with its usual chance.

    Parameters
    ----------
    households : number of the estate's households, > 0

    Notes
    -----
    Times from local property rules, see the table ``decision``. The sum of them is an assumption.
    """
    p = parameters
    row = estate["estate"]
    urgent = _chance(row, "urgent_procedure", p)
    committee = _chance(row, "owners_committee", p)
    funded = _funded(row, p, households)
    quorum = max(_quorum(row, p), p.mid("decision.quorum_floor"))
    vote = (p.mid("decision.notice", "d") + p.mid("decision.round", "d")) / quorum
    slow = (
        (1.0 - committee) * p.mid("decision.without_committee", "d")
        + vote
        + (1.0 - funded) * p.mid("decision.collect", "d")
    )
    return urgent * min(p.mid("decision.urgent", "d"), slow) + (1.0 - urgent) * slow


def _chance(row: pl.DataFrame, column: str, parameters: Parameters) -> float:
    known = row[column].drop_nulls()
    return float(known[0]) if len(known) else parameters.mid(f"unknown.{column}")


def _quorum(row: pl.DataFrame, parameters: Parameters) -> float:
    known = row["quorum_percent"].drop_nulls()
    return float(known[0]) / 100 if len(known) else parameters.mid("unknown.quorum")


def _funded(row: pl.DataFrame, parameters: Parameters, households: int) -> float:
    """Share of an ordinary repair that the fund covers, at most 1."""
    known = row["fund_yuan"].drop_nulls()
    if not len(known):
        return parameters.mid("unknown.fund")
    wanted = parameters.mid("decision.fund_per_household") * households
    return min(1.0, float(known[0]) / wanted) if wanted > 0 else 1.0
