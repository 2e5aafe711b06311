"""Where a measure is still to be done: rules by name, each from the ledger to keys of places.

A rule never takes silence for sound or for bad: a place of which the ledger does not say enough is
handed out as ``silent`` with the column that would tell, and becomes a candidate when somebody has
looked. Where a rule takes silence as to be done, its settings (``counted``) or its lines say so.

| rule | its sites | what silence means |
|---|---|---|
| rows | rows of a table that pass its tests | silent |
| without | entrances, buildings or the estate without a part of a kind | a part not listed is not there; whether a place is lived in and how high it is: silent |
| unbacked | estate-wide parts of a kind that nothing stands in for | a backup not listed is not there |
| short_of_room | the estate, where places of a kind hold fewer than wanted | a place without room or area: silent |
| short_of_stock | the estate, where less of an item is at hand than wanted | a line without quantity counts for nothing |
| short_of_hands | the estate, where fewer serve in a role, or have a skill in it, than wanted | a group without number is one person, without skills has none |
| short_of_fund | the estate, where the maintenance fund holds less than wanted | silent |
| unled | buildings lived in that no building leader serves | a leader not listed is not there |
| unlinked | households that pass its tests and have no tie of some kinds | tests: silent; a tie not listed is not there |
| whole_estate | the estate | the ledger has no column for it: the committee leaves it out where it is there |

A household known to be away for good is no site.
"""  # noqa: E501 - a table

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import NamedTuple

import polars as pl

from linli.engine.estate.estate import Estate
from linli.engine.estate.ledger import BY_NAME
from linli.engine.estate.schema import LIST_SEPARATOR
from linli.engine.parameters import load
from linli.engine.renewal import rowtests
from linli.engine.renewal.measure import Rule
from linli.engine.renewal.places import entrances_of, homes, households_of, in_order, split_entrance
from linli.engine.renewal.rowtests import Passed, Test, odd_test, passed, tests_of
from linli.engine.renewal.settings import (
    Settings,
    Takes,
    code_of,
    list_in,
    number_in,
    one_of,
    positive,
    some_of,
    text_in,
    yes_no,
)

TABLES = ("estate", "buildings", "households", "components", "facilities")
"""Tables whose rows can be places of a measure."""


@dataclass(frozen=True, slots=True)
class Found:
    """Places of one measure in one ledger.

    Parameters
    ----------
    table : whose keys they are, or ``entrances``
    sites : where it is still to be done, in order
    silent : column -> places of which it would tell
    """

    table: str
    sites: tuple[str, ...]
    silent: Mapping[str, tuple[str, ...]]


def found(estate: Estate, rule: Rule) -> Found:
    """The places where a measure with this site rule is still to be done."""
    those = SITE_RULES[rule.name].find(estate, rule.settings)
    silent = {column: in_order(keys) for column, keys in sorted(those.silent.items())}
    return Found(table_of(rule), in_order(those.sites), silent)


def table_of(rule: Rule) -> str:
    """The table whose keys the sites of a rule are, or ``entrances``."""
    return SITE_RULES[rule.name].table(rule.settings)


def _nothing_odd(_settings: Settings) -> str:
    return ""


class SiteRule(NamedTuple):
    """A rule: what finds, whose keys it finds, the settings it takes and what is odd in them."""

    find: Callable[[Estate, Settings], Passed]
    table: Callable[[Settings], str]
    takes: Takes
    odd: Callable[[Settings], str] = _nothing_odd


def _rows(estate: Estate, settings: Settings) -> Passed:
    table = text_in(settings, "table")
    frame = _present(estate[table]) if table == "households" else estate[table]
    return passed(frame, BY_NAME[table].key, tests_of(settings))


def _present(households: pl.DataFrame) -> pl.DataFrame:
    return households.filter(~pl.col("away").fill_null(value=False))


def _without(estate: Estate, settings: Settings) -> Passed:
    scope = text_in(settings, "scope")
    part = estate["components"].filter(
        (pl.col("system") == settings["system"]) & (pl.col("kind") == settings["kind"])
    )
    if scope == "estate":
        return _only_if(estate, part.is_empty())
    tests = [*tests_of(settings), _lived_in(estate)]
    if settings.get("above_mains"):
        tests.append(_above_mains(estate))
    having = set(part.filter(pl.col("scope") == "building")["building"])
    if scope == "building":
        frame = estate["buildings"].filter(~pl.col("building").is_in(having))
        return passed(_with_mains(frame, estate), "building", tests)
    fitted = set(part.filter(pl.col("scope") == "entrance").select(_ENTRANCE)["key"])
    keys, uncounted = entrances_of(estate)
    bare = [key for key in keys if key not in fitted and split_entrance(key)[0] not in having]
    frame = _beside_buildings(bare, estate)
    those = passed(_with_mains(frame, estate), "key", tests)
    return Passed(those.sites, _joined(those.silent, "entrances", uncounted))


_ENTRANCE = pl.format("{}/{}", "building", "entrance").alias("key")


def _beside_buildings(entrances: list[str], estate: Estate) -> pl.DataFrame:
    frame = pl.DataFrame(
        {"key": entrances, "building": [split_entrance(key)[0] for key in entrances]},
        schema={"key": pl.String, "building": pl.String},
    )
    return frame.join(estate["buildings"], on="building", how="left", maintain_order="left")


def _with_mains(frame: pl.DataFrame, estate: Estate) -> pl.DataFrame:
    reach = estate["estate"]["mains_storeys"]
    return frame.with_columns(mains_storeys=pl.lit(reach[0] if len(reach) else None, pl.Int64))


def _above_mains(_estate: Estate) -> Test:
    """Higher than the water main's pressure reaches."""
    return Test(("storeys", "mains_storeys"), pl.col("storeys") > pl.col("mains_storeys"))


def _lived_in(estate: Estate) -> Test:
    """Homes are listed in the building, or counted."""
    listed = set(estate["dwellings"]["building"])
    counted = pl.col("dwellings") > 0
    return Test(("dwellings",), pl.col("building").is_in(listed) | counted)


def _joined(
    silent: Mapping[str, tuple[str, ...]], column: str, keys: tuple[str, ...]
) -> Mapping[str, tuple[str, ...]]:
    return {**silent, column: (*silent.get(column, ()), *keys)} if keys else silent


def _unbacked(estate: Estate, settings: Settings) -> Passed:
    parts = estate["components"]
    backed = set(parts["backup_of"].drop_nulls())
    those = parts.filter(
        (pl.col("system") == settings["system"])
        & (pl.col("kind") == settings["kind"])
        & (pl.col("scope") == "estate")
        & pl.col("backup_of").is_null()
        & ~pl.col("component").is_in(backed)
    )
    return Passed(tuple(those["component"]), {})


def _only_if(estate: Estate, wanted: bool) -> Passed:  # noqa: FBT001 - a verdict
    return Passed((estate.id,) if wanted and estate.id else (), {})


def room_short(estate: Estate, settings: Settings) -> Fraction:
    """Persons that places of a kind hold fewer than ``each`` for a household; whole, >= 0."""
    kind = estate["facilities"].filter(pl.col("kind") == settings["kind"])
    held = sum(
        (_held(*row) for row in kind.select("capacity_persons", "area_m2").iter_rows()), Fraction(0)
    )
    return _whole(households_of(estate) * number_in(settings, "each") - held)


def _whole(short: Fraction) -> Fraction:
    """What is short, in whole units."""
    return Fraction(max(0, ceil(short)))


def _held(persons: int | None, area: object) -> Fraction:
    """People a place is for; by its area where only that is recorded, as in the stress test."""
    if persons is not None:
        return Fraction(persons)
    if area is None:
        return Fraction(0)
    return Fraction(str(area)) / Fraction(load("help").mid("facility.m2_per_person"))


def _short_of_room(estate: Estate, settings: Settings) -> Passed:
    kind = estate["facilities"].filter(pl.col("kind") == settings["kind"])
    untold = kind.filter(pl.col("capacity_persons").is_null() & pl.col("area_m2").is_null())
    short = room_short(estate, settings) > 0
    if short and len(untold):
        return Passed((), {"capacity_persons": (estate.id,)})
    return _only_if(estate, short)


def stock_short(estate: Estate, settings: Settings) -> Fraction:
    """Units of an item fewer than ``each`` for a household; whole, >= 0."""
    lines = estate["stock"].filter(pl.col("item") == settings["item"])
    there = sum(map(Fraction, lines["quantity"].drop_nulls()), Fraction(0))
    return _whole(households_of(estate) * number_in(settings, "each") - there)


def _short_of_stock(estate: Estate, settings: Settings) -> Passed:
    return _only_if(estate, stock_short(estate, settings) > 0)


def fund_short(estate: Estate, settings: Settings) -> Fraction:
    """Yuan that the fund holds fewer than ``each`` for a household; whole, >= 0; 0 if unknown."""
    known = estate["estate"]["fund_yuan"].drop_nulls()
    if known.is_empty():
        return Fraction(0)
    return _whole(households_of(estate) * number_in(settings, "each") - Fraction(known[0]))


def _short_of_fund(estate: Estate, settings: Settings) -> Passed:
    if estate.id and not len(estate["estate"]["fund_yuan"].drop_nulls()):
        return Passed((), {"fund_yuan": (estate.id,)})
    return _only_if(estate, fund_short(estate, settings) > 0)


def hands_short(estate: Estate, settings: Settings) -> Fraction:
    """Persons fewer than wanted in a role; whole, >= 0."""
    those = estate["responders"].filter(pl.col("role") == settings["role"])
    if "skill" in settings:
        skills = pl.col("skills").str.split(LIST_SEPARATOR)
        those = those.filter(skills.list.contains(text_in(settings, "skill")))
    there = int(those["number"].fill_null(1).sum())
    wanted = -(-households_of(estate) // number_in(settings, "one_per"))
    return Fraction(max(0, max(wanted, int(number_in(settings, "least"))) - there))


def _short_of_hands(estate: Estate, settings: Settings) -> Passed:
    return _only_if(estate, hands_short(estate, settings) > 0)


def _unled(estate: Estate, _settings: Settings) -> Passed:
    led = estate["responders"].filter(
        (pl.col("role") == "building_leader") & (pl.col("number").fill_null(1) > 0)
    )
    frame = estate["buildings"].filter(~pl.col("building").is_in(set(led["building"].drop_nulls())))
    return passed(frame, "building", [_lived_in(estate)])


def _unlinked(estate: Estate, settings: Settings) -> Passed:
    ties = estate["ties"].filter(pl.col("kind").is_in(list_in(settings, "kinds")))
    linked = pl.col("household").is_in(set(ties["household"]))
    frame = _present(homes(estate)).filter(~linked)
    return passed(frame, "household", tests_of(settings))


def _whole_estate(estate: Estate, _settings: Settings) -> Passed:
    return _only_if(estate, wanted=True)


_PART: Takes = {"system": code_of("components", "system"), "kind": code_of("components", "kind")}
_AT_SCOPE = {"estate": "estate", "building": "buildings", "entrance": "entrances"}


def _always(table: str) -> Callable[[Settings], str]:
    return lambda _settings: table


ROOM: Takes = {"kind": code_of("facilities", "kind"), "each": positive()}
STOCK: Takes = {"item": code_of("stock", "item"), "each": positive()}
HANDS: Takes = {
    "role": code_of("responders", "role"),
    "skill": code_of("responders", "skills", needed=False),
    "one_per": positive(),
    "least": positive(needed=False),
}
FUND: Takes = {"each": positive()}

SITE_RULES: Mapping[str, SiteRule] = {
    "rows": SiteRule(
        _rows,
        lambda settings: text_in(settings, "table"),
        {"table": one_of(TABLES), **rowtests.TAKES},
        lambda settings: odd_test(settings, text_in(settings, "table")),
    ),
    "without": SiteRule(
        _without,
        lambda settings: _AT_SCOPE[text_in(settings, "scope")],
        {
            "scope": code_of("components", "scope"),
            **_PART,
            "above_mains": yes_no(),
            **rowtests.TAKES,
        },
        lambda settings: odd_test(settings, "buildings"),
    ),
    "unbacked": SiteRule(_unbacked, _always("components"), _PART),
    "short_of_room": SiteRule(_short_of_room, _always("estate"), ROOM),
    "short_of_stock": SiteRule(_short_of_stock, _always("estate"), STOCK),
    "short_of_hands": SiteRule(_short_of_hands, _always("estate"), HANDS),
    "short_of_fund": SiteRule(_short_of_fund, _always("estate"), FUND),
    "unled": SiteRule(_unled, _always("buildings"), {}),
    "unlinked": SiteRule(
        _unlinked,
        _always("households"),
        {"kinds": some_of(BY_NAME["ties"].column("kind").codes), **rowtests.TAKES},
        lambda settings: odd_test(settings, "households"),
    ),
    "whole_estate": SiteRule(_whole_estate, _always("estate"), {}),
}
"""The rules by name; a catalogue may use these and no others."""
