"""The sentences of a report, from ``words.toml``: whole, in both languages, with named places."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from linli.reports.numbers import Language


@cache
def sentences() -> Mapping[str, Mapping[Language, str]]:
    """Every sentence by its key, in both languages."""
    text = files("linli.reports").joinpath("words.toml").read_text(encoding="utf-8")
    parsed: dict[str, dict[Language, str]] = tomllib.loads(text)
    return parsed


def say(key: str, lang: Language, **facts: object) -> str:
    """The sentence ``key`` with its places filled; KeyError for an unknown key or missing fact."""
    return sentences()[key][lang].format(**facts)
