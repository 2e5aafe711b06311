"""What an effect is: a pure change of the estate, the tables it may touch, its settings."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from linli.engine.estate.estate import Estate
from linli.engine.renewal.settings import Settings, Takes, text_in

Change = Callable[[Estate, Sequence[str], Settings, int], Estate]
"""(estate, sites, settings, year) -> estate; sites are keys of places that the effect knows."""


def nothing_odd(_settings: Settings) -> str:
    """Settings that fit each alone fit together."""
    return ""


def only(*tables: str) -> Callable[[Settings], tuple[str, ...]]:
    """These tables, whatever the settings."""
    return lambda _settings: tables


def own_table(settings: Settings) -> tuple[str, ...]:
    """The table that the setting ``table`` names."""
    return (text_in(settings, "table"),)


class EffectRule(NamedTuple):
    """An effect by what it does."""

    change: Change
    changes: Callable[[Settings], tuple[str, ...]]
    """Tables of the ledger it may touch."""
    sites: Callable[[Settings], tuple[str, ...]]
    """Tables whose keys it takes as places, ``entrances`` among them."""
    takes: Takes
    odd: Callable[[Settings], str] = nothing_odd
    """What is wanted instead of settings that do not go together; else empty."""
