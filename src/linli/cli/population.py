"""``linli synth`` and ``linli example``: an estate where only buildings, or nothing, is known."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from linli.cli.buildings import Declared, buildings
from linli.cli.language import Language, language_option
from linli.cli.margins import margins_report, summary
from linli.engine.estate.choices import DATUM
from linli.engine.estate.estate import Estate
from linli.engine.estate.population.example import example_estate
from linli.engine.estate.population.synthesis import Synthesis, synthesised
from linli.engine.journal.example import example_journal
from linli.files.census import read_margins
from linli.files.parquet_folder import write_parquet
from linli.files.workbook_writer import write_workbook

Command = Callable[..., Any]


def synthesis_options(command: Command) -> Command:
    """What it takes to make people for footprints: ``census``, ``county``, ``datum`` and more.

    Handed over as ``census``, ``county``, ``datum``, ``id_column``, ``storeys_column``,
    ``estate_id``, in the words ``synthesise`` takes.
    """
    options = (
        click.option(
            "--census",
            type=click.Path(path_type=Path),
            help="普查分县数据。 / Census table by county.",
        ),
        click.option("--county", help="六位区县代码。 / Six-digit code of the county."),
        click.option(
            "--datum",
            type=click.Choice([one.code for one in DATUM]),
            help="轮廓的坐标系。 / Datum of the footprints.",
        ),
        click.option(
            "--id-column", help="楼栋编号所在的列，默认 bid。 / Column of building ids [bid]."
        ),
        click.option(
            "--storeys-column", help="层数所在的列，默认 storeys。 / Column of storeys [storeys]."
        ),
        click.option(
            "--id",
            "estate_id",
            help="小区编号，默认取文件名。 / Id of the estate [name of the file].",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def out_options(command: Command) -> Command:
    """Where to write (``out``) and whether as a workbook (``excel``)."""
    excel = click.option("--excel", is_flag=True, help="写成 Excel 工作簿。 / Write a workbook.")
    out = click.option(
        "-o",
        "--out",
        required=True,
        type=click.Path(path_type=Path),
        help="写到哪个文件夹；--excel 时也可写文件名 .xlsx。 / Folder, or .xlsx with --excel.",
    )
    return out(excel(command))


@click.command()
@out_options
@click.option("--journal", is_flag=True, help="只写它的公开账。 / Write its public record alone.")
@language_option
def example(out: Path, excel: bool, journal: bool, lang: Language) -> None:
    """写出随附的示例小区“清和里”（虚构）。 / Write the bundled estate; it does not exist.

    \b
    linli example -o qingheli
    linli example -o qingheli.xlsx --excel
    linli example -o journal.jsonl --journal
    """
    if journal and excel:
        raise click.UsageError("--journal / --excel: 只能选一个。 / Choose one of the two.")
    if journal:
        out.write_bytes("".join(f"{line}\n" for line in example_journal()).encode())
        click.echo(str(out))
        return
    estate = example_estate()
    write(estate, out, lang, excel=excel)
    click.echo(summary(estate, lang))


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
@synthesis_options
@click.option("--seed", default=0, show_default=True, help="随机数种子。 / Seed of the draws.")
@out_options
@language_option
def synth(
    path: Path,
    census: Path | None,
    county: str | None,
    seed: int,
    out: Path,
    excel: bool,
    lang: Language,
    **declared: str | None,
) -> None:
    """按普查边际数为楼栋生成住户。 / Make households for buildings from census margins.

    PATH：轮廓文件或其文件夹，或有楼栋的台账。 / Footprints, or a ledger with buildings.

    \b
    linli synth estate.geojson --datum wgs84 --census census.parquet --county 320508 -o made
    """
    if census is None or county is None:
        raise click.UsageError("请给出 --census 和 --county。 / Give --census and --county.")
    made = synthesise(path, census, county, seed=seed, **declared)
    write(made.estate, out, lang, excel=excel)
    click.echo(margins_report(made.fit, lang))
    click.echo(summary(made.estate, lang))


def synthesise(
    path: Path,
    census: Path,
    county: str,
    *,
    datum: str | None = None,
    id_column: str | None = None,
    storeys_column: str | None = None,
    estate_id: str | None = None,
    seed: int = 0,
) -> Synthesis:
    """What ``linli synth`` writes, from the same options: the estate and how well it fits."""
    declared = Declared(datum, id_column or "bid", storeys_column or "storeys", estate_id)
    return synthesised(buildings(path, declared), read_margins(census, county), seed)


def write(estate: Estate, out: Path, lang: Language, *, excel: bool) -> None:
    """Write ``estate`` as a folder of Parquet tables, or as one workbook.

    A workbook goes to ``out`` when that ends in .xlsx, else into the folder ``out``.
    """
    if excel:
        file = out if out.suffix == ".xlsx" else out / f"{estate.id}.xlsx"
        file.parent.mkdir(parents=True, exist_ok=True)
        write_workbook(estate, file, lang)
    else:
        write_parquet(estate, out)
