"""The pieces a JSON Schema of ours is written in: each says its meaning in both languages."""

from typing import Any

Node = dict[str, Any]


def said(node: Node, zh: str, en: str, unit: str = "") -> Node:
    """``node`` with its meaning in both languages and its unit."""
    return node | {"description": en, "x-zh": zh} | ({"x-unit": unit} if unit else {})


def record(zh: str, en: str, fields: Node) -> Node:
    """An object with exactly these fields, all of them required."""
    node = {
        "type": "object",
        "properties": fields,
        "required": list(fields),
        "additionalProperties": False,
    }
    return said(node, zh, en)


def mapped(zh: str, en: str, of: Node, unit: str = "") -> Node:
    """An object with any keys and values of one kind."""
    return said({"type": "object", "additionalProperties": of}, zh, en, unit)


def listed(zh: str, en: str, of: Node) -> Node:
    return said({"type": "array", "items": of}, zh, en)


def amount(zh: str, en: str, unit: str) -> Node:
    return said({"type": "number", "minimum": 0}, zh, en, unit)


def whole(zh: str, en: str, unit: str = "", minimum: int = 0) -> Node:
    return said({"type": "integer", "minimum": minimum}, zh, en, unit)


def text(zh: str, en: str, *, nullable: bool = False) -> Node:
    return said({"type": ["string", "null"] if nullable else "string"}, zh, en)


def estimate(zh: str, en: str, unit: str) -> Node:
    return said({"$ref": "#/$defs/estimate"}, zh, en, unit)
