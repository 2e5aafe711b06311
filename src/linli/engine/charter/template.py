"""Charters to begin from, one a place; a place's says only what differs from the national one."""

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
    under = template_document(table.pop("extends")) if "extends" in table else {}
    return {**under, **table, "kinds": {**under.get("kinds", {}), **table.get("kinds", {})}}
