"""Every refusal of the engine and the readers has a sentence in both languages."""

import ast
import string
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from linli.cli.wording import SENTENCES, sentence
from linli.engine.errors import InputError

SOURCE = Path("src/linli")
RAISING = ("engine", "files", "reports", "cli")


class Refusal(NamedTuple):
    place: str
    code: ast.expr
    facts: frozenset[str]
    open_ended: bool


def refusals() -> Iterator[Refusal]:
    for room in RAISING:
        for path in sorted((SOURCE / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "InputError":
                    names = [keyword.arg for keyword in node.keywords]
                    yield Refusal(
                        f"{path}:{node.lineno}",
                        node.args[0],
                        frozenset(name for name in names if name),
                        None in names,
                    )


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


LITERAL = [one for one in refusals() if isinstance(one.code, ast.Constant)]


@pytest.mark.parametrize("refusal", LITERAL, ids=lambda refusal: refusal.place)
def test_a_refusal_has_a_sentence_that_uses_only_its_facts(refusal):
    assert refusal.code.value in SENTENCES, f"{refusal.place}: add it to linli/cli/wording.py"
    if not refusal.open_ended:
        for text in SENTENCES[refusal.code.value]:
            assert placeholders(text) <= refusal.facts | {"where"}


def test_the_code_of_a_refusal_is_written_out():
    assert [one.place for one in refusals() if not isinstance(one.code, ast.Constant)] == []


def test_no_sentence_is_without_a_refusal():
    assert set(SENTENCES) - {one.code.value for one in LITERAL} == set()


def test_both_languages_tell_the_same_facts():
    for code, texts in SENTENCES.items():
        assert placeholders(texts.zh) == placeholders(texts.en), code


def test_a_sentence_names_place_and_finding():
    error = InputError("wrong_unit", "needs.toml: water", found="kg", wanted="L")
    assert sentence(error, "en") == "needs.toml: water: the unit is kg; wanted: L."
    assert sentence(error, "zh") == "needs.toml: water：单位是 kg，应为 L。"


def test_a_code_without_a_sentence_is_shown_bare():
    assert sentence(InputError("odd", "here", found=3), "en") == "odd at here (found=3)"
