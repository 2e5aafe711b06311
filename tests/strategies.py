"""Estates of any valid content, drawn from the declarations of the schema."""

from datetime import timedelta
from decimal import Decimal

from hypothesis import strategies as st

from linli.engine.estate.cellrules import (
    FIRST_DAY,
    KEY_LENGTH,
    LAST_DAY,
    TEXT_LENGTH,
    members,
)
from linli.engine.estate.estate import Estate
from linli.engine.estate.ledger import BY_NAME, TABLES
from linli.engine.estate.rowrules import AGES
from linli.engine.estate.schema import LIST_SEPARATOR, Kind
from tests.factories import rectangle, rows

_NOT_CARRIED = "\u2028\u2029\ufeff\ufffe\uffff"
_LETTERS = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters=_NOT_CARRIED)
_ODD_TEXTS = st.sampled_from(
    ["=1+1", "'=1", "''", "-1", "0602", "1e5", "true", "null", "是", "_x0041_", "a\nb", "1；2", "*"]
)
_TEXTS = (_ODD_TEXTS | st.text(_LETTERS | st.just("\n"), min_size=1, max_size=40)).filter(
    lambda text: text.strip()
)
_LONG = st.integers(1_000, TEXT_LENGTH).map(lambda length: "长" * length)
_KEYS = st.text(_LETTERS, min_size=1, max_size=KEY_LENGTH).filter(
    lambda text: text == text.strip() and not set(text) & set("０１２３４５６７８９－．")
)


@st.composite
def estates(draw, most=3):
    """A valid ``Estate`` of up to ``most`` rows a table; any column may be unknown."""
    lines = {}
    for table in TABLES:
        number = 1 if table.name == "estate" else draw(st.integers(0, most))
        keys = draw(st.lists(_KEYS, min_size=number, max_size=number, unique=True))
        lines[table.name] = []
        for key in keys:
            row = _row(draw, table, lines) | {table.key: key}
            if _refers_to_nothing(table, row):
                break
            _AGREEING.get(table.name, _as_drawn)(row, lines)
            lines[table.name].append(row)
    return Estate.of({name: rows(name, *each) for name, each in lines.items()})


def _row(draw, table, lines):
    return {column.name: draw(_cell(table, column, lines)) for column in table.columns}


def _cell(table, column, lines):
    if column.refers:
        keys = [row[BY_NAME[column.refers].key] for row in lines.get(column.refers, [])]
        known = st.sampled_from(keys) if keys else st.none()
    else:
        known = _values(table, column)
    return known if column.required else st.none() | known


def _values(table, column):
    if column.kind is Kind.LIST:
        some = st.lists(st.sampled_from(members(table, column)), min_size=1, unique=True)
        return some.map(LIST_SEPARATOR.join)
    if column.kind is Kind.CHOICE:
        return st.sampled_from(column.codes)
    return _OF_KIND[column.kind](column.low, column.high)


def _areas(low, high):
    hundredths = st.integers(round(low * 100), round(high * 100))
    return hundredths.map(lambda number: Decimal(number).scaleb(-2))


def _days(_low, _high):
    number = st.integers(0, (LAST_DAY - FIRST_DAY).days)
    return number.map(lambda day: FIRST_DAY + timedelta(day))


def _outlines(_low, _high):
    corner, side = st.integers(-8_000, 8_000).map(float), st.floats(1.5, 300)
    return st.builds(rectangle, corner, corner, side, side)


_OF_KIND = {
    Kind.KEY: lambda _low, _high: _KEYS,
    Kind.TEXT: lambda _low, _high: _TEXTS | _LONG,
    Kind.INTEGER: lambda low, high: st.integers(int(low), int(high)),
    Kind.NUMBER: lambda low, high: st.floats(low, high, allow_nan=False, allow_infinity=False),
    Kind.AREA: _areas,
    Kind.YES_NO: lambda _low, _high: st.booleans(),
    Kind.DATE: _days,
    Kind.POLYGON: _outlines,
}


def _refers_to_nothing(table, row):
    return any(column.required and row[column.name] is None for column in table.columns)


def _as_drawn(row, lines):
    """A table whose columns do not depend on each other."""


def _estate(row, lines):
    row["datum"] = "local"


def _building(row, lines):
    row["retrofit_year"] = None
    row["dwellings"] = None


def _dwelling(row, lines):
    building = _named(lines, "buildings", "building", row["building"])
    _within_entrances(row, building)
    if row["floor"] is not None:
        low, high = -(building["basements"] or 0), building["storeys"] or 1
        row["floor"] = min(max(row["floor"], low), high) or 1


def _household(row, lines):
    known = [row[age] for age in AGES if row[age] is not None]
    exact = sum(known) if len(known) == len(AGES) else None
    row["size"] = exact if exact and exact <= 30 else None
    if exact == 0 or (exact or 0) > 30:
        row["age_0_5"] = None
    if row["size"] is not None:
        row["lives_alone"] = row["size"] == 1
        for column in ("mobility_limited", "medicated"):
            row[column] = row[column] and min(row[column], row["size"])


def _scoped(row, lines):
    if row["building"] is None:
        row["scope"] = "estate"
    if row["scope"] == "estate":
        row["building"] = row["entrance"] = None
        return
    _within_entrances(row, _named(lines, "buildings", "building", row["building"]))
    row["entrance"] = (row["entrance"] or 1) if row["scope"] == "entrance" else None


def _component(row, lines):
    _scoped(row, lines)
    earlier = lines["components"]
    row["backup_of"] = earlier[-1]["component"] if row["backup_of"] and earlier else None


def _facility(row, lines):
    if row["x"] is None or row["y"] is None:
        row["x"] = row["y"] = None


def _stock(row, lines):
    row["quantity"] = row["quantity"] if row["unit"] else None


def _tie(row, lines):
    household, responder = row["to_household"], row["to_responder"]
    if household == row["household"] or (household and responder):
        row["to_household"] = None
    helped = row["to_household"] or row["to_responder"]
    row["where"] = "inside" if helped else "near"


def _within_entrances(row, building):
    if row["entrance"] is not None:
        row["entrance"] = min(row["entrance"], building["entrances"] or 30)


def _named(lines, table, key, value):
    return next(row for row in lines[table] if row[key] == value)


_AGREEING = {
    "estate": _estate,
    "buildings": _building,
    "dwellings": _dwelling,
    "households": _household,
    "components": _component,
    "facilities": _facility,
    "stock": _stock,
    "responders": _scoped,
    "ties": _tie,
}
