"""A value of the ledger as a reader sees it: in words, known, made or unknown."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from linli.web.estates.bridge import EVERY_COLUMN, LIST_SEPARATOR, Column, Kind
from linli.web.shared.language import Language

NUMBERS = (Kind.INTEGER, Kind.NUMBER, Kind.AREA)


@dataclass(frozen=True, slots=True)
class Cell:
    """``text`` is None where nothing is recorded."""

    text: str | None
    made: bool = False
    number: bool = False
    word: bool = False
    """Whether the word for "calculated" stands beside it; in a row made as a whole only once."""


def cell(column: Column, value: Any, generated: str | None, lang: Language) -> Cell:  # noqa: ANN401
    """What to show for ``value``; ``generated`` is what its row says was made."""
    if value is None or value == "":
        return Cell(None, number=column.kind in NUMBERS)
    made = generated is not None and is_made(column.name, generated)
    word = made and (generated != EVERY_COLUMN or _names_the_row(column))
    return Cell(worded(column, value, lang), made, column.kind in NUMBERS, word)


def _names_the_row(column: Column) -> bool:
    return column.kind is Kind.KEY and column.required and not column.refers


def is_made(column: str, generated: str) -> bool:
    """Whether a row's list of made columns names ``column``."""
    return generated == EVERY_COLUMN or column in generated.split(LIST_SEPARATOR)


def worded(column: Column, value: Any, lang: Language) -> str:  # noqa: ANN401
    """A known value in the reader's language."""
    word = WORDS.get(column.kind)
    return str(value) if word is None else word(column, value, lang)


def _labels(column: Column, lang: Language) -> dict[str, str]:
    return {choice.code: choice.zh if lang == "zh" else choice.en for choice in column.choices}


def _choice(column: Column, code: str, lang: Language) -> str:
    return _labels(column, lang).get(code, code)


def _list(column: Column, codes: str, lang: Language) -> str:
    labels = _labels(column, lang)
    names = [labels.get(code, code) for code in codes.split(LIST_SEPARATOR)]
    return ("、" if lang == "zh" else ", ").join(names)


def _yes_no(_column: Column, value: bool, _lang: Language) -> str:  # noqa: FBT001 - a cell's value
    return _("yes") if value else _("no")


def _number(_column: Column, value: float, _lang: Language) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".")


def _area(_column: Column, square_decimetres: int, _lang: Language) -> str:
    return f"{square_decimetres // 100}.{square_decimetres % 100:02d}"


def _drawn(_column: Column, _value: str, _lang: Language) -> str:
    return _("drawn")


WORDS: dict[Kind, Callable[[Column, Any, Language], str]] = {
    Kind.CHOICE: _choice,
    Kind.LIST: _list,
    Kind.YES_NO: _yes_no,
    Kind.NUMBER: _number,
    Kind.AREA: _area,
    Kind.POLYGON: _drawn,
}
