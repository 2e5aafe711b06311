"""Short files, short functions, nothing half done."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

LONGEST_FILE = 500
LONGEST_FUNCTION = 60
UNFINISHED = re.compile(r"\b(NotImplementedError|TODO|FIXME|XXX)\b|pragma: no cover")
MODULES = [
    path
    for folder in ("src", "tests", "benchmarks")
    for path in sorted(Path(folder).rglob("*.py"))
    if "migrations" not in path.parts
]


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_a_module_is_short_and_finished(path):
    text = path.read_text(encoding="utf-8")
    functions = (
        node
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    long = [f.name for f in functions if f.end_lineno - f.lineno >= LONGEST_FUNCTION]
    assert text.count("\n") <= LONGEST_FILE
    assert long == []
    assert path.name == "test_form.py" or UNFINISHED.search(text) is None


def test_an_exception_to_the_rules_gives_its_reason():
    """In ruff's configuration every ignored rule stands on a line with a comment."""
    text = Path("pyproject.toml").read_text(encoding="utf-8")
    ignored = tomllib.loads(text)["tool"]["ruff"]["lint"]["ignore"]
    lines = [line for line in text.splitlines() if re.match(r'\s+"[A-Z]+\d*",', line)]
    assert len(lines) >= 6
    assert all("#" in line for line in lines)
    assert set(ignored) <= {code for line in lines for code in re.findall(r'"([A-Z]+\d*)"', line)}
