"""What the engine and the readers refuse, as sentences a person can act on.

A sentence says where, what was found and what is wanted. ``tests/cli/test_wording.py`` holds that
every code raised has one in both languages, using only facts that come with it.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from linli.cli.language import Language
from linli.engine.errors import InputError


class Sentence(NamedTuple):
    """One refusal in both languages; ``{where}`` and the error's facts may stand in it."""

    zh: str
    en: str


SENTENCES: Mapping[str, Sentence] = MappingProxyType(
    {
        "bad_parameter": Sentence(
            "{where}：参数写成了 {found}，应为 {wanted}。",
            "{where}: the parameter reads {found}; wanted: {wanted}.",
        ),
        "not_a_scalar": Sentence(
            "{where}：这里要一个数，却有 {found} 个。",
            "{where}: one number is wanted here, found {found}.",
        ),
        "not_toml": Sentence(
            "{where}：不是合格的 TOML 文件（{found}）。请改正后再试。",
            "{where}: not a valid TOML file ({found}). Correct it and try again.",
        ),
        "unknown_parameter": Sentence(
            "{where}：没有这个参数。请照手册的参数表核对名称。",
            "{where}: there is no such parameter. Compare the name with the manual's table.",
        ),
        "unknown_table": Sentence(
            "没有“{where}”这张表。台账的表有：{wanted}。",
            "There is no table {where!r}. The tables of a ledger are: {wanted}.",
        ),
        "wrong_columns": Sentence(
            "表“{where}”的列不对：现为 {found}，应为 {wanted}。",
            "Table {where!r} has the wrong columns: found {found}, wanted {wanted}.",
        ),
        "wrong_unit": Sentence(
            "{where}：单位是 {found}，应为 {wanted}。",
            "{where}: the unit is {found}; wanted: {wanted}.",
        ),
    }
)


def sentence(error: InputError, language: Language) -> str:
    """The refusal in words; a code without a sentence is shown with its bare facts."""
    known = SENTENCES.get(error.code)
    if known is None:
        return str(error)
    text = known.zh if language == "zh" else known.en
    return text.format(where=error.where, **error.facts)
