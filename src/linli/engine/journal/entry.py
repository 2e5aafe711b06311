"""What an entry of the journal holds, field by field."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from types import MappingProxyType

from linli.engine.errors import InputError

HOWS = ("self", "desk", "carer", "proxy", "rule")
"""By whose hand: one's own; staff at the counter; a carer; a proxy; the platform by a rule."""

_CODE = re.compile(r"[a-z][a-z0-9_]{0,59}")
_HASH = re.compile(r"[0-9a-f]{64}")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", re.ASCII)
_PSEUDONYM = re.compile(r"[a-z0-9]{1,20}")
_SUBJECT = re.compile(r"[a-z][a-z0-9_]{0,59}(/\S{1,100})?")

LONGEST_BOOK = 100
"""Characters in the name of a book, which is the key of its estate."""


def moment_text(moment: datetime) -> str:
    """``moment`` as entries write it: UTC, ISO 8601, six decimals, so that text sorts as time.

    Raises
    ------
    ValueError : a moment without a time zone
    """
    if moment.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def check_form(entry: object) -> dict[str, object]:
    """``entry`` itself, once it holds every field, no other, and each in its form.

    Raises
    ------
    InputError : ``not_an_entry``, ``missing_field``, ``unknown_field``, ``bad_field``
    """
    if not isinstance(entry, dict):
        raise InputError("not_an_entry", "")
    if entry.keys() != FORM.keys():
        _refuse_names(entry)
    for name, fits in FORM.items():
        if not fits(entry[name]):
            raise InputError("bad_field", name, found=str(entry[name])[:60])
    return entry


def _refuse_names(entry: Mapping[str, object]) -> None:
    missing = sorted(FORM.keys() - entry.keys())
    if missing:
        raise InputError("missing_field", missing[0])
    raise InputError("unknown_field", min(entry.keys() - FORM.keys()))


def _is_moment(value: object) -> bool:
    if not isinstance(value, str) or not _MOMENT.fullmatch(value):
        return False
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def _is_book(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= LONGEST_BOOK and value.isprintable()


def _is(pattern: re.Pattern[str]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, str) and pattern.fullmatch(value) is not None


def _is_or_none(pattern: re.Pattern[str]) -> Callable[[object], bool]:
    return lambda value: (
        value is None or (isinstance(value, str) and pattern.fullmatch(value) is not None)
    )


FORM: Mapping[str, Callable[[object], bool]] = MappingProxyType(
    {
        "act": _is(_CODE),
        "at": _is_moment,
        "before": _is(_HASH),
        "book": _is_book,
        "by": _is_or_none(_PSEUDONYM),
        "facts": lambda value: isinstance(value, dict),
        "hash": _is(_HASH),
        "how": lambda value: value in HOWS,
        "number": _is_number,
        "role": _is(_CODE),
        "subject": _is(_SUBJECT),
        "who": _is_or_none(_PSEUDONYM),
    }
)
"""Every field of an entry, sorted as it is written, and whether a value fits it."""
