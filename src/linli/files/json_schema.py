"""Checking a JSON document against the part of JSON Schema (2020-12) that our schemas use."""

import re
import reprlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Any

Schema = Mapping[str, Any]

_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}


@dataclass(frozen=True, slots=True)
class SchemaFault:
    """Where a document departs from its schema: what is there and what is wanted."""

    where: str
    found: str
    wanted: str


def first_fault(document: object, schema: Schema) -> SchemaFault | None:
    """The first place where ``document`` departs from ``schema``, in the document's own order.

    Understood: type, const, minimum, pattern, required, properties, additionalProperties, items and
    ``$ref`` to ``#/$defs``.
    """
    return next(_faults(document, schema, schema, "document"), None)


def _faults(value: object, schema: Schema, root: Schema, where: str) -> Iterator[SchemaFault]:
    if "$ref" in schema:
        definition = root["$defs"][schema["$ref"].removeprefix("#/$defs/")]
        yield from _faults(value, definition, root, where)
        return
    if fault := _own_fault(value, schema, where):
        yield fault
    elif isinstance(value, dict):
        yield from _in_object(value, schema, root, where)
    elif isinstance(value, list) and "items" in schema:
        for at, member in enumerate(value):
            yield from _faults(member, schema["items"], root, f"{where}[{at}]")


def _in_object(
    value: dict[str, Any], schema: Schema, root: Schema, where: str
) -> Iterator[SchemaFault]:
    declared = schema.get("properties", {})
    for name in schema.get("required", ()):
        if name not in value:
            yield SchemaFault(where, "no such field", name)
    for name, member in value.items():
        of = declared.get(name, schema.get("additionalProperties", {}))
        if of is False:
            yield SchemaFault(f"{where}.{name}", "an unknown field", ", ".join(declared))
        else:
            yield from _faults(member, of, root, f"{where}.{name}")


def _own_fault(value: object, schema: Schema, where: str) -> SchemaFault | None:
    for keyword, check in _CHECKS.items():
        if keyword in schema and not check(value, schema[keyword]):
            return SchemaFault(where, reprlib.repr(value), f"{keyword} {schema[keyword]}")
    return None


def _is_of_type(value: object, wanted: str | list[str]) -> bool:
    names = [wanted] if isinstance(wanted, str) else wanted
    # In Python True is an int, and 1e999 reads as infinity; in JSON neither is a number.
    if isinstance(value, bool):
        return "boolean" in names
    if isinstance(value, float) and not isfinite(value):
        return False
    return any(isinstance(value, _TYPES[name]) for name in names)


def _is_at_least(value: object, minimum: float) -> bool:
    return not isinstance(value, int | float) or value >= minimum


def _matches(value: object, pattern: str) -> bool:
    return not isinstance(value, str) or re.search(pattern, value) is not None


def _is(value: object, constant: object) -> bool:
    return value == constant


_CHECKS: dict[str, Callable[[Any, Any], bool]] = {
    "type": _is_of_type,
    "const": _is,
    "minimum": _is_at_least,
    "pattern": _matches,
}
