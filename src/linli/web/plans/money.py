"""Money as people say it: fen in, ten thousands of yuan or yuan out."""

from decimal import Decimal

from django.utils.translation import gettext as _

from linli.reports.plan.naming import FEN_A_YUAN, YUAN_A_WAN, told, unit, yuan
from linli.web.shared.language import Language

FEN_A_WAN = FEN_A_YUAN * YUAN_A_WAN

__all__ = ["FEN_A_WAN", "between", "fen_of_wan", "wan", "yuan"]


def between(low: int, middle: int, high: int, lang: Language) -> str:
    """An amount with its lowest and highest, all in the unit of the one in the middle."""
    size, name = unit(middle, lang)
    ends = {"middle": told(middle, size), "low": told(low, size), "high": told(high, size)}
    return _("%(middle)s (%(low)s to %(high)s) %(unit)s") % {**ends, "unit": name}


def wan(fen: int) -> Decimal:
    """Ten thousands of yuan, exactly, as a form shows them."""
    return (Decimal(fen) / FEN_A_WAN).normalize()


def fen_of_wan(amount: Decimal) -> int:
    """Fen of ten thousands of yuan."""
    return int(amount * FEN_A_WAN)
