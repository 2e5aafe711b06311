"""The published forms of a JSON format: its schema, and the manual's table of fields."""

import json
from collections.abc import Iterator

from linli.files.schema_nodes import Node

LANGUAGES = ("zh", "en")
BEGIN = "<!-- fields: begin -->"
END = "<!-- fields: end -->"

_HEADERS = {"zh": "| 字段 | 单位 | 含义 |", "en": "| field | unit | meaning |"}
_UNITS = {
    "人·日": "person-days", "人·日/年": "person-days/year", "人·日/次": "person-days/event",
    "人": "persons", "人/年": "persons/year", "人/次": "persons/event", "年": "years",
    "年/年": "years/year", "年/次": "years/event", "元/年": "yuan/year", "元/次": "yuan/event",
    "天": "days", "次": "times", "次/年": "events/year", "种": "worlds", "格": "cells",
    "户": "households",
    "套": "homes", "栋": "buildings", "支": "crews", "处": "places", "月": "months", "分": "fen",
    "分/月": "fen/month", "分/年": "fen/year", "分/m²/月": "fen/m²/month", "m²": "m²",
}  # fmt: skip


def schema_text(schema: Node) -> str:
    """The JSON Schema as it is published."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def field_table(schema: Node, lang: str) -> str:
    """Every field with its unit and meaning, as a Markdown table."""
    rows = [_row(path, node, lang) for path, node in _fields(schema, "")]
    shared = [
        _row(path, node, lang)
        for definition in schema["$defs"].values()
        for path, node in _fields(definition, "…")
    ]
    return "\n".join([_HEADERS[lang], "| --- | --- | --- |", *rows, *shared])


def manual_page(page: str, schema: Node, lang: str) -> str:
    """``page`` with the table between its two markers replaced by the current one."""
    if BEGIN not in page or END not in page:
        raise ValueError(f"marker {BEGIN} or {END} is missing")
    head, _, rest = page.partition(BEGIN)
    _, _, foot = rest.partition(END)
    return f"{head}{BEGIN}\n\n{field_table(schema, lang)}\n\n{END}{foot}"


def _fields(node: Node, path: str) -> Iterator[tuple[str, Node]]:
    """Every field below ``node`` with its path; an estimate is one field."""
    if "items" in node:
        yield from _fields(node["items"], f"{path}[]")
    of = node.get("additionalProperties")
    if isinstance(of, dict):
        yield from _fields(of, f"{path}.*")
    for name, field in node.get("properties", {}).items():
        below = f"{path}.{name}".removeprefix(".")
        yield below, field
        yield from _fields(field, below)


def _row(path: str, node: Node, lang: str) -> str:
    unit = node.get("x-unit", "")
    shown = unit if lang == "zh" else _UNITS.get(unit, unit)
    meaning = node.get("x-zh" if lang == "zh" else "description", "")
    return f"| `{path}` | {shown} | {meaning} |"
