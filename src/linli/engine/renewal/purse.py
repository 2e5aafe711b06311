"""All that is agreed on money: who pays, what comes back to investors, who bears which part."""

from dataclasses import dataclass, replace
from functools import cache

from linli.engine.estate.estate import Estate
from linli.engine.renewal.payback import Payback, bundled_payback, paid_back, read_payback
from linli.engine.renewal.sources import Sources, read_sources
from linli.engine.renewal.sources import bundled as bundled_sources
from linli.engine.renewal.terms import Terms, bundled_terms, read_terms
from linli.engine.renewal.toml_table import parsed


@dataclass(frozen=True)
class Purse:
    """The rules of money of one estate."""

    sources: Sources
    payback: Payback
    terms: Terms

    def at(self, estate: Estate) -> Sources:
        """The sources of an estate: the fund held to its balance, investors to what comes back."""
        return paid_back(self.sources.funded(estate), self.payback)

    def hardship(self, households: frozenset[str]) -> "Purse":
        """With these households in hardship."""
        return replace(self, terms=replace(self.terms, hardship=households))


@cache
def bundled_purse(county: str = "") -> Purse:
    """The default rules, those of the place where there are any."""
    return Purse(bundled_sources(county), bundled_payback(), bundled_terms())


def read_purse(text: str, where: str, county: str = "") -> Purse:
    """The bundled rules with those of a user's file (``--sources``) in their place.

    Raises
    ------
    InputError : ``not_toml``, ``unknown_money_key``, ``bad_money_value``
    """
    return Purse(
        read_sources(text, where, county),
        read_payback(parsed(text, where).table("payback")),
        read_terms(text, where),
    )
