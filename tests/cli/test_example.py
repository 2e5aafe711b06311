"""``linli example``: the bundled estate as tables or as a workbook."""

import pytest
from click.testing import CliRunner

from linli.cli.main import command_line
from linli.engine.estate.population.example import example_estate
from linli.files.ledger import read_ledger


def run(*arguments):
    return CliRunner().invoke(command_line("zh"), [*map(str, arguments), "--lang", "zh"])


@pytest.mark.parametrize(("name", "options"), [("folder", ()), ("ledger.xlsx", ("--excel",))])
def test_what_is_written_reads_back_as_the_bundled_estate(tmp_path, name, options):
    result = run("example", "-o", tmp_path / name, *options)
    assert result.exit_code == 0, result.output
    assert read_ledger(tmp_path / name).estate == example_estate()


def test_it_says_how_much_there_is_and_that_it_was_made(tmp_path):
    output = run("example", "-o", tmp_path / "folder").stdout
    assert output.startswith("楼栋 21、")
    assert "生成的列" in output


@pytest.mark.parametrize(("name", "options"), [("folder", ()), ("ledger.xlsx", ("--excel",))])
def test_each_run_writes_the_same_bytes(tmp_path, name, options):
    written = []
    for turn in ("first", "second"):
        path = tmp_path / turn / name
        run("example", "-o", path, *options)
        files = sorted(path.iterdir()) if path.is_dir() else [path]
        written.append([file.read_bytes() for file in files])
    assert written[0] == written[1]
    assert len(written[0]) in {1, 11}


def test_a_workbook_asked_for_in_a_folder_is_put_there(tmp_path):
    """``-o DIR --excel`` writes DIR/<id>.xlsx, a name that every spreadsheet program opens."""
    run("example", "-o", tmp_path / "made", "--excel")
    assert [file.name for file in (tmp_path / "made").iterdir()] == ["qingheli.xlsx"]


def test_its_public_record_is_sound_and_every_time_the_same(tmp_path):
    for name in ("first", "second"):
        assert run("example", "-o", tmp_path / name, "--journal").exit_code == 0
    assert (tmp_path / "first").read_bytes() == (tmp_path / "second").read_bytes()
    result = run("verify", tmp_path / "first")
    assert result.exit_code == 0
    assert result.stdout.startswith("没有发现问题：“qingheli”的公开账，12 条")


def test_a_record_is_no_workbook(tmp_path):
    assert run("example", "-o", tmp_path / "book.xlsx", "--journal", "--excel").exit_code == 2
