"""The command line answers at once, in the language asked for, and fails in one line."""

import json
import os
import subprocess
import sys
from types import SimpleNamespace

import click
import pytest
from click.testing import CliRunner

from linli.cli import main
from linli.cli.language import language_option, surrounding
from linli.engine.errors import Cancelled, InputError

HEAVY = ("django", "numba", "numpy", "polars", "pyproj", "shapely", "typst")
PROBE = """
import json, sys
from linli.cli.main import command_line
command_line("zh").main(["--help"], "linli", standalone_mode=False)
print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""


@click.command()
@language_option
@click.option("--how", default="well")
def act(lang: str, how: str) -> None:
    """Ends in the way asked for."""
    endings = {
        "refused": InputError("wrong_unit", "here", found="kg", wanted="L"),
        "cancelled": Cancelled(),
        "interrupted": KeyboardInterrupt(),
        "no_disk": OSError(28, "No space left on device", "out.json"),
    }
    if how in endings:
        raise endings[how]
    click.echo(lang)


@pytest.fixture
def run(monkeypatch):
    """Run a command line that has one command more, `act`."""
    entry = main.Entry("linli.cli.act:act", "做一件事。", "Do a thing.")
    monkeypatch.setattr(main, "TABLE", {**main.TABLE, "act": entry})
    monkeypatch.setattr(main, "import_module", lambda _: SimpleNamespace(act=act))
    for name in ("LINLI_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)

    def invoke(*args: str, language: str = "zh"):
        return CliRunner().invoke(main.command_line(language), args, prog_name="linli")

    return invoke


def test_help_imports_nothing_heavy():
    done = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, text=True, check=True)
    loaded = set(json.loads(done.stderr))
    assert loaded.isdisjoint(HEAVY)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_help_lists_every_command_in_the_language_asked_for(run, language):
    text = run("--help", language=language).stdout
    for name, entry in main.TABLE.items():
        assert name in text
        assert getattr(entry, language)[:6] in text


def test_the_version_is_shown(run):
    assert run("--version").stdout.startswith("linli, version ")


def test_a_refusal_is_one_line_on_stderr_and_exit_code_1(run):
    result = run("act", "--how", "refused", "--lang", "en")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "Error: here: the unit is kg; wanted: L.\n"


def test_a_refusal_speaks_the_language_of_the_command(run):
    assert "单位是 kg" in run("act", "--how", "refused", "--lang", "zh").stderr


def test_a_failing_disk_is_one_line_too(run):
    result = run("act", "--how", "no_disk")
    assert result.stderr == "Error: out.json: No space left on device\n"
    assert result.exit_code == 1


@pytest.mark.parametrize("how", ["interrupted", "cancelled"])
def test_stopping_ends_with_130_and_no_traceback(run, how):
    result = run("act", "--how", how)
    assert (result.exit_code, result.stderr) == (130, "\n")


@pytest.mark.parametrize("args", [("nonsense",), ("act", "--nonsense"), ("act", "--lang", "fr")])
def test_misuse_ends_with_2(run, args):
    assert run(*args).exit_code == 2


def test_a_misspelt_command_gets_a_suggestion(run):
    assert "diagnose" in run("diagnos").stderr


def test_a_reader_that_went_away_leaves_no_traceback():
    """`linli --help | head -0`: the pipe is closed before anything is written."""
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w") as closed:
        command = [sys.executable, "-m", "linli", "--help"]
        done = subprocess.run(
            command, stdout=closed, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({}, "zh"),
        ({"LANG": "C.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LINLI_LANG": "zh"}, "zh"),
    ],
)
def test_language_is_the_wish_else_the_locale_else_chinese(environ, language):
    assert surrounding(environ) == language


def test_lang_defaults_to_the_variable(run, monkeypatch):
    monkeypatch.setenv("LINLI_LANG", "en")
    assert run("act").stdout == "en\n"
