"""Money as people say it: fen in, ten thousands of yuan or yuan out."""

from decimal import Decimal

from django.utils.translation import gettext as _

from linli.web.shared.language import Language

FEN_A_YUAN = 100
YUAN_A_WAN = 10_000
FEN_A_WAN = FEN_A_YUAN * YUAN_A_WAN
MILLION = 1_000_000
_LARGE = {"zh": (YUAN_A_WAN, "万元"), "en": (MILLION, "million yuan")}
"""From how many yuan on, and by what name, each language counts in larger units."""
_SMALL = {"zh": "元", "en": "yuan"}
_WITH_DECIMALS = 100
"""Below so many of the larger unit one digit after the point is told."""


def yuan(fen: int, lang: Language) -> str:
    """Rounded for reading; exact sums stand in the workbook."""
    size, name = _unit(fen, lang)
    return f"{_told(fen, size)} {name}"


def between(low: int, middle: int, high: int, lang: Language) -> str:
    """An amount with its lowest and highest, all in the unit of the one in the middle."""
    size, name = _unit(middle, lang)
    ends = {"middle": _told(middle, size), "low": _told(low, size), "high": _told(high, size)}
    return _("%(middle)s (%(low)s to %(high)s) %(unit)s") % {**ends, "unit": name}


def _unit(fen: int, lang: Language) -> tuple[int, str]:
    size, name = _LARGE[lang]
    return (size, name) if fen >= size * FEN_A_YUAN else (1, _SMALL[lang])


def _told(fen: int, size: int) -> str:
    amount = fen / FEN_A_YUAN / size
    decimals = 1 if size > 1 and amount < _WITH_DECIMALS else 0
    return f"{amount:,.{decimals}f}"


def wan(fen: int) -> Decimal:
    """Ten thousands of yuan, exactly, as a form shows them."""
    return (Decimal(fen) / FEN_A_WAN).normalize()


def fen_of_wan(amount: Decimal) -> int:
    """Fen of ten thousands of yuan."""
    return int(amount * FEN_A_WAN)
