"""Money as people say it: fen in, ten thousands of yuan or yuan out."""

from decimal import Decimal

from linli.reports.plan.money import YUAN_A_WAN, spread, yuan

FEN_A_WAN = 100 * YUAN_A_WAN

__all__ = ["FEN_A_WAN", "fen_of_wan", "spread", "wan", "yuan"]


def wan(fen: int) -> Decimal:
    """Ten thousands of yuan, exactly, as a form shows them."""
    return (Decimal(fen) / FEN_A_WAN).normalize()


def fen_of_wan(amount: Decimal) -> int:
    """Fen of ten thousands of yuan."""
    return int(amount * FEN_A_WAN)
