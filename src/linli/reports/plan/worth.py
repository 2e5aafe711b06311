"""What a measure that is in for its effect costs for each person-day it saves."""

from fractions import Fraction

from linli.engine.renewal.money import FEN_A_YUAN, Fen
from linli.reports.plan.groups import Group
from linli.reports.plan.money import yuan
from linli.reports.plan.told import Told
from linli.reports.words import say

DEAR: Fen = 8_000 * FEN_A_YUAN
"""A person-day; what costs more is told not to pay for its saving alone. Ten times what a day of
life is held to be worth (three times the product a head, 95,749 yuan in 2024 by the National Bureau
of Statistics, for a year, after WHO-CHOICE: 787 yuan a day), so that no doubt of the worth of a day
decides. Assumption.
"""


def cost_of_a_day(group: Group) -> Fraction | None:
    """Fen for a person-day saved, over the years the measure lasts and at the best it was seen to
    save; None where it was not seen to save.
    """
    known = [one["saves"]["most"] for one in group.members if one["saves"]]
    years = group.first["life_years"]
    saved = sum((Fraction(most) for most in known), Fraction()) * (years or 1)
    return Fraction(group.cost) / saved if saved > 0 else None


def dearest_last(group: Group) -> tuple[bool, Fraction]:
    """To sort by: what saves most for its money first."""
    cost = cost_of_a_day(group)
    return cost is None, cost or Fraction(0)


def dear_sentence(group: Group, told: Told) -> str:
    """That its saving alone does not pay for it, where that is so; else nothing."""
    cost = cost_of_a_day(group)
    if cost is None or cost <= DEAR:
        return ""
    return say("plan.why.dear", told.lang, cost=yuan(_rounded(cost), told.lang))


def _rounded(fen: Fraction) -> Fen:
    """To two digits."""
    unit = int("1".ljust(len(str(int(fen))) - 1, "0"))
    return round(fen / unit) * unit
