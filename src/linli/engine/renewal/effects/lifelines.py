"""Parts of supply systems: renewed in place, or added."""

from collections.abc import Sequence

import polars as pl

from linli.engine.estate.estate import Estate
from linli.engine.renewal.effects.effect import EffectRule, only
from linli.engine.renewal.effects.rows import Line, new_key, with_cells, with_rows
from linli.engine.renewal.places import natural, split_entrance
from linli.engine.renewal.settings import (
    KEY,
    Settings,
    code_of,
    number_in,
    positive,
    text_in,
)

_SCOPE_OF = {"estate": "estate", "buildings": "building", "entrances": "entrance"}
_SAME = ("system", "kind", "scope", "building", "entrance")


def renew(estate: Estate, sites: Sequence[str], settings: Settings, year: int) -> Estate:
    """Components replaced by new ones: sound, installed in ``year``, of ``material`` if given."""
    cells = {"condition": pl.lit("good"), "installed": pl.lit(year)}
    if "material" in settings:
        cells["material"] = pl.lit(settings["material"])
    return with_cells(estate, "components", sites, cells)


def add_component(estate: Estate, sites: Sequence[str], settings: Settings, year: int) -> Estate:
    """A new part at each site, above ground, which holds ``endurance_h`` hours as a backup.

    It is a backup of the first part of kind ``backup_of`` of its system at the same place, if
    there is one.
    """
    lines = [_new(estate, site, settings, year) for site in sites]
    return with_rows(estate, "components", lines, _SAME)


def _new(estate: Estate, site: str, settings: Settings, year: int) -> Line:
    scope = text_in(settings, "scope")
    building, entrance = _where(site, scope)
    place = {"scope": scope, "building": building, "entrance": entrance}
    return {
        "component": new_key(text_in(settings, KEY), site),
        "system": settings["system"],
        "kind": settings["kind"],
        **place,
        "backup_of": _first(estate, settings, place),
        **_fresh(settings, year),
    }


def _where(site: str, scope: str) -> tuple[str | None, int | None]:
    match scope:
        case "estate":
            return None, None
        case "building":
            return site, None
        case _:
            return split_entrance(site)


def _fresh(settings: Settings, year: int) -> Line:
    """What is alike in all new parts."""
    hours = float(number_in(settings, "endurance_h")) if "endurance_h" in settings else None
    return {
        "installed": year,
        "material": settings.get("material"),
        "count": 1,
        "condition": "good",
        "endurance_h": hours,
        "below_ground": False,
    }


def _first(estate: Estate, settings: Settings, place: Line) -> str | None:
    if "backup_of" not in settings:
        return None
    here = [pl.col(name).eq_missing(pl.lit(value)) for name, value in place.items()]
    parts = estate["components"].filter(
        pl.col("system") == settings["system"],
        pl.col("kind") == settings["backup_of"],
        pl.col("backup_of").is_null(),
        *here,
    )
    return min(parts["component"], key=natural, default=None)


def double(estate: Estate, sites: Sequence[str], settings: Settings, year: int) -> Estate:
    """A second part beside each of ``sites``, of the same kind, that stands in for it."""
    names = ["system", "kind", "scope", "building", "entrance"]
    parts = estate["components"].filter(pl.col("component").is_in(list(sites)))
    lines = [
        {
            "component": new_key(text_in(settings, KEY), part["component"]),
            **{name: part[name] for name in names},
            "backup_of": part["component"],
            **_fresh(settings, year),
        }
        for part in parts.sort("component").select("component", *names).iter_rows(named=True)
    ]
    return with_rows(estate, "components", lines, (*_SAME, "backup_of"))


def _at_scope(settings: Settings) -> tuple[str, ...]:
    return tuple(table for table, scope in _SCOPE_OF.items() if scope == settings["scope"])


_MATERIAL = {"material": code_of("components", "material", needed=False)}

EFFECTS = {
    "renew": EffectRule(renew, only("components"), only("components"), _MATERIAL),
    "add_component": EffectRule(
        add_component,
        only("components"),
        _at_scope,
        {
            "system": code_of("components", "system"),
            "kind": code_of("components", "kind"),
            "scope": code_of("components", "scope"),
            "endurance_h": positive(needed=False),
            "backup_of": code_of("components", "kind", needed=False),
            **_MATERIAL,
        },
    ),
    "double": EffectRule(
        double,
        only("components"),
        only("components"),
        {"endurance_h": positive(), **_MATERIAL},
    ),
}
