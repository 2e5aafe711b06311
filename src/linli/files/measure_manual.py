"""Every measure of the catalogue, as tables of the manual.

``python -m linli.files.measure_manual docs/guide`` rewrites them in both languages. The words that
the catalogue does not bring itself come from ``measure_words.toml`` and from the ledger's schema.
"""

import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from linli.engine.estate.ledger import BY_NAME
from linli.engine.estate.schema import Column
from linli.engine.renewal.catalogue import bundled
from linli.engine.renewal.measure import Measure, MeasureClass, Price, Rule
from linli.engine.renewal.money import FEN_A_YUAN
from linli.files.parameter_manual import ASSUMPTION
from linli.files.words import Lang, label_of

BEGIN, END = "<!-- measures: begin -->", "<!-- measures: end -->"
"""Marks of the made section; what stands between them is replaced."""

PAGES: dict[Lang, str] = {"zh": "zh/measures.md", "en": "en/measures.md"}
"""Where the section stands, inside the guide's folder."""

_COMMA: dict[Lang, str] = {"zh": "、", "en": ", "}
_STOP: dict[Lang, str] = {"zh": "；", "en": "; "}
_COLUMN_OF = {
    "system": ("components", "system"),
    "item": ("stock", "item"),
    "role": ("responders", "role"),
    "kinds": ("ties", "kind"),
    "part": ("buildings", "insulation"),
}


@cache
def words() -> Mapping[str, Any]:
    """Words of classes, units, payers, site rules, effects and terms."""
    text = files("linli.files").joinpath("measure_words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def section(lang: Lang) -> str:
    """A table for each class, the soft measures apart."""
    hard = [(words()["classes"][kind][lang], _works(kind)) for kind in MeasureClass]
    soft = (words()["soft"][lang], [one for one in bundled() if one.soft])
    return "\n\n".join(_titled(title, list(rows), lang) for title, rows in (*hard, soft))


def current(page: str, lang: Lang) -> str:
    """The text of a page with its made section up to date."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{section(lang)}\n\n{END}{after}"


def _works(kind: MeasureClass) -> Iterator[Measure]:
    return (one for one in bundled() if one.measure_class is kind and not one.soft)


def _titled(title: str, rows: list[Measure], lang: Lang) -> str:
    head = [each[lang] for each in words()["head"].values()]
    lines = [_line(head), "|---" * len(head) + "|", *(_line(_row(one, lang)) for one in rows)]
    return f"### {title}\n\n" + "\n".join(lines)


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _row(one: Measure, lang: Lang) -> tuple[str, ...]:
    name, benefit = (one.zh, one.benefit_zh) if lang == "zh" else (one.en, one.benefit_en)
    return (
        f"{name}<br>`{one.code}`",
        benefit,
        _sites(one.sites, lang),
        f"{_yuan(one.price)} / {words()['units'][one.price.unit][lang]}",
        _plain(Decimal(one.upkeep.money.mid) / FEN_A_YUAN),
        str(one.life_years),
        _COMMA[lang].join(words()["payers"][payer][lang] for payer in one.funders),
        _STOP[lang].join(_effect(effect, lang) for effect in one.effects) or words()["none"][lang],
        _STOP[lang].join(_terms(one, lang)),
        _source(one.price.source, lang),
    )


def _yuan(price: Price) -> str:
    low, mid, high = (
        _plain(Decimal(fen) / FEN_A_YUAN)
        for fen in (price.money.low, price.money.mid, price.money.high)
    )
    return mid if low == high else f"{low}–{mid}–{high}"


def _plain(number: Decimal) -> str:
    return f"{number.normalize():,f}"


def _source(source: str, lang: Lang) -> str:
    if source.startswith(ASSUMPTION["en"]):
        return ASSUMPTION[lang] + source.removeprefix(ASSUMPTION["en"])
    return source


def _sites(rule: Rule, lang: Lang) -> str:
    said = {name: _said(rule, name, value, lang) for name, value in rule.settings.items()}
    text = str(words()["sites"][rule.name][lang]).format(**_USUAL | said)
    tests = _STOP[lang].join(_tests(rule, lang))
    table = _TESTED.get(rule.name) or str(rule.settings.get("table", ""))
    subject = "" if text else BY_NAME[table].label(lang)
    colon = {"zh": "：", "en": ": "}[lang]
    return colon.join(part for part in (text or subject, tests) if part)


_USUAL = {"skill": "", "least": ""}
"""What is left out of a sentence where a rule does not set it."""

_TESTED = {"without": "buildings", "unlinked": "households"}
"""Tables whose columns the rules test that name none."""


def _tests(rule: Rule, lang: Lang) -> Iterator[str]:
    table = BY_NAME.get(_TESTED.get(rule.name) or str(rule.settings.get("table", "")))
    if table is None:
        return
    for kind, sign in (("where", " = "), ("least", " ≥ "), ("most", " ≤ ")):
        for name, value in _table(rule, kind).items():
            yield _name(table.column(name), lang) + sign + _value(table.column(name), value, lang)
    some = [
        f"{_name(table.column(name), lang)} ≥ {low}"
        for name, low in _table(rule, "any_least").items()
    ]
    if some:
        yield {"zh": " 或 ", "en": " or "}[lang].join(some)


def _table(rule: Rule, name: str) -> Mapping[str, object]:
    found = rule.settings.get(name, {})
    return found if isinstance(found, Mapping) else {}


def _name(column: Column, lang: Lang) -> str:
    return column.zh if lang == "zh" else column.en


def _value(column: Column, value: object, lang: Lang) -> str:
    if isinstance(value, bool):
        return {"zh": ("否", "是"), "en": ("no", "yes")}[lang][value]
    if isinstance(value, list):
        return _COMMA[lang].join(_value(column, one, lang) for one in value)
    return label_of(column, str(value), lang)


def _said(rule: Rule, name: str, value: object, lang: Lang) -> str:
    """A setting in words: codes by their labels."""
    if name == "scope":
        return str(words()["scopes"][value][lang])
    if name == "least" and not isinstance(value, Mapping):
        return str(words()["least"][lang]).format(number=value)
    if name == "skill":
        skill = _value(BY_NAME["responders"].column("skills"), value, lang)
        return {"zh": f"（{skill}）", "en": f" ({skill})"}[lang]
    table = "facilities" if rule.name in ("short_of_room", "add_facility") else "components"
    at = (table, "kind") if name == "kind" else _COLUMN_OF.get(name)
    if at is None:
        return str(value)
    return _value(BY_NAME[at[0]].column(at[1]), value, lang)


def _effect(rule: Rule, lang: Lang) -> str:
    said = {name: _said(rule, name, value, lang) for name, value in rule.settings.items()}
    if rule.name in ("set_cells", "raise_to"):
        table = BY_NAME[str(rule.settings["table"])]
        cells = _table(rule, "cells").items()
        said["cells"] = _COMMA[lang].join(
            f"{_name(table.column(n), lang)} = {_value(table.column(n), v, lang)}" for n, v in cells
        )
        said["column"] = _name(table.column(said["column"]), lang) if "column" in said else ""
    return str(words()["effects"][rule.name][lang]).format(**said)


def _terms(one: Measure, lang: Lang) -> Iterator[str]:
    said = words()["terms"]
    for name, codes in (("needs", one.needs), ("excludes", one.excludes)):
        if codes:
            those = [bundled()[code] for code in codes]
            names = _COMMA[lang].join(each.zh if lang == "zh" else each.en for each in those)
            yield said[name][lang].format(list=names)
    if one.season in said:
        yield said[one.season][lang]
    grade = BY_NAME["buildings"].column("heritage")
    for effect in ("conditions", "forbidden"):
        grades = [name for name, each in one.heritage.items() if each == effect]
        if grades:
            yield said[effect][lang].format(grades=_value(grade, grades, lang))


def main(guide: Path) -> None:
    """Bring the pages of the manual up to date."""
    for lang, name in PAGES.items():
        page = guide / name
        page.write_text(current(page.read_text(encoding="utf-8"), lang), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
