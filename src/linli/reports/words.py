"""The sentences of a report, from ``words*.toml``: whole, in both languages, with named places."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from linli.reports.numbers import Language

FILES = (
    "words.toml",
    "words_study.toml",
    "words_letter.toml",
    "words_poster.toml",
    "words_upkeep.toml",
    "words_plan.toml",
    "words_homes.toml",
)

_NO_SPACE = re.compile(r"(?<=[）万亿]) (?=[\u4e00-\u9fff])")
"""The space kept around figures, where the figure came to end in a bracket or a Chinese unit."""

_BELOW = re.compile(r"^<(?=[\d.]+(?:%| 小时| 天)?$)")
_ABOUT_BELOW = re.compile(r"(?:约 ?|(?<=[\u4e00-\u9fff]) )不到 ")


@cache
def sentences() -> Mapping[str, Mapping[Language, str]]:
    """Every sentence by its key, in both languages."""
    folder = files("linli.reports")
    found: dict[str, Mapping[Language, str]] = {}
    for name in FILES:
        found |= tomllib.loads(folder.joinpath(name).read_text(encoding="utf-8"))
    return found


def say(key: str, lang: Language, **facts: object) -> str:
    """The sentence ``key`` with its places filled; KeyError for an unknown key or missing fact."""
    pattern = sentences()[key][lang]
    return _chinese(pattern, facts) if lang == "zh" else pattern.format(**facts)


def between(lang: Language) -> str:
    """What stands between two whole sentences."""
    return "" if lang == "zh" else " "


def _chinese(pattern: str, facts: Mapping[str, object]) -> str:
    """Figures as they are read out: "<1%" as "不到 1%", no space after a Chinese unit."""
    spoken = {name: _BELOW.sub("不到 ", str(fact)) for name, fact in facts.items()}
    return _NO_SPACE.sub("", _ABOUT_BELOW.sub("不到 ", pattern.format(**spoken)))
