"""./dev works from a bare Python and says what is missing where it cannot."""

import ast
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture
def dev() -> ModuleType:
    """The script as a module: it has no ending that Python could import it by."""
    path = Path("dev").resolve()
    module = ModuleType("dev")
    module.__file__ = str(path)
    exec(compile(path.read_text(encoding="utf-8"), path, "exec"), module.__dict__)  # noqa: S102 - our own file
    return module


def bare(*args: str) -> subprocess.CompletedProcess[str]:
    """./dev as a stranger starts it: no environment but a PATH and an empty home."""
    environment = {"PATH": os.defpath, "HOME": "/nonexistent"}
    command = [sys.executable, "dev", *args]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_help_lists_each_act_with_its_line():
    done = bare("help")
    for act in ("up", "test", "lint", "bench", "lock", "help"):
        assert f"\n  {act} " in done.stdout
    assert (done.returncode, done.stderr) == (0, "")


def test_without_an_act_help_is_shown():
    assert bare().stdout == bare("help").stdout == bare("--help").stdout


def test_an_unknown_act_names_those_there_are():
    done = bare("fly")
    assert done.returncode == 1
    assert "No act 'fly'" in done.stderr
    assert "up, test, lint" in done.stderr


def test_an_old_python_can_read_the_script():
    ast.parse(Path("dev").read_text(encoding="utf-8"), feature_version=(3, 6))


def test_an_old_python_is_told_what_is_wanted(dev, monkeypatch):
    monkeypatch.setattr(dev.sys, "version_info", (3, 9, 6))
    monkeypatch.setattr(dev.shutil, "which", lambda _: None)
    with pytest.raises(SystemExit, match=r"needs Python 3\.11 or newer; this is 3\.9"):
        dev.fitting_python()


def test_an_old_python_hands_over_to_a_newer_one(dev, monkeypatch):
    handed_over = []
    monkeypatch.setattr(dev.sys, "version_info", (3, 9, 6))
    monkeypatch.setattr(
        dev.shutil, "which", lambda name: "/opt/" + name if name == "python3.12" else None
    )
    monkeypatch.setattr(dev, "become", lambda *command: handed_over.append(command[0]))
    dev.fitting_python()
    assert handed_over == ["/opt/python3.12"]


def test_without_any_installer_the_missing_part_is_named(dev, monkeypatch):
    monkeypatch.setattr(dev, "find_spec", lambda _: None)
    monkeypatch.setattr(dev.shutil, "which", lambda _: None)
    with pytest.raises(SystemExit, match="apt install python3-pip"):
        dev.pip(".venv")


def test_a_lock_is_installed_once_and_again_when_it_changes(dev, monkeypatch, tmp_path):
    installed = []
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(dev, "install", lambda _folder, *what: installed.append(what[-1]))
    for name in ("requirements", "src", ".venv/bin"):
        Path(name).mkdir(parents=True)
    for name in ("pyproject.toml", "hatch_build.py", dev.program("python")):
        Path(name).touch()
    lists = [Path("requirements", name) for name in ("run.txt", "test.txt")]
    for path in lists:
        path.write_text("click==8")

    dev.ready("test")
    dev.ready("run")
    assert installed == ["requirements/test.txt", "."]
    lists[0].write_text("click==9")
    dev.ready("run")
    assert installed[2:] == ["requirements/run.txt"]


def test_an_unknown_benchmark_names_those_there_are(dev, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    Path("benchmarks").mkdir()
    Path("benchmarks", "damage.py").touch()
    with pytest.raises(SystemExit, match=r"No benchmark speed\. There are: damage\."):
        dev.bench("speed")


@pytest.mark.parametrize(("uv_ends_with", "pip_runs"), [(0, False), (2, True)])
def test_pip_takes_over_where_uv_cannot(dev, monkeypatch, uv_ends_with, pip_runs):
    ran = []
    monkeypatch.setattr(dev.shutil, "which", lambda name: "/bin/" + name)
    monkeypatch.setattr(dev.subprocess, "call", lambda _: uv_ends_with)
    monkeypatch.setattr(dev, "run", lambda *command: ran.append(command))
    dev.install(".venv", "-r", "requirements/run.txt")
    assert bool(ran) == pip_runs
