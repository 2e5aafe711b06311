"""Charters to begin from, one a place; a place's says only what differs from the national one.

A place names a kind's parts, or under ``steps`` a stage's: gates that it names take the place of
all gates of that stage.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from linli.engine.charter.charter import Charter
from linli.engine.charter.document import read
from linli.engine.charter.law import places, rule_set
from linli.engine.errors import InputError

FOLDER = files("linli.engine.charter") / "templates"


@cache
def template(place: str) -> Charter:
    """The charter that an estate at ``place`` begins with.

    Raises
    ------
    InputError : ``unknown_rule_set``, or what ``document.read`` refuses
    """
    return read(template_document(place), rule_set(place))


def template_document(place: str) -> dict[str, Any]:
    """The same as people write it; a new copy each time.

    Raises
    ------
    InputError : ``unknown_rule_set``
    """
    if place not in places():
        raise InputError("unknown_rule_set", "place", found=place, wanted=places())
    table = tomllib.loads((FOLDER / f"{place}.toml").read_text(encoding="utf-8"))
    if "extends" not in table:
        return table
    under = template_document(table.pop("extends"))
    kinds = under["kinds"] | {
        code: _changed(under["kinds"].get(code, {}), change)
        for code, change in table.pop("kinds", {}).items()
    }
    rights = under["rights"] | table.pop("rights", {})
    return under | table | {"rights": rights, "kinds": kinds}


def _changed(kind: dict[str, Any], change: dict[str, Any]) -> dict[str, Any]:
    """The kind with what a place says otherwise; ``steps`` says it of single stages, by code."""
    steps = change.pop("steps", {})
    stages = [stage | steps.pop(stage["code"], {}) for stage in kind.get("stages", [])]
    if steps:
        raise KeyError(*steps)
    return kind | {"stages": stages} | change
