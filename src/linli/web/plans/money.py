"""Money as people say it: fen in, ten thousands of yuan or yuan out."""

from decimal import Decimal

from linli.web.shared.language import Language

FEN_A_YUAN = 100
YUAN_A_WAN = 10_000
FEN_A_WAN = FEN_A_YUAN * YUAN_A_WAN
ROUGH = 100_000
"""Yuan from which ten thousands are said without decimals."""


def yuan(fen: int, lang: Language) -> str:
    """Rounded for reading; exact sums stand in the workbook."""
    whole = round(fen / FEN_A_YUAN)
    if lang == "en":
        return f"{whole:,} yuan" if whole < ROUGH else f"{round(whole, -3):,} yuan"
    if whole < YUAN_A_WAN:
        return f"{whole:,} 元"
    decimals = 0 if whole >= 10 * ROUGH else 1
    return f"{whole / YUAN_A_WAN:,.{decimals}f} 万元"


def wan(fen: int) -> Decimal:
    """Ten thousands of yuan, exactly, as a form shows them."""
    return (Decimal(fen) / FEN_A_WAN).normalize()


def fen_of_wan(amount: Decimal) -> int:
    """Fen of ten thousands of yuan."""
    return int(amount * FEN_A_WAN)
