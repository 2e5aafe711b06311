"""What is held ready: stock."""

from collections.abc import Sequence
from datetime import date

from linli.engine.estate.estate import Estate
from linli.engine.renewal.effects.effect import EffectRule, only
from linli.engine.renewal.effects.rows import new_key, with_rows
from linli.engine.renewal.settings import (
    KEY,
    Settings,
    amount,
    code_of,
    number_in,
    positive,
    text_in,
)
from linli.engine.renewal.sites import STOCK, stock_short


def add_stock(estate: Estate, sites: Sequence[str], settings: Settings, year: int) -> Estate:
    """So much of an item laid in that each household has its share; it keeps ``keeps_years``."""
    short = stock_short(estate, settings)
    if not sites or not short:
        return estate
    keeps = int(number_in(settings, "keeps_years"))
    line = {
        "line": new_key(text_in(settings, KEY), sites[0]),
        "item": settings["item"],
        "quantity": float(short),
        "unit": settings["unit"],
        "expires": date(year + keeps, 12, 31) if keeps else None,
        "callable_within_h": float(number_in(settings, "within_h")),
    }
    return with_rows(estate, "stock", [line], ("item", "unit"), grows="quantity")


EFFECTS = {
    "add_stock": EffectRule(
        add_stock,
        only("stock"),
        only("estate"),
        {
            **STOCK,
            "unit": code_of("stock", "unit"),
            "within_h": amount(),
            "keeps_years": positive(needed=False),
        },
    ),
}
