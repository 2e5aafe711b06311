"""Heat waves, cold spells and storms found in a daily weather record of the place."""

from dataclasses import dataclass

import numpy as np

from linli.engine.errors import InputError
from linli.engine.model.arrays import Floats
from linli.engine.parameters import Parameters
from linli.engine.shocks.spells import Days, Spells, Watch, over, runs_of, spells_of, watched


@dataclass(frozen=True, eq=False)
class DailyWeather:
    """Days of one place; nan is unknown, and a day left out is unknown altogether.

    Parameters
    ----------
    day : (n,) dates (datetime64[D]), strictly rising
    tmax, tmin : (n,) highest and lowest temperature of the day, C
    rain, hour : (n,) rain of the day and of its wettest hour, m
    wind : (n,) largest gust of the day, m/s

    Raises
    ------
    InputError : ``days_not_rising``
    """

    day: Days
    tmax: Floats
    tmin: Floats
    rain: Floats
    hour: Floats
    wind: Floats

    def __post_init__(self) -> None:
        stuck = np.flatnonzero(np.diff(self.day) <= np.timedelta64(0, "D"))
        if len(stuck):
            raise InputError("days_not_rising", "weather", found=str(self.day[stuck[0] + 1]))


@dataclass(frozen=True, eq=False)
class TemperatureSpells:
    """Heat waves or cold spells, with how far they went beyond the threshold.

    Parameters
    ----------
    spells : when and how long
    threshold : reached on every day of a spell, C
    mean_excess, peak_excess : (n,) K beyond the threshold, over the days of each spell; >= 0,
        upward for heat (daily maximum), downward for cold (daily minimum)
    """

    spells: Spells
    threshold: float
    mean_excess: Floats
    peak_excess: Floats


@dataclass(frozen=True, eq=False)
class Storms:
    """Storms; what the record does not hold is nan.

    Parameters
    ----------
    spells : when and how long
    rain : (n,) rain of all its days, m
    hour : (n,) rain of its wettest hour, m
    wind : (n,) largest gust, m/s
    """

    spells: Spells
    rain: Floats
    hour: Floats
    wind: Floats


def heat_waves(weather: DailyWeather, parameters: Parameters) -> TemperatureSpells:
    """Runs of ``weather.heat.days`` and more whose maximum reaches ``weather.heat.threshold``.

    Raises
    ------
    InputError : ``record_too_short``
    """
    threshold = parameters.mid("weather.heat.threshold", "C")
    least = parameters.mid("weather.heat.days", "d")
    watch = watched(weather.day, ~np.isnan(weather.tmax), parameters.mid("weather.years"), "tmax")
    return _temperature("heat_wave", watch, weather.tmax - threshold, threshold, least)


def cold_spells(weather: DailyWeather, parameters: Parameters) -> TemperatureSpells:
    """Runs of ``weather.cold.days`` and more whose minimum is among the coldest of this place.

    The threshold is the observed minimum at or below which the share of days comes nearest to
    ``weather.cold.share``: where degrees are whole, no value need have exactly that share.

    Raises
    ------
    InputError : ``record_too_short``
    """
    share = parameters.mid("weather.cold.share", "1")
    least = parameters.mid("weather.cold.days", "d")
    known = ~np.isnan(weather.tmin)
    watch = watched(weather.day, known, parameters.mid("weather.years"), "tmin")
    values, days = np.unique(weather.tmin[known], return_counts=True)
    threshold = float(values[np.abs(days.cumsum() / days.sum() - share).argmin()])
    return _temperature("cold_spell", watch, threshold - weather.tmin, threshold, least)


def storms(weather: DailyWeather, parameters: Parameters) -> Storms | None:
    """Runs of days with much rain, much rain in an hour, or a gale; None when none is recorded.

    A column without a single value is taken as not kept. A day is watched when every column that
    is kept has its value: a day half known would count when it storms and not when it is calm.

    Raises
    ------
    InputError : ``record_too_short``
    """
    limits = (
        (weather.rain, parameters.mid("weather.storm.rain", "m")),
        (weather.hour, parameters.mid("weather.storm.hour", "m")),
        (weather.wind, parameters.mid("weather.storm.wind", "m/s")),
    )
    kept = [(values, limit) for values, limit in limits if not np.isnan(values).all()]
    if not kept:
        return None
    known = np.logical_and.reduce([~np.isnan(values) for values, _ in kept])
    reached = np.logical_or.reduce([values >= limit for values, limit in kept])
    watch = watched(weather.day, known, parameters.mid("weather.years"), "storm")
    runs = runs_of(weather.day, known & reached, 1)
    return Storms(
        spells_of("storm", watch, runs),
        rain=over(weather.rain, runs, np.sum),
        hour=over(weather.hour, runs, np.max),
        wind=over(weather.wind, runs, np.max),
    )


def _temperature(
    kind: str, watch: Watch, beyond: Floats, threshold: float, least: float
) -> TemperatureSpells:
    """Spells of days ``beyond`` (n,) K, >= 0 past the threshold and nan where unknown."""
    runs = runs_of(watch.day, beyond >= 0, least)
    return TemperatureSpells(
        spells_of(kind, watch, runs),
        threshold,
        mean_excess=over(beyond, runs, np.mean),
        peak_excess=over(beyond, runs, np.max),
    )
