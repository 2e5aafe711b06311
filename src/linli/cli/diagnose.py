"""``linli diagnose``: the stress test of an estate, as JSON, a page and a PDF."""

from datetime import datetime
from pathlib import Path

import click

from linli.cli.inputs import parameters, recorded
from linli.cli.language import Language, language_option
from linli.cli.place import local_of, place_options
from linli.cli.population import synthesis_options, synthesise
from linli.cli.progress import bar
from linli.cli.running import running_options, tell_of_compiling, want_output
from linli.engine.estate.estate import Estate
from linli.engine.shocks.kinds import SHOCKS
from linli.engine.stress.rules import bundled
from linli.engine.stress.run import diagnose as stress_test
from linli.engine.stress.trial import Asked
from linli.engine.study.run import MANY_HOUSEHOLDS, studied
from linli.files.diagnosis import document_of, text_of
from linli.reports.write import write_report

_DRAWING: dict[Language, str] = {"zh": "模拟", "en": "Draws"}
_WRITING: dict[Language, str] = {"zh": "写报告", "en": "Report"}


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option(
    "--draws", default=1000, show_default=True, help="每种冲击的模拟次数。 / Draws a shock."
)
@click.option(
    "--shocks",
    default=",".join(SHOCKS),
    show_default=True,
    help="冲击，用逗号分开。 / Shocks, with commas between.",
)
@click.option(
    "--study/--no-study",
    default=None,
    help="研究答案有多可靠、取决于什么、谁扛住了多少；住户不太多时默认做。 / Study the answer: "
    "how sure, what it hangs on, who absorbs what [unless there are very many households].",
)
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    help="按哪天算：过期的储备不计，久未核对的存疑。 / Day of use: stock past its date does not "
    "count, cells not checked for long are doubtful.",
)
@click.option(
    "--decision-delay/--no-decision-delay",
    default=True,
    help="公共部分的修理是否要等业主表决。 / Whether repairs wait for the owners to decide.",
)
@running_options
@place_options
@synthesis_options
@language_option
def diagnose(  # noqa: PLR0917 - click hands options over by keyword
    path: Path,
    out: Path | None,
    draws: int,
    seed: int,
    shocks: str,
    as_json: bool,
    parameter_file: Path | None,
    jobs: int,
    study: bool | None,
    as_of: datetime | None,
    decision_delay: bool,
    hazard: Path | None,
    weather: Path | None,
    station: str | None,
    quiet: bool,
    census: Path | None,
    county: str | None,
    lang: Language,
    **declared: str | None,
) -> None:
    """压力测试：哪些冲击下谁缺什么、缺多久。 / Which shocks leave whom without what, for how long.

    PATH：台账（工作簿或文件夹）；或楼栋轮廓，这时要给 --census 和 --county。 /
    A ledger, or footprints together with --census and --county.

    \b
    linli diagnose qingheli.xlsx -o report
    """
    want_output(out, as_json=as_json)
    estate = _estate(path, census, county, declared, lang)
    known = parameters(parameter_file, bundled())
    asked = Asked(
        shocks=tuple(name.strip() for name in shocks.split(",") if name.strip()),
        seed=seed,
        local=local_of(hazard, weather, station, known, lang),
        decision_delay=decision_delay,
        as_of=as_of.date() if as_of else None,
    )
    shown = not quiet
    tell_of_compiling(lang, shown=shown)
    wanted = len(estate["households"]) <= MANY_HOUSEHOLDS if study is None else study
    run = studied if wanted else stress_test
    with bar(_DRAWING[lang], shown=shown) as told:
        result = run(estate, asked, draws, known, told, jobs)
    document = document_of(result)
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        (out / "diagnosis.json").write_text(text_of(document), encoding="utf-8")
        with bar(_WRITING[lang], shown=shown) as told:
            write_report(document, estate, out, lang, told)
    if as_json:
        click.echo(text_of(document), nl=False)


def _estate(
    path: Path,
    census: Path | None,
    county: str | None,
    declared: dict[str, str | None],
    lang: Language,
) -> Estate:
    """The estate at ``path``: people made from the census when one is named, else as recorded."""
    if census is not None and county is not None:
        made = synthesise(
            path,
            census,
            county,
            datum=declared["datum"],
            id_column=declared["id_column"],
            storeys_column=declared["storeys_column"],
            estate_id=declared["estate_id"],
        )
        return made.estate
    return recorded(path, lang)
