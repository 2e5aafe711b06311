"""One CSV file as a sheet: its encoding told apart, rows counted as a spreadsheet counts them."""

import csv
import gzip
import zlib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple, TextIO

import polars as pl

from linli.engine.errors import InputError
from linli.files.cells import Cells
from linli.files.package import STEEPEST
from linli.files.sheets import COLUMN_LIMIT, ROW_LIMIT, Sheet, Source

ENCODINGS = ("utf-8-sig", "gb18030")
"""Tried in this order, strictly; Chinese Excel writes the second."""

MOST_CHARACTERS = 1 << 30
"""Most characters of a file; the bound of a workbook's bytes."""

_SMALL = 1 << 20
_BLOCK = 20_000
_ESCAPED = "^'([=+@'-])"


class Uneven(NamedTuple):
    """A row whose number of cells is not that of the header."""

    row: int
    cells: int


def csv_sheet(path: Path) -> tuple[Sheet, list[Uneven]]:
    """The rows as long as the header, and those that are not; ``.gz`` is unpacked on the way.

    Raises
    ------
    InputError : ``unknown_encoding``, ``not_csv``, ``not_gzip``, ``zip_bomb``,
        ``too_large``, ``too_many_rows``, ``too_many_columns``
    """
    encoding = _encoding(path)
    with _opened(path, encoding) as file:
        lines = csv.reader(file, strict=True)
        try:
            return _read(path, lines, encoding)
        except csv.Error as error:
            raise InputError("not_csv", path.name, found=str(error), line=lines.line_num) from error


def _read(path: Path, lines: Iterator[list[str]], encoding: str) -> tuple[Sheet, list[Uneven]]:
    header = next(lines, [])
    if len(header) > COLUMN_LIMIT:
        raise InputError("too_many_columns", path.name, wanted=COLUMN_LIMIT)
    blocks = [_frame([], [], len(header))]
    uneven: list[Uneven] = []
    first = 2
    while block := list(islice(lines, _BLOCK)):
        if first + len(block) > ROW_LIMIT + 2:
            raise InputError("too_many_rows", path.name, wanted=ROW_LIMIT)
        whole = [(n, cells) for n, cells in enumerate(block, first) if len(cells) == len(header)]
        blocks.append(_frame([n for n, _ in whole], [cells for _, cells in whole], len(header)))
        uneven += [
            Uneven(row, len(cells))
            for row, cells in enumerate(block, first)
            if cells and len(cells) != len(header)
        ]
        first += len(block)
    return _sheet(path, header, pl.concat(blocks), encoding), uneven


def _sheet(path: Path, header: list[str], cells: pl.DataFrame, encoding: str) -> Sheet:
    held = cells.filter(pl.any_horizontal(pl.exclude("row").str.strip_chars() != ""))
    plain = held.with_columns(pl.exclude("row").str.replace(_ESCAPED, "$1"))
    columns = [Cells.of_text(plain[str(at)]) for at in range(len(header))]
    name = "gb18030" if encoding == "gb18030" else "utf-8"
    return Sheet(path.name, Source(path.name, encoding=name), header, columns, held["row"])


def _frame(rows: list[int], lines: list[list[str]], width: int) -> pl.DataFrame:
    columns = list(zip(*lines, strict=True)) if lines else [()] * width
    texts = [
        pl.Series(str(at), column, pl.String).str.replace_all("\r\n", "\n")
        for at, column in enumerate(columns)
    ]
    return pl.DataFrame([pl.Series("row", rows, pl.Int64), *texts])


def _encoding(path: Path) -> str:
    """The first encoding in which the whole file reads without a stray byte."""
    for encoding in ENCODINGS:
        try:
            _read_through(path, encoding)
        except UnicodeDecodeError:
            continue
        return encoding
    raise InputError("unknown_encoding", path.name, wanted=", ".join(ENCODINGS))


def _read_through(path: Path, encoding: str) -> None:
    most = _SMALL + STEEPEST * path.stat().st_size
    length = 0
    try:
        with _opened(path, encoding) as file:
            while part := file.read(_SMALL):
                length += len(part)
                if length > most:
                    raise InputError("zip_bomb", path.name, wanted=most)
                if length > MOST_CHARACTERS:
                    raise InputError("too_large", path.name, wanted=MOST_CHARACTERS)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise InputError("not_gzip", path.name, found=str(error)) from error


def _opened(path: Path, encoding: str) -> TextIO:
    if path.suffix.lower() == ".gz":
        return gzip.open(path, "rt", encoding=encoding, newline="")
    return path.open(encoding=encoding, newline="")
