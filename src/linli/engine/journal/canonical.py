"""One written form of a value, so that its hash does not depend on who wrote it down.

A subset of RFC 8785 (JSON Canonicalization Scheme): names sorted, no blanks, its escapes, UTF-8.
Narrower in what it takes (decision 0082): whole numbers alone, names in plain ASCII, text in
Unicode's form NFC. What is outside is refused, never repaired.
"""

import json
import re
from unicodedata import is_normalized

from linli.engine.errors import InputError

LARGEST = 2**53 - 1
"""The whole numbers that every reader of JSON keeps exactly (RFC 8785, section 3.2.2.3)."""

DEEPEST = 8
"""Lists and objects within one another; more is nobody's fact, and some readers' end."""

_NAME = re.compile(r"[a-z][a-z0-9_]{0,59}")
_FORM = json.JSONEncoder(
    ensure_ascii=False, check_circular=False, sort_keys=True, separators=(",", ":")
)


def canonical(value: object) -> bytes:
    """The one written form of ``value``, without an end of line.

    Parameters
    ----------
    value : None, bool, int, str, list and dict of these; names are lower-case ASCII

    Raises
    ------
    InputError : ``number_not_whole``, ``number_too_large``, ``name_not_plain``, ``not_text``,
        ``not_nfc``, ``nested_too_deep``
    TypeError : any other type

    Notes
    -----
    RFC 8785 sorts names by UTF-16 units; for ASCII names every order agrees. Form NFC is asked of
    the whole line, as a name or text cannot combine with the quotation mark before it.
    """
    _check(value, "", 0)
    text = _FORM.encode(value)
    try:
        written = text.encode()
    except UnicodeEncodeError as error:
        raise InputError("not_text", "", found=ascii(text[error.start])) from error
    if not is_normalized("NFC", text):
        raise InputError("not_nfc", "")
    return written


def again(value: object) -> bytes:
    """``canonical`` of what came out of ``parsed`` or has passed ``canonical``, unchecked."""
    return _FORM.encode(value).encode()


def parsed(line: bytes) -> object:
    """The value that is written as ``line``, which has no end of line.

    Raises
    ------
    InputError : ``line_not_utf8``, ``line_not_json``, ``not_canonical`` (with ``at``, the first
        byte that differs, from 1), and those of ``canonical``
    """
    try:
        value = json.loads(line.decode())
    except UnicodeDecodeError as error:
        raise InputError("line_not_utf8", "", at=error.start + 1) from error
    except json.JSONDecodeError as error:
        raise InputError("line_not_json", "", at=error.pos + 1) from error
    except (RecursionError, ValueError) as error:  # too deep; a number of thousands of digits
        raise InputError("line_not_json", "", at=1) from error
    wanted = canonical(value)
    if wanted != line:
        raise InputError("not_canonical", "", at=_first_difference(line, wanted))
    return value


def _check(value: object, where: str, depth: int) -> None:
    if value is None or isinstance(value, bool | str):
        return
    if isinstance(value, int):
        if abs(value) > LARGEST:
            raise InputError("number_too_large", where, wanted=LARGEST)
    elif isinstance(value, float):
        raise InputError("number_not_whole", where, found=repr(value))
    elif not isinstance(value, dict | list):
        raise TypeError(f"{where}: {type(value).__name__} has no canonical form")
    elif depth == DEEPEST:
        raise InputError("nested_too_deep", where, wanted=DEEPEST)
    else:
        _check_parts(value, where, depth + 1)


def _check_parts(value: dict[object, object] | list[object], where: str, depth: int) -> None:
    if isinstance(value, list):
        for at, part in enumerate(value):
            _check(part, f"{where}[{at}]", depth)
        return
    for name, part in value.items():
        if not isinstance(name, str) or not _NAME.fullmatch(name):
            raise InputError("name_not_plain", where, found=str(name))
        _check(part, f"{where}.{name}" if where else name, depth)


def _first_difference(found: bytes, wanted: bytes) -> int:
    pairs = enumerate(zip(found, wanted, strict=False), start=1)
    return next(
        (at for at, (one, other) in pairs if one != other), min(len(found), len(wanted)) + 1
    )
