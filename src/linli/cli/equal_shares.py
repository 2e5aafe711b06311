"""``linli equal-shares``: an election from a Pabulib file, counted, paid for and explained."""

import json
import re
from fractions import Fraction
from pathlib import Path

import click

from linli.cli.equal_shares_json import document
from linli.cli.equal_shares_report import report
from linli.cli.language import Language, language_option
from linli.engine.errors import InputError
from linli.engine.voice.rules import Outcome, greedy, phragmen
from linli.engine.voice.rules import equal_shares as counted
from linli.engine.voice.words import Completion, RuleName, Utility
from linli.files.pabulib import PabulibFile, read_pabulib

_STEP = re.compile(r"[0-9]+(\.[0-9]+)?")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--rule",
    type=click.Choice(["equal-shares", "greedy", "phragmen"]),
    default="equal-shares",
    show_default=True,
    help="按哪条规则算。 / The rule to count by.",
)
@click.option(
    "--utility",
    type=click.Choice(["cost", "cardinality"]),
    help="一个项目给支持者多少好处：按费用，或每个算一。 / What a project is worth to a supporter: "
    "its cost, or one.  [cost]",
)
@click.option(
    "--completion",
    type=click.Choice(["none", "add1", "add1-exhaustive", "greedy"]),
    help="剩下的钱怎么办：不动；每人的份额一步步加，到再加就超支为止；同前，但再也放不下任何"
    "项目时也停；按票数接着买。 / What is left over: nothing; shares raised step by step until the "
    "next would overspend; the same, also until nothing more fits; spent by votes.  [none]",
)
@click.option(
    "--step",
    metavar="NUMBER",
    help="add1 每步加多少。 / What add1 adds to a share at a time.  "
    "[1，份额小于 1 或满 100000 时随之缩放 / 1, scaled for shares below 1 or from 100000]",
)
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。 / Print JSON.")
@language_option
def equal_shares(
    file: Path,
    rule: RuleName,
    utility: Utility | None,
    completion: Completion | None,
    step: str | None,
    as_json: bool,
    lang: Language,
) -> None:
    """等额份额法：按居民的选票，公平地花一笔钱。 / Spend a budget fairly by people's approvals.

    读 Pabulib 格式的投票文件（.pb）。 / Reads elections in Pabulib's format (.pb).

    \b
    linli equal-shares votes.pb --completion add1
    """
    found = read_pabulib(file)
    outcome = _outcome(found, rule, utility, completion, _step(step, completion))
    if as_json:
        click.echo(json.dumps(document(found, outcome), ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(report(found, outcome, file.name, lang)))


def _outcome(
    found: PabulibFile,
    rule: RuleName,
    utility: Utility | None,
    completion: Completion | None,
    step: Fraction | None,
) -> Outcome:
    """Count by the rule; an option that it does not have is refused."""
    if completion and rule != "equal-shares":
        raise InputError("votes_option_idle", "--completion", wanted="--rule equal-shares")
    if rule == "phragmen":
        if utility:
            wanted = "--rule equal-shares, --rule greedy"
            raise InputError("votes_option_idle", "--utility", wanted=wanted)
        return phragmen(found.election)
    if rule == "greedy":
        return greedy(found.election, utility=utility or "cost")
    return counted(
        found.election, utility=utility or "cost", completion=completion or "none", step=step
    )


def _step(text: str | None, completion: Completion | None) -> Fraction | None:
    if text is None:
        return None
    if completion not in ("add1", "add1-exhaustive"):
        wanted = "--completion add1, --completion add1-exhaustive"
        raise InputError("votes_option_idle", "--step", wanted=wanted)
    if not _STEP.fullmatch(text) or not Fraction(text):
        raise InputError("votes_wrong_step", "--step", found=text)
    return Fraction(text)
