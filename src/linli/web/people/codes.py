"""The code of an invitation: ten letters by chance, and two by which a slip and its place are seen.

The letters are the numbers 0 to 30 of the field of integers modulo 31, so that two checks find one
wrong letter: with letters c at places i = 1 to 12 both sum(c) and sum(i c) are 0. One wrong letter
at place i by e gives e and i e, hence i. Two that changed places leave the first at 0 and the
second not. (A shortened Reed-Solomon code of distance 3.)
"""

import secrets
import unicodedata
from typing import Literal

ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""31 signs, without 0, O, 1, I and L."""
PRIME = len(ALPHABET)
BY_CHANCE = 10
LENGTH = BY_CHANCE + 2
GROUP = 4  # letters
BETWEEN = " -–—_.·,，。"
"""What somebody may put between groups."""


Kind = Literal["length", "sign", "group", "order", "somewhere"]


class SlipError(Exception):
    """What was typed is no code.

    Parameters
    ----------
    kind : ``length``: not twelve letters; ``sign``: one that codes have not; ``group``: one letter
        is wrong, most likely in this group; ``order``: two letters have changed places;
        ``somewhere``: several are wrong
    group : from 1, where ``kind`` is ``sign`` or ``group``
    found : how many letters there are, or the sign that is none of ours
    """

    def __init__(self, kind: Kind, group: int | None = None, found: str = "") -> None:
        super().__init__(kind, group, found)
        self.kind, self.group, self.found = kind, group, found


def fresh() -> str:
    """A new code, 31 ** 10 (2 ** 49.5) of them equally likely."""
    numbers = [secrets.randbelow(PRIME) for _ in range(BY_CHANCE)]
    total, weighted = _checks(numbers)
    last = (total * (LENGTH - 1) - weighted) % PRIME
    before = (-total - last) % PRIME
    return "".join(ALPHABET[number] for number in [*numbers, before, last])


def grouped(code: str) -> str:
    """As it is printed: ``ABCD-EFGH-JKMN``."""
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def read(typed: str) -> str:
    """The code somebody typed, however they wrote it.

    Raises
    ------
    SlipError : it cannot be a code, and where it looks wrong
    """
    wide = unicodedata.normalize("NFKC", typed).upper()
    signs = [sign for sign in wide if sign not in BETWEEN and not sign.isspace()]
    for place, sign in enumerate(signs):
        if sign not in ALPHABET:
            raise SlipError("sign", place // GROUP + 1, sign)
    if len(signs) != LENGTH:
        raise SlipError("length", found=str(len(signs)))
    _look([ALPHABET.index(sign) for sign in signs])
    return "".join(signs)


def _checks(numbers: list[int]) -> tuple[int, int]:
    return sum(numbers), sum(place * number for place, number in enumerate(numbers, 1))


def _look(numbers: list[int]) -> None:
    total, weighted = (check % PRIME for check in _checks(numbers))
    if total == weighted == 0:
        return
    if total == 0:
        raise SlipError("order")
    place = weighted * pow(total, -1, PRIME) % PRIME
    if not 1 <= place <= LENGTH:
        raise SlipError("somewhere")
    raise SlipError("group", (place - 1) // GROUP + 1)
