"""The pieces a JSON Schema of ours is written in: each says its meaning in both languages."""

from collections.abc import Collection
from typing import Any

Node = dict[str, Any]


def said(node: Node, zh: str, en: str, unit: str = "") -> Node:
    """``node`` with its meaning in both languages and its unit."""
    return node | {"description": en, "x-zh": zh} | ({"x-unit": unit} if unit else {})


def record(zh: str, en: str, fields: Node, absent: Collection[str] = ()) -> Node:
    """An object with exactly these fields; those in ``absent`` may be missing."""
    node = {
        "type": "object",
        "properties": fields,
        "required": [name for name in fields if name not in absent],
        "additionalProperties": False,
    }
    return said(node, zh, en)


def mapped(zh: str, en: str, of: Node, unit: str = "") -> Node:
    """An object with any keys and values of one kind."""
    return said({"type": "object", "additionalProperties": of}, zh, en, unit)


def listed(zh: str, en: str, of: Node) -> Node:
    """A list of values of one kind."""
    return said({"type": "array", "items": of}, zh, en)


def amount(zh: str, en: str, unit: str) -> Node:
    """A number of 0 or more."""
    return said({"type": "number", "minimum": 0}, zh, en, unit)


def difference(zh: str, en: str, unit: str) -> Node:
    """A number that may fall below 0."""
    return said({"type": "number"}, zh, en, unit)


def whole(zh: str, en: str, unit: str = "", minimum: int = 0) -> Node:
    """A whole number."""
    return said({"type": "integer", "minimum": minimum}, zh, en, unit)


def text(zh: str, en: str, *, nullable: bool = False) -> Node:
    """Text, or null where it may be unknown."""
    return said({"type": ["string", "null"] if nullable else "string"}, zh, en)


def code(zh: str, en: str) -> Node:
    """A word of ours, the same in every language."""
    return said({"type": "string", "pattern": "^[a-z][a-z0-9_]*$"}, zh, en)


def estimate(zh: str, en: str, unit: str) -> Node:
    """A mean over draws with its interval, as ``$defs`` declares it."""
    return said({"$ref": "#/$defs/estimate"}, zh, en, unit)
