"""What every command that runs the stress test asks: where to write, seed, processors."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from linli.cli.language import Language
from linli.engine.kernels import are_compiled

Command = Callable[..., Any]

_COMPILING: dict[Language, str] = {
    "zh": "首次运行，先编译计算程序，约需半分钟……",
    "en": "First run: compiling the kernels, about half a minute ...",
}


def running_options(command: Command) -> Command:
    """``out``, ``as_json``, ``seed``, ``parameter_file``, ``jobs`` and ``quiet``."""
    options = (
        click.option(
            "-o",
            "--out",
            type=click.Path(file_okay=False, path_type=Path),
            help="写到哪个文件夹。 / Folder to write into.",
        ),
        click.option(
            "--json", "as_json", is_flag=True, help="把 JSON 打印出来。 / Print the JSON too."
        ),
        click.option(
            "--seed", default=1, show_default=True, help="随机数种子。 / Seed of the draws."
        ),
        click.option(
            "--parameters",
            "parameter_file",
            type=click.Path(dir_okay=False, path_type=Path),
            help="改过的参数（TOML）。 / Parameters of your own (TOML).",
        ),
        click.option(
            "--jobs",
            default=lambda: os.cpu_count() or 1,
            show_default="CPU",
            type=click.IntRange(1, 256),
            help="同时用几个处理器，不影响结果。 / Processors to use; results do not depend on it.",
        ),
        click.option("--quiet", is_flag=True, help="不显示进度。 / No progress."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def want_output(out: Path | None, *, as_json: bool) -> None:
    """Refuse a run of which nobody would see anything."""
    if out is None and not as_json:
        raise click.UsageError("-o / --out, --json")


def tell_of_compiling(lang: Language, *, shown: bool) -> None:
    """Say on stderr that the first run takes longer."""
    if shown and not are_compiled():
        click.echo(_COMPILING[lang], err=True)
