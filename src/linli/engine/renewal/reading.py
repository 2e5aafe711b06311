"""A row of a catalogue read into a measure, and refused where it is odd."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, get_args

from linli.engine.errors import InputError
from linli.engine.renewal.effects import EFFECTS
from linli.engine.renewal.measure import (
    Extent,
    Heritage,
    Measure,
    MeasureClass,
    Price,
    Rule,
    Season,
    Source,
    Trade,
)
from linli.engine.renewal.money import FEN_A_YUAN, Money
from linli.engine.renewal.quantities import QUANTITY_RULES
from linli.engine.renewal.settings import (
    KEY,
    Takes,
    exact,
    is_number,
    is_text,
    refuse_odd,
)
from linli.engine.renewal.sites import SITE_RULES, table_of

Row = Mapping[str, Any]

UNITS = (
    "household", "person", "entrance", "building", "estate", "m", "m2", "piece", "point", "space",
    "port", "pile", "locker", "lift", "place", "litre", "portion", "yuan",
)  # fmt: skip
"""What a price may be for."""

GRADES = ("historic", "protected")
"""Heritage grades that may forbid a measure or put conditions on it."""

_NEEDED = (
    "class", "zh", "en", "benefit_zh", "benefit_en", "extent", "sites", "quantity", "unit", "cost",
    "upkeep", "funders", "season", "trade", "days", "days_each", "life_years", "effects",
)  # fmt: skip
_OTHERS = ("soft", "items", "needs", "excludes", "heritage", "aim")
FIELDS = (*_NEEDED, *_OTHERS)
"""What a row may hold."""

_PRICE = ("low", "mid", "high", "source")


def measure_of(code: str, number: int, row: Row, where: str) -> Measure:
    """The measure of a row; ``where`` names it in refusals.

    Raises
    ------
    InputError : ``bad_measure``
    """
    for name in row:
        if name not in FIELDS:
            raise _odd(where, name, ", ".join(FIELDS))
    for name in _NEEDED:
        if name not in row:
            raise _odd(where, "-", name)
    sites, quantity, effects = _rules(row, code, where)
    if row["extent"] == "entrance" and table_of(sites) != "entrances":
        raise _odd(where, f"extent = entrance, sites: {table_of(sites)}", "sites: entrances")
    unit = _one_of(row, "unit", UNITS, where)
    return Measure(
        code=code,
        number=number,
        items=_texts(row, "items", where),
        measure_class=MeasureClass(_one_of(row, "class", tuple(MeasureClass), where)),
        soft=_flag(row, "soft", where),
        zh=_text(row, "zh", where),
        en=_text(row, "en", where),
        benefit_zh=_text(row, "benefit_zh", where),
        benefit_en=_text(row, "benefit_en", where),
        extent=_one_of(row, "extent", get_args(Extent), where),
        sites=sites,
        quantity=quantity,
        price=_price(row, "cost", unit, where),
        upkeep=_price(row, "upkeep", unit, where),
        funders=_funders(row, where),
        needs=_texts(row, "needs", where),
        excludes=_texts(row, "excludes", where),
        heritage=_heritage(row, where),
        season=_one_of(row, "season", get_args(Season), where),
        trade=_one_of(row, "trade", get_args(Trade), where),
        days=_amount(row, "days", where),
        days_each=_amount(row, "days_each", where),
        life_years=_years(row, where),
        effects=effects,
    )


def _odd(where: str, found: object, wanted: str) -> InputError:
    return InputError("bad_measure", where, found=found, wanted=wanted)


def _one_of(row: Row, name: str, codes: Sequence[str], where: str) -> Any:  # noqa: ANN401 - a literal
    value = row[name]
    if value not in codes:
        raise _odd(where, f"{name} = {value!r}", " | ".join(codes))
    return value


def _text(row: Row, name: str, where: str) -> str:
    value = row[name]
    if not is_text(value):
        raise _odd(where, f"{name} = {value!r}", f'{name} = "…"')
    return str(value)


def _texts(row: Row, name: str, where: str) -> tuple[str, ...]:
    value = row.get(name, [])
    if not isinstance(value, list) or not all(map(is_text, value)) or len(set(value)) < len(value):
        raise _odd(where, f"{name} = {value!r}", f'{name} = ["…"]')
    return tuple(value)


def _flag(row: Row, name: str, where: str) -> bool:
    value = row.get(name, False)
    if not isinstance(value, bool):
        raise _odd(where, f"{name} = {value!r}", "true | false")
    return value


def _amount(row: Row, name: str, where: str) -> Fraction:
    value = row[name]
    if not is_number(value) or exact(value) < 0:
        raise _odd(where, f"{name} = {value!r}", "a number >= 0")
    return exact(value)


def _years(row: Row, where: str) -> int:
    value = row["life_years"]
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise _odd(where, f"life_years = {value!r}", "a whole number >= 1")
    return value


def _price(row: Row, name: str, unit: str, where: str) -> Price:
    """Money for a unit, from yuan as written to whole fen."""
    table = row[name]
    if not isinstance(table, dict) or set(table) != set(_PRICE) or not is_text(table["source"]):
        raise _odd(where, f"{name} = {table!r}", "low, mid, high, source")
    ends = [table[end] for end in ("low", "mid", "high")]
    if not all(map(is_number, ends)):
        raise _odd(where, f"{name} = {table!r}", "numbers of yuan")
    fen = [exact(end) * FEN_A_YUAN for end in ends]
    if not 0 <= fen[0] <= fen[1] <= fen[2] or any(end.denominator > 1 for end in fen):
        raise _odd(where, f"{name} = {table!r}", "0 <= low <= mid <= high, whole fen")
    return Price(Money(*map(int, fen)), unit, str(table["source"]))


def _funders(row: Row, where: str) -> tuple[Source, ...]:
    names = _texts({"funders": row["funders"]}, "funders", where)
    if not names or any(name not in tuple(Source) for name in names):
        raise _odd(where, f"funders = {list(names)!r}", " | ".join(Source))
    return tuple(map(Source, names))


def _heritage(row: Row, where: str) -> Mapping[str, Heritage]:
    table = row.get("heritage", {})
    allowed = get_args(Heritage)
    fits = isinstance(table, dict) and set(table) <= set(GRADES)
    if not fits or any(value not in allowed for value in table.values()):
        wanted = f"{' | '.join(GRADES)} = {' | '.join(allowed)}"
        raise _odd(where, f"heritage = {table!r}", wanted)
    return {grade: table.get(grade, "allowed") for grade in GRADES}


def _rules(row: Row, code: str, where: str) -> tuple[Rule, Rule, tuple[Rule, ...]]:
    """The three kinds of rule of a row; each takes from ``aim`` what it knows."""
    aim = row.get("aim", {})
    written = row["effects"]
    if not isinstance(aim, dict) or not isinstance(written, list):
        raise _odd(where, f"aim = {aim!r}, effects = {written!r}", "aim = {…}, effects = [{…}]")
    used: set[str] = set()
    sites = _rule(row["sites"], {n: r.takes for n, r in SITE_RULES.items()}, aim, used, where)
    _agree(SITE_RULES[sites.name].odd(sites.settings), sites, where)
    units = {name: rule.takes for name, rule in QUANTITY_RULES.items()}
    quantity = _rule(row["quantity"], units, aim, used, where)
    table = table_of(sites)
    _knows(table, QUANTITY_RULES[quantity.name].tables, quantity, where)
    changes = {name: effect.takes for name, effect in EFFECTS.items()}
    effects = [_rule(one, changes, aim, used, where) for one in written]
    for effect in effects:
        known = EFFECTS[effect.name]
        _agree(known.odd(effect.settings), effect, where)
        _knows(table, known.sites(effect.settings), effect, where)
    if strange := sorted(set(aim) - used):
        raise _odd(where, f"aim: {strange[0]}", "settings that a rule of the row takes")
    named = (
        Rule(effect.name, {**effect.settings, KEY: code if at == 1 else f"{code}.{at}"})
        for at, effect in enumerate(effects, 1)
    )
    return sites, quantity, tuple(named)


def _rule(table: object, known: Mapping[str, Takes], aim: Row, used: set[str], where: str) -> Rule:
    found = table.get("rule") if isinstance(table, dict) else table
    if not isinstance(table, dict) or not isinstance(found, str) or found not in known:
        raise _odd(where, f"rule = {found!r}", " | ".join(known))
    name = found
    takes = known[name]
    shared = {key: value for key, value in aim.items() if key in takes}
    used.update(shared)
    settings = {**shared, **{key: value for key, value in table.items() if key != "rule"}}
    refuse_odd(settings, takes, f"{where}, {name}")
    return Rule(name, settings)


def _agree(wanted: str, rule: Rule, where: str) -> None:
    if wanted:
        raise _odd(f"{where}, {rule.name}", str(dict(rule.settings)), wanted)


def _knows(table: str, tables: Sequence[str], rule: Rule, where: str) -> None:
    if table not in tables:
        raise _odd(f"{where}, {rule.name}", f"sites: {table}", f"sites: {' | '.join(tables)}")
