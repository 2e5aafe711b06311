"""Places of an estate by key: what they are called, in which building they stand, who is served."""

import re
from collections.abc import Iterable, Sequence

import polars as pl

from linli.engine.estate.estate import Estate
from linli.engine.estate.ledger import BY_NAME

_NUMBERS = re.compile(r"(\d+)")


def in_order(keys: Iterable[str]) -> tuple[str, ...]:
    """Keys sorted as people count: 2 before 10. The order of rows in a file never matters."""
    return tuple(sorted(set(keys), key=natural))


def natural(key: str) -> tuple[list[tuple[bool, int, str]], str]:
    """What to sort a key by: figures as numbers, the key itself among equals."""
    parts = [(p.isdecimal(), int(p) if p.isdecimal() else 0, p) for p in _NUMBERS.split(key)]
    return parts, key


def entrance_key(building: str, entrance: int) -> str:
    """Key of an entrance: ``building/entrance``."""
    return f"{building}/{entrance}"


def split_entrance(key: str) -> tuple[str, int]:
    """Building and entrance of the key of an entrance."""
    building, _, entrance = key.rpartition("/")
    return building, int(entrance)


def homes(estate: Estate) -> pl.DataFrame:
    """Every household with its ``building`` and ``entrance``, null where the ledger is silent."""
    where = estate["dwellings"].select("dwelling", "building", "entrance")
    return estate["households"].join(where, on="dwelling", how="left", maintain_order="left")


def buildings_of(estate: Estate, table: str, sites: Sequence[str]) -> list[str | None]:
    """The building each site stands in; None for one of the whole estate.

    ``table`` is the table of the ledger whose keys the sites are, or ``entrances``.
    """
    match table:
        case "buildings":
            return list(sites)
        case "entrances":
            return [split_entrance(site)[0] for site in sites]
        case "components":
            known = _pairs(estate["components"], "component")
        case "dwellings":
            known = _pairs(estate["dwellings"], "dwelling")
        case "households":
            known = _pairs(homes(estate), "household")
        case _:
            known = {}
    return [known.get(site) for site in sites]


def _pairs(frame: pl.DataFrame, key: str) -> dict[str, str | None]:
    return dict(zip(frame[key], frame["building"], strict=True))


def keys_of(estate: Estate, table: str) -> frozenset[str]:
    """All keys a site of ``table`` may have in this ledger."""
    if table == "entrances":
        return frozenset(entrances_of(estate)[0])
    return frozenset(estate[table][BY_NAME[table].key])


def entrances_of(estate: Estate) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Keys of all entrances, and the buildings whose entrances nobody has counted.

    Where the number is not recorded, the entrances that homes or parts name are taken.
    """
    named = pl.concat(
        estate[table].select("building", "entrance") for table in ("dwellings", "components")
    ).drop_nulls().unique()  # fmt: skip
    seen: dict[str, set[int]] = {}
    for building, entrance in named.iter_rows():
        seen.setdefault(building, set()).add(entrance)
    keys, uncounted = [], []
    for building, number in estate["buildings"].select("building", "entrances").iter_rows():
        those = range(1, number + 1) if number is not None else seen.get(building, set())
        keys += [entrance_key(building, entrance) for entrance in those]
        if not those:
            uncounted.append(building)
    return in_order(keys), in_order(uncounted)


def households_of(estate: Estate) -> int:
    """Households of the ledger; its homes where no household is listed."""
    listed = len(estate["households"])
    return listed or estate["dwellings"].filter(pl.col("use").fill_null("home") == "home").height
