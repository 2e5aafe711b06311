"""People who help: groups, building leaders, and ties."""

from collections.abc import Mapping, Sequence

import polars as pl

from linli.engine.chance import key_hash
from linli.engine.estate.choices import SKILL
from linli.engine.estate.estate import Estate
from linli.engine.estate.schema import LIST_SEPARATOR
from linli.engine.renewal.effects.effect import EffectRule, only
from linli.engine.renewal.effects.rows import Line, new_key, with_rows
from linli.engine.renewal.places import homes, natural
from linli.engine.renewal.settings import (
    KEY,
    Settings,
    list_in,
    number_in,
    positive,
    some_of,
    text_in,
)
from linli.engine.renewal.sites import HANDS, hands_short

_SKILLS = [choice.code for choice in SKILL]


def add_responders(estate: Estate, sites: Sequence[str], settings: Settings, _year: int) -> Estate:
    """A group for the whole estate, as many as are short, with skills and hours in an emergency."""
    short = hands_short(estate, settings)
    if not sites or not short:
        return estate
    group = {"role": settings["role"], "number": int(short), "scope": "estate"}
    key = new_key(text_in(settings, KEY), sites[0])
    lines = [{"responder": key, **group, **_able(settings)}]
    return with_rows(estate, "responders", lines, ("role", "scope", "skills"), grows="number")


def lead(estate: Estate, sites: Sequence[str], settings: Settings, _year: int) -> Estate:
    """One building leader for each building."""
    lines = [
        {
            "responder": new_key(text_in(settings, KEY), building),
            "role": "building_leader",
            "number": 1,
            "scope": "building",
            "building": building,
            **_able(settings),
        }
        for building in sites
    ]
    return with_rows(estate, "responders", lines, ("role", "scope", "building"))


def _able(settings: Settings) -> Line:
    skills = LIST_SEPARATOR.join(list_in(settings, "skills"))
    return {"skills": skills, "hours_a_day": float(number_in(settings, "hours"))}


def link(estate: Estate, sites: Sequence[str], settings: Settings, _year: int) -> Estate:
    """A tie from each household to the leader of its entrance or building, where there is one."""
    people = estate["responders"].filter(
        (pl.col("role") == "building_leader") & (pl.col("number").fill_null(1) > 0)
    )
    leaders: dict[tuple[str | None, int | None], list[str]] = {}
    for building, entrance, key in people.select("building", "entrance", "responder").iter_rows():
        leaders.setdefault((building, entrance), []).append(key)
    wanted = homes(estate).filter(pl.col("household").is_in(list(sites))).sort("household")
    lines = []
    for household, building, entrance in wanted.select(_HOME).iter_rows():
        near = leaders.get((building, entrance)) or leaders.get((building, None))
        if near:
            to = {"to_responder": min(near, key=natural)}
            lines.append(_tie(household, "building_leader", to, settings))
    return with_rows(estate, "ties", lines, ("household", "kind"))


def pair(estate: Estate, sites: Sequence[str], settings: Settings, _year: int) -> Estate:
    """A tie from each household to an able one, as near as there is: stair, building, estate.

    Able is one that is not away, has somebody of 18 to 59 and nobody known to be limited. Which of
    the able neighbours it is hangs on the two keys alone, so that it is the same whoever else is
    paired, and no household is asked by all.
    """
    every = homes(estate)
    able = every.filter(
        ~pl.col("away").fill_null(value=False),
        pl.col("age_18_59") > 0,
        pl.col("mobility_limited").fill_null(0) == 0,
    )
    ready = _by_place(able.select(_HOME).rows())
    wanted = every.filter(pl.col("household").is_in(list(sites))).sort("household")
    lines = []
    for home in wanted.select(_HOME).iter_rows():
        helper = _nearest(home, ready)
        if helper is not None:
            lines.append(_tie(home[0], "paired", {"to_household": helper}, settings))
    return with_rows(estate, "ties", lines, ("household", "kind"))


_HOME = ("household", "building", "entrance")
_Home = tuple[str, str | None, int | None]
_Place = tuple[str | None, int | None]


def _around(building: str | None, entrance: int | None) -> list[_Place]:
    """The stair, the building, the estate: each where it is known, the nearest first."""
    stair = [(building, entrance)] if building is not None and entrance is not None else []
    whole: list[_Place] = [(building, None)] if building is not None else []
    return [*stair, *whole, (None, None)]


def _by_place(ready: Sequence[_Home]) -> dict[_Place, list[str]]:
    found: dict[_Place, list[str]] = {}
    for household, building, entrance in ready:
        for place in _around(building, entrance):
            found.setdefault(place, []).append(household)
    return found


def _nearest(home: _Home, able: Mapping[_Place, Sequence[str]]) -> str | None:
    household, building, entrance = home
    for place in _around(building, entrance):
        lots = [
            (key_hash(f"{household} {helper}"), helper)
            for helper in able.get(place, ())
            if helper != household
        ]
        if lots:
            return min(lots)[1]
    return None


def _tie(household: str, kind: str, helper: Line, settings: Settings) -> Line:
    key = new_key(text_in(settings, KEY), household)
    return {"tie": key, "household": household, "kind": kind, "where": "inside", **helper}


_ABLE = {"skills": some_of(_SKILLS), "hours": positive()}

EFFECTS = {
    "add_responders": EffectRule(
        add_responders, only("responders"), only("estate"), {**HANDS, **_ABLE}
    ),
    "lead": EffectRule(lead, only("responders"), only("buildings"), _ABLE),
    "link": EffectRule(link, only("ties"), only("households"), {}),
    "pair": EffectRule(pair, only("ties"), only("households"), {}),
}
