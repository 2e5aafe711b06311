"""Every code that a reader or a check can raise has its sentence on the page."""

import ast
from pathlib import Path

import pytest

import linli
from linli.engine.shocks.kinds import SHOCKS
from linli.web.estates import shocks, wording

SOURCE = Path(linli.__file__).parent
READERS = ["files/ledger.py", "files/workbook.py", "files/package.py", "files/sheetscan.py"]


def raised(path):
    """Codes of ``InputError("code", ...)`` in a file."""
    for node in ast.walk(ast.parse((SOURCE / path).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "InputError":
            yield ast.literal_eval(node.args[0])


OF_OTHER_READERS = {"no_such_path", "mixed_folder", "one_file_of_many"}
"""Of folders and paths, which nobody can upload."""


@pytest.mark.parametrize("path", READERS)
def test_every_refusal_of_a_workbook_has_its_sentence(path):
    assert set(raised(path)) - OF_OTHER_READERS <= set(wording.REFUSALS)


OF_PARAMETERS = {"bad_parameter", "median_not_increasing", "not_positive"}
"""Of parameter files, which the page takes as they are bundled."""


def test_every_refusal_of_the_stress_test_has_its_sentence():
    rooms = [SOURCE / "engine" / room for room in ("stress", "model", "shocks")]
    paths = [path for room in rooms for path in room.rglob("*.py")]
    codes = {code for path in paths for code in raised(path.relative_to(SOURCE))}
    assert codes - OF_PARAMETERS <= set(wording.REFUSALS)


def test_every_shock_can_be_chosen():
    assert set(shocks.SENTENCES) == set(SHOCKS)


def test_an_unknown_code_is_shown_rather_than_hidden():
    assert "from_the_future" in wording.fault("from_the_future", None, "")
    assert "from_the_future" in wording.refusal({"code": "from_the_future"})
