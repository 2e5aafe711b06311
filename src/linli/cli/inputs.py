"""What a command is handed: the recorded estate, parameters of one's own, a text file."""

from pathlib import Path

import click

from linli.cli.buildings import is_ledger
from linli.cli.language import Language
from linli.cli.ledger import report as faults_report
from linli.engine.errors import InputError
from linli.engine.estate.estate import Estate
from linli.engine.parameters import Parameters
from linli.files.ledger import read_ledger


def recorded(path: Path, lang: Language) -> Estate:
    """The estate of the ledger at ``path``.

    A ledger with faults is reported as ``linli check`` does, and ends the command with 1.
    """
    if path.exists() and not is_ledger(path):
        raise InputError("footprints_without_census", str(path))
    ledger = read_ledger(path)
    if ledger.estate is None:
        click.echo("\n".join(faults_report(ledger, lang, every=False)))
        raise click.exceptions.Exit(1)
    return ledger.estate


def parameters(file: Path | None, usual: Parameters) -> Parameters:
    """The usual parameters, with those of a file of one's own in their place."""
    return usual if file is None else usual.overridden(text_in(file), str(file))


def text_in(file: Path) -> str:
    """The text of a file, refused where it is not there or not UTF-8."""
    if not file.is_file():
        raise InputError("no_such_path", str(file))
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError("unknown_encoding", str(file), wanted="UTF-8") from error
