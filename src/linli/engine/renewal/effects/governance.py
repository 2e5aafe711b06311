"""How the owners decide and pay, and how well the ledger is known."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from linli.engine.estate.estate import Estate
from linli.engine.renewal.effects.effect import EffectRule, only
from linli.engine.renewal.effects.rows import with_cells
from linli.engine.renewal.settings import Settings
from linli.engine.renewal.sites import FUND, fund_short


def top_up_fund(estate: Estate, sites: Sequence[str], settings: Settings, _year: int) -> Estate:
    """What the maintenance fund is short of paid in; an unknown balance stays unknown."""
    more = pl.col("fund_yuan") + float(fund_short(estate, settings))
    return with_cells(estate, "estate", sites, {"fund_yuan": more})


def check_ledger(estate: Estate, sites: Sequence[str], _settings: Settings, year: int) -> Estate:
    """The ledger checked against the place by the end of ``year``."""
    return with_cells(estate, "estate", sites, {"surveyed": pl.lit(date(year, 12, 31))})


EFFECTS = {
    "top_up_fund": EffectRule(top_up_fund, only("estate"), only("estate"), FUND),
    "check_ledger": EffectRule(check_ledger, only("estate"), only("estate"), {}),
}
