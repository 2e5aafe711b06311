"""A daily weather record that is mild, dry and whole by default; days are changed by their date."""

import numpy as np

from linli.engine.parameters import Parameters, load
from linli.engine.shocks.weather import DailyWeather

FIRST, END = "2011-01-01", "2015-01-01"
MILD = {"tmax": 20.0, "tmin": 10.0, "rain": 0.0, "hour": 0.0, "wind": 3.0}


def record(*changes, first=FIRST, end=END, absent=()):
    """Whole years of mild days; each change is (first day, number of days, values of columns)."""
    day = np.arange(first, end, dtype="datetime64[D]")
    columns = {name: np.full(len(day), value) for name, value in MILD.items()}
    for name in absent:
        columns[name][:] = np.nan
    for start, days, values in changes:
        at = int((np.datetime64(start) - day[0]).astype(int))
        for name, value in values.items():
            columns[name][at : at + days] = value
    return DailyWeather(day, **columns)


def without(weather, start, days=1):
    """The record with rows left out."""
    gone = np.arange(days) + np.datetime64(start)
    kept = ~np.isin(weather.day, gone)
    columns = {name: getattr(weather, name)[kept] for name in MILD}
    return DailyWeather(weather.day[kept], **columns)


def definitions(**mids) -> Parameters:
    """The bundled definitions; ``heat_days=2`` stands for ``weather.heat.days``."""
    given = load("weather")
    for name, value in mids.items():
        row = given.rows["weather." + name.replace("_", ".")]
        text = f'[{row.name}]\nmid = {value}\nunit = "{row.unit}"\nsource = "test"\n'
        given = given.overridden(text, "test")
    return given
