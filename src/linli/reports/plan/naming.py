"""What a plan's money, measures and packages are called."""

from collections.abc import Mapping
from typing import Any

from linli.reports.numbers import Language
from linli.reports.words import say

Document = Mapping[str, Any]

FEN_A_YUAN = 100
YUAN_A_WAN = 10_000
MILLION = 1_000_000
_LARGE = {"zh": (YUAN_A_WAN, "万元"), "en": (MILLION, "million yuan")}
"""From how many yuan on, and by what name, each language counts in larger units."""
_SMALL = {"zh": "元", "en": "yuan"}
_WITH_DECIMALS = 100
"""Below so many of the larger unit one digit after the point is told."""

PACKAGES = {
    "joined": "plan.name_joined",
    "reach_only": "plan.name_reach_only",
    "voice_only": "plan.name_voice_only",
    "whole": "plan.name_whole",
    "three_quarters": "plan.name_three_quarters",
    "half": "plan.name_half",
    "top_down": "plan.name_top_down",
    "bottom_up": "plan.name_bottom_up",
}

PAYERS = {
    "central": "plan.pays_central",
    "local": "plan.pays_local",
    "utilities": "plan.pays_utilities",
    "work_unit": "plan.pays_work_unit",
    "residents": "plan.pays_residents",
    "fund": "plan.pays_fund",
    "social_capital": "plan.pays_social_capital",
}


def yuan(fen: int, lang: Language) -> str:
    """Rounded for reading; exact sums stand in the workbook."""
    size, name = unit(fen, lang)
    return f"{told(fen, size)} {name}"


def unit(fen: int, lang: Language) -> tuple[int, str]:
    """The unit an amount is told in: how many yuan it has, and its name."""
    size, name = _LARGE[lang]
    return (size, name) if fen >= size * FEN_A_YUAN else (1, _SMALL[lang])


def told(fen: int, size: int) -> str:
    """An amount in a unit of ``size`` yuan."""
    amount = fen / FEN_A_YUAN / size
    decimals = 1 if size > 1 and amount < _WITH_DECIMALS else 0
    return f"{amount:,.{decimals}f}"


def exact(fen: int) -> str:
    """Money to the fen."""
    sign, whole = ("-" if fen < 0 else ""), abs(fen)
    return f"{sign}{whole // FEN_A_YUAN:,}.{whole % FEN_A_YUAN:02d}"


def measure_name(measure: Document, lang: Language) -> str:
    """Its name, and the building where it is chosen by building."""
    name: str = measure[lang]
    if "@" not in measure["code"]:
        return name
    place = measure["code"].partition("@")[2]
    return f"{name}（{place}）" if lang == "zh" else f"{name} ({place})"


def package_name(code: str, lang: Language) -> str:
    """A package, or a rule alone, by what is put first."""
    return say(PACKAGES[code], lang)


def payer_name(code: str, lang: Language) -> str:
    """A source of money."""
    return say(PAYERS[code], lang)
