"""A TOML text of parameters read, and refused where it says less or more than a parameter does."""

import math
import tomllib
from collections.abc import Iterator, Mapping

from linli.engine.errors import InputError
from linli.engine.parameters.parameter import Parameter, Values
from linli.engine.units import TO_BASE, to_base

_PARTS = ("low", "mid", "high", "unit", "source", "valid", "note")


def parsed(text: str, where: str) -> dict[str, Parameter]:
    """The parameters of a TOML text by name; ``valid`` at its top stands for rows without one.

    Raises
    ------
    InputError : ``not_toml``, ``bad_parameter``, ``unknown_parameter``
    """
    try:
        tree = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError("not_toml", where, found=str(error)) from error
    valid = _text(tree, "valid", where)
    tables = {key: value for key, value in tree.items() if key != "valid"}
    return {name: _parameter(name, leaf, where, valid) for name, leaf in _leaves(tables, "", where)}


def _leaves(
    tree: Mapping[str, object], prefix: str, where: str
) -> Iterator[tuple[str, Mapping[str, object]]]:
    for key, value in tree.items():
        name = prefix + key
        if not isinstance(value, dict):
            raise InputError("unknown_parameter", f"{where}: {name}")
        if value and all(isinstance(part, dict) for part in value.values()):
            yield from _leaves(value, f"{name}.", where)
        else:
            yield name, value


def _parameter(name: str, leaf: Mapping[str, object], where: str, valid: str) -> Parameter:
    place = f"{where}: {name}"
    for part in leaf:
        if part not in _PARTS:
            raise InputError("bad_parameter", place, found=part, wanted=", ".join(_PARTS))
    unit, source = _text(leaf, "unit", place), _text(leaf, "source", place)
    if "mid" not in leaf or not unit or not source:
        raise InputError("bad_parameter", place, found=str(dict(leaf)), wanted="mid, unit, source")
    low, mid, high = (_values(leaf, part, unit, place) for part in ("low", "mid", "high"))
    if not len(low) == len(mid) == len(high):
        raise InputError(
            "bad_parameter", place, found="lists of unequal length", wanted="equal lengths"
        )
    if any(not a <= b <= c for a, b, c in zip(low, mid, high, strict=True)):
        raise InputError(
            "bad_parameter", place, found=f"{low} {mid} {high}", wanted="low <= mid <= high"
        )
    base = TO_BASE.get(unit, (unit, 1.0))[0]
    note, own = _text(leaf, "note", place), _text(leaf, "valid", place)
    return Parameter(name, low, mid, high, base, source, note, own or valid)


def _text(tree: Mapping[str, object], part: str, place: str) -> str:
    """A part that is a text; empty where it is left out."""
    value = tree.get(part, "")
    if not isinstance(value, str):
        raise InputError(
            "bad_parameter", place, found=f"{part} = {value!r}", wanted=f'{part} = "…"'
        )
    return value


def _values(leaf: Mapping[str, object], part: str, unit: str, place: str) -> Values:
    """One of low, mid and high; the middle where low or high is left out."""
    value = leaf.get(part, leaf.get("mid"))
    values = value if isinstance(value, list) else [value]
    numbers = [float(v) for v in values if isinstance(v, int | float) and not isinstance(v, bool)]
    if not numbers or len(numbers) < len(values) or not all(map(math.isfinite, numbers)):
        raise InputError("bad_parameter", place, found=f"{part} = {value!r}", wanted="numbers")
    return tuple(to_base(v, unit) for v in numbers)
