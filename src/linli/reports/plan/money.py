"""Money as people say it: fen in; yuan, ten thousands or millions of yuan out."""

from collections.abc import Mapping
from fractions import Fraction

from linli.engine.renewal.money import FEN_A_YUAN, Fen
from linli.reports.numbers import Language
from linli.reports.words import say

YUAN_A_WAN = 10_000
_UNITS: Mapping[Language, tuple[int, int, str]] = {
    "zh": (100_000, YUAN_A_WAN, " 万"),
    "en": (1_000_000, 1_000_000, " million"),
}
"""From how many yuan on each language counts in a larger unit, its size, and its name."""

_PRECISE = 1000
"""Ten thousands of yuan from which no decimal is told."""

FEW = 100
"""Yuan below which fen are said."""


def yuan(fen: Fen | Fraction, lang: Language) -> str:
    """Rounded for reading, with its unit: ``849.6 万元``, ``8.5 million yuan``."""
    amount = Fraction(fen) / FEN_A_YUAN
    return say("plan.yuan", lang, amount=_counted(amount, lang, abs(amount)) + _unit(amount, lang))


def spread(money: Mapping[str, Fen], lang: Language) -> str:
    """The middle and its range, all counted alike: ``850 万元（572 万至 1,384 万元）``."""
    ends = {end: Fraction(fen) / FEN_A_YUAN for end, fen in money.items()}
    largest = ends["high"]
    said = {end: _counted(amount, lang, largest) for end, amount in ends.items()}
    unit = _unit(largest, lang)
    if ends["low"] == ends["high"]:
        return say("plan.yuan", lang, amount=said["mid"] + unit)
    # English names the unit once, Chinese at every amount.
    low, high = (said[end] + (unit if lang == "zh" else "") for end in ("low", "high"))
    return say("plan.yuan_between", lang, mid=said["mid"] + unit, low=low, high=high)


def _counted(amount: Fraction, lang: Language, largest: Fraction) -> str:
    """``amount`` in the unit in which ``largest``, an amount beside it, is said."""
    least, size, _ = _UNITS[lang]
    if largest >= least:
        decimals = _decimals(largest / size, lang)
        said = f"{float(amount) / size:,.{decimals}f}"
        return said.rstrip("0").rstrip(".") if decimals else said
    if largest < FEW and amount != round(amount):
        return f"{float(amount):,.2f}"
    return f"{round(amount):,}"


def _decimals(largest: Fraction, lang: Language) -> int:
    if lang == "zh":
        return 0 if largest >= _PRECISE else 1
    return next((at for at, least in enumerate((100, 10)) if largest >= least), 2)


def _unit(largest: Fraction, lang: Language) -> str:
    least, _, name = _UNITS[lang]
    return name if abs(largest) >= least else ""
