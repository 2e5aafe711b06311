"""Where the buildings come from: a ledger that has some, or a file of footprints."""

from dataclasses import dataclass
from pathlib import Path

import click
import polars as pl

from linli.engine.errors import InputError
from linli.engine.estate.estate import Estate
from linli.engine.estate.ledger import BY_NAME
from linli.files.footprints import read_footprints
from linli.files.ledger import read_ledger
from linli.files.sheets import table_called

FORMATS = (".parquet", ".geojson.gz", ".geojson", ".json")
"""Formats of footprints; where a folder holds the same name in several, the first is read."""

_LEDGERS = (".xlsx", ".csv", ".parquet")


@dataclass(frozen=True, slots=True)
class Declared:
    """What a file of footprints does not say by itself."""

    datum: str | None = None
    id_column: str = "bid"
    storeys_column: str = "storeys"
    estate: str | None = None
    """Id of the estate; the file's name when None."""


def buildings(path: Path, declared: Declared) -> Estate:
    """The estate with the buildings found at ``path``.

    Raises
    ------
    InputError : ``ledger_has_faults``, ``declared_in_ledger``, ``datum_not_declared``,
        ``no_footprints``, ``several_footprints`` and those of the readers
    """
    if is_ledger(path):
        return _from_ledger(path, declared)
    file = footprint_file(path)
    if declared.datum is None:
        raise InputError("datum_not_declared", str(file))
    return _from_footprints(file, declared, declared.datum)


def is_ledger(path: Path) -> bool:
    """A workbook, or a folder with a table that is called like the table of the estate."""
    if path.is_dir():
        tables = (table_called(part.stem) for part in path.iterdir() if part.suffix in _LEDGERS)
        return any(table is not None and table.name == "estate" for table in tables)
    return path.suffix == ".xlsx"


def footprint_file(path: Path) -> Path:
    """``path`` itself, or the one file of footprints in the folder; says on stderr which."""
    if not path.exists():
        raise InputError("no_such_path", str(path))
    if path.is_file():
        if not path.name.endswith(FORMATS):
            raise InputError("no_footprints", str(path), wanted="、".join(FORMATS))
        return path
    found = [file for file in sorted(path.iterdir()) if file.name.endswith(FORMATS)]
    if not found:
        raise InputError("no_footprints", str(path), wanted="、".join(FORMATS))
    if len({_stem(file) for file in found}) > 1:
        names = "、".join(file.name for file in found)
        raise InputError("several_footprints", str(path), found=names)
    best = min(
        found, key=lambda file: next(i for i, e in enumerate(FORMATS) if file.name.endswith(e))
    )
    click.echo(f"{path} -> {best.name}", err=True)
    return best


def _stem(path: Path) -> str:
    return path.name.removesuffix(next(e for e in FORMATS if path.name.endswith(e)))


def _from_ledger(path: Path, declared: Declared) -> Estate:
    if declared.datum is not None:
        raise InputError("declared_in_ledger", str(path), option="--datum")
    ledger = read_ledger(path)
    if ledger.estate is None:
        raise InputError("ledger_has_faults", str(path), faults=len(ledger.faults))
    return ledger.estate


def _from_footprints(file: Path, declared: Declared, datum: str) -> Estate:
    found = read_footprints(file, datum, declared.id_column, declared.storeys_column)
    bodies = found.select(pl.col("id").alias("building"), "footprint", "storeys")
    row = pl.DataFrame({"estate": [declared.estate or _stem(file)], "datum": [datum]})
    return Estate.of(
        {"estate": _as_table("estate", row), "buildings": _as_table("buildings", bodies)}
    )


def _as_table(name: str, frame: pl.DataFrame) -> pl.DataFrame:
    """``frame`` in the schema of the table; columns it lacks are null."""
    known = [pl.col(column) for column in frame.columns]
    schema = BY_NAME[name].schema
    absent = [pl.lit(None).alias(column) for column in schema if column not in frame.columns]
    return frame.select(*known, *absent).select(list(schema)).cast(schema)
