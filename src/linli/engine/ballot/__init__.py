"""Whether the owners have decided: totals held against the law's rule, in exact fractions."""

from linli.engine.ballot.decision import Condition, Outcome, Rule, Totals, check

__all__ = ["Condition", "Outcome", "Rule", "Totals", "check"]
