"""The zip package of a workbook, judged before anything in it is believed or unpacked.

Sizes are checked in the directory first and again while inflating, because a directory can lie;
a part that inflates to anything else than it declares is refused, so that a later reader with its
own zip code meets the same bytes.
"""

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from linli.engine.errors import InputError

MOST_PARTS = 2_000
"""Most parts of a package; a workbook of the ledger has about forty."""

MOST_BYTES = 1 << 30
"""Most bytes unpacked: over twice a ledger whose largest table has 500,000 rows (measured)."""

STEEPEST = 150
"""Most bytes out of one byte in, for parts over 1 MiB; sheets of a ledger reach 10 to 30."""

_SMALL = 1 << 20
_CHUNK = 1 << 18
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_LOCAL_HEADER = 30
_ENCRYPTION_FLAG = 1


def declared_parts(path: Path) -> dict[str, ZipInfo]:
    """The parts of the package by name, judged by what its directory declares.

    Raises
    ------
    InputError : ``old_workbook``, ``locked_workbook``, ``not_a_workbook``, ``broken_workbook``,
        ``zip_bomb``
    """
    with path.open("rb") as file:
        _refuse_compound(path, file)
        try:
            parts = ZipFile(file).infolist()
        except (BadZipFile, OSError, ValueError) as error:
            raise InputError("not_a_workbook", path.name) from error
    _refuse_directory(path, parts)
    return {part.filename: part for part in parts}


def try_out(path: Path, file: BinaryIO, part: ZipInfo) -> None:
    """Inflate a part once; XML among them must be free of document types.

    Raises
    ------
    InputError : ``broken_workbook``, ``zip_bomb``, ``document_type``, ``not_utf8``
    """
    if part.filename.endswith((".xml", ".rels")):
        parse(path, file, part, expat.ParserCreate())
        return
    try:
        for _ in inflated(path, file, part):
            pass
    except zlib.error as error:
        raise InputError("broken_workbook", path.name, part=part.filename) from error


def inflated(path: Path, file: BinaryIO, part: ZipInfo) -> Iterator[bytes]:
    """The bytes of a part in pieces, never more than it declares."""
    file.seek(part.header_offset)
    header = file.read(_LOCAL_HEADER)
    lengths = int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
    file.seek(part.header_offset + _LOCAL_HEADER + lengths)
    unpack = zlib.decompressobj(-zlib.MAX_WBITS) if part.compress_type == ZIP_DEFLATED else None
    left, size = part.compress_size, 0
    while left:
        packed = file.read(min(_CHUNK, left))
        if not packed:
            raise InputError("broken_workbook", path.name, part=part.filename)
        left -= len(packed)
        for piece in _pieces(packed, unpack):
            size += len(piece)
            if size > part.file_size:
                raise InputError("zip_bomb", path.name, part=part.filename, wanted=part.file_size)
            yield piece
    if size != part.file_size or (unpack is not None and not unpack.eof):
        raise InputError("broken_workbook", path.name, part=part.filename)


def _pieces(packed: bytes, unpack: "zlib._Decompress | None") -> Iterator[bytes]:
    if unpack is None:
        yield packed
        return
    while packed:
        yield unpack.decompress(packed, _CHUNK)
        packed = unpack.unconsumed_tail


def parse(path: Path, file: BinaryIO, part: ZipInfo, parser: expat.XMLParserType) -> None:
    """Run ``parser``, its handlers set, over an XML part; no document type, UTF-8 only."""
    parser.StartDoctypeDeclHandler = lambda *_: _refuse("document_type", path, part)
    parser.XmlDeclHandler = lambda _version, encoding, _alone: (
        None if (encoding or "utf-8").lower() == "utf-8" else _refuse("not_utf8", path, part)
    )
    try:
        for at, piece in enumerate(inflated(path, file, part)):
            if at == 0 and piece[:2] in (b"\xff\xfe", b"\xfe\xff"):
                _refuse("not_utf8", path, part)
            parser.Parse(piece, False)  # noqa: FBT003 - expat takes it by position
        parser.Parse(b"", True)  # noqa: FBT003
    except (expat.ExpatError, zlib.error) as error:
        raise InputError("broken_workbook", path.name, part=part.filename) from error


def _refuse(code: str, path: Path, part: ZipInfo) -> None:
    if code == "document_type":
        raise InputError("document_type", path.name, part=part.filename)
    raise InputError("not_utf8", path.name, part=part.filename)


def _refuse_compound(path: Path, file: BinaryIO) -> None:
    """Files of the 1990s' format: an .xls, or a workbook locked with a password."""
    start = file.read(1 << 20)
    if start.startswith(_OLE):
        if _ENCRYPTED in start:
            raise InputError("locked_workbook", path.name)
        raise InputError("old_workbook", path.name)
    file.seek(0)


def _refuse_directory(path: Path, parts: list[ZipInfo]) -> None:
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_BYTES:
        raise InputError("zip_bomb", path.name, part="", wanted=MOST_BYTES)
    for part in parts:
        if part.file_size > max(_SMALL, STEEPEST * part.compress_size):
            raise InputError("zip_bomb", path.name, part=part.filename, wanted=MOST_BYTES)
        if part.flag_bits & _ENCRYPTION_FLAG:
            raise InputError("locked_workbook", path.name)
        if part.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise InputError("broken_workbook", path.name, part=part.filename)
    if len({part.filename for part in parts}) != len(parts):
        raise InputError("broken_workbook", path.name, part="")
