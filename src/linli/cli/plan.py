"""``linli plan``: costed packages for an estate, as JSON, a page, a PDF and a workbook."""

from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import click

from linli.cli.inputs import parameters, recorded, text_in
from linli.cli.language import Language, language_option
from linli.cli.place import local_of, place_options
from linli.cli.progress import bar
from linli.cli.running import running_options, tell_of_compiling, want_output
from linli.engine.estate.estate import Estate
from linli.engine.renewal.brief import A_THIRD, Brief
from linli.engine.renewal.catalogue import Catalogue
from linli.engine.renewal.catalogue import bundled as bundled_catalogue
from linli.engine.renewal.money import FEN_A_YUAN
from linli.engine.renewal.plan import bundled_parameters
from linli.engine.renewal.plan import plan as plan_for
from linli.engine.renewal.purse import Purse, bundled_purse, read_purse
from linli.engine.renewal.schedule import work_year
from linli.engine.stress.trial import Asked
from linli.files.burden import burden_document
from linli.files.hardship import hardship_in
from linli.files.plan import plan_document, text_of_plan
from linli.files.wishes import read_votes
from linli.reports.plan.write import write_homes, write_plan

_TRYING: dict[Language, str] = {"zh": "试算", "en": "Trials"}


class Yuan(click.ParamType[int]):
    """Money in yuan, read exactly, handed over in fen."""

    name = "yuan"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        """Whole fen, more than none."""
        try:
            fen = Decimal(str(value).replace(",", "")) * FEN_A_YUAN
        except ArithmeticError:
            fen = Decimal(0)
        if not fen.is_finite() or fen <= 0 or fen != int(fen):
            self.fail(f"{value!r}: 1250000 / 1,250,000 / 1250000.50", param, ctx)
        return int(fen)


class Part(click.ParamType[Fraction]):
    """A part between none and all, as 0.3, 1/3 or 30%."""

    name = "part"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Fraction:
        """An exact fraction."""
        text = str(value).strip()
        try:
            part = Fraction(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
        except (ValueError, ZeroDivisionError):
            part = Fraction(-1)
        if not 0 <= part <= 1:
            self.fail(f"{value!r}: 0.3 / 1/3 / 30%", param, ctx)
        return part


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option(
    "--budget", required=True, type=Yuan(), help="一共有多少钱，元。 / All the money, yuan."
)
@click.option(
    "--sources",
    "sources_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="谁出钱、各出多少的规则（TOML）。 / Rules of who pays (TOML).",
)
@click.option(
    "--votes",
    "votes_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="住户的意愿（CSV：voter,measure；或 .pb）。 / Wishes of residents "
    "(CSV: voter,measure; or .pb).",
)
@click.option(
    "--hardship",
    "hardship_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="困难家庭名单（一行一个住户编号），只算这一次，不留。 / "
    "Households in hardship (one key a line), for this reckoning only.",
)
@click.option(
    "--measures",
    "measures_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="改过的措施目录（TOML）。 / A catalogue of measures of your own (TOML).",
)
@click.option(
    "--community",
    type=Part(),
    default=str(A_THIRD),
    show_default=True,
    help="保底以外的钱，多少由住户定。 / Beyond the floor, the part that residents decide on.",
)
@click.option("--year", type=click.IntRange(1840, 2100), help="哪年施工。 / Year of the works.")
@running_options
@place_options
@language_option
def plan(  # noqa: PLR0917 - click hands options over by keyword
    path: Path,
    budget: int,
    sources_file: Path | None,
    votes_file: Path | None,
    hardship_file: Path | None,
    measures_file: Path | None,
    community: Fraction,
    year: int | None,
    out: Path | None,
    as_json: bool,
    seed: int,
    parameter_file: Path | None,
    jobs: int,
    hazard: Path | None,
    weather: Path | None,
    station: str | None,
    quiet: bool,
    lang: Language,
) -> None:
    """几套方案：做什么、花多少、谁出、改变什么。 / Packages: what, at what cost, to what effect.

    PATH：台账（工作簿或文件夹）。 / A ledger (workbook or folder).

    \b
    linli plan qingheli.xlsx --budget 12000000 -o plan
    """
    want_output(out, as_json=as_json)
    estate = recorded(path, lang)
    known = parameters(parameter_file, bundled_parameters())
    brief = Brief(
        budget=budget,
        purse=_purse(sources_file, hardship_file, estate),
        catalogue=_catalogue(measures_file),
        year=year or datetime.now().astimezone().year + 1,
        wishes=None if votes_file is None else read_votes(votes_file),
        community=community,
        works=work_year(known),
    )
    asked = Asked(seed=seed, local=local_of(hazard, weather, station, known, lang))
    tell_of_compiling(lang, shown=not quiet)
    with bar(_TRYING[lang], shown=not quiet) as told:
        made = plan_for(estate, brief, asked, parameters=known, progress=told, workers=jobs)
    document = plan_document(made)
    text = text_of_plan(document)
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        (out / "plan.json").write_text(text, encoding="utf-8")
        write_plan(document, estate, out, lang)
        write_homes(burden_document(made), document, estate, out, lang)
    if as_json:
        click.echo(text, nl=False)


def _purse(file: Path | None, hardship: Path | None, estate: Estate) -> Purse:
    county = estate["estate"]["county"][0] or ""
    agreed = None if file is None else read_purse(text_in(file), str(file), county)
    purse = agreed or bundled_purse(county)
    if hardship is None:
        return purse
    known = frozenset(estate["households"]["household"])
    return purse.hardship(hardship_in(text_in(hardship), str(hardship), known))


def _catalogue(file: Path | None) -> Catalogue:
    if file is None:
        return bundled_catalogue()
    return bundled_catalogue().overridden(text_in(file), str(file))
