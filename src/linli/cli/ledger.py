"""``linli template`` and ``linli check``: an empty ledger out, a filled one judged."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import polars as pl

from linli.cli.language import Language, language_option
from linli.cli.wording import sentence
from linli.cli.wording_faults import fault_sentence, place
from linli.engine.errors import InputError
from linli.engine.estate.ledger import TABLES
from linli.engine.estate.schema import GENERATED
from linli.files.ledger import Ledger, read_ledger
from linli.files.workbook_writer import write_template

SHOWN = 20
"""Faults of one kind in one column that are listed unless all are asked for."""

SCHEMA_ID = "linli.check/1"
"""Form of what ``linli check --json`` prints."""

_SUMMARY: dict[Language, str] = {
    "zh": "共 {count} 处错误，在 {sheets} 张表里。请改好后再检查一次。",
    "en": "{count} faults in {sheets} tables. Correct them and check again.",
}
_MORE: dict[Language, str] = {
    "zh": "  {place} 同类的还有 {count} 处（加 --all 全部列出）。",
    "en": "  {place}: {count} more of this kind (--all lists them).",
}
_FAULTLESS: dict[Language, str] = {"zh": "没有发现错误。读到：", "en": "No faults. Read:"}
_TABLE: dict[Language, str] = {
    "zh": "  {label}：{rows} 行，已填 {known:.0%}",
    "en": "  {label}: {rows} rows, {known:.0%} filled",
}
_ENCODING: dict[Language, str] = {"zh": "（编码 {encoding}）", "en": " ({encoding})"}


@click.command()
@click.option(
    "-o",
    "--out",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="写到哪个 .xlsx 文件。 / The .xlsx file to write.",
)
@click.option("--force", is_flag=True, help="文件已有也覆盖。 / Replace a file that is there.")
@language_option
def template(out: Path, force: bool, lang: Language) -> None:
    """写出空白台账模板。 / Write an empty ledger to fill in.

    \b
    linli template -o ledger.xlsx
    """
    if out.exists() and not force:
        raise InputError("file_is_there", str(out))
    write_template(out, lang)
    click.echo(str(out))


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--all", "every", is_flag=True, help="每处都列出。 / List every fault.")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。 / Print JSON.")
@language_option
def check(path: Path, every: bool, as_json: bool, lang: Language) -> None:
    """检查台账：工作簿、CSV 文件夹或 Parquet 文件夹。 / Check a workbook or a folder of tables.

    有错误时逐条列出，返回 1。 / Lists each fault and returns 1 when there is any.

    \b
    linli check ledger.xlsx
    """
    try:
        ledger = read_ledger(path)
    except InputError as error:
        if not as_json:
            raise
        refusal = {"code": error.code, "where": error.where, "sentence": sentence(error, lang)}
        click.echo(_json({"schema": SCHEMA_ID, "refusal": refusal}))
        raise click.exceptions.Exit(1) from error
    lines = [_json(document(ledger, lang))] if as_json else report(ledger, lang, every=every)
    click.echo("\n".join(lines))
    if len(ledger.faults):
        raise click.exceptions.Exit(1)


def report(ledger: Ledger, lang: Language, *, every: bool) -> Iterator[str]:
    """The lines that ``check`` prints: faults by kind with their number, or what was read."""
    if not len(ledger.faults):
        yield _FAULTLESS[lang]
        yield from _tables_read(ledger, lang)
        return
    groups = ledger.faults.frame.group_by(
        ["sheet", "table", "label", "column", "code"], maintain_order=True
    )
    for _, group in groups:
        shown = group if every else group.head(SHOWN)
        yield from (fault_sentence(fault, lang) for fault in shown.iter_rows(named=True))
        if len(group) > len(shown):
            where = place({**group.row(0, named=True), "row": None}, lang)
            yield _MORE[lang].format(place=where, count=len(group) - len(shown))
    sheets = ledger.faults.frame["sheet"].n_unique()
    yield _SUMMARY[lang].format(count=len(ledger.faults), sheets=sheets)


def document(ledger: Ledger, lang: Language) -> dict[str, Any]:
    """Every fault and every table read, for programs."""
    faults = [
        {
            "sheet": fault["sheet"],
            "row": fault["row"],
            "column": fault["label"],
            "table": fault["table"],
            "field": fault["column"],
            "code": fault["code"],
            "found": fault["found"],
            "wanted": fault["wanted"],
            "sentence": fault_sentence(fault, lang),
        }
        for fault in ledger.faults.frame.iter_rows(named=True)
    ]
    tables = [
        {"table": name, "rows": len(ledger.tables[name]), "filled": _known(ledger.tables[name])}
        for name in ledger.sources
    ]
    return {"schema": SCHEMA_ID, "count": len(faults), "faults": faults, "tables": tables}


def _tables_read(ledger: Ledger, lang: Language) -> Iterator[str]:
    for table in TABLES:
        frame = ledger.tables[table.name]
        if len(frame):
            line = _TABLE[lang].format(
                label=table.label(lang), rows=len(frame), known=_known(frame)
            )
            encoding = ledger.sources[table.name].encoding
            yield line + (_ENCODING[lang].format(encoding=encoding) if encoding else "")


def _known(frame: pl.DataFrame) -> float:
    """Share of cells that hold a value, the column of generated columns aside."""
    cells = frame.drop(GENERATED)
    if not cells.height:
        return 0.0
    return float(cells.select(pl.mean_horizontal(pl.all().is_not_null().mean())).item())


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
