"""What is known of the place: options of ``linli diagnose`` that hand in curves and a record."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from linli.cli.language import Language
from linli.engine.parameters import Parameters
from linli.engine.shocks.setting import Local
from linli.engine.shocks.weather import cold_spells, heat_waves, storms
from linli.files.hazard import read_hazard
from linli.files.weather import read_weather

Command = Callable[..., Any]

_UNREAD: dict[Language, str] = {
    "zh": "气象记录里没有用到的列：{columns}",
    "en": "Columns of the weather record that were not used: {columns}",
}


def place_options(command: Command) -> Command:
    """``hazard``, ``weather`` and ``station``."""
    options = (
        click.option(
            "--hazard",
            type=click.Path(dir_okay=False, path_type=Path),
            help="当地危险性曲线（CSV）。 / Hazard curves of the place (CSV).",
        ),
        click.option(
            "--weather",
            type=click.Path(dir_okay=False, path_type=Path),
            help="当地逐日气象记录（CSV）。 / Daily weather record of the place (CSV).",
        ),
        click.option(
            "--station",
            help="气象记录里的站名。 / Station of the weather record.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def local_of(
    hazard: Path | None,
    weather: Path | None,
    station: str | None,
    parameters: Parameters,
    lang: Language,
) -> Local:
    """What the files say of the place; columns passed over are named on stderr.

    Raises
    ------
    InputError : those of ``read_hazard``, ``read_weather`` and of finding events in a record
    """
    curves = {} if hazard is None else read_hazard(hazard)
    if weather is None:
        return Local(curves)
    record = read_weather(weather, station)
    if record.unread:
        click.echo(_UNREAD[lang].format(columns=", ".join(record.unread)), err=True)
    waves = {
        "heat": heat_waves(record.weather, parameters),
        "cold": cold_spells(record.weather, parameters),
    }
    return Local(curves, waves, storms(record.weather, parameters))
