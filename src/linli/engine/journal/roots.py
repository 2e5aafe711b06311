"""The root as it stands on a poster: the number of entries and the beginning of the hash."""

import re
from dataclasses import dataclass

from linli.engine.errors import InputError

SHORT = 16
"""Hexadecimal digits of the short form; decision 0082 says what they bear."""

GROUP = 4
FULL = 64

_PRINTED = re.compile(r"\s*(?P<size>[0-9]{1,15})\s*:(?P<digits>[0-9a-fA-F\s-]+)")


@dataclass(frozen=True, slots=True)
class PrintedRoot:
    """A root that somebody has on paper.

    Parameters
    ----------
    size : entries that it vouches for, at least 1
    digits : ``SHORT`` or ``FULL`` lower-case hexadecimal digits
    """

    size: int
    digits: str

    def __str__(self) -> str:
        """As it is printed."""
        groups = (self.digits[at : at + GROUP] for at in range(0, len(self.digits), GROUP))
        return f"{self.size}:" + "-".join(groups)

    def agrees(self, root: bytes) -> bool:
        """Whether this is the root, as far as it is printed."""
        return root.hex().startswith(self.digits)


def short_root(size: int, root: bytes) -> str:
    """The form for paper, such as ``1234:9f86-d081-884c-7d65``."""
    return str(PrintedRoot(size, root.hex()[:SHORT]))


def read_root(text: str) -> PrintedRoot:
    """What is printed as ``text``: short or full, in groups by hyphens or blanks or in one.

    Raises
    ------
    InputError : ``unreadable_root``
    """
    match = _PRINTED.fullmatch(text)
    digits = re.sub(r"[\s-]", "", match["digits"]).lower() if match else ""
    if match is None or int(match["size"]) == 0 or len(digits) not in (SHORT, FULL):
        raise InputError("unreadable_root", text, wanted="1234:9f86-d081-884c-7d65")
    return PrintedRoot(int(match["size"]), digits)
