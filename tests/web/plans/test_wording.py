"""Every refusal of a plan has its sentence on the page."""

import ast
from pathlib import Path

import pytest

import linli
from linli.web.estates import wording as of_tests
from linli.web.plans.wording import REFUSALS, refusal

RENEWAL = Path(linli.__file__).parent / "engine" / "renewal"
OF_BUNDLED_DATA = {
    "bad_measure",
    "bad_parameter",
    "needs_in_circle",
    "unknown_measure",
    "unknown_place",
}
"""Of catalogue and parameters, which the page takes as they are bundled."""
OF_HARDSHIP = {"unknown_household"}
"""Of a list of households, which the page holds against the ledger before."""


def raised():
    """Codes of ``InputError("code", ...)`` in the room of plans."""
    for path in RENEWAL.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "InputError":
                yield ast.literal_eval(node.args[0])


def test_every_refusal_of_a_plan_has_its_sentence():
    known = set(REFUSALS) | set(of_tests.REFUSALS)
    assert set(raised()) - OF_BUNDLED_DATA - OF_HARDSHIP <= known


@pytest.mark.parametrize("code", REFUSALS)
def test_each_sentence_is_whole_even_where_a_fact_is_missing(code):
    assert refusal(code)


def test_a_fact_stands_in_its_sentence():
    facts = {"found": "moon", "wanted": ("sun", "stars")}
    said = refusal("unknown_money_key", "sources: x", facts)
    assert said == "sources: x：不认识“moon”这一项。可以写的有：sun, stars。"


def test_an_unknown_code_is_shown_rather_than_hidden():
    assert "from_the_future" in refusal("from_the_future")
