"""A daily weather record from a CSV file, of one station or of the one asked for."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl

from linli.engine.errors import InputError
from linli.engine.estate.schema import Column, Kind, Table
from linli.engine.model.arrays import Floats
from linli.engine.shocks.weather import DailyWeather
from linli.engine.units import to_base
from linli.files.strict_table import StrictTable, read_strictly

# Assumption: beyond what a station in mainland China has measured and below the usual codes for a
# missing value (99 m/s, 999, 9999), which read as a number would be the storm of the millennium.
WEATHER = Table(
    "weather", "逐日气象", "Daily weather", "date",
    (
        Column("station", "站点", "station", Kind.TEXT),
        Column("date", "日期", "date", Kind.DATE, required=True),
        Column("tmax", "最高气温", "maximum temperature", Kind.NUMBER, "°C", -80, 60),
        Column("tmin", "最低气温", "minimum temperature", Kind.NUMBER, "°C", -80, 60),
        Column("precip_mm", "日降水量", "rain of the day", Kind.NUMBER, "mm", 0, 990),
        Column("precip_max1h_mm", "最大小时降水量", "rain of the wettest hour", Kind.NUMBER, "mm",
               0, 250),
        Column("wind_ms", "极大风速", "largest gust", Kind.NUMBER, "m/s", 0, 95),
    ),
    "一行是一天。", "A row is one day.",
)  # fmt: skip

ALIASES = {
    "city": "station",
    "城市": "station",
    "站名": "station",
    "precip_max1h": "precip_max1h_mm",
}
"""Further headings that are read, for records that are kept so already."""

_NEEDED = ("date", "tmax", "tmin")
_LISTED = 20  # stations named in a refusal


@dataclass(frozen=True)
class StationRecord:
    """``station`` is empty when the file names none; ``unread`` are columns passed over."""

    station: str
    weather: DailyWeather
    unread: tuple[str, ...]


def read_weather(path: Path, station: str | None = None) -> StationRecord:
    """The record of one station, sorted by date; rows may come in any order.

    Raises
    ------
    InputError : ``choose_station``, ``no_such_station``, ``no_such_column``, ``date_twice``, those
        of ``read_strictly``
    """
    table = read_strictly(path, WEATHER, _NEEDED, ALIASES)
    name = _station(table, station)
    frame = table.frame if name is None else table.frame.filter(pl.col("station") == name)
    frame = frame.sort("date", maintain_order=True)
    _refuse_twice(table, frame)
    _refuse_crossed(table, frame)
    return StationRecord(name or "", _arrays(frame), table.unread)


def _station(table: StrictTable, wanted: str | None) -> str | None:
    """The station to read; None when the file names none."""
    if "station" not in table.labels:
        if wanted is not None:
            there = ", ".join((*table.labels.values(), *table.unread))
            raise InputError("no_such_column", table.file, found="station", wanted=there)
        return None
    unnamed = table.frame.filter(pl.col("station").is_null())
    if len(unnamed):
        place = {"line": unnamed["line"][0], "column": table.labels["station"]}
        raise InputError("empty_cell", table.file, wanted="station", **place)
    known = table.frame["station"].unique(maintain_order=True).to_list()
    listed = ", ".join(known[:_LISTED])
    if wanted is None and len(known) > 1:
        raise InputError("choose_station", table.file, found=listed)
    if wanted is not None and wanted not in known:
        raise InputError("no_such_station", table.file, found=wanted, wanted=listed)
    return wanted or str(known[0])


def _refuse_twice(table: StrictTable, frame: pl.DataFrame) -> None:
    again = frame.filter(pl.col("date") == pl.col("date").shift())
    if len(again):
        line, day = again["line"][0], again["date"][0]
        first = frame.filter(pl.col("date") == day)["line"][0]
        raise InputError("date_twice", table.file, line=line, found=str(day), first=first)


def _refuse_crossed(table: StrictTable, frame: pl.DataFrame) -> None:
    crossed = frame.filter(pl.col("tmin") > pl.col("tmax"))
    if len(crossed):
        line, low, high = crossed.select("line", "tmin", "tmax").row(0)
        raise table.refuse("tmin", line, low, f"<= {high}")


def _arrays(frame: pl.DataFrame) -> DailyWeather:
    def values(name: str, unit: str = "") -> Floats:
        return np.asarray(frame[name].fill_null(np.nan).to_numpy() * to_base(1.0, unit), np.float64)

    return DailyWeather(
        day=frame["date"].to_numpy().astype("datetime64[D]"),
        tmax=values("tmax"),
        tmin=values("tmin"),
        rain=values("precip_mm", "mm"),
        hour=values("precip_max1h_mm", "mm"),
        wind=values("wind_ms", "m/s"),
    )
