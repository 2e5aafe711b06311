"""``linli``: the table of sub-commands, each loaded only when it is called.

``linli --help`` therefore imports no numpy, polars or Django and answers at once.
"""

import errno
import os
from importlib import import_module
from typing import NamedTuple

import click

from linli.cli.language import Language, spoken, surrounding
from linli.cli.wording import sentence
from linli.engine.errors import Cancelled, InputError

INTERRUPTED = 130  # what a shell reports after Ctrl-C: 128 + SIGINT


class Entry(NamedTuple):
    """Where a sub-command stands (``module:attribute``) and what it is for."""

    target: str
    zh: str
    en: str


TABLE = {
    "template": Entry(
        "linli.cli.ledger:template", "写出空白台账模板（Excel）。", "Write an empty ledger (Excel)."
    ),
    "check": Entry(
        "linli.cli.ledger:check",
        "检查台账，逐条列出错误所在的表、行、列。",
        "Check a ledger; list each fault by sheet, row and column.",
    ),
    "example": Entry(
        "linli.cli.population:example", "写出随附的示例小区。", "Write the bundled example estate."
    ),
    "synth": Entry(
        "linli.cli.population:synth",
        "按普查边际数为楼栋生成住户。",
        "Make households for buildings from census margins.",
    ),
    "diagnose": Entry(
        "linli.cli.diagnose:diagnose",
        "压力测试：哪些冲击下谁缺什么、缺多久。",
        "Stress test: which shocks leave whom without what.",
    ),
    "equal-shares": Entry(
        "linli.cli.equal_shares:equal_shares",
        "等额份额法：按居民的选票，公平地花一笔钱。",
        "Equal shares: spend a budget fairly by people's approvals.",
    ),
    "verify": Entry(
        "linli.cli.verify:verify",
        "核对导出的公开账有没有被改过。",
        "Check that an exported journal was not changed.",
    ),
    "serve": Entry("linli.cli.serve:serve", "在浏览器里使用邻里。", "Use Linli in a browser."),
    "demo": Entry(
        "linli.cli.serve:demo",
        "载入示例小区，并在浏览器里打开。",
        "Load the example estate and serve it.",
    ),
    "backup": Entry(
        "linli.cli.backup:backup",
        "把数据库和交来的文件存进一个文件。",
        "Keep database and handed-in files in one file.",
    ),
    "restore": Entry(
        "linli.cli.backup:restore", "把备份放回一个数据文件夹。", "Put a backup into a data folder."
    ),
}

ABOUT = {
    "zh": "邻里：从台账到有韧性的小区。每条命令加 --help 看用法。",
    "en": "Linli: from an estate's ledger to a resilient neighbourhood. "
    "Add --help to a command for its use.",
}


class NotLoaded(click.Command):
    """Stands for a sub-command in help and suggestions until it is called."""

    def __init__(self, name: str, entry: Entry, language: Language) -> None:
        super().__init__(name, short_help=entry.zh if language == "zh" else entry.en)
        self.target = entry.target

    def load(self) -> click.Command:
        """The real command, from its module."""
        module, _, attribute = self.target.partition(":")
        command = getattr(import_module(module), attribute)
        if not isinstance(command, click.Command):
            raise TypeError(f"{self.target} is not a click command")
        return command


class CommandLine(click.Group):
    """The group: loads what is called, words what is refused."""

    def __init__(self, language: Language) -> None:
        commands = [NotLoaded(name, entry, language) for name, entry in TABLE.items()]
        super().__init__("linli", commands=commands, help=ABOUT[language])

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """In the order of the table, which is the order of use."""
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The called command, loaded now."""
        name, command, rest = super().resolve_command(ctx, args)
        return name, command.load() if isinstance(command, NotLoaded) else command, rest

    def invoke(self, ctx: click.Context) -> object:
        """Run; what is refused becomes one line on stderr and exit code 1."""
        try:
            return super().invoke(ctx)
        except InputError as error:
            raise click.ClickException(sentence(error, spoken(ctx))) from error
        except OSError as error:
            if error.errno == errno.EPIPE or error.filename is None:
                raise
            raise click.ClickException(f"{error.filename}: {error.strerror}") from error
        except (KeyboardInterrupt, Cancelled):
            click.echo(err=True)
            raise click.exceptions.Exit(INTERRUPTED) from None


def command_line(language: Language) -> click.Group:
    """The whole command line, its help in ``language``."""
    return click.version_option(package_name="linli")(CommandLine(language))


def main() -> None:
    """Entry point of the ``linli`` command."""
    command_line(surrounding(os.environ))(prog_name="linli")
