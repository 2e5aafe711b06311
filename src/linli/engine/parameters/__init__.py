"""Parameters as data: TOML tables of value, range, unit and source.

A table with ``mid`` is one parameter; its dotted path is its name. ``mid`` may be a list, then
``low`` and ``high`` are lists of the same length. Values are converted to the engine's own units
(days, shares, metres, g, events a year, yuan) when read, so a file may use any unit of the same
quantity. ``source`` names where the number was read, or says ``assumption``.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from linli.engine.errors import InputError
from linli.engine.units import TO_BASE, require_unit, to_base

Values = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter in the engine's units; a scalar has values of length 1."""

    name: str
    low: Values
    mid: Values
    high: Values
    unit: str
    source: str
    note: str = ""


@dataclass(frozen=True)
class Parameters:
    """Parameters by name, in the order of their files."""

    rows: Mapping[str, Parameter]

    def mid(self, name: str, unit: str | None = None) -> float:
        """The middle value of a scalar parameter; with ``unit``, refused unless of that kind."""
        row = self._row(name)
        if unit is not None:
            require_unit(row.unit, unit, name)
        if len(row.mid) != 1:
            raise InputError("not_a_scalar", name, found=len(row.mid))
        return row.mid[0]

    def mids(self, name: str) -> Values:
        """The middle values of a list parameter."""
        return self._row(name).mid

    def under(self, prefix: str) -> Iterator[tuple[str, Parameter]]:
        """(last part of the name, parameter) of those directly below ``prefix``."""
        for name, row in self.rows.items():
            head, _, last = name.rpartition(".")
            if head == prefix:
                yield last, row

    def overridden(self, text: str, where: str) -> "Parameters":
        """These parameters with those of a user's TOML text in their place.

        Raises
        ------
        InputError : ``unknown_parameter``, ``not_toml``, ``bad_parameter``, ``wrong_unit``
        """
        rows = dict(self.rows)
        for name, row in _parse(text, where).items():
            known = rows.get(name)
            if known is None:
                raise InputError("unknown_parameter", f"{where}: {name}")
            if len(known.mid) != len(row.mid):
                raise InputError(
                    "bad_parameter", f"{where}: {name}", found=len(row.mid), wanted=len(known.mid)
                )
            require_unit(row.unit, known.unit, f"{where}: {name}")
            rows[name] = row
        return replace(self, rows=rows)

    def _row(self, name: str) -> Parameter:
        if name not in self.rows:
            raise InputError("unknown_parameter", name)
        return self.rows[name]


@cache
def load(*tables: str) -> Parameters:
    """The bundled parameters of the named tables (file names without ``.toml``)."""
    rows: dict[str, Parameter] = {}
    for table in tables:
        text = (files(__name__) / f"{table}.toml").read_text(encoding="utf-8")
        rows.update(_parse(text, f"{table}.toml"))
    return Parameters(rows)


def _parse(text: str, where: str) -> dict[str, Parameter]:
    try:
        tree = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError("not_toml", where, found=str(error)) from error
    return {name: _parameter(name, leaf, where) for name, leaf in _leaves(tree, "")}


def _leaves(tree: Mapping[str, object], prefix: str) -> Iterator[tuple[str, Mapping[str, object]]]:
    for key, value in tree.items():
        if isinstance(value, dict):
            if "mid" in value:
                yield prefix + key, value
            else:
                yield from _leaves(value, f"{prefix}{key}.")


def _parameter(name: str, leaf: Mapping[str, object], where: str) -> Parameter:
    place = f"{where}: {name}"
    unit, source = leaf.get("unit"), leaf.get("source")
    if not isinstance(unit, str) or not isinstance(source, str) or not source:
        raise InputError("bad_parameter", place, found=str(dict(leaf)), wanted="unit, source")
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
    return Parameter(name, low, mid, high, base, source, str(leaf.get("note", "")))


def _values(leaf: Mapping[str, object], part: str, unit: str, place: str) -> Values:
    value = leaf.get(part, leaf.get("mid"))
    values = value if isinstance(value, list) else [value]
    numbers = [float(v) for v in values if isinstance(v, int | float) and not isinstance(v, bool)]
    if not numbers or len(numbers) < len(values):
        raise InputError("bad_parameter", place, found=repr(value), wanted="numbers")
    return tuple(to_base(v, unit) for v in numbers)
