"""What a sheet's XML says and its values do not: formulas, errors, merged cells, true extent.

Formulas are refused rather than read: the number beside them is whatever some program last
computed, perhaps from another sheet, and a ledger is what people recorded.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO
from xml.parsers import expat
from zipfile import ZipInfo

from linli.engine.errors import InputError
from linli.files.package import parse
from linli.files.sheets import COLUMN_LIMIT, ROW_LIMIT

# Most cells stand in the first 26 columns and 99,999 rows: their place need not be worked out.
_NEAR = re.compile(r"[A-Z]\d{1,5}$")
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})$")


@dataclass
class Oddities:
    """Places (row from 1, column from 0) of cells that hold no plain value, by code of fault."""

    places: dict[str, list[tuple[int, int]]] = field(default_factory=dict)

    def add(self, code: str, row: int, column: int) -> None:
        """Note one place."""
        self.places.setdefault(code, []).append((row, column))


class _Scan:
    """Handlers of one pass over a sheet; cells without a reference follow their neighbour."""

    def __init__(self, sheet: str) -> None:
        self.sheet = sheet
        self.odd = Oddities()
        self.row = 0
        self.column = -1
        self.reference = ""  # of the cell at hand while row and column are not worked out
        self.handlers = {
            "row": self._row,
            "c": self._cell,
            "v": self._limit,
            "is": self._limit,
            "f": self._formula,
            "mergeCell": self._merged,
        }

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """What expat calls for each element, with or without a prefix."""
        handler = self.handlers.get(name) or self.handlers.get(name.rpartition(":")[2])
        if handler is not None:
            handler(attributes)

    def _row(self, attributes: dict[str, str]) -> None:
        self._settle()
        self.row = int(attributes["r"]) if "r" in attributes else self.row + 1
        self.column = -1

    def _cell(self, attributes: dict[str, str]) -> None:
        if "r" in attributes:
            self.reference = attributes["r"]
        else:
            self._settle()
            self.column += 1
        if attributes.get("t") == "e":
            self._odd("error_value")

    def _formula(self, _attributes: dict[str, str]) -> None:
        self._odd("formula")

    def _merged(self, attributes: dict[str, str]) -> None:
        self.odd.add("merged_cells", *position(attributes.get("ref", "").partition(":")[0]))

    def _limit(self, _attributes: dict[str, str]) -> None:
        """Only cells that hold something count: formatted blanks reach row 1,048,576 easily."""
        if _NEAR.match(self.reference):
            return
        self._settle()
        if self.row > ROW_LIMIT + 1:
            raise InputError("too_many_rows", self.sheet, wanted=ROW_LIMIT)
        if self.column >= COLUMN_LIMIT:
            raise InputError("too_many_columns", self.sheet, wanted=COLUMN_LIMIT)

    def _odd(self, code: str) -> None:
        self._settle()
        self.odd.add(code, self.row, self.column)

    def _settle(self) -> None:
        if self.reference:
            self.row, self.column = position(self.reference)
            self.reference = ""


def scan(path: Path, file: BinaryIO, part: ZipInfo, sheet: str) -> Oddities:
    """Read the XML of ``sheet`` once, in pieces.

    Raises
    ------
    InputError : ``too_many_rows``, ``too_many_columns``, ``broken_workbook``
    """
    scanning = _Scan(sheet)
    parser = expat.ParserCreate()
    parser.StartElementHandler = scanning.start
    try:
        parse(path, file, part, parser)
    except ValueError as error:
        if isinstance(error, InputError):
            raise
        raise InputError("broken_workbook", path.name, part=part.filename) from error
    return scanning.odd


def position(reference: str) -> tuple[int, int]:
    """Row from 1 and column from 0 of a reference such as "AB12"; ValueError when it is none."""
    match = _REFERENCE.match(reference)
    if match is None:
        raise ValueError(reference)
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column - 1


def sheet_parts(path: Path, file: BinaryIO, parts: dict[str, ZipInfo]) -> dict[str, ZipInfo]:
    """The XML part of every worksheet by the name of its tab."""
    if "xl/workbook.xml" not in parts or "xl/_rels/workbook.xml.rels" not in parts:
        raise InputError("not_a_workbook", path.name)
    targets: dict[str, str] = {}
    names: dict[str, str] = {}

    def relationship(name: str, attributes: dict[str, str]) -> None:
        if name.rpartition("}")[2] == "Relationship":
            targets[attributes.get("Id", "")] = attributes.get("Target", "")

    def sheet(name: str, attributes: dict[str, str]) -> None:
        if name.rpartition("}")[2] == "sheet":
            link = next((value for key, value in attributes.items() if key.endswith("}id")), "")
            names[attributes.get("name", "")] = link

    for part, handler in (("_rels/workbook.xml.rels", relationship), ("workbook.xml", sheet)):
        parser = expat.ParserCreate(namespace_separator="}")
        parser.StartElementHandler = handler
        parse(path, file, parts[f"xl/{part}"], parser)
    return {name: _part(path, parts, targets.get(link, "")) for name, link in names.items()}


def _part(path: Path, parts: dict[str, ZipInfo], target: str) -> ZipInfo:
    name = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    if name not in parts:
        raise InputError("broken_workbook", path.name, part=target)
    return parts[name]
