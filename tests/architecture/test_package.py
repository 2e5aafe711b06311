"""What is installed is whole, and what is installed with it is pinned."""

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path("src")
PINNED = re.compile(r"^([a-z0-9][a-z0-9._-]*)==\S+( ; [^\\]+)? \\$")
LOCKS = ("run", "test", "bench")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> set[str]:
    """The names inside the wheel, built without the network."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, check=True, capture_output=True)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as archive:
        return set(archive.namelist())


def test_the_wheel_holds_every_file_of_the_package(wheel):
    wanted = {
        path.relative_to(ROOT).as_posix()
        for path in Path(ROOT, "linli").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert wanted - wheel == set()


def test_the_wheel_holds_a_compiled_catalogue_beside_each_source(wheel):
    sources = {name for name in wheel if name.endswith(".po")}
    assert {name[:-3] + ".mo" for name in sources} <= wheel


def test_the_wheel_holds_the_licence_and_says_it_is_typed(wheel):
    assert any(name.endswith("licenses/LICENSE") for name in wheel)
    assert "linli/py.typed" in wheel


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_pins_every_package_with_a_hash_and_names_no_address(name):
    text = Path("requirements", f"{name}.txt").read_text(encoding="utf-8")
    packages = [line for line in text.splitlines() if line and line[0] not in " #"]
    assert len(packages) > 10
    assert [line for line in packages if not PINNED.match(line)] == []
    assert text.count("--hash=sha256:") >= len(packages)
    assert "://" not in text


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_every_dependency_of_the_project(name):
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {re.split(r"[<>=\[]", line)[0] for line in project["dependencies"]}
    assert wanted <= locked(name)


def test_tests_run_on_the_versions_that_users_get():
    def versions(name: str) -> set[str]:
        text = Path("requirements", f"{name}.txt").read_text(encoding="utf-8")
        return set(re.findall(r"^(\S+==\S+)", text, re.MULTILINE))

    assert versions("run") <= versions("test")


def locked(name: str) -> set[str]:
    text = Path("requirements", f"{name}.txt").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z0-9._-]+)==", text, re.MULTILINE))
