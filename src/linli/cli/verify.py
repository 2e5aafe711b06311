"""``linli verify``: an exported journal checked by anybody, without network and without trust."""

import json
from functools import partial
from pathlib import Path
from typing import Any

import click

from linli.cli.language import Language, language_option
from linli.cli.wording_journal import fault_sentence
from linli.engine.journal.chain import LONGEST_LINE
from linli.engine.journal.roots import read_root, short_root
from linli.engine.journal.verify import Verdict
from linli.engine.journal.verify import verify as judged

SCHEMA_ID = "linli.verify/1"
"""Form of what ``linli verify --json`` prints."""

_SOUND: dict[Language, str] = {
    "zh": "没有发现问题：“{book}”的公开账，{size} 条，{first} 到 {last}。",
    "en": "No fault: the journal of “{book}”, {size} entries, {first} to {last}.",
}
_EMPTY: dict[Language, str] = {
    "zh": "文件里一条记录也没有。",
    "en": "The file holds no entry.",
}
_ROOT: dict[Language, str] = {
    "zh": "  总指纹 {short}\n  完整   {full}",
    "en": "  root  {short}\n  whole {full}",
}
_AGREED: dict[Language, str] = {
    "zh": "  和公告上印的一致：{root}",
    "en": "  agrees with the printed root {root}",
}
_NOT_COMPARED: dict[Language, str] = {
    "zh": "末尾有没有被删、整本有没有重写，要拿公告上印的总指纹来对：加 --root 条数:指纹。",
    "en": "Whether the end was cut or all was written anew, only a printed root can tell: "
    "add --root SIZE:DIGITS from a poster.",
}
_SOUND_SO_FAR: dict[Language, str] = {
    "zh": "前面 {size} 行没有问题。",
    "en": "The {size} lines before it are sound.",
}


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--root",
    "roots",
    multiple=True,
    metavar="SIZE:DIGITS",
    help="公告上印的总指纹，可以给几个。 / A root as printed on a poster; may be given again.",
)
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。 / Print JSON.")
@language_option
def verify(file: Path, roots: tuple[str, ...], as_json: bool, lang: Language) -> None:
    """核对导出的公开账有没有被改过。 / Check that an exported journal was not changed.

    有问题时指出第一处在哪一行，返回 1。 / Names the first broken line and returns 1.

    \b
    linli verify journal.jsonl --root 1234:9f86-d081-884c-7d65
    """
    printed = [read_root(text) for text in roots]
    with file.open("rb") as opened:
        # No line is read beyond what a sound one may have.
        lines = iter(partial(opened.readline, LONGEST_LINE + 1), b"")
        verdict = judged(lines, printed)
    if as_json:
        click.echo(json.dumps(document(verdict, lang), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(report(verdict, lang)))
    if verdict.fault:
        raise click.exceptions.Exit(1)


def report(verdict: Verdict, lang: Language) -> list[str]:
    """The lines that ``verify`` prints."""
    size = verdict.head.size if verdict.head else 0
    agreed = [_AGREED[lang].format(root=root) for root in verdict.agreed]
    if verdict.fault:
        before = [_SOUND_SO_FAR[lang].format(size=size)] if size < verdict.fault.line else []
        return [fault_sentence(verdict.fault, lang), *before, *agreed]
    if verdict.head is None:
        return [_EMPTY[lang]]
    head = verdict.head
    root = {"short": short_root(size, verdict.root), "full": verdict.root.hex()}
    return [
        _SOUND[lang].format(book=head.book, size=size, first=verdict.first_at, last=head.at),
        _ROOT[lang].format(**root),
        *(agreed or [_NOT_COMPARED[lang]]),
    ]


def document(verdict: Verdict, lang: Language) -> dict[str, Any]:
    """The verdict, for programs; of a faulty file, about the lines before the fault."""
    head, fault = verdict.head, verdict.fault
    return {
        "schema": SCHEMA_ID,
        "sound": fault is None,
        "book": head.book if head else None,
        "size": head.size if head else 0,
        "first_at": verdict.first_at,
        "last_at": head.at if head else None,
        "root": verdict.root.hex(),
        "agreed": [{"size": root.size, "digits": root.digits} for root in verdict.agreed],
        "fault": fault
        and {
            "line": fault.line,
            "code": fault.code,
            "field": fault.where or None,
            **fault.facts,
            "sentence": fault_sentence(fault, lang),
        },
    }
