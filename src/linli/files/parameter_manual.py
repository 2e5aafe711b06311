"""Every parameter with its range, unit and source, as tables of the manual.

``python -m linli.files.parameter_manual docs/guide`` rewrites them in both languages. Values stand
as their files write them, in the units written there; what each says comes from
``parameter_words.toml``.
"""

import re
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from linli.files.words import Lang

BEGIN, END = "<!-- parameters: begin -->", "<!-- parameters: end -->"
"""Marks of the made section; what stands between them is replaced."""

PAGES: dict[Lang, str] = {"zh": "zh/model.md", "en": "en/model.md"}
"""Where the section stands, inside the guide's folder."""

ASSUMPTION: dict[Lang, str] = {"zh": "假设", "en": "assumption"}

_HEAD: dict[Lang, tuple[str, ...]] = {
    "zh": ("参数", "说的是", "低", "中", "高", "单位", "出处"),
    "en": ("parameter", "says", "low", "mid", "high", "unit", "source"),
}
_VALID: dict[Lang, str] = {"zh": "适用", "en": "holds for"}
_TITLE: dict[Lang, str] = {
    "zh": "### {title}（`{table}.toml`）\n\n适用：{valid}。",
    "en": "### {title} (`{table}.toml`)\n\nHolds for: {valid}.",
}
_COMMA: dict[Lang, str] = {"zh": "、", "en": ", "}


class Written(NamedTuple):
    """One parameter as its file writes it; ``leaf`` holds low, mid, high, unit, source, valid."""

    name: str
    leaf: Mapping[str, Any]


@cache
def words() -> Mapping[str, Mapping[str, Any]]:
    """Titles of tables, sentences of rows, parts of names, units and validity in Chinese."""
    text = files("linli.files").joinpath("parameter_words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def written(table: str) -> Iterator[Written]:
    """The parameters of one file of ``linli.engine.parameters``, in its order."""
    yield from _leaves(_tree(table), "")


def held_for(table: str) -> str:
    """What the rows of a file hold for unless they say it themselves."""
    return str(_tree(table)["valid"])


def meaning(name: str, lang: Lang) -> str:
    """What a parameter says; KeyError when no sentence is there for it."""
    for pattern, sentence in words()["rows"].items():
        found = re.fullmatch(re.escape(pattern).replace(r"\*", r"([^.]+)"), name)
        if found:
            parts = [words()["parts"][part][lang] for part in found.groups()]
            return str(sentence[lang]).replace("{1}", "{0}").replace("{2}", "{1}").format(*parts)
    raise KeyError(name)


def section(lang: Lang) -> str:
    """All tables, each under its title."""
    return "\n\n".join(
        _titled(table, title[lang], lang) for table, title in words()["tables"].items()
    )


def current(page: str, lang: Lang) -> str:
    """The text of a page with its made section up to date."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{section(lang)}\n\n{END}{after}"


@cache
def _tree(table: str) -> Mapping[str, Any]:
    source = files("linli.engine.parameters").joinpath(f"{table}.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


def _leaves(tree: Mapping[str, Any], prefix: str) -> Iterator[Written]:
    for key, value in tree.items():
        if not isinstance(value, dict):
            continue
        if "mid" in value:
            yield Written(prefix + key, value)
        else:
            yield from _leaves(value, f"{prefix}{key}.")


def _titled(table: str, title: str, lang: Lang) -> str:
    """A table under its title; a column of validity where some row has its own."""
    own = any("valid" in row.leaf for row in written(table))
    head = (*_HEAD[lang], _VALID[lang]) if own else _HEAD[lang]
    cells = (_row(row, lang)[: len(head)] for row in written(table))
    lines = [_line(head), "|---" * len(head) + "|", *map(_line, cells)]
    above = _TITLE[lang].format(title=title, table=table, valid=_valid(held_for(table), lang))
    return above + "\n\n" + "\n".join(lines)


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _row(row: Written, lang: Lang) -> tuple[str, ...]:
    numbers = (_numbers(row.leaf.get(part), lang) for part in ("low", "mid", "high"))
    unit, source = str(row.leaf["unit"]), str(row.leaf["source"])
    shown = words()["units"][unit] if lang == "zh" else unit
    if source.startswith(ASSUMPTION["en"]):
        source = ASSUMPTION[lang] + source.removeprefix(ASSUMPTION["en"])
    own = _valid(row.leaf["valid"], lang) if "valid" in row.leaf else ""
    return (f"`{row.name}`", meaning(row.name, lang), *numbers, shown, source, own)


def _valid(text: str, lang: Lang) -> str:
    return str(words()["valid"][text]) if lang == "zh" else text


def _numbers(value: object, lang: Lang) -> str:
    """Figures without exponents; empty where no range is given."""
    if value is None:
        return ""
    values = value if isinstance(value, list) else [value]
    return _COMMA[lang].join(f"{Decimal(str(one)):f}" for one in values)


def main(guide: Path) -> None:
    """Bring the pages of the manual up to date."""
    for lang, name in PAGES.items():
        page = guide / name
        page.write_text(current(page.read_text(encoding="utf-8"), lang), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
