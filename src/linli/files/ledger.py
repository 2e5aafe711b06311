"""The one way in: a workbook or a folder of tables becomes an estate or a list of faults."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from linli.engine.errors import InputError
from linli.engine.estate.checks import check
from linli.engine.estate.estate import Estate
from linli.engine.estate.faults import Faults, one_fault
from linli.engine.estate.ledger import TABLES
from linli.files.csv_folder import read_csv_folder
from linli.files.parquet_folder import read_parquet_folder
from linli.files.sheets import Contents, Progress, Reading, Source
from linli.files.workbook import read_workbook


@dataclass(frozen=True)
class Ledger:
    """What was read.

    ``tables`` holds every table in its schema; what could not be read is null. ``faults`` says
    what is wrong in the owner's own words: file or sheet, row, column. ``sources`` says per table
    that was there where it came from.
    """

    tables: Mapping[str, pl.DataFrame]
    faults: Faults
    sources: Mapping[str, Source]

    @property
    def estate(self) -> Estate | None:
        """The estate; None while there is any fault."""
        return None if len(self.faults) else Estate.of(self.tables)


def read_ledger(path: Path, *, progress: Progress | None = None) -> Ledger:
    """Read a workbook (.xlsx), a folder of CSV or a folder of Parquet, and check it.

    Raises
    ------
    InputError : the file as a whole is refused: ``no_such_path``, ``unknown_format``,
        ``mixed_folder``, ``no_tables``, and those of the readers
    """
    readings, general = _reader(path)(path, progress or _silent)
    return _ledger(readings, general)


def _reader(
    path: Path,
) -> Callable[[Path, Progress], Contents]:
    if not path.exists():
        raise InputError("no_such_path", str(path))
    if path.is_file():
        if path.suffix.lower() in (".csv", ".parquet", ".json", ".geojson", ".gz"):
            raise InputError("one_file_of_many", str(path))
        return read_workbook
    csv, parquet = (any(path.glob(f"*.{ending}")) for ending in ("csv", "parquet"))
    if csv and parquet:
        raise InputError("mixed_folder", str(path))
    if not csv and not parquet:
        raise InputError("no_tables", str(path))
    return read_csv_folder if csv else read_parquet_folder


def _silent(_done: int, _total: int) -> None:
    """Progress that nobody asked for."""


def _ledger(readings: Iterable[Reading], general: list[pl.DataFrame]) -> Ledger:
    once, repeated = _told_apart(readings)
    frames = {table.name: table.empty() for table in TABLES}
    frames |= {name: reading.frame for name, reading in once.items()}
    found = Faults.of([*general, *repeated, *(f for each in once.values() for f in each.faults)])
    content = _in_the_users_words(check(frames).frame, once)
    return Ledger(
        frames,
        Faults.of([found.frame, _news(content, found.frame)]),
        {name: reading.sheet.source for name, reading in once.items()},
    )


def _told_apart(readings: Iterable[Reading]) -> tuple[dict[str, Reading], list[pl.DataFrame]]:
    """The first sheet of each table, and a fault for each further one."""
    once: dict[str, Reading] = {}
    repeated = []
    for reading in readings:
        name, sheet = reading.table.name, reading.sheet.name
        if name in once:
            first = once[name].sheet.name
            repeated.append(
                one_fault(name, "repeated_table", sheet=sheet, found=sheet, wanted=first)
            )
        else:
            once[name] = reading
    return once, repeated


def _in_the_users_words(content: pl.DataFrame, readings: Mapping[str, Reading]) -> pl.DataFrame:
    """Faults of the check with the owner's row numbers, sheet names and headers."""
    parts = []
    for key, part in content.group_by("table", maintain_order=True):
        name = str(key[0])
        if name not in readings:
            parts.append(part)
            continue
        reading = readings[name]
        parts.append(
            part.with_columns(
                reading.sheet.rows.gather(part["row"]).alias("row"),
                pl.lit(reading.sheet.name).alias("sheet"),
                pl.col("column").replace(reading.labels).alias("label"),
            )
        )
    return pl.concat(parts) if parts else content


def _news(content: pl.DataFrame, found: pl.DataFrame) -> pl.DataFrame:
    """Faults that do not merely follow from an unreadable cell or an absent column."""
    absent = found.filter(pl.col("code") == "missing_column").select(
        "table", "column", pl.lit("missing").alias("code")
    )
    rest = content.join(absent, on=["table", "column", "code"], how="anti", maintain_order="left")
    return rest.join(found, on=["table", "row", "column"], how="anti", maintain_order="left")
