"""Money as forms take it: ten thousands of yuan."""

from decimal import Decimal

from linli.reports.plan.money import YUAN_A_WAN

FEN_A_WAN = 100 * YUAN_A_WAN


def wan(fen: int) -> Decimal:
    """Ten thousands of yuan, exactly, as a form shows them."""
    return (Decimal(fen) / FEN_A_WAN).normalize()


def fen_of_wan(amount: Decimal) -> int:
    """Fen of ten thousands of yuan."""
    return int(amount * FEN_A_WAN)
