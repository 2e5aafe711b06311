"""The cost of a lift shared by floor: coefficients as data that an entrance may edit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from importlib.resources import files

from linli.engine.renewal.toml_table import TomlTable, parsed

DEFAULT = "guangzhou"

_HIGHEST_COEFFICIENT = 1000
"""Bound of a coefficient in a file; only their ratios count."""

_HIGHEST_FLOOR = 120
"""As in the ledger."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """Coefficients by floor."""

    code: str
    zh: str
    en: str
    floors: Mapping[int, Fraction]
    """By floor, at least one; floors are counted as the ledger counts them, the ground floor 1."""
    each: Fraction
    """More for each floor above the highest in ``floors``."""
    by_area: bool
    """Weight is coefficient times exclusive area; else flats of a floor weigh the same."""
    source: str

    def coefficient(self, floor: int) -> Fraction:
        """Of a floor; basements count as the lowest named floor.

        A floor that is not named takes the nearest named one below, so numbers that a building
        leaves out (no floor 4) do no harm.
        """
        below = [named for named in self.floors if named <= floor]
        if not below:
            return self.floors[min(self.floors)]
        top = max(below)
        above = floor - top if top == max(self.floors) else 0
        return self.floors[top] + self.each * above


@cache
def schemes() -> Mapping[str, Scheme]:
    """The bundled schemes by code, the default first."""
    table = _table().table("schemes")
    return {code: _scheme(row, code) for code, row in table.tables()}


@cache
def by_floor() -> frozenset[str]:
    """Codes of the measures that are shared by floor."""
    codes = _table().table("codes").rows["measures"]
    return frozenset(codes if isinstance(codes, list) else ())


def read_scheme(table: TomlTable) -> Scheme:
    """The scheme of the table ``lift`` of a user's file: a bundled one, or one of its own.

    ``scheme`` names a bundled one to begin with (the default one otherwise); ``floors``, ``each``
    and ``by_area`` take the place of its own.

    Raises
    ------
    InputError : ``unknown_money_key``, ``bad_money_value``
    """
    table.only(("scheme", "floors", "each", "by_area", "source"))
    code = table.text("scheme", DEFAULT)
    if code not in schemes():
        table.refuse("scheme", ", ".join(schemes()))
    known = schemes()[code]
    if not table.rows.keys() - {"scheme", "source"}:
        return known
    return replace(
        known,
        code="own",
        floors=_floors(table) if "floors" in table.rows else known.floors,
        each=table.number("each", _HIGHEST_COEFFICIENT) if "each" in table.rows else known.each,
        by_area=table.yes("by_area") if "by_area" in table.rows else known.by_area,
        source=table.text("source", table.where),
    )


def lift_weights(
    floors: Sequence[int | None],
    areas: Sequence[int],
    scheme: Scheme,
    homes: Sequence[Fraction | int] | None = None,
) -> list[Fraction]:
    """What each flat of an entrance weighs.

    Parameters
    ----------
    floors : of each flat; shops and basements take part by the floor they are on. None: nobody
        recorded it, it counts as the mean of the others
    areas : exclusive area of each flat in 0.01 m2, > 0
    homes : how many flats stand for one, or which part of one; 1 each by default
    """
    known = [scheme.coefficient(floor) for floor in floors if floor is not None]
    mean = sum(known, Fraction(0)) / len(known) if known else Fraction(1)
    rows = zip(floors, areas, homes or [1] * len(floors), strict=True)
    return [
        (mean if floor is None else scheme.coefficient(floor))
        * (area if scheme.by_area else 1)
        * number
        for floor, area, number in rows
    ]


def _table() -> TomlTable:
    text = (files("linli.engine.renewal") / "lift_shares.toml").read_text(encoding="utf-8")
    return parsed(text, "lift_shares.toml")


def _scheme(row: TomlTable, code: str) -> Scheme:
    return Scheme(
        code,
        row.text("zh", ""),
        row.text("en", ""),
        _floors(row),
        row.number("each", _HIGHEST_COEFFICIENT),
        row.yes("by_area"),
        row.text("source", ""),
    )


def _floors(row: TomlTable) -> dict[int, Fraction]:
    """Coefficients by floor; the keys of a TOML table are texts."""
    table = row.table("floors")
    wanted = [str(floor) for floor in range(1, _HIGHEST_FLOOR + 1)]
    if not table.rows or any(key not in wanted for key in table.rows):
        row.refuse("floors", f"1 … {_HIGHEST_FLOOR}")
    return {int(key): table.number(key, _HIGHEST_COEFFICIENT) for key in table.rows}
