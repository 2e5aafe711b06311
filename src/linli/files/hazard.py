"""Local hazard curves from a CSV file: shock, intensity, unit, events a year; several shocks."""

from pathlib import Path

import polars as pl

from linli.engine.errors import InputError
from linli.engine.estate.schema import Choice, Column, Kind, Table
from linli.engine.shocks.hazard import INTENSITY_UNITS, LEAST_POINTS, HazardCurve, first_not_rising
from linli.engine.units import to_base, units_of
from linli.files.strict_table import StrictTable, read_strictly

_CHINESE = {"earthquake": "地震", "waterlogging": "内涝", "storm": "暴雨大风"}
_UNITS = tuple(unit for base in INTENSITY_UNITS.values() for unit in units_of(base))
_HIGHEST = 1e6  # an intensity or rate above it is a slip of the keyboard, in whatever unit

HAZARD = Table(
    "hazard", "危险性曲线", "Hazard curves", "shock",
    (
        Column("shock", "冲击", "shock", Kind.CHOICE, required=True,
               choices=tuple(Choice(code, _CHINESE[code], code) for code in INTENSITY_UNITS)),
        Column("intensity", "强度", "intensity", Kind.NUMBER, low=0, high=_HIGHEST, required=True),
        Column("unit", "单位", "unit", Kind.CHOICE, required=True,
               choices=tuple(Choice(unit, unit, unit) for unit in _UNITS)),
        Column("annual_rate", "年频次", "annual rate", Kind.NUMBER, low=0, high=_HIGHEST,
               required=True),
    ),
    "一行是曲线上的一个点。", "A row is one point of a curve.",
)  # fmt: skip


def read_hazard(path: Path) -> dict[str, HazardCurve]:
    """The curve of each shock in the file, in the engine's units; rows may come in any order.

    Raises
    ------
    InputError : ``curve_too_short``, those of ``read_strictly``
    """
    table = read_strictly(path, HAZARD, [column.name for column in HAZARD.columns], {})
    _refuse_zero(table)
    parts = table.frame.group_by("shock", maintain_order=True)
    return {str(shock): _curve(table, str(shock), part) for (shock,), part in parts}


def _refuse_zero(table: StrictTable) -> None:
    for name in ("intensity", "annual_rate"):
        zero = table.frame.filter(pl.col(name) == 0)
        if len(zero):
            raise table.refuse(name, zero["line"][0], 0, "> 0")


def _curve(table: StrictTable, shock: str, part: pl.DataFrame) -> HazardCurve:
    base = INTENSITY_UNITS[shock]
    known = units_of(base)
    for line, unit in part.select("line", "unit").iter_rows():
        if unit not in known:
            raise table.refuse("unit", line, unit, ", ".join(known))
    if len(part) < LEAST_POINTS:
        where = f"{table.file}: {shock}"
        raise InputError("curve_too_short", where, found=len(part), wanted=LEAST_POINTS)
    rows = zip(part["intensity"], part["unit"], strict=True)
    scaled = pl.Series("base", [to_base(value, unit) for value, unit in rows])
    ordered = part.with_columns(scaled).sort("base")
    intensity, rate = ordered["base"].to_numpy(), ordered["annual_rate"].to_numpy()
    if at := first_not_rising(intensity):
        _refuse_point(table, ordered, at, "intensity", ">")
    if at := first_not_rising(-rate):
        _refuse_point(table, ordered, at, "annual_rate", "<")
    return HazardCurve(shock, intensity, rate, base)


def _refuse_point(table: StrictTable, ordered: pl.DataFrame, at: int, name: str, sign: str) -> None:
    before, found = ordered[name][at - 1], ordered[name][at]
    raise table.refuse(name, ordered["line"][at], found, f"{sign} {before}")
