"""``linli backup`` and ``linli restore``: an installation in one file, and back."""

import os
import secrets
import subprocess
import sys
from pathlib import Path

import click

from linli.cli.language import Language, language_option

SETTINGS = "linli.web.settings"
_FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--home",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="数据文件夹，不填就是 LINLI_HOME。/ The data folder, if not LINLI_HOME.",
)
@click.option(
    "--with-key", is_flag=True, help="连密钥一起存。/ Keep the secret key in the file too."
)
@language_option
def backup(file: Path, home: Path | None, with_key: bool, lang: Language) -> None:
    """把数据库和交来的文件存进一个文件；正在用也可以存。/ Keep database and handed-in files in one
    file, also while Linli is running.

    \b
    Example:  linli backup linli-backup.zip
    """
    key = ["--with-key"] if with_key else []
    _django(["backup", str(file.absolute()), *key], lang, _at(home))


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--into", required=True, type=_FOLDER, help="空的数据文件夹。/ An empty data folder.")
@click.option(
    "--force",
    is_flag=True,
    help="换掉那里已有的内容，换了就没有了。/ Replace what is there for good.",
)
@language_option
def restore(file: Path, into: Path, force: bool, lang: Language) -> None:
    """把备份放回一个数据文件夹。/ Put a backup into a data folder.

    \b
    Example:  linli restore linli-backup.zip --into ~/linli
    """
    also = ["--force"] if force else []
    # Any key will do for restoring; without one the start would write a fresh key into the folder.
    environment = {"LINLI_SECRET_KEY": secrets.token_urlsafe(50), **_at(into)}
    _django(["restore", str(file.absolute()), *also], lang, environment)


def _at(home: Path | None) -> dict[str, str]:
    return {"LINLI_HOME": str(home.absolute())} if home else {}


def _django(command: list[str], lang: Language, environment: dict[str, str]) -> None:
    """The command in a process of its own; what it refuses becomes one line."""
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-P", "-m", "django", *command],
        env={**os.environ, **environment, "DJANGO_SETTINGS_MODULE": SETTINGS, "LINLI_LANG": lang},
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        said = done.stderr.strip().splitlines()
        raise click.ClickException(said[-1].removeprefix("CommandError: ") if said else "")
    click.echo(done.stderr, err=True, nl=False)
