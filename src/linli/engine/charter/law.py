"""What the law asks at a place from a day on: rules of decision and floors, with articles."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

from linli.engine.ballot.decision import Rule
from linli.engine.errors import InputError

FOLDER = files("linli.engine.charter") / "rule_sets"


@dataclass(frozen=True)
class Floor:
    """A number that a charter may only tighten: ``least`` or ``most``, in ``unit``, by its law.

    Parameters
    ----------
    code : stable name; ``ballot_notice_days``, ``ballot_open_days`` and ``<kind>_notice_days`` are
        held against a charter, the others are told to its readers
    least, most : the number; one of the two
    unit : ``day``, ``working day``, ``month``, ``year``, ``person`` or ``%``
    strict : True for "more than" or "less than", False where the number itself will do
    article : where it is written
    source : where the text was read, or ``to be checked``
    zh, en : what it is about
    since : first day
    """

    code: str
    least: int | None
    most: int | None
    unit: str
    article: str
    source: str
    zh: str
    en: str
    since: date
    strict: bool = False


@dataclass(frozen=True)
class RuleSet:
    """The law of a place.

    Parameters
    ----------
    code, zh, en : its name
    valid_from : first day
    rules : rules of decision, by code
    words : what each rule is about, Chinese and English, by code
    kinds : the rule the law asks of a kind of matter, by kind
    payers : the rule the law asks of whatever is paid from a source, by source
    floors : numbers, by code
    """

    code: str
    zh: str
    en: str
    valid_from: date
    rules: Mapping[str, Rule]
    words: Mapping[str, tuple[str, str]]
    kinds: Mapping[str, str]
    payers: Mapping[str, str]
    floors: Mapping[str, Floor]


def places() -> tuple[str, ...]:
    """Codes of all rule sets, the national one first."""
    found = sorted(item.name.removesuffix(".toml") for item in FOLDER.iterdir() if _is_table(item))
    return ("national", *(code for code in found if code != "national"))


def _is_table(item: Any) -> bool:  # noqa: ANN401 - importlib's Traversable
    return str(item.name).endswith(".toml")


@cache
def rule_set(code: str) -> RuleSet:
    """The rule set of this code; a place's adds to the national one and may replace its floors.

    Raises
    ------
    InputError : ``unknown_rule_set``
    """
    if code not in places():
        raise InputError("unknown_rule_set", "rule_set", found=code, wanted=places())
    table = tomllib.loads((FOLDER / f"{code}.toml").read_text(encoding="utf-8"))
    under = rule_set(table["extends"]) if "extends" in table else None
    rows = table.get("rules", {})
    return RuleSet(
        code=table["code"],
        zh=table["zh"],
        en=table["en"],
        valid_from=table["valid_from"],
        rules={
            **(under.rules if under else {}),
            **{name: _rule(name, rows[name]) for name in rows},
        },
        words={
            **(under.words if under else {}),
            **{name: (row["zh"], row["en"]) for name, row in rows.items()},
        },
        kinds={**(under.kinds if under else {}), **table.get("kinds", {})},
        payers={**(under.payers if under else {}), **table.get("payers", {})},
        floors={
            **(under.floors if under else {}),
            **{
                name: _floor(name, row, table["valid_from"])
                for name, row in table.get("floors", {}).items()
            },
        },
    )


def _rule(code: str, row: dict[str, Any]) -> Rule:
    quorum, passing = Fraction(row["quorum"]), Fraction(row["passing"])
    return Rule(code, quorum, passing, row["strict"], row["article"])


def _floor(code: str, row: dict[str, Any], since: date) -> Floor:
    return Floor(
        code,
        row.get("least"),
        row.get("most"),
        row["unit"],
        row["article"],
        row["source"],
        row["zh"],
        row["en"],
        row.get("valid_from", since),
        row.get("strict", False),
    )
