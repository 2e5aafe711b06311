"""A folder of Parquet, one file a table: the form between programs, exact and typed."""

from pathlib import Path

import polars as pl
from polars.exceptions import PolarsError

from linli.engine.errors import InputError
from linli.engine.estate.estate import Estate
from linli.engine.estate.faults import one_fault
from linli.engine.estate.ledger import SCHEMA_VERSION, TABLES
from linli.engine.estate.schema import Table
from linli.files.cells import Cells, Form
from linli.files.folders import read_folder
from linli.files.sheets import (
    COLUMN_LIMIT,
    ROW_LIMIT,
    Contents,
    Progress,
    Reading,
    Sheet,
    Source,
    read_sheet,
)

VERSION_KEY = "linli.schema"
"""File metadata: version of the ledger's schema."""


def read_parquet_folder(folder: Path, progress: Progress) -> Contents:
    """Every ``*.parquet`` named after a table, and faults for those that are not.

    Raises
    ------
    InputError : ``not_parquet``, ``too_many_rows``, ``too_many_columns``, ``newer_schema``
    """
    return read_folder(folder, "parquet", _reading, progress)


def write_parquet(estate: Estate, folder: Path) -> None:
    """Write every table as ``TABLE.parquet``; unit, labels, schema version in its metadata."""
    folder.mkdir(parents=True, exist_ok=True)
    for table in TABLES:
        estate[table.name].write_parquet(
            folder / f"{table.name}.parquet", compression="zstd", metadata=_metadata(table)
        )


def _metadata(table: Table) -> dict[str, str]:
    labels = {f"linli.zh.{column.name}": column.label("zh") for column in table.columns}
    labels |= {f"linli.en.{column.name}": column.label("en") for column in table.columns}
    units = {f"linli.unit.{each.name}": each.unit for each in table.columns if each.unit}
    return {VERSION_KEY: str(SCHEMA_VERSION), **labels, **units}


def _reading(path: Path, table: Table) -> Reading:
    frame = _loaded(path)
    plain = [name for name, dtype in frame.schema.items() if _form(dtype) is not None]
    columns = [_cells(frame[name]) for name in plain]
    rows = pl.int_range(1, len(frame) + 1, eager=True)
    sheet = Sheet(path.name, Source(path.name), plain, columns, rows)
    reading = read_sheet(sheet, table)
    strange = [
        one_fault(
            table.name,
            "unreadable_column",
            sheet=path.name,
            column="",
            label=name,
            found=type(dtype).__name__,
        )
        for name, dtype in frame.schema.items()
        if name not in plain
    ]
    return Reading(table, sheet, reading.frame, reading.labels, [*strange, *reading.faults])


def _cells(values: pl.Series) -> Cells:
    """Typed values as text and form: numbers keep every digit, whole ones lose their ".0"."""
    form = _form(values.dtype) or Form.TEXT
    text = values.cast(pl.String)
    if form is Form.TEXT:
        return Cells.of_text(text)
    if values.dtype.is_float():
        text = text.str.replace(r"\.0$", "")
    return Cells(text, pl.Series([int(form)], dtype=pl.Int8).new_from_index(0, len(values)))


def _form(dtype: pl.DataType) -> Form | None:
    """What a typed column holds; None for lists, structures and bytes, which no table has."""
    if dtype.is_numeric():
        return Form.NUMBER
    if dtype in (pl.String, pl.Categorical, pl.Enum, pl.Null):
        return Form.TEXT
    if dtype == pl.Date:
        return Form.DATE
    if dtype == pl.Boolean:
        return Form.YES_NO
    return Form.MOMENT if dtype.is_temporal() else None


def _loaded(path: Path) -> pl.DataFrame:
    try:
        lazy = pl.scan_parquet(path, glob=False)
        width = len(lazy.collect_schema())
        rows = lazy.select(pl.len()).collect().item()
        version = pl.read_parquet_metadata(path).get(VERSION_KEY, "")
    except (PolarsError, OSError) as error:
        raise InputError("not_parquet", path.name, found=str(error).splitlines()[0]) from error
    if rows > ROW_LIMIT:
        raise InputError("too_many_rows", path.name, wanted=ROW_LIMIT)
    if width > COLUMN_LIMIT:
        raise InputError("too_many_columns", path.name, wanted=COLUMN_LIMIT)
    if version.isdigit() and int(version) > SCHEMA_VERSION:
        raise InputError("newer_schema", path.name, found=version, wanted=SCHEMA_VERSION)
    return lazy.collect()
