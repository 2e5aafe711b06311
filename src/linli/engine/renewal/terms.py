"""On which terms owners pay: agreed shares, lifts by floor, private parts, hardship."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from importlib.resources import files

from linli.engine.renewal.lift_shares import DEFAULT, Scheme, by_floor, read_scheme, schemes
from linli.engine.renewal.measure import Source
from linli.engine.renewal.toml_table import TomlTable, parsed

OTHERS = "others"
"""In a file: what is let off is spread over the other owners."""

_LONGEST = 70
"""Years: the term of the land under homes (民法典 359 条)."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What was agreed on who pays; what was not agreed goes by exclusive area (民法典 283 条)."""

    lift: Scheme
    relief: Fraction
    """Share of its own payment that a household in hardship is let off, 0 to 1."""
    relief_by: Source
    """Who takes over what is let off."""
    spread: bool
    """The other owners who share the same cost take it over; ``relief_by`` where there are none."""
    years: int
    """Over which a monthly figure is spread."""
    by_floor: frozenset[str]
    """Measures shared by floor."""
    private: frozenset[str] = frozenset()
    """Measures inside homes, whose sites are households: each owner pays for their own."""
    agreed: Mapping[str, Mapping[str, Fraction]] = field(default_factory=dict)
    """By measure: agreed weights by dwelling; a dwelling left out pays nothing."""
    hardship: frozenset[str] = frozenset()
    """Households in hardship, told for this one reckoning and kept nowhere."""


@cache
def bundled_terms() -> Terms:
    """The default terms of ``terms.toml`` and ``lift_shares.toml``."""
    text = (files("linli.engine.renewal") / "terms.toml").read_text(encoding="utf-8")
    table = parsed(text, "terms.toml")
    relief, payer, spread = _hardship(table.table("hardship"), None)
    years = table.table("months").table("years").whole("value", 1, _LONGEST)
    return Terms(schemes()[DEFAULT], relief, payer, spread, years, by_floor())


def read_terms(text: str, where: str) -> Terms:
    """The bundled terms with those of a user's TOML text (``--sources``) in their place.

    Its tables ``lift`` (see ``lift_shares.read_scheme``), ``hardship`` (``relief = {percent}``,
    ``taken_over_by = {payer}``) and ``months`` (``years = {value}``) count; others are read by
    ``sources.read_sources`` and ``payback.read_payback``.

    Raises
    ------
    InputError : ``not_toml``, ``unknown_money_key``, ``bad_money_value``
    """
    table, known = parsed(text, where), bundled_terms()
    relief, payer, spread = _hardship(table.table("hardship"), known)
    months = table.table("months")
    months.only(("years",))
    years = known.years
    if months.rows:
        row = months.table("years")
        row.only(("value", "source"))
        years = row.whole("value", 1, _LONGEST)
    return Terms(read_scheme(table.table("lift")), relief, payer, spread, years, known.by_floor)


def _hardship(table: TomlTable, known: Terms | None) -> tuple[Fraction, Source, bool]:
    """Relief, who takes it over where nobody else can, whether the others do first."""
    table.only(("relief", "taken_over_by"))
    rows = [table.table(key) for key in ("relief", "taken_over_by")]
    rows[0].only(("percent", "source"))
    rows[1].only(("payer", "source"))
    relief = rows[0].percent("percent") if rows[0].rows or known is None else known.relief
    if not rows[1].rows and known is not None:
        return relief, known.relief_by, known.spread
    payer = rows[1].text("payer", "")
    if payer == OTHERS:
        return relief, known.relief_by if known else Source.LOCAL, True
    if payer not in tuple(Source) or payer == Source.RESIDENTS:
        rows[1].refuse("payer", ", ".join((OTHERS, *Source)))
    return relief, Source(payer), False
