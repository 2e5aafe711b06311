"""Hard gaps: what a ledger shows and law or standard wants gone, whatever anybody votes."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import polars as pl

from linli.engine.estate.estate import Estate
from linli.engine.estate.ledger import BY_NAME
from linli.engine.renewal.measure import MeasureClass


@dataclass(frozen=True)
class GapRule:
    """One kind of hard gap: rows of ``table`` in which every column holds one of its values."""

    code: str
    table: str
    where: Mapping[str, tuple[str, ...]]
    measure_class: MeasureClass
    zh: str
    en: str
    source: str
    """Law, standard or programme; "待核对" where its text is still to be read."""


@dataclass(frozen=True, slots=True)
class Gap:
    """One hard gap at one place."""

    rule: str
    table: str
    key: str
    """Key of the row."""


@cache
def gap_rules() -> Mapping[str, GapRule]:
    """The bundled rules by code, safety first."""
    text = (files(__package__) / "gaps.toml").read_text(encoding="utf-8")
    return {code: _rule(code, row) for code, row in tomllib.loads(text).items()}


def hard_gaps(estate: Estate) -> tuple[Gap, ...]:
    """Every hard gap the ledger shows, in the order of the rules, then of the rows.

    A cell that is not known shows none; ``unknown_gaps`` counts those.
    """
    return tuple(
        Gap(rule.code, rule.table, key)
        for rule in gap_rules().values()
        for key in _keys(estate, rule)
    )


def unknown_gaps(estate: Estate) -> Mapping[str, int]:
    """Rule -> rows that may be a gap or not, as a cell its rule asks for is not known."""
    found = {}
    for rule in gap_rules().values():
        rows = estate[rule.table]
        may_be = [
            pl.col(name).is_in(values) | pl.col(name).is_null() for name, values in _asked(rule)
        ]
        number = rows.filter(pl.all_horizontal(may_be)).height - len(_keys(estate, rule))
        if number:
            found[rule.code] = number
    return found


def _keys(estate: Estate, rule: GapRule) -> list[str]:
    shown = [pl.col(name).is_in(values) for name, values in _asked(rule)]
    rows = estate[rule.table].filter(pl.all_horizontal(shown).fill_null(value=False))
    return rows[BY_NAME[rule.table].key].to_list()


def _asked(rule: GapRule) -> list[tuple[str, list[str]]]:
    return [(name, list(values)) for name, values in rule.where.items()]


def _rule(code: str, row: Mapping[str, object]) -> GapRule:
    where, table = row["where"], str(row["table"])
    if not isinstance(where, dict):
        raise TypeError(f"gaps.toml: {code}.where is a table")
    return GapRule(
        code=code,
        table=table,
        where={name: tuple(values) for name, values in where.items()},
        measure_class=MeasureClass(str(row["class"])),
        zh=str(row["zh"]),
        en=str(row["en"]),
        source=str(row["source"]),
    )
