"""A fault in words for the log: where it arose and of what kind, without what people typed.

A traceback shows our own lines, but an exception's message may quote a value: a phone number that
is taken, a date that is none. Such messages are withheld; what tells of code or schema is kept.
"""

import sqlite3
from collections.abc import Iterator
from traceback import extract_tb, format_list

from django.core.exceptions import ImproperlyConfigured

TELL_OF_CODE = (
    ImproperlyConfigured,
    ImportError,
    NameError,
    AttributeError,
    TypeError,
    sqlite3.Error,  # quotes names of tables, columns and constraints only
)


def described(error: BaseException) -> str:
    """The traceback of ``error`` and of what led to it, the first cause first."""
    parts = [
        "".join(format_list(extract_tb(each.__traceback__))) + _headline(each)
        for each in reversed(list(_chain(error)))
    ]
    return "\nwhich led to\n".join(parts)


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    each: BaseException | None = error
    while each is not None and id(each) not in seen:
        seen.add(id(each))
        yield each
        each = each.__cause__ or (None if each.__suppress_context__ else each.__context__)


def _headline(error: BaseException) -> str:
    kind = f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")
    return f"{kind}: {error}" if isinstance(error, TELL_OF_CODE) else f"{kind}{_of_server(error)}"


def _of_server(error: BaseException) -> str:
    """What PostgreSQL names beside its message: the code of the fault and the constraint."""
    diagnosis = getattr(error, "diag", None)
    named = [getattr(diagnosis, name, None) for name in ("sqlstate", "constraint_name")]
    told = [word for word in named if word]
    return f": {' '.join(told)}" if told else ""
