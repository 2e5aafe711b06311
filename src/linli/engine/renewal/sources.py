"""Rules of each source of money: its limit, what it may pay for, and how much of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files
from math import floor
from typing import Any

from linli.engine.estate.estate import Estate
from linli.engine.renewal.measure import Measure, MeasureClass, Source
from linli.engine.renewal.money import FEN_A_YUAN, Fen
from linli.engine.renewal.toml_table import TomlTable, parsed

_YEARS = (1840, 2100)
"""Years a ledger may hold."""


def _years(row: TomlTable, key: str) -> int:
    return row.whole(key, *_YEARS)


def _sources(row: TomlTable, key: str) -> frozenset[Source]:
    return frozenset(Source(name) for name in row.names(key, tuple(Source)))


_FACTS: Mapping[str, tuple[str, Callable[[TomlTable, str], Any]]] = {
    "limit": ("yuan", TomlTable.fen),
    "built_by": ("year", _years),
    "soft": ("paid", TomlTable.yes),
    "never_beside": ("sources", _sources),
    "agreement": ("needed", TomlTable.yes),
}
"""What a rule says besides shares: the key of its row, and how that is read."""

BESIDE = ("lift", "hardship", "months", "payback")
"""Tables of a user's file that are read elsewhere (``terms``, ``payback``)."""


@dataclass(frozen=True, slots=True)
class Share:
    """The most of one measure's cost that a source may carry, and where that was read."""

    most: Fraction
    unit_most: Fen | None
    """At most so much for each unit of the measure; None: only the share counts."""
    source: str

    def of(self, cost: Fen, units: Fraction) -> Fen:
        """The most of ``cost``, rounded down, for ``units`` of the measure."""
        part = floor(cost * self.most)
        return part if self.unit_most is None else min(part, floor(self.unit_most * units))


@dataclass(frozen=True, slots=True)
class SourceRule:
    """What one source may pay for.

    A measure's own row goes before ``usual`` (where the source is the first of the measure's
    funders), and that before the row of its class; without any row it pays nothing.
    """

    payer: Source
    limit: Fen | None = None
    """None: no limit of its own."""
    classes: Mapping[MeasureClass, Share] = field(default_factory=dict)
    measures: Mapping[str, Share] = field(default_factory=dict)
    usual: Share | None = None
    built_by: int | None = None
    """Only for buildings finished by the end of this year."""
    soft: bool = False
    """Pays for measures of people and rules too."""
    never_beside: frozenset[Source] = frozenset()
    """Pays for nothing that one of these may pay for."""
    agreement: bool = False
    """Somebody has to agree first: owners by vote, a firm by contract."""
    reasons: Mapping[str, str] = field(default_factory=dict)
    """Where limit, built_by, soft, never_beside, agreement were read."""

    def share(self, measure: Measure) -> Share | None:
        """The row that holds for a measure; None: the source may not pay for it."""
        funders = measure.funders
        if self.payer not in funders or (measure.soft and not self.soft):
            return None
        if self.never_beside.intersection(funders):
            return None
        own = self.measures.get(measure.code)
        if own is None and funders[0] == self.payer:
            own = self.usual
        return own or self.classes.get(measure.measure_class)

    def most(self, measure: Measure, cost: Fen, units: Fraction, built: int | None) -> Fen:
        """The most it may pay of a measure's cost.

        Parameters
        ----------
        cost : >= 0
        units : of the measure's price, >= 0
        built : year in which the newest building it reaches was finished; where nobody knows
            (None) the building counts as old: money for old estates is asked for old estates
        """
        share = self.share(measure)
        newer = self.built_by is not None and built is not None and built > self.built_by
        return 0 if share is None or newer else share.of(cost, units)


@dataclass(frozen=True, slots=True)
class Sources:
    """The rules of all sources, and in which order they are drawn on."""

    rules: Mapping[Source, SourceRule]
    order: tuple[Source, ...]
    """Every source once; those drawn on first stand first."""

    def limited(self, limits: Mapping[Source, Fen | None]) -> "Sources":
        """The same rules with other limits."""
        changed = {s: replace(self.rules[s], limit=limit) for s, limit in limits.items()}
        return replace(self, rules={**self.rules, **changed})

    def funded(self, estate: Estate) -> "Sources":
        """With the maintenance fund limited to what the ledger says it holds.

        Where the ledger is silent a limit set before stays; without one the fund pays nothing, as
        nobody knows that there is money in it.
        """
        limit = self.rules[Source.FUND].limit
        rows = estate["estate"]["fund_yuan"]
        held = rows[0] if len(rows) else None
        if held is None:
            return self.limited({Source.FUND: limit or 0})
        known = floor(Decimal(repr(held)) * FEN_A_YUAN)
        return self.limited({Source.FUND: known if limit is None else min(limit, known)})


def read_sources(text: str, where: str, county: str = "") -> Sources:
    """The bundled rules with those of a user's TOML text in their place, row by row.

    Parameters
    ----------
    where : the file, for refusals; stands as the source of rows that name none
    county : six-digit code, for rows by place

    Raises
    ------
    InputError : ``not_toml``, ``unknown_money_key``, ``bad_money_value``
    """
    return _read(parsed(text, where), bundled(county), county)


@cache
def bundled(county: str = "") -> Sources:
    """The default rules of ``sources.toml``, with the rows of the county's place."""
    text = (files("linli.engine.renewal") / "sources.toml").read_text(encoding="utf-8")
    nothing = {source: SourceRule(source) for source in Source}
    return _read(parsed(text, "sources.toml"), Sources(nothing, tuple(Source)), county)


def _read(table: TomlTable, under: Sources, county: str) -> Sources:
    table.only(("order", *Source, *BESIDE))
    order = under.order
    if "order" in table.rows:
        row = _row(table, "order", ("sources",))
        order = tuple(Source(name) for name in row.names("sources", tuple(Source)))
        if len(order) < len(Source):
            row.refuse("sources", ", ".join(Source))
    rules = {s: _rule(table.table(s), under.rules[s], county) for s in Source}
    return Sources(rules, order)


def _rule(table: TomlTable, under: SourceRule, county: str) -> SourceRule:
    table.only((*_FACTS, "usual", "classes", "measures", "places"))
    rule = _facts(table, under)
    classes = table.table("classes")
    classes.only(tuple(MeasureClass))
    return replace(
        rule,
        usual=_share(table, "usual") if "usual" in table.rows else rule.usual,
        classes={
            **rule.classes,
            **{MeasureClass(name): _share(classes, name) for name in classes.rows},
        },
        measures={
            **rule.measures,
            **_shares(table.table("measures")),
            **_of_place(table.table("places"), county),
        },
    )


def _facts(table: TomlTable, rule: SourceRule) -> SourceRule:
    """Everything but the shares."""
    values: dict[str, Any] = {}
    reasons = dict(rule.reasons)
    for name, (key, read) in _FACTS.items():
        if name in table.rows:
            row = _row(table, name, (key,))
            values[name] = read(row, key)
            reasons[name] = row.text("source", table.where)
    return replace(rule, **values, reasons=reasons)


def _shares(table: TomlTable) -> dict[str, Share]:
    return {code: _share(table, code) for code in table.rows}


def _of_place(table: TomlTable, county: str) -> dict[str, Share]:
    """The shares of the places the county lies in, the nearest last."""
    found: dict[str, Share] = {}
    for place, rows in sorted(table.tables(), key=lambda item: len(item[0])):
        shares = _shares(rows)
        if county.startswith(place):
            found |= shares
    return found


def _share(table: TomlTable, key: str) -> Share:
    row = _row(table, key, ("percent", "yuan_a_unit"))
    cap = row.fen("yuan_a_unit") if "yuan_a_unit" in row.rows else None
    return Share(row.percent("percent"), cap, row.text("source", table.where))


def _row(table: TomlTable, key: str, keys: tuple[str, ...]) -> TomlTable:
    row = table.table(key)
    row.only((*keys, "source"))
    return row
