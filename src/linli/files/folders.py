"""A folder that holds one file a table: what CSV and Parquet have in common."""

from collections.abc import Callable
from pathlib import Path

import polars as pl

from linli.engine.estate.schema import Table
from linli.files.sheets import Contents, Progress, Reading, table_called, unknown_sheet


def read_folder(
    folder: Path, ending: str, read: Callable[[Path, Table], Reading], progress: Progress
) -> Contents:
    """``read`` of every file with that ending that is named after a table; faults for others."""
    readings: list[Reading] = []
    general: list[pl.DataFrame] = []
    files = sorted(folder.glob(f"*.{ending}"))
    for done, path in enumerate(files):
        progress(done, len(files))
        table = table_called(path.stem)
        if table is None:
            general.append(unknown_sheet(path.name))
        else:
            readings.append(read(path, table))
    progress(len(files), len(files))
    return readings, general
