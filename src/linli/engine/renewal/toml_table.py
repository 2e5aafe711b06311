"""A TOML table read key by key; what is odd in it is refused with its place."""

import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import NoReturn

from linli.engine.errors import InputError
from linli.engine.renewal.money import FEN_A_YUAN, Fen

MOST_YUAN = 10**12
"""Bound of an amount in a file: no estate costs more, and sums stay within 64 bits."""

DECIMALS = 12
"""Digits after the point a number may have, so that it stays a short exact fraction."""

PERCENT = 100


@dataclass(frozen=True, slots=True)
class TomlTable:
    """A table and where it stands, for refusals."""

    rows: Mapping[str, object]
    where: str

    def refuse(self, key: str, wanted: str) -> NoReturn:
        """Raise ``bad_money_value`` of a key."""
        found = repr(self.rows.get(key))
        raise InputError("bad_money_value", f"{self.where}: {key}", found=found, wanted=wanted)

    def only(self, keys: Collection[str]) -> None:
        """Refuse keys besides these."""
        for key in self.rows:
            if key not in keys:
                raise InputError("unknown_money_key", self.where, found=key, wanted=", ".join(keys))

    def table(self, key: str) -> "TomlTable":
        """The table under a key; empty where there is none."""
        found = self.rows.get(key, {})
        if not isinstance(found, dict):
            self.refuse(key, "[…]")
        return TomlTable(found, f"{self.where}: {key}")

    def tables(self) -> Iterator[tuple[str, "TomlTable"]]:
        """Each key with the table under it."""
        for key in self.rows:
            yield key, self.table(key)

    def number(self, key: str, most: int) -> Fraction:
        """A number from 0 to ``most``, exact."""
        found = self.rows.get(key)
        if isinstance(found, bool) or not isinstance(found, int | Decimal):
            self.refuse(key, f"0 … {most}")
        if not _short(found) or not 0 <= found <= most:
            self.refuse(key, f"0 … {most}")
        return Fraction(found)

    def percent(self, key: str) -> Fraction:
        """A share of one, written in percent."""
        return self.number(key, PERCENT) / PERCENT

    def fen(self, key: str) -> Fen:
        """An amount, written in yuan."""
        amount = self.number(key, MOST_YUAN) * FEN_A_YUAN
        if amount.denominator != 1:
            self.refuse(key, "0.01")
        return amount.numerator

    def whole(self, key: str, low: int, high: int) -> int:
        """A whole number within bounds."""
        found = self.rows.get(key)
        if isinstance(found, bool) or not isinstance(found, int) or not low <= found <= high:
            self.refuse(key, f"{low} … {high}")
        return found

    def yes(self, key: str) -> bool:
        """True or false."""
        found = self.rows.get(key)
        if not isinstance(found, bool):
            self.refuse(key, "true, false")
        return found

    def text(self, key: str, otherwise: str) -> str:
        """A text; ``otherwise`` where the key is missing."""
        found = self.rows.get(key, otherwise)
        if not isinstance(found, str) or not found.strip():
            self.refuse(key, '"…"')
        return found

    def names(self, key: str, allowed: Collection[str]) -> tuple[str, ...]:
        """A list of names, each allowed and there once."""
        found = self.rows.get(key)
        if not isinstance(found, list) or len(set(map(repr, found))) < len(found):
            self.refuse(key, ", ".join(allowed))
        if any(name not in allowed for name in found):
            self.refuse(key, ", ".join(allowed))
        return tuple(found)


def _short(value: int | Decimal) -> bool:
    """Whether a number is finite and short, so that its fraction is too."""
    if not isinstance(value, Decimal):
        return True
    exponent = value.as_tuple().exponent
    return isinstance(exponent, int) and -DECIMALS <= exponent <= DECIMALS


def parsed(text: str, where: str) -> TomlTable:
    """The table of a TOML text, its numbers exact.

    Raises
    ------
    InputError : ``not_toml``
    """
    try:
        return TomlTable(tomllib.loads(text, parse_float=Decimal), where)
    except (ValueError, RecursionError) as error:
        raise InputError("not_toml", where, found=str(error)) from error
