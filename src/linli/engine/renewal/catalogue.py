"""The catalogue: all measures as data, bundled, and overridden by a place's own file."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from graphlib import CycleError, TopologicalSorter
from importlib.resources import files
from typing import Any

from linli.engine.errors import InputError
from linli.engine.renewal.measure import Measure
from linli.engine.renewal.reading import Row, measure_of

PARTS = ("safety", "basic", "improve", "upgrade", "together")
"""Files of the bundled catalogue, in order; ``together`` holds the soft measures."""

_DROP = "drop"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Measures by code, in the order in which they are carried out."""

    measures: Mapping[str, Measure]
    rows: Mapping[str, Row]
    """As written, so that a file may change a part of one."""

    def __iter__(self) -> Iterator[Measure]:
        """The measures in order."""
        return iter(self.measures.values())

    def __getitem__(self, code: str) -> Measure:
        """The measure of this code.

        Raises
        ------
        InputError : ``unknown_measure``
        """
        if code not in self.measures:
            raise InputError("unknown_measure", "catalogue", found=code)
        return self.measures[code]

    def overridden(self, text: str, where: str) -> "Catalogue":
        """The catalogue with a place's own rows (TOML).

        A row under the code of a measure takes the place of the fields it names, each as a whole;
        under a new code it is a new measure, after all others. ``[drop] codes = [...]`` leaves
        measures out.

        Raises
        ------
        InputError : ``not_toml``, ``bad_measure``, ``unknown_measure``, ``needs_in_circle``
        """
        tree = _tree(text, where)
        rows = dict(self.rows)
        for code in _dropped(tree.pop(_DROP, {}), where):
            if rows.pop(code, None) is None:
                raise InputError("unknown_measure", f"{where}: drop", found=code)
        for code, row in tree.items():
            rows[code] = {**rows.get(code, {}), **_table(row, f"{where}: {code}")}
        return _catalogue(rows, where)


def read(text: str, where: str) -> Catalogue:
    """A catalogue from one TOML text, a table a measure.

    Raises
    ------
    InputError : ``not_toml``, ``bad_measure``, ``unknown_measure``, ``needs_in_circle``
    """
    return _catalogue(_tree(text, where), where)


@cache
def bundled() -> Catalogue:
    """The catalogue that comes with the software."""
    rows: dict[str, Row] = {}
    for part in PARTS:
        text = (files("linli.engine.renewal") / "measures" / f"{part}.toml").read_text("utf-8")
        for code, row in _tree(text, f"{part}.toml").items():
            if code in rows:
                raise InputError("bad_measure", f"{part}.toml", found=code, wanted="each code once")
            rows[code] = row
    return _catalogue(rows, "measures")


def _tree(text: str, where: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise InputError("not_toml", where, found=str(error)) from error


def _table(row: object, where: str) -> Row:
    if not isinstance(row, dict):
        raise InputError("bad_measure", where, found=repr(row), wanted="a table")
    return row


def _dropped(table: object, where: str) -> Sequence[str]:
    codes = table.get("codes") if isinstance(table, dict) and set(table) <= {"codes"} else None
    if table == {}:
        return ()
    if not isinstance(codes, list) or not all(isinstance(code, str) for code in codes):
        raise InputError("bad_measure", f"{where}: drop", found=repr(table), wanted="codes = […]")
    return codes


def _catalogue(rows: Mapping[str, Row], where: str) -> Catalogue:
    measures = {
        code: measure_of(code, number, _table(row, f"{where}: {code}"), f"{where}: {code}")
        for number, (code, row) in enumerate(rows.items())
    }
    for measure in measures.values():
        _refuse_strangers(measure, measures, where)
    _refuse_circles(measures, where)
    return Catalogue(measures, rows)


def _refuse_strangers(measure: Measure, measures: Mapping[str, Measure], where: str) -> None:
    place = f"{where}: {measure.code}"
    for code in (*measure.needs, *measure.excludes):
        if code not in measures:
            raise InputError("unknown_measure", place, found=code)
    both = set(measure.needs) & {*measure.excludes, measure.code}
    if both or measure.code in measure.excludes:
        found = f"needs = {list(measure.needs)}, excludes = {list(measure.excludes)}"
        raise InputError("bad_measure", place, found=found, wanted="other measures, each in one")


def _refuse_circles(measures: Mapping[str, Measure], where: str) -> None:
    try:
        TopologicalSorter({code: one.needs for code, one in measures.items()}).prepare()
    except CycleError as error:
        raise InputError("needs_in_circle", where, found=" → ".join(error.args[1])) from error
