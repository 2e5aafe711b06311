"""The peer: pabutools' equal shares on the same file (GPL-3), exact by gmpy2, equal ballots merged.

Only its count is timed, not reading and merging; ties are broken as ours are.
"""

from collections.abc import Callable
from pathlib import Path

from pabutools.election import Cardinality_Sat, Cost_Sat, parse_pabulib
from pabutools.rules import method_of_equal_shares
from pabutools.tiebreaking import TieBreakingRule

Count = Callable[[], tuple[str, ...]]

SATISFACTION = {"cost": Cost_Sat, "cardinality": Cardinality_Sat}


def counts(path: Path, step: int | None = None) -> dict[str, Count]:
    """Winners by each utility, ready to be counted; ``step`` raises shares until nothing fits."""
    instance, profile = parse_pabulib(str(path))
    merged = profile.as_multiprofile()
    ties = TieBreakingRule(lambda _, of, p: (p.cost, -of.approval_score(p), p.name))

    def count(utility: str) -> tuple[str, ...]:
        found = method_of_equal_shares(
            instance,
            merged,
            SATISFACTION[utility],
            tie_breaking=ties,
            voter_budget_increment=step,
        )
        return tuple(project.name for project in found)

    return {utility: lambda utility=utility: count(utility) for utility in SATISFACTION}
