"""Rows that an effect adds: named after measure and place, the same whatever else is done."""

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from linli.engine.chance import key_hash
from linli.engine.estate.cellrules import KEY_LENGTH
from linli.engine.estate.estate import Estate
from linli.engine.estate.ledger import BY_NAME

Line = Mapping[str, Any]


def new_key(measure: str, site: str) -> str:
    """Key of the row that a measure adds at a place; a long place is told by its hash."""
    key = f"{measure}@{site}"
    return key if len(key) <= KEY_LENGTH else f"{measure}@{key_hash(site):016x}"


def with_rows(
    estate: Estate, table: str, lines: Sequence[Line], same: Sequence[str], grows: str = ""
) -> Estate:
    """The estate with rows added to a table; what a line leaves out is null.

    A row that already has the key of a line takes its cells where it is the same thing, equal in
    the columns ``same``: carrying out a measure twice leaves what doing it once does. Its number in
    the column ``grows`` is added to. Where the key is somebody else's, the line takes the next free
    one (``key~2``, ``key~3`` ...).
    """
    if not lines:
        return estate
    declared, frame = BY_NAME[table], estate[table]
    at = {key: row for row, key in enumerate(frame[declared.key])}
    taken: dict[int, Line] = {}
    new: dict[str, Line] = {}
    for line in lines:
        key = _free(str(line[declared.key]), line, frame, at, same, new)
        whole = {**line, declared.key: key}
        if key not in at:
            new[key] = whole
        else:
            old = frame[grows][at[key]] if grows else None
            taken[at[key]] = whole if old is None else {**whole, grows: whole[grows] + old}
    return estate.with_table(table, _put(frame, taken, list(new.values())))


def _free(
    key: str,
    line: Line,
    frame: pl.DataFrame,
    at: Mapping[str, int],
    same: Sequence[str],
    new: Mapping[str, Line],
) -> str:
    base, number = key, 1
    while key in new or (key in at and not _is_same(frame, at[key], line, same)):
        number += 1
        key = f"{base[: KEY_LENGTH - len(str(number)) - 1]}~{number}"
    return key


def _is_same(frame: pl.DataFrame, row: int, line: Line, same: Sequence[str]) -> bool:
    return all(frame[name][row] == line.get(name) for name in same)


def _put(frame: pl.DataFrame, taken: Mapping[int, Line], new: Sequence[Line]) -> pl.DataFrame:
    if taken:
        rows = frame.to_dicts()
        for at, line in taken.items():
            rows[at] |= line
        frame = pl.DataFrame(rows, frame.schema)
    if not new:
        return frame
    cells = [[line.get(name) for name in frame.columns] for line in new]
    return pl.concat([frame, pl.DataFrame(cells, frame.schema, orient="row")])


def with_cells(
    estate: Estate, table: str, sites: Sequence[str], cells: Mapping[str, pl.Expr]
) -> Estate:
    """The estate with columns of the rows ``sites`` of a table set to expressions."""
    frame = estate[table]
    mine = pl.col(BY_NAME[table].key).is_in(list(sites))
    changed = [
        pl.when(mine).then(value.cast(frame.schema[name])).otherwise(pl.col(name)).alias(name)
        for name, value in cells.items()
    ]
    return estate.with_table(table, frame.with_columns(changed))
