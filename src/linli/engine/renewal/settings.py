"""Settings of rules: what each takes, held when a catalogue is read, and read with its type."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import cast

from linli.engine.errors import InputError
from linli.engine.estate.ledger import BY_NAME
from linli.engine.estate.schema import Column, Kind

Settings = Mapping[str, object]

KEY = "key"
"""Set by ``applied``, never by a catalogue: how rows that an effect adds are named."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What may stand under one name; ``wanted`` says it in the words of a refusal."""

    wanted: str
    fits: Callable[[object], bool]
    needed: bool = True


Takes = Mapping[str, Setting]


def refuse_odd(settings: Settings, takes: Takes, where: str) -> None:
    """Raise unless ``settings`` are those a rule takes, all that it needs among them.

    Raises
    ------
    InputError : ``bad_measure``
    """
    for name in settings:
        if name not in takes:
            raise InputError("bad_measure", where, found=name, wanted=", ".join(takes) or "-")
    for name, setting in takes.items():
        if name not in settings:
            if setting.needed:
                wanted = f"{name} = {setting.wanted}"
                raise InputError("bad_measure", where, found=str(dict(settings)), wanted=wanted)
        elif not setting.fits(settings[name]):
            found = f"{name} = {settings[name]!r}"
            raise InputError("bad_measure", where, found=found, wanted=setting.wanted)


def is_number(value: object) -> bool:
    """A finite number, exact as it was written."""
    whole = isinstance(value, int) and not isinstance(value, bool)
    return whole or (isinstance(value, Decimal) and value.is_finite())


def is_text(value: object) -> bool:
    """A text with something in it."""
    return isinstance(value, str) and bool(value.strip())


def amount(*, needed: bool = True) -> Setting:
    """A number >= 0."""
    return Setting("a number >= 0", lambda v: is_number(v) and exact(v) >= 0, needed)


def positive(*, needed: bool = True) -> Setting:
    """A number > 0."""
    return Setting("a number > 0", lambda v: is_number(v) and exact(v) > 0, needed)


def words(*, needed: bool = True) -> Setting:
    """A text."""
    return Setting("a text", is_text, needed)


def yes_no(*, needed: bool = False) -> Setting:
    """True or false."""
    return Setting("true or false", lambda v: isinstance(v, bool), needed)


def one_of(codes: Iterable[str], *, needed: bool = True) -> Setting:
    """One of some codes."""
    known = tuple(codes)
    return Setting(" | ".join(known), lambda v: v in known, needed)


def some_of(codes: Iterable[str], *, needed: bool = True) -> Setting:
    """A list of one or more of some codes."""
    known = tuple(codes)

    def fits(value: object) -> bool:
        return isinstance(value, list) and bool(value) and all(one in known for one in value)

    return Setting(f"a list of {' | '.join(known)}", fits, needed)


def code_of(table: str, column: str, *, needed: bool = True) -> Setting:
    """One of the codes of a column of the ledger."""
    return one_of(BY_NAME[table].column(column).codes, needed=needed)


def cell_fits(column: Column, value: object) -> bool:
    """Whether a cell of the column may hold the value."""
    match column.kind:
        case Kind.YES_NO:
            return isinstance(value, bool)
        case Kind.CHOICE:
            return value in column.codes
        case Kind.TEXT | Kind.KEY:
            return is_text(value)
        case Kind.INTEGER | Kind.NUMBER | Kind.AREA:
            return is_number(value) and _within(column, exact(value))
        case _:
            return False


def _within(column: Column, number: Fraction) -> bool:
    whole = column.kind is not Kind.INTEGER or number.denominator == 1
    low, high = column.low, column.high
    return whole and (low is None or number >= low) and (high is None or number <= high)


def columns_of(table: str) -> frozenset[str]:
    """Names of the columns of a table of the ledger; none where there is no such table."""
    return frozenset(BY_NAME[table].schema) if table in BY_NAME else frozenset()


def exact(value: object) -> Fraction:
    """A number of a catalogue, exactly as it was written."""
    return Fraction(cast("int | Decimal", value))


def number_in(settings: Settings, name: str, usual: int = 0) -> Fraction:
    """A number of the settings; ``usual`` where it is left out."""
    return exact(settings.get(name, usual))


def text_in(settings: Settings, name: str, usual: str = "") -> str:
    """A text of the settings; ``usual`` where it is left out."""
    return cast("str", settings.get(name, usual))


def list_in(settings: Settings, name: str) -> tuple[str, ...]:
    """A list of codes of the settings; empty where it is left out."""
    return tuple(cast("list[str]", settings.get(name, [])))


def table_in(settings: Settings, name: str) -> Mapping[str, object]:
    """A table of the settings; empty where it is left out."""
    return cast("Mapping[str, object]", settings.get(name, {}))
